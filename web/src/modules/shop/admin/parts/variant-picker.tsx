import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChevronDown, PackageSearch, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../../api/clock.ts';
import { cleaned } from '../../../../api/search.ts';
import { productQuery, productsQuery } from '../../../../api/shop-admin.ts';
import type { AdminProductSummary, AdminVariant, Localized } from '../../../../api/shop-admin-types.ts';
import type { Picture } from '../../../../api/types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { Button } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FilterField } from '../../../../ui/filter-field.tsx';
import { PagedList } from '../../../../ui/paged-list.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import { choiceText } from './choice-text.ts';

/** Something that was picked, with what it costs now. */
export type PickedVariant = {
  variantId: string;
  productId: string;
  name: Localized;
  choice: string;
  picture: Picture | null;
  price: number;
  stock: number;
};

type Props = {
  chosen: readonly string[];
  onPick: (variant: PickedVariant) => void;
  onClose: () => void;
};

/** Finds a product, then one of its variants; the window stays open for the next. */
export function VariantPicker({ chosen, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [openId, setOpenId] = useState<string | null>(null);
  const q = cleaned(useDebounced(typed));
  const products = useInfiniteQuery(productsQuery({ q, sort: 'newest', status: ['on-sale', 'hidden'] }));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('shopAdmin.parts.addProducts')}
      footer={<Button onClick={onClose}>{t('common.done')}</Button>}
    >
      <FilterField label={t('shopAdmin.products.search')} value={typed} onChange={setTyped} />
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
                chosen={chosen}
                isOpen={openId === product.productId}
                onToggle={() => setOpenId(openId === product.productId ? null : product.productId)}
                onPick={onPick}
              />
            ))}
          </ul>
        )}
      </PagedList>
    </Dialog>
  );
}

type RowProps = Pick<Props, 'chosen' | 'onPick'> & {
  product: AdminProductSummary;
  isOpen: boolean;
  onToggle: () => void;
};

function Row({ product, chosen, isOpen, onToggle, onPick }: RowProps) {
  const format = useFormat();
  const say = useLocal();
  return (
    <li className="border-b border-line/60 last:border-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className="flex w-full items-center gap-3 rounded-xl py-2 text-left hover:bg-sunken"
      >
        <Thumb picture={product.picture} seed={product.productId} size="sm" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold">{say(product.name)}</span>
          <span className="tnum block truncate text-sm text-muted">{format.won(product.priceFrom)}</span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className={cx('mr-2 size-5 text-muted transition-transform', isOpen && 'rotate-180')}
        />
      </button>
      {isOpen && <Variants productId={product.productId} chosen={chosen} onPick={onPick} />}
    </li>
  );
}

function Variants({ productId, chosen, onPick }: Pick<Props, 'chosen' | 'onPick'> & { productId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const { data } = useQuery(productQuery(productId));
  if (data === undefined) return <Skeleton className="mb-3 ml-13 h-11" />;
  return (
    <ul className="mb-2 ml-13 flex flex-col gap-1">
      {data.variants
        .filter(({ isActive }) => isActive)
        .map((variant) => {
          const choice = choiceText(data.options, variant.choices, say);
          const isThere = chosen.includes(variant.variantId);
          const price = priceNow(variant);
          return (
            <li key={variant.variantId} className="flex items-center justify-between gap-3">
              <span className="min-w-0">
                <span className="block">{choice || variant.sku}</span>
                <span className="tnum block text-sm text-muted">
                  {format.won(price)} ·{' '}
                  {variant.stock <= 0
                    ? t('shopAdmin.parts.soldOut')
                    : t('shopAdmin.parts.left', {
                        count: variant.stock,
                        shown: format.number(variant.stock),
                      })}
                </span>
              </span>
              <Button
                size="sm"
                variant="secondary"
                disabled={isThere}
                aria-label={t('shopAdmin.parts.addOne', { name: `${say(data.name)} ${choice}`.trim() })}
                icon={<Plus aria-hidden="true" className="size-4.5" />}
                onClick={() => {
                  announce(t('shopAdmin.parts.added', { name: say(data.name) }));
                  onPick({
                    variantId: variant.variantId,
                    productId,
                    name: data.name,
                    choice,
                    picture: data.pictures[0]?.picture ?? null,
                    price,
                    stock: variant.stock,
                  });
                }}
              >
                {isThere ? t('shopAdmin.parts.isThere') : t('common.add')}
              </Button>
            </li>
          );
        })}
    </ul>
  );
}

/** What a variant costs at this moment. */
function priceNow({ price, salePrice, saleFrom, saleUntil }: AdminVariant): number {
  const now = serverNowMs();
  const isSale =
    salePrice !== null &&
    (saleFrom === null || Date.parse(saleFrom) <= now) &&
    (saleUntil === null || Date.parse(saleUntil) > now);
  return isSale ? salePrice : price;
}
