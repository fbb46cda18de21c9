import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shopAdminKey } from '../../../../api/shop-admin.ts';
import { saveOrderRules } from '../../../../api/shop-admin-orders.ts';
import type { OrderRules, OrderRulesBody } from '../../../../api/shop-admin-types.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Field } from '../../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../../ui/focus-invalid.ts';
import { numberOf } from '../editor/draft-body.ts';

const FIELDS = ['returnDays', 'confirmDays', 'remindDays', 'draftDays'] as const;
const MAX_DAYS = 365;

/** How many days members have for what follows an order. */
export function OrderRulesForm({ rules }: { rules: OrderRules }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() =>
    Object.fromEntries(FIELDS.map((field) => [field, String(rules[field])])),
  );
  const [tried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const isWrong = (field: string): boolean => {
    const days = numberOf(draft[field] ?? '');
    return days === null || days < 1 || days > MAX_DAYS;
  };
  const isUnsaved = FIELDS.some((field) => draft[field] !== String(rules[field]));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (!FIELDS.some(isWrong)) setAsking(true);
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('shopAdmin.settings.days')}</h2>
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {FIELDS.map((field) => (
            <Field
              key={field}
              label={t(`shopAdmin.settings.${field}`)}
              hint={t(`shopAdmin.settings.${field}Hint`)}
              inputMode="numeric"
              autoComplete="off"
              value={draft[field]}
              error={tried && isWrong(field) ? t('admin.rangeInvalid', { min: 1, max: MAX_DAYS }) : null}
              onChange={(event) =>
                setDraft({ ...draft, [field]: event.target.value.replace(/\D/g, '').slice(0, 3) })
              }
            />
          ))}
        </div>
        <Button type="submit" size="sm" className="self-end" disabled={!isUnsaved}>
          {t('common.save')}
        </Button>
      </form>
      {isAsking && (
        <ActDialog
          name="shop-order-rules"
          title={t('shopAdmin.settings.saveTitle')}
          lead={t('shopAdmin.settings.daysLead')}
          confirmLabel={t('common.save')}
          withReason
          body={(reason): OrderRulesBody => {
            const days = (field: (typeof FIELDS)[number]) => numberOf(draft[field] ?? '') ?? rules[field];
            return {
              returnDays: days('returnDays'),
              confirmDays: days('confirmDays'),
              remindDays: days('remindDays'),
              draftDays: days('draftDays'),
              reason,
            };
          }}
          run={(body: OrderRulesBody, key) => saveOrderRules(body, key)}
          done={t('shopAdmin.settings.saved')}
          refresh={shopAdminKey}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
