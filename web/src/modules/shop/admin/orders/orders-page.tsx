import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FilePlus2, PackageSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminOrdersQuery } from '../../../../api/shop-admin-orders.ts';
import type { AdminOrderSummary, OrderStatus, PayWay } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { buttonClass } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Condition } from '../../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../../admin/lists/operator-list.tsx';
import { ORDER_STATUSES, OrderBadge } from './order-badges.tsx';

const WAYS: readonly PayWay[] = ['wallet', 'gateway', 'undecided'];

export function ShopOrdersPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), ['newest', 'oldest']);
  const orders = useInfiniteQuery({ ...adminOrdersQuery(asked.query), refetchInterval: 30_000 });
  return (
    <Page
      title={t('shopAdmin.orders.title')}
      action={
        <Link to="/admin/shop/drafts/new" className={buttonClass('secondary', 'sm')}>
          <FilePlus2 aria-hidden="true" className="size-4.5" />
          {t('shopAdmin.drafts.title')}
        </Link>
      }
    >
      <OperatorList
        asked={asked}
        answer={orders}
        placeholder={t('shopAdmin.orders.search')}
        file={{ path: '/admin/shop/orders/export', filename: t('shopAdmin.orders.file') }}
        empty={
          <EmptyState icon={<PackageSearch aria-hidden="true" />} title={t('shopAdmin.orders.none')}>
            {t('shopAdmin.orders.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <OrderTable orders={items} />}
      </OperatorList>
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('shopAdmin.orders.status'),
      values: ORDER_STATUSES,
      nameOf: (value) => t(`shopAdmin.orders.statuses.${value as OrderStatus}`),
    },
    {
      kind: 'choice',
      name: 'payWith',
      label: t('shopAdmin.orders.payWith'),
      values: WAYS,
      nameOf: (value) => t(`shopAdmin.orders.ways.${value as PayWay}`),
    },
    {
      kind: 'choice',
      name: 'courier',
      label: t('shopAdmin.orders.courier'),
      values: [],
      isOpen: true,
      nameOf: (value) => value,
    },
    { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: t('shopAdmin.orders.total') },
    { kind: 'dates', from: 'from', to: 'to', label: t('shopAdmin.orders.made') },
    { kind: 'dates', from: 'paidFrom', to: 'paidTo', label: t('shopAdmin.orders.paid') },
    { kind: 'flag', name: 'withCoupon', label: t('shopAdmin.orders.withCoupon') },
    { kind: 'flag', name: 'drafted', label: t('shopAdmin.orders.drafted') },
    { kind: 'flag', name: 'attention', label: t('shopAdmin.orders.attention') },
  ];
}

function OrderTable({ orders }: { orders: AdminOrderSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const columns: Column<AdminOrderSummary>[] = [
    {
      key: 'order',
      header: t('shopAdmin.orders.order'),
      primary: true,
      cell: (row) => (
        <Link
          to="/admin/shop/orders/$orderId"
          params={{ orderId: row.orderId }}
          className="block py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{say(row.title)}</span>
          <code className="block font-mono text-sm font-normal text-muted">{row.orderId}</code>
        </Link>
      ),
    },
    { key: 'member', header: t('admin.member'), cell: (row) => row.memberName },
    {
      key: 'status',
      header: t('shopAdmin.orders.status'),
      cell: (row) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <OrderBadge status={row.status} />
          {row.attention !== null && <Badge tone="bad">{t('shopAdmin.orders.attention')}</Badge>}
        </span>
      ),
    },
    {
      key: 'total',
      header: t('shopAdmin.orders.total'),
      numeric: true,
      cell: (row) => (
        <>
          {format.won(row.total)}
          {row.refunded > 0 && (
            <span className="block text-sm text-muted">
              {t('shopAdmin.orders.refundedSum', { amount: format.won(row.refunded) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'at',
      header: t('shopAdmin.orders.made'),
      numeric: true,
      cell: (row) => format.dateTime(row.createdAt),
    },
  ];
  return (
    <Table
      caption={t('shopAdmin.orders.title')}
      columns={columns}
      rows={orders}
      rowKey={({ orderId }) => orderId}
    />
  );
}
