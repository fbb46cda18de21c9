import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleStop } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../../api/clock.ts';
import { hasCode } from '../../../../api/error.ts';
import {
  changePromotion,
  createPromotion,
  endPromotion,
  promotionQuery,
  shopAdminKey,
} from '../../../../api/shop-admin.ts';
import type { PromotionBody, PromotionView } from '../../../../api/shop-admin-types.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { CommandWait } from '../../../../ui/command-wait.tsx';
import { Field } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { ScopeFields } from '../parts/scope-fields.tsx';
import {
  emptyPromotion,
  promotionDraft,
  promotionErrors,
  promotionTerms,
  ruleOf,
} from './promotion-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { RuleSentence } from './rule-sentence.tsx';
import { TryRule } from './try-rule.tsx';

const MAX_PRODUCTS = 100;

/** A promotion: what it does in words, while it is written, and what it would take off some sample lines. */
export function PromotionForm({ promotion }: { promotion: PromotionView | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [first] = useState(() =>
    promotion === null ? emptyPromotion(new Date(serverNowMs())) : promotionDraft(promotion),
  );
  const [draft, setDraft] = useState(first);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const left = useRef(false);
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(first);
  const errors = promotionErrors(draft);
  const rule = ruleOf(draft);
  const isEnded = promotion?.status === 'ended';
  const command = useCommand({
    name: `promotion:${promotion?.promotionId ?? 'new'}`,
    run: (body: PromotionBody, key) =>
      promotion === null
        ? createPromotion(body, key)
        : changePromotion(promotion.promotionId, { ...body, version: promotion.version }, key),
    onDone: ({ data }) => {
      left.current = true;
      toast(t('shopAdmin.promotions.saved'));
      queryClient.setQueryData(promotionQuery(data.promotionId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: shopAdminKey });
      void navigate({ to: '/admin/shop/promotions', ignoreBlocker: true });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (Object.keys(errors).length > 0 || rule === null || reason.trim() === '') return;
    command.submit({ ...promotionTerms(draft, rule), reason: reason.trim() });
  };
  const shown = tried ? errors : {};
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <form noValidate onSubmit={submit} className="min-w-0">
        <UnsavedGuard isUnsaved={isUnsaved && !left.current} />
        <fieldset disabled={isEnded} className="flex min-w-0 flex-col gap-5">
          <Card className="flex flex-col gap-5">
            <RuleFields draft={draft} onChange={setDraft} errors={shown} />
            <RuleSentence draft={draft} rule={rule} />
          </Card>
          <Card>
            <h2 className="mb-3 text-lg font-bold">{t('shopAdmin.scope.title')}</h2>
            <ScopeFields
              scope={draft.scope}
              onChange={(scope) => setDraft({ ...draft, scope })}
              maxProducts={MAX_PRODUCTS}
            />
          </Card>
          <Card className="flex flex-col gap-5">
            <LocalizedField
              label={t('shopAdmin.editor.name')}
              hint={t('shopAdmin.promotions.nameHint')}
              value={draft.name}
              onChange={(name) => setDraft({ ...draft, name })}
              errorAt={(language) =>
                shown.name === true && draft.name[language].trim() === '' ? t('common.required') : null
              }
              maxLength={120}
            />
            <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
              <Field
                label={t('shopAdmin.promotions.startsAt')}
                type="datetime-local"
                value={draft.startsAt}
                error={shown.startsAt === true ? t('common.required') : null}
                onChange={(event) => setDraft({ ...draft, startsAt: event.target.value })}
              />
              <Field
                label={t('shopAdmin.promotions.endsAt')}
                optional={t('common.optional')}
                type="datetime-local"
                value={draft.endsAt}
                error={shown.endsAt === true ? t('shopAdmin.errors.saleOrder') : null}
                onChange={(event) => setDraft({ ...draft, endsAt: event.target.value })}
              />
            </div>
            <Switch
              label={t('shopAdmin.promotions.isActive')}
              checked={draft.isActive}
              disabled={isEnded}
              onChange={(isActive) => setDraft({ ...draft, isActive })}
            />
            {!isEnded && (
              <Field
                label={t('common.reason')}
                hint={t('common.reasonHint')}
                maxLength={200}
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                error={tried && reason.trim() === '' ? t('common.required') : null}
              />
            )}
          </Card>
        </fieldset>
        <div className="mt-5 flex flex-col gap-4">
          <FormError error={command.error} />
          {hasCode(command.error, 'shop.version-conflict') && promotion !== null && (
            <Button
              variant="secondary"
              onClick={() => {
                left.current = true;
                void queryClient.invalidateQueries({
                  queryKey: promotionQuery(promotion.promotionId).queryKey,
                });
              }}
            >
              {t('shopAdmin.promotions.reread')}
            </Button>
          )}
          <CommandWait command={command} />
          {isEnded ? (
            <p className="text-muted">{t('shopAdmin.promotions.endedLead')}</p>
          ) : (
            <div className="flex flex-wrap gap-3">
              <Button type="submit" className="flex-1" loading={command.state.phase === 'running'}>
                {promotion === null ? t('shopAdmin.promotions.create') : t('common.save')}
              </Button>
              {promotion !== null && (
                <Button
                  variant="danger"
                  icon={<CircleStop aria-hidden="true" className="size-4.5" />}
                  onClick={() => setEnding(true)}
                >
                  {t('shopAdmin.promotions.end')}
                </Button>
              )}
            </div>
          )}
        </div>
        {isEnding && promotion !== null && (
          <ActDialog
            name={`promotion-end:${promotion.promotionId}`}
            title={t('shopAdmin.promotions.endTitle')}
            lead={t('shopAdmin.promotions.endLead')}
            confirmLabel={t('shopAdmin.promotions.end')}
            danger
            withReason
            body={(said) => ({ reason: said })}
            run={(body: { reason: string }, key) => endPromotion(promotion.promotionId, body, key)}
            done={t('shopAdmin.promotions.didEnd')}
            refresh={shopAdminKey}
            onClose={() => setEnding(false)}
          />
        )}
      </form>
      <TryRule draft={draft} rule={rule} promotionId={promotion?.promotionId ?? null} />
    </div>
  );
}
