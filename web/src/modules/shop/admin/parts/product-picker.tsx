import { useInfiniteQuery } from '@tanstack/react-query';
import { PackageSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleaned } from '../../../../api/search.ts';
import { productsQuery } from '../../../../api/shop-admin.ts';
import type { AdminProductSummary, Localized } from '../../../../api/shop-admin-types.ts';
import type { Picture } from '../../../../api/types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Button } from '../../../../ui/button.tsx';
import { BareCheckbox } from '../../../../ui/checkbox.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FilterField } from '../../../../ui/filter-field.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import { ProductBadge } from '../products/status.tsx';

export type Picked = { productId: string; name: Localized; picture: Picture | null };

type Props = {
  title: string;
  chosen: readonly Picked[];
  /** So many at the most. */
  max: number;
  onDone: (chosen: Picked[]) => void;
  onClose: () => void;
};

/** Finds products by name, brand or SKU and ticks some of them. */
export function ProductPicker({ title, chosen, max, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [ticked, setTicked] = useState<Picked[]>([...chosen]);
  const q = cleaned(useDebounced(typed));
  const products = useInfiniteQuery(productsQuery({ q, sort: 'newest' }));
  const isFull = ticked.length >= max;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            onClick={() => {
              onDone(ticked);
              onClose();
            }}
          >
            {t('shopAdmin.parts.choose', { count: ticked.length })}
          </Button>
        </>
      }
    >
      <FilterField label={t('shopAdmin.products.search')} value={typed} onChange={setTyped} />
      {isFull && <p className="mt-2 font-medium text-warn">{t('shopAdmin.parts.full', { count: max })}</p>}
      <PagedList
        query={products}
        empty={
          <EmptyState icon={<PackageSearch aria-hidden="true" />} title={t('shopAdmin.products.none')} />
        }
      >
        {(items) => (
          <ul className="mt-3 flex flex-col">
            {items.map((product) => (
              <Row
                key={product.productId}
                product={product}
                isTicked={ticked.some(({ productId }) => productId === product.productId)}
                isFull={isFull}
                onTick={(isOn) => {
                  const { productId, name, picture } = product;
                  setTicked(
                    isOn
                      ? [...ticked, { productId, name, picture }]
                      : ticked.filter((one) => one.productId !== productId),
                  );
                }}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}

type RowProps = {
  product: AdminProductSummary;
  isTicked: boolean;
  isFull: boolean;
  onTick: (isOn: boolean) => void;
};

function Row({ product, isTicked, isFull, onTick }: RowProps) {
  const format = useFormat();
  const say = useLocal();
  return (
    <li className="flex items-center gap-2 border-b border-line/60 py-1.5 last:border-0">
      <BareCheckbox
        label={say(product.name)}
        checked={isTicked}
        disabled={isFull && !isTicked}
        onChange={onTick}
      />
      <Thumb picture={product.picture} seed={product.productId} size="sm" />
      <span aria-hidden="true" className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{say(product.name)}</span>
        <span className="tnum block truncate text-sm text-muted">
          {[product.brand, format.won(product.priceFrom)].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      {product.status !== 'on-sale' && <ProductBadge status={product.status} />}
    </li>
  );
}
