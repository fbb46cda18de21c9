import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminProductSummary } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { BareCheckbox } from '../../../../ui/checkbox.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ProductBadge } from './status.tsx';
import { StatusDialog } from './status-dialog.tsx';

/** The products that were found; several can be ticked and changed together. */
export function ProductTable({ products }: { products: AdminProductSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const [ticked, setTicked] = useState<ReadonlyMap<string, AdminProductSummary>>(new Map());
  const [act, setAct] = useState<'bulk' | 'status' | null>(null);
  const tick = (rows: AdminProductSummary[], isOn: boolean) => {
    const next = new Map(ticked);
    for (const row of rows) {
      if (isOn) next.set(row.productId, row);
      else next.delete(row.productId);
    }
    setTicked(next);
  };
  const columns: Column<AdminProductSummary>[] = [
    {
      key: 'product',
      header: t('shopAdmin.products.product'),
      primary: true,
      cell: (row) => (
        <span className="flex items-center gap-2">
          <span className="-ml-2.5">
            <BareCheckbox
              label={t('shopAdmin.products.tick', { name: say(row.name) })}
              checked={ticked.has(row.productId)}
              onChange={(isOn) => tick([row], isOn)}
            />
          </span>
          <Link
            to="/admin/shop/products/$productId"
            params={{ productId: row.productId }}
            className="flex min-w-0 items-center gap-3 py-1 underline-offset-4 hover:underline"
          >
            <Thumb picture={row.picture} seed={row.productId} />
            <span className="min-w-0">
              <span className="line-clamp-2 font-semibold">{say(row.name)}</span>
              <span className="block truncate text-sm font-normal text-muted">
                {[row.brand, t('shopAdmin.products.variantCount', { count: row.variants })]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
          </Link>
        </span>
      ),
    },
    {
      key: 'status',
      header: t('shopAdmin.products.status'),
      cell: (row) => <ProductBadge status={row.status} />,
    },
    {
      key: 'price',
      header: t('shopAdmin.products.price'),
      numeric: true,
      cell: (row) =>
        row.variants > 1
          ? t('shopAdmin.products.from', { amount: format.won(row.priceFrom) })
          : format.won(row.priceFrom),
    },
    {
      key: 'stock',
      header: t('shopAdmin.products.stock'),
      numeric: true,
      cell: (row) => (
        <>
          <span className={row.stock <= 0 ? 'font-bold text-bad' : undefined}>
            {format.number(row.stock)}
          </span>
          {row.lowStock > 0 && row.stock > 0 && (
            <span className="block text-sm font-semibold text-warn">
              {t('shopAdmin.products.lowCount', { count: row.lowStock })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'updated',
      header: t('shopAdmin.products.updated'),
      numeric: true,
      cell: (row) => format.relative(row.updatedAt),
    },
  ];
  const chosen = [...ticked.values()];
  const allTicked = products.every(({ productId }) => ticked.has(productId));
  const close = () => setAct(null);
  return (
    <>
      <SelectionBar
        count={chosen.length}
        isAll={allTicked}
        onAll={(isOn) => tick(products, isOn)}
        onClear={() => setTicked(new Map())}
        onBulk={() => setAct('bulk')}
        onStatus={() => setAct('status')}
      />
      <Table
        caption={t('shopAdmin.products.title')}
        columns={columns}
        rows={products}
        rowKey={({ productId }) => productId}
      />
      {act === 'bulk' && <BulkDialog products={chosen} onClose={close} />}
      {act === 'status' && <StatusDialog products={chosen} onClose={close} />}
    </>
  );
}
