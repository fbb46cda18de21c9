import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ListX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AdminOrder,
  adminStockOrdersQuery,
  cancelAnyOrder,
  stocksAdminKey,
} from '../../../api/stocks-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type Condition, chosenOf, type ListAddress } from '../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../admin/lists/operator-list.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

type Status = AdminOrder['status'];
type Type = AdminOrder['type'];
const SIDES: readonly AdminOrder['side'][] = ['buy', 'sell'];
const STATUSES: readonly Status[] = ['open', 'waiting', 'filled', 'cancelled', 'expired'];
const TYPES: readonly Type[] = ['limit', 'market', 'best-own', 'best-opposite', 'conditional', 'stop-limit'];

/** Everybody's orders, by many conditions; one that rests can be taken back. */
export function AdminStockOrdersPage() {
  const { t } = useTranslation();
  const [cancelled, setCancelled] = useState<AdminOrder | null>(null);
  const asked = useAsked(useConditions(), ['newest', 'oldest']);
  const orders = useInfiniteQuery({ ...adminStockOrdersQuery(asked.query), refetchInterval: 15_000 });
  return (
    <Page wide title={t('stocksAdmin.orders.title')}>
      <OperatorList
        asked={asked}
        answer={orders}
        placeholder={t('stocksAdmin.orders.search')}
        file={{ path: '/admin/stocks/orders/export', filename: t('stocksAdmin.orders.file') }}
        empty={
          <EmptyState icon={<ListX aria-hidden="true" />} title={t('stocksAdmin.orders.none')}>
            {t('stocksAdmin.orders.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <OrderTable orders={items} onCancel={setCancelled} />}
      </OperatorList>
      {cancelled !== null && <CancelDialog order={cancelled} onClose={() => setCancelled(null)} />}
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t } = useTranslation();
  const address: ListAddress = useSearch({ strict: false });
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('stocksAdmin.orders.status'),
      values: STATUSES,
      nameOf: (value) => t(`stocksAdmin.orders.statuses.${value as Status}`),
    },
    {
      kind: 'choice',
      name: 'side',
      label: t('stocksAdmin.orders.side'),
      values: SIDES,
      nameOf: (value) => t(`stocksAdmin.orders.sides.${value as AdminOrder['side']}`),
    },
    {
      kind: 'choice',
      name: 'type',
      label: t('stocksAdmin.orders.type'),
      values: TYPES,
      nameOf: (value) => t(`stocksAdmin.orders.types.${value as Type}`),
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('stocksAdmin.orders.at') },
    // Where other pages lead here with a symbol; nobody types one.
    ...(chosenOf(address, 'symbol').length > 0
      ? [
          {
            kind: 'choice' as const,
            name: 'symbol',
            label: t('stocksAdmin.listing.symbol'),
            values: [],
            isOpen: true as const,
            nameOf: (value: string) => value,
          },
        ]
      : []),
  ];
}

const isLive = ({ status }: AdminOrder): boolean => status === 'open' || status === 'waiting';

function OrderTable({ orders, onCancel }: { orders: AdminOrder[]; onCancel: (order: AdminOrder) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const count = useStockFormat();
  const columns: Column<AdminOrder>[] = [
    {
      key: 'order',
      header: t('stocksAdmin.orders.order'),
      primary: true,
      cell: ({ orderId, name, symbol }) => (
        <>
          <Link
            to="/admin/stocks/listings/$symbol"
            params={{ symbol }}
            className="font-semibold underline-offset-4 hover:underline"
          >
            {local(name)}
          </Link>
          <code className="block font-mono text-xs font-normal text-muted">{orderId}</code>
        </>
      ),
    },
    {
      key: 'member',
      header: t('stocksAdmin.orders.member'),
      cell: ({ memberId, memberName, seasonId }) => (
        <>
          <Link
            to="/admin/members/$accountId"
            params={{ accountId: memberId }}
            className="underline-offset-4 hover:underline"
          >
            {memberName === '' ? memberId : memberName}
          </Link>
          {seasonId !== null && <span className="block text-sm text-muted">{t('stocksContest.season')}</span>}
        </>
      ),
    },
    {
      key: 'side',
      header: t('stocksAdmin.orders.side'),
      cell: ({ side, type, timeInForce }) => (
        <>
          <span className={side === 'buy' ? 'font-semibold text-rise' : 'font-semibold text-fall'}>
            {t(`stocksAdmin.orders.sides.${side}`)}
          </span>
          <span className="block text-sm text-muted">
            {t(`stocksAdmin.orders.types.${type}`)}
            {timeInForce !== 'DAY' && ` · ${timeInForce}`}
          </span>
        </>
      ),
    },
    {
      key: 'price',
      header: t('stocksAdmin.orders.price'),
      numeric: true,
      cell: ({ price, stopPrice }) => (
        <>
          {price === 0 ? '–' : count.price(price)}
          {stopPrice > 0 && (
            <span className="block text-sm text-muted">
              {t('stocksAdmin.orders.stop', { price: count.price(stopPrice) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'quantity',
      header: t('stocksAdmin.orders.filled'),
      numeric: true,
      cell: ({ filled, quantity }) => `${count.count(filled)} / ${count.count(quantity)}`,
    },
    {
      key: 'status',
      header: t('stocksAdmin.orders.status'),
      cell: ({ status }) => (
        <Badge tone={status === 'filled' ? 'good' : status === 'open' ? 'info' : 'neutral'}>
          {t(`stocksAdmin.orders.statuses.${status}`)}
        </Badge>
      ),
    },
    {
      key: 'at',
      header: t('stocksAdmin.orders.at'),
      numeric: true,
      // In two lines, so that all columns have room beside the menu.
      cell: ({ at }) => (
        <time dateTime={at}>
          {format.shortDay(at)} <span className="md:block">{format.clock(at)}</span>
        </time>
      ),
    },
    {
      key: 'act',
      header: '',
      cell: (order) =>
        isLive(order) && (
          <Button
            size="sm"
            variant="danger"
            aria-label={t('stocksAdmin.orders.cancel')}
            onClick={() => onCancel(order)}
            className="whitespace-nowrap"
          >
            {t('stocksTrading.orders.cancel')}
          </Button>
        ),
    },
  ];
  return (
    <Table
      caption={t('stocksAdmin.orders.title')}
      columns={columns}
      rows={orders}
      rowKey={({ orderId }) => orderId}
    />
  );
}

function CancelDialog({ order, onClose }: { order: AdminOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const local = useLocal();
  return (
    <ActDialog
      name={`stocks-cancel-any:${order.orderId}`}
      title={t('stocksAdmin.orders.cancelTitle', { name: local(order.name) })}
      lead={t('stocksAdmin.orders.cancelLead')}
      confirmLabel={t('stocksAdmin.orders.cancel')}
      danger
      withReason
      refresh={stocksAdminKey}
      body={(reason) => ({ reason })}
      run={(body: { reason: string }, key) => cancelAnyOrder(order.orderId, body, key)}
      done={t('stocksAdmin.orders.cancelled')}
      onClose={onClose}
    />
  );
}
