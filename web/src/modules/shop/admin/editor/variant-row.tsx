import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../../ui/badge.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { CellInput } from './cell-input.tsx';
import type { DraftVariant } from './draft.ts';
import type { ProductForm } from './form.ts';

type Props = {
  variant: DraftVariant;
  name: string;
  onChange: (variant: DraftVariant) => void;
  onOpen: () => void;
  errorAt: ProductForm['errorAt'];
};

const digits = (text: string): string => text.replace(/\D/g, '').slice(0, 10);
const signed = (text: string): string =>
  text
    .replace(/[^\d-]/g, '')
    .replace(/(?!^)-/g, '')
    .slice(0, 9);
/** Where there is room, one line each; the heads above stand in the same columns. */
export const VARIANT_COLUMNS =
  '@xl:grid-cols-[minmax(0,1fr)_minmax(0,1.8fr)_minmax(0,0.95fr)_minmax(0,0.95fr)_minmax(0,0.75fr)_2.75rem]';
const HIDDEN = ['saleFrom', 'saleUntil', 'backorderLimit', 'availableAt'] as const;

/** One way to choose: what changes often stands here, the rest behind the button. */
export function VariantRow({ variant, name, onChange, onOpen, errorAt }: Props) {
  const { t } = useTranslation();
  const at = (field: string) => errorAt(`variants.${variant.key}.${field}`);
  const cell = (field: 'sku' | 'price' | 'salePrice' | 'stock', label: string) => ({
    label,
    value: variant[field],
    error: at(field),
    'aria-label': `${name}: ${label}`,
  });
  const hidden = HIDDEN.some((field) => at(field) !== null);
  const marks = [
    variant.sells !== 'stock' && t(`shopAdmin.editor.sellsShort.${variant.sells}`),
    !variant.isActive && t('shopAdmin.editor.inactive'),
  ].filter((mark) => mark !== false);
  return (
    <li
      className={cx(
        'grid grid-cols-2 items-start gap-x-3 gap-y-2 rounded-2xl border border-line p-3 @xl:gap-2 @xl:border-0 @xl:p-0',
        VARIANT_COLUMNS,
      )}
    >
      <div
        className={cx(
          'col-span-2 flex min-h-11 flex-wrap items-center gap-1.5 @xl:col-span-1',
          !variant.isActive && 'opacity-60',
        )}
      >
        <span className="font-semibold">{name}</span>
        {marks.map((mark) => (
          <Badge key={mark}>{mark}</Badge>
        ))}
      </div>
      <CellInput
        {...cell('sku', 'SKU')}
        spellCheck={false}
        className="col-span-2 @xl:col-span-1"
        onChange={(sku) => onChange({ ...variant, sku: sku.trim() })}
      />
      <CellInput
        {...cell('price', t('shopAdmin.editor.priceWon'))}
        inputMode="numeric"
        onChange={(price) => onChange({ ...variant, price: digits(price) })}
      />
      <CellInput
        {...cell('salePrice', t('shopAdmin.editor.salePriceWon'))}
        inputMode="numeric"
        placeholder={t('shopAdmin.editor.noSale')}
        onChange={(salePrice) => onChange({ ...variant, salePrice: digits(salePrice) })}
      />
      <CellInput
        {...cell('stock', t('shopAdmin.products.stock'))}
        inputMode={variant.sells === 'stock' ? 'numeric' : 'text'}
        onChange={(stock) => onChange({ ...variant, stock: signed(stock) })}
      />
      <div className="flex items-center justify-end gap-1 self-end @xl:self-start">
        <IconButton
          label={t('shopAdmin.editor.moreOf', { name })}
          icon={<Settings2 />}
          aria-haspopup="dialog"
          aria-invalid={hidden || undefined}
          onClick={onOpen}
        />
      </div>
      {hidden && (
        <p role="alert" className="col-span-full text-sm font-medium text-bad">
          {t('shopAdmin.editor.lookInside')}
        </p>
      )}
    </li>
  );
}
