import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format.ts';
import { Field } from '../../../../ui/field.tsx';
import { Segmented } from '../../../../ui/tabs.tsx';
import {
  FIELDS,
  type PromotionDraft,
  type PromotionErrors,
  RULE_KINDS,
  type RuleField,
} from './promotion-draft.ts';

type Props = {
  draft: PromotionDraft;
  onChange: (draft: PromotionDraft) => void;
  errors: PromotionErrors;
};

/** Which kind of rule, and the figures that it needs. */
export function RuleFields({ draft, onChange, errors }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div>
        <p className="mb-1 text-sm font-semibold">{t('shopAdmin.promotions.kind')}</p>
        <Segmented
          label={t('shopAdmin.promotions.kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind })}
          tabs={RULE_KINDS.map((value) => ({ value, label: t(`shopAdmin.promotions.kinds.${value}`) }))}
        />
        <p className="mt-1 px-1 text-sm text-muted">{t(`shopAdmin.promotions.kindHints.${draft.kind}`)}</p>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        {(Object.keys(FIELDS[draft.kind]) as RuleField[]).map((field) => {
          const error = errors[field];
          return (
            <Field
              key={field}
              label={t(`shopAdmin.promotions.fields.${field}`)}
              inputMode="numeric"
              autoComplete="off"
              value={draft[field]}
              error={
                error === undefined
                  ? null
                  : t('admin.rangeInvalid', {
                      min: format.number(error.min),
                      max: format.number(error.max),
                    })
              }
              onChange={(event) =>
                onChange({ ...draft, [field]: event.target.value.replace(/\D/g, '').slice(0, 10) })
              }
            />
          );
        })}
      </div>
    </>
  );
}
