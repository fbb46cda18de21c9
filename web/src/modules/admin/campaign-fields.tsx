import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.ts';
import { Field, Select } from '../../ui/field.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { ScopeFields } from '../shop/admin/parts/scope-fields.tsx';
import type { CampaignDraft, DraftErrors } from './campaign-draft.ts';

const MAX_PRODUCTS = 200;

type Props = { draft: CampaignDraft; onChange: (draft: CampaignDraft) => void; errors: DraftErrors };
type TextField = Exclude<keyof CampaignDraft, 'kind' | 'discountKind' | 'scope' | 'goods'>;

export function CampaignFields({ draft, onChange, errors }: Props) {
  const { t } = useTranslation();
  const errorText = useDraftErrorText(errors);
  const field = (name: TextField) => ({
    value: draft[name],
    error: errorText(name),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  });
  const number = (name: TextField) => ({
    ...field(name),
    inputMode: 'numeric' as const,
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...draft, [name]: event.target.value.replace(/\D/g, '') }),
  });
  const optional = t('common.optional');
  return (
    <div className="flex flex-col gap-5">
      <div>
        <Segmented
          label={t('admin.campaign')}
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind })}
          tabs={(['drop', 'code', 'codes'] as const).map((value) => ({
            value,
            label: t(`admin.kind.${value}`),
          }))}
        />
        <p className="mt-1.5 px-1 text-sm text-muted">{t(`admin.kindHint.${draft.kind}`)}</p>
      </div>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <Field label={t('admin.name')} hint={t('admin.nameHint')} maxLength={80} {...field('name')} />
        <Field label={t('admin.nameEn')} optional={optional} maxLength={80} {...field('nameEn')} />
      </div>
      {draft.kind === 'code' && (
        <Field
          label={t('admin.code')}
          hint={t('coupons.codeHint')}
          maxLength={32}
          spellCheck={false}
          {...field('code')}
          onChange={(event) => onChange({ ...draft, code: event.target.value.trim().toUpperCase() })}
        />
      )}
      <div>
        <p className="mb-1 text-sm font-semibold">{t('admin.discount')}</p>
        <Segmented
          label={t('admin.discount')}
          value={draft.discountKind}
          onChange={(discountKind) => onChange({ ...draft, discountKind })}
          tabs={[
            { value: 'amount', label: t('admin.discountAmount') },
            { value: 'percent', label: t('admin.discountPercent') },
          ]}
        />
      </div>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        {draft.discountKind === 'amount' ? (
          <Field label={t('admin.amount')} {...number('amount')} />
        ) : (
          <>
            <Field label={t('admin.percent')} {...number('percent')} />
            <Field label={t('admin.ceiling')} optional={optional} {...number('ceiling')} />
          </>
        )}
        <Field label={t('admin.minimumSpend')} {...number('minimumSpend')} />
        <Select
          label={t('admin.scope')}
          value={draft.scope}
          onChange={(event) => {
            const scope = event.target.value;
            onChange({ ...draft, scope: scope === 'shop' || scope === 'tickets' ? scope : 'both' });
          }}
          options={[
            { value: 'both', label: t('admin.scopeBoth') },
            { value: 'shop', label: t('admin.scopeShop') },
            { value: 'tickets', label: t('admin.scopeTickets') },
          ]}
        />
        {draft.scope === 'shop' && (
          <div className="rounded-2xl bg-sunken/50 p-4 sm:col-span-2">
            <ScopeFields
              scope={draft.goods}
              onChange={(goods) => onChange({ ...draft, goods })}
              maxProducts={MAX_PRODUCTS}
            />
          </div>
        )}
        <Field label={t('admin.total')} {...number('total')} />
        <Field label={t('admin.perMemberLimit')} {...number('perMemberLimit')} />
      </div>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-1">
        <Field
          label={t('admin.opensAt')}
          optional={optional}
          hint={t(draft.kind === 'drop' ? 'admin.opensAtHint' : 'admin.opensAtHintCodes')}
          type="datetime-local"
          {...field('opensAt')}
        />
        <Field label={t('admin.closesAt')} optional={optional} type="datetime-local" {...field('closesAt')} />
        <Field label={t('admin.validUntil')} type="datetime-local" {...field('validUntil')} />
      </div>
    </div>
  );
}

function useDraftErrorText(errors: DraftErrors): (field: keyof CampaignDraft) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  return (field) => {
    const error = errors[field];
    if (error === undefined) return null;
    if (error.key === 'range') {
      return t('admin.rangeInvalid', { min: format.number(error.min), max: format.number(error.max) });
    }
    return {
      required: t('common.required'),
      name: t('admin.nameInvalid'),
      code: t('coupons.codeInvalid'),
      past: t('admin.timePast'),
      order: t('admin.timeOrder'),
    }[error.key];
  };
}
