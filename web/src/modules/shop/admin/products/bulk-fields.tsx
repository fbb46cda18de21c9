import { useTranslation } from 'react-i18next';
import { Field, Select } from '../../../../ui/field.tsx';
import type { BulkWish } from './bulk-rules.ts';

/** What stands in the form, as text. */
export type BulkForm = {
  priceHow: 'none' | 'set' | 'by' | 'percent';
  price: string;
  roundTo: '1' | '10' | '100' | '1000';
  saleHow: 'none' | 'percent' | 'end';
  percent: string;
  saleFrom: string;
  saleUntil: string;
  stockHow: 'none' | 'set' | 'by';
  stock: string;
};

export const emptyBulk: BulkForm = {
  priceHow: 'none',
  price: '',
  roundTo: '100',
  saleHow: 'none',
  percent: '',
  saleFrom: '',
  saleUntil: '',
  stockHow: 'none',
  stock: '',
};

const signed = (text: string): string =>
  text
    .replace(/[^\d-]/g, '')
    .replace(/(?!^)-/g, '')
    .slice(0, 12);
const plain = (text: string): string => text.replace(/\D/g, '').slice(0, 12);
const isNumber = (text: string): boolean => /^-?\d+$/.test(text);
const iso = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());

/** What the form asks for; what is not filled in yet asks for nothing. */
export function wishOf(form: BulkForm): BulkWish {
  const { priceHow, stockHow, saleHow } = form;
  const percent = Number(form.percent);
  return {
    price: priceHow === 'none' || !isNumber(form.price) ? null : { how: priceHow, value: Number(form.price) },
    roundTo: Number(form.roundTo),
    sale:
      saleHow === 'end'
        ? { how: 'end' }
        : saleHow === 'percent' && percent >= 1 && percent <= 99
          ? { how: 'percent', percent, from: iso(form.saleFrom), until: iso(form.saleUntil) }
          : null,
    stock: stockHow === 'none' || !isNumber(form.stock) ? null : { how: stockHow, value: Number(form.stock) },
  };
}

type Props = { fields: BulkForm; onChange: (fields: BulkForm) => void };

export function BulkFields({ fields, onChange }: Props) {
  const { t } = useTranslation();
  const choose = <K extends keyof BulkForm>(name: K, values: readonly BulkForm[K][], label: string) => ({
    label,
    value: fields[name],
    onChange: (event: { target: { value: string } }) => {
      const value = values.find((one) => one === event.target.value);
      if (value !== undefined) onChange({ ...fields, [name]: value });
    },
  });
  const text = (name: keyof BulkForm, clean: (typed: string) => string = (typed) => typed) => ({
    value: fields[name],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...fields, [name]: clean(event.target.value) }),
  });
  const { priceHow, saleHow, stockHow } = fields;
  return (
    <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
      <div className="flex flex-col gap-3">
        <Select
          {...choose('priceHow', ['none', 'set', 'by', 'percent'], t('shopAdmin.products.price'))}
          options={(['none', 'set', 'by', 'percent'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.bulk.priceHow.${value}`),
          }))}
        />
        {priceHow !== 'none' && (
          <Field
            label={t(`shopAdmin.bulk.priceLabel.${priceHow}`)}
            inputMode={priceHow === 'set' ? 'numeric' : 'text'}
            hint={priceHow === 'set' ? undefined : t('shopAdmin.bulk.minusHint')}
            {...text('price', priceHow === 'set' ? plain : signed)}
          />
        )}
      </div>
      <div className="flex flex-col gap-3">
        <Select
          {...choose('saleHow', ['none', 'percent', 'end'], t('shopAdmin.bulk.sale'))}
          options={(['none', 'percent', 'end'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.bulk.saleHow.${value}`),
          }))}
        />
        {saleHow === 'percent' && (
          <>
            <Field label={t('shopAdmin.bulk.percentOff')} inputMode="numeric" {...text('percent', plain)} />
            <Field
              label={t('shopAdmin.editor.saleFrom')}
              optional={t('common.optional')}
              type="datetime-local"
              {...text('saleFrom')}
            />
            <Field
              label={t('shopAdmin.editor.saleUntil')}
              optional={t('common.optional')}
              type="datetime-local"
              {...text('saleUntil')}
            />
          </>
        )}
      </div>
      <div className="flex flex-col gap-3">
        <Select
          {...choose('stockHow', ['none', 'set', 'by'], t('shopAdmin.products.stock'))}
          options={(['none', 'set', 'by'] as const).map((value) => ({
            value,
            label: t(`shopAdmin.bulk.stockHow.${value}`),
          }))}
        />
        {stockHow !== 'none' && (
          <Field
            label={t(`shopAdmin.bulk.stockLabel.${stockHow}`)}
            inputMode={stockHow === 'set' ? 'numeric' : 'text'}
            hint={stockHow === 'by' ? t('shopAdmin.bulk.stockByHint') : t('shopAdmin.bulk.stockSetHint')}
            {...text('stock', stockHow === 'set' ? plain : signed)}
          />
        )}
      </div>
      {(priceHow === 'percent' || saleHow === 'percent') && (
        <Select
          {...choose('roundTo', ['1', '10', '100', '1000'], t('shopAdmin.bulk.roundTo'))}
          options={(['1', '10', '100', '1000'] as const).map((value) => ({
            value,
            label: t('shopAdmin.bulk.roundWon', { value }),
          }))}
        />
      )}
    </div>
  );
}
