import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../../../api/shop-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { categoryTree, flattened } from '../catalogue/category-tree.ts';
import { ProductPicker } from './product-picker.tsx';
import type { ScopeDraft } from './scope-draft.ts';

type Props = { scope: ScopeDraft; onChange: (scope: ScopeDraft) => void; maxProducts: number };

/** Which categories and which products; nothing ticked means all. */
export function ScopeFields({ scope, onChange, maxProducts }: Props) {
  const { t } = useTranslation();
  const say = useLocal();
  const [isPicking, setPicking] = useState(false);
  const categories = useQuery(categoriesQuery);
  const nodes = flattened(categoryTree(categories.data?.items ?? []));
  const { products, categoryIds } = scope;
  const isAll = products.length === 0 && categoryIds.length === 0;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-sm text-muted">
        {isAll
          ? t('shopAdmin.scope.all')
          : products.length > 0 && categoryIds.length > 0
            ? t('shopAdmin.scope.both')
            : t('shopAdmin.scope.some')}
      </p>
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">{t('shopAdmin.categories.title')}</legend>
        <div className="grid max-h-64 grid-cols-1 overflow-y-auto rounded-2xl border border-line px-4 py-1 sm:grid-cols-2">
          {nodes.map(({ categoryId, name, depth }) => (
            <div key={categoryId} style={{ paddingLeft: `${depth * 1.25}rem` }}>
              <Checkbox
                label={say(name)}
                checked={categoryIds.includes(categoryId)}
                onChange={(isOn) =>
                  onChange({
                    ...scope,
                    categoryIds: isOn
                      ? [...categoryIds, categoryId]
                      : categoryIds.filter((one) => one !== categoryId),
                  })
                }
              />
            </div>
          ))}
          {nodes.length === 0 && (
            <p className="py-3 text-muted">
              {categories.isPending ? t('common.loading') : t('shopAdmin.categories.none')}
            </p>
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-sm font-semibold">{t('shopAdmin.products.title')}</legend>
        {products.length > 0 && (
          <ul className="mb-2 flex flex-wrap gap-2">
            {products.map((product) => (
              <li
                key={product.productId}
                className="flex max-w-full items-center gap-2 rounded-2xl border border-line bg-surface p-1 pr-0"
              >
                <Thumb picture={product.picture} seed={product.productId} size="sm" />
                <span className="min-w-0 truncate text-sm font-semibold">{say(product.name)}</span>
                <button
                  type="button"
                  aria-label={t('shopAdmin.parts.takeOut', { name: say(product.name) })}
                  onClick={() => onChange({ ...scope, products: products.filter((one) => one !== product) })}
                  className="inline-flex size-11 items-center justify-center rounded-xl hover:bg-sunken"
                >
                  <X aria-hidden="true" className="size-4" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <Button
          size="sm"
          variant="secondary"
          icon={<Plus aria-hidden="true" className="size-4.5" />}
          onClick={() => setPicking(true)}
        >
          {t('shopAdmin.scope.pick')}
        </Button>
      </fieldset>
      {isPicking && (
        <ProductPicker
          title={t('shopAdmin.scope.pick')}
          chosen={products}
          max={maxProducts}
          onDone={(next) => onChange({ ...scope, products: next })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}
