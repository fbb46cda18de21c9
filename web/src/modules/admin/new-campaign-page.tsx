import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey, createCampaign } from '../../api/admin.ts';
import { serverNowMs } from '../../api/clock.ts';
import { dropsKey } from '../../api/coupons.ts';
import type { Upload } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { CouponTicket } from '../coupons/coupon-ticket.tsx';
import { PosterField } from '../files/poster-field.tsx';
import { campaignBody, campaignErrors, discountOf, emptyDraft, scopeOf } from './campaign-draft.ts';
import { CampaignFields } from './campaign-fields.tsx';

export function NewCampaignPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => emptyDraft(new Date(serverNowMs())));
  const [poster, setPoster] = useState<Upload | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand({
    name: 'campaign',
    run: createCampaign,
    onDone: ({ data }) => {
      toast(t('admin.created'));
      void queryClient.invalidateQueries({ queryKey: adminKey });
      void queryClient.invalidateQueries({ queryKey: dropsKey });
      void navigate({
        to: '/admin/coupons/$campaignId',
        params: { campaignId: data.campaignId },
        replace: true,
      });
    },
  });
  const errors = campaignErrors(draft, serverNowMs());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (Object.keys(errors).length === 0) {
      command.submit({
        ...campaignBody(draft),
        ...(poster && draft.kind === 'drop' && { posterFileId: poster.fileId }),
      });
    }
  };
  const validUntil = Date.parse(draft.validUntil);
  return (
    <Page
      title={t('admin.createTitle')}
      back={
        <Link to="/admin/coupons" className={backClass}>
          <BackIcon />
          {t('admin.campaignsTitle')}
        </Link>
      }
    >
      <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <form noValidate onSubmit={submit} className="flex flex-col gap-5">
          <Card>
            <CampaignFields draft={draft} onChange={setDraft} errors={tried ? errors : {}} />
          </Card>
          {draft.kind === 'drop' && (
            <Card>
              <PosterField
                seed={draft.name}
                poster={poster}
                onUploaded={setPoster}
                onRemove={() => setPoster(null)}
              />
            </Card>
          )}
          <FormError error={command.error} />
          <CommandWait command={command} />
          <Button type="submit" size="lg" loading={command.state.phase === 'running'}>
            {t('admin.create')}
          </Button>
        </form>
        <aside aria-label={t('admin.preview')} className="order-first xl:sticky xl:top-24 xl:order-last">
          <p className="mb-2 text-sm font-semibold text-muted">{t('admin.preview')}</p>
          <CouponTicket
            coupon={{
              seed: draft.name,
              name: draft.name.trim() === '' ? t('admin.name') : draft.name,
              nameEn: draft.nameEn.trim() === '' ? null : draft.nameEn,
              discount: discountOf(draft),
              minimumSpend: Number(draft.minimumSpend) || 0,
              scope: scopeOf(draft),
              status: 'active',
              usedAt: null,
              claimedAt: null,
              validUntil: new Date(Number.isNaN(validUntil) ? serverNowMs() : validUntil).toISOString(),
            }}
          />
        </aside>
      </div>
    </Page>
  );
}
