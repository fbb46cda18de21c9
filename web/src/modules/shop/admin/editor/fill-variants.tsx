import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { CellInput } from './cell-input.tsx';
import type { DraftVariant } from './draft.ts';

type Props = { variants: DraftVariant[]; onChange: (variants: DraftVariant[]) => void };

/** The same price or stock for all, and SKUs after one pattern, instead of typing each. */
export function FillVariants({ variants, onChange }: Props) {
  const { t } = useTranslation();
  const [prefix, setPrefix] = useState('');
  const [price, setPrice] = useState('');
  const [stock, setStock] = useState('');
  const fill = () => {
    const taken = new Set(variants.map(({ sku }) => sku));
    let number = 0;
    const nextSku = (): string => {
      do number += 1;
      while (taken.has(`${prefix}-${String(number).padStart(2, '0')}`));
      return `${prefix}-${String(number).padStart(2, '0')}`;
    };
    onChange(
      variants.map((variant) => ({
        ...variant,
        ...(prefix !== '' && variant.sku === '' && { sku: nextSku() }),
        ...(price !== '' && { price }),
        ...(stock !== '' && { stock }),
      })),
    );
  };
  return (
    <div className="grid grid-cols-2 items-end gap-3 rounded-2xl bg-sunken/60 p-3 @xl:grid-cols-[1.3fr_1fr_1fr_auto]">
      <CellInput
        label={t('shopAdmin.editor.fillSku')}
        isLabelHidden={false}
        placeholder="TEE"
        className="col-span-2 @xl:col-span-1"
        value={prefix}
        maxLength={40}
        onChange={(text) => setPrefix(text.replace(/[^0-9A-Za-z._-]/g, '').toUpperCase())}
        onEnter={fill}
      />
      <CellInput
        label={t('shopAdmin.editor.priceWon')}
        isLabelHidden={false}
        inputMode="numeric"
        value={price}
        onChange={(text) => setPrice(text.replace(/\D/g, '').slice(0, 10))}
        onEnter={fill}
      />
      <CellInput
        label={t('shopAdmin.products.stock')}
        isLabelHidden={false}
        inputMode="numeric"
        value={stock}
        onChange={(text) => setStock(text.replace(/\D/g, '').slice(0, 7))}
        onEnter={fill}
      />
      <Button
        size="sm"
        variant="secondary"
        className="col-span-2 @xl:col-span-1"
        disabled={prefix === '' && price === '' && stock === ''}
        onClick={fill}
      >
        {t('shopAdmin.editor.fill')}
      </Button>
    </div>
  );
}
