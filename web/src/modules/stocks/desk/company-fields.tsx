import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { SECTORS } from '../parts/sectors.ts';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useSectorName } from '../parts/use-sector-name.ts';
import type { CompanyDraft } from './company-draft.ts';

type Props = {
  draft: CompanyDraft;
  onChange: (part: Partial<CompanyDraft>) => void;
  errorAt: (place: string) => string | null;
};

/** What is said of a company. */
export function CompanyFields({ draft, onChange, errorAt }: Props) {
  const { t } = useTranslation();
  const nameOf = useSectorName();
  const sectors: string[] = [...SECTORS];
  if (!sectors.includes(draft.sector)) sectors.push(draft.sector);
  return (
    <>
      <LocalizedField
        label={t('stocksAdmin.fields.name')}
        value={draft.name}
        maxLength={60}
        onChange={(name) => onChange({ name })}
        errorAt={(language) => errorAt(`name.${language}`)}
      />
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <Select
          label={t('stocksAdmin.fields.sector')}
          value={draft.sector}
          error={errorAt('sector')}
          onChange={({ target }) => onChange({ sector: target.value })}
          options={sectors.map((value) => ({ value, label: nameOf(value) }))}
        />
        <div className="flex items-end gap-3">
          <Field
            type="color"
            label={t('stocksAdmin.fields.color')}
            value={draft.color}
            error={errorAt('color')}
            onChange={({ target }) => onChange({ color: target.value })}
            className="flex-1"
          />
          <StockAvatar name={draft.name.ko || '?'} color={draft.color} />
        </div>
      </div>
      <LocalizedField
        label={t('stocksAdmin.fields.about')}
        value={draft.about}
        maxLength={2_000}
        rows={4}
        onChange={(about) => onChange({ about })}
        errorAt={() => null}
        isOptional
      />
    </>
  );
}
