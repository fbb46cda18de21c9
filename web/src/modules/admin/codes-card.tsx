import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey, makeCodes } from '../../api/admin.ts';
import { download } from '../../api/client.ts';
import type { Campaign } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

const MAX_CODES = 50_000;

export function CodesCard({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  return (
    <Card>
      <h2 className="text-lg font-bold">{t('admin.codes')}</h2>
      {campaign.kind === 'code' ? (
        campaign.code !== null && (
          <p className="mt-1 flex items-center text-2xl font-extrabold tracking-wide">
            <code>{campaign.code}</code>
            <CopyButton value={campaign.code} />
          </p>
        )
      ) : (
        <BulkCodes campaign={campaign} />
      )}
    </Card>
  );
}

function BulkCodes({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [count, setCount] = useState('100');
  const room = Math.min(MAX_CODES, campaign.total - campaign.codesMade);
  const invalid = !(Number(count) >= 1 && Number(count) <= room);
  const command = useCommand({
    name: `codes:${campaign.campaignId}`,
    run: (body: { count: number }, key) => makeCodes(campaign.campaignId, body, key),
    onDone: ({ data }) => {
      toast(t('admin.codesDone', { count: data.made }));
      void queryClient.invalidateQueries({ queryKey: adminKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invalid) command.submit({ count: Number(count) });
  };
  const save = () =>
    download(
      `/admin/coupons/campaigns/${campaign.campaignId}/codes.csv`,
      {},
      `codes-${campaign.campaignId}.csv`,
    ).catch(() => toast(t('common.downloadFailed')));
  return (
    <div className="mt-1 flex flex-col gap-4">
      <p className="text-muted">{t('admin.codesMade', { count: campaign.codesMade })}</p>
      {room > 0 && (
        <form onSubmit={submit} className="flex items-start gap-3">
          <Field
            className="flex-1"
            label={t('admin.codesCount')}
            inputMode="numeric"
            value={count}
            onChange={(event) => setCount(event.target.value.replace(/\D/g, ''))}
            error={invalid ? t('admin.rangeInvalid', { min: 1, max: format.number(room) }) : null}
          />
          <Button
            type="submit"
            className="mt-6.5"
            loading={command.state.phase === 'running'}
            disabled={invalid}
          >
            {t('admin.codesMake')}
          </Button>
        </form>
      )}
      <FormError error={command.error} />
      <CommandWait command={command} />
      {campaign.codesMade > 0 && (
        <Button
          variant="secondary"
          icon={<Download aria-hidden="true" className="size-5" />}
          onClick={() => void save()}
        >
          {t('common.download')}
        </Button>
      )}
    </div>
  );
}
