import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Card } from '../../../../ui/card.tsx';
import { cx } from '../../../../ui/cx.ts';
import type { DraftVariant } from './draft.ts';
import { FillVariants } from './fill-variants.tsx';
import type { ProductForm } from './form.ts';
import { VariantDialog } from './variant-dialog.tsx';
import { VARIANT_COLUMNS, VariantRow } from './variant-row.tsx';

/** Price, stock and SKU of each way to choose. */
export function VariantsCard({ draft, change, errorAt }: ProductForm) {
  const { t } = useTranslation();
  const say = useLocal();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const names = new Map(draft.options.flatMap(({ values }) => values.map(({ key, name }) => [key, name])));
  const nameOf = ({ valueKeys }: DraftVariant): string =>
    valueKeys.map((key) => say(names.get(key) ?? { ko: '', en: '' }) || '…').join(' / ') ||
    t('shopAdmin.editor.onlyVariant');
  const setOne = (variant: DraftVariant) =>
    change({ variants: draft.variants.map((other) => (other.key === variant.key ? variant : other)) });
  const open = draft.variants.find(({ key }) => key === openKey);
  return (
    <Card className="@container flex flex-col gap-4">
      <div>
        <h2 className="text-lg font-bold">{t('shopAdmin.editor.variants')}</h2>
        <p className="text-sm text-muted">{t('shopAdmin.editor.variantsHint')}</p>
      </div>
      {draft.variants.length > 1 && (
        <FillVariants variants={draft.variants} onChange={(variants) => change({ variants })} />
      )}
      <div
        aria-hidden="true"
        className={cx('hidden gap-2 text-sm font-semibold text-muted @xl:grid', VARIANT_COLUMNS)}
      >
        <span>{t('shopAdmin.editor.variant')}</span>
        <span>SKU</span>
        <span>{t('shopAdmin.editor.priceWon')}</span>
        <span>{t('shopAdmin.editor.salePriceWon')}</span>
        <span>{t('shopAdmin.products.stock')}</span>
        <span />
      </div>
      <ul className="flex flex-col gap-3 @xl:gap-2">
        {draft.variants.map((variant) => (
          <VariantRow
            key={variant.key}
            variant={variant}
            name={nameOf(variant)}
            onChange={setOne}
            onOpen={() => setOpenKey(variant.key)}
            errorAt={errorAt}
          />
        ))}
      </ul>
      {errorAt('variants') !== null && (
        <p role="alert" className="font-medium text-bad">
          {errorAt('variants')}
        </p>
      )}
      {open !== undefined && (
        <VariantDialog
          variant={open}
          name={nameOf(open)}
          onChange={setOne}
          errorAt={errorAt}
          onClose={() => setOpenKey(null)}
        />
      )}
    </Card>
  );
}
