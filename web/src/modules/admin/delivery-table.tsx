import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';

export function DeliveryTable({ deliveries, caption }: { deliveries: Delivery[]; caption: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Delivery>[] = [
    {
      key: 'recipient',
      header: t('notifications.deliveries.recipient'),
      primary: true,
      cell: (row) => (
        <Link
          to="/admin/deliveries/$deliveryId"
          params={{ deliveryId: row.deliveryId }}
          className="block py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{row.recipient}</span>
          <code className="block font-mono text-sm font-normal text-muted">{row.kind}</code>
        </Link>
      ),
    },
    {
      key: 'channel',
      header: t('notifications.deliveries.channelLabel'),
      cell: (row) => t(`notifications.deliveries.channel.${row.channel}`),
    },
    {
      key: 'status',
      header: t('notifications.deliveries.statusLabel'),
      cell: (row) => (
        <>
          <DeliveryBadge status={row.status} />
          {row.status !== 'sent' && row.lastError !== null && (
            <span className="mt-1 line-clamp-2 block max-w-xs text-sm text-muted">{row.lastError}</span>
          )}
        </>
      ),
    },
    {
      key: 'attempts',
      header: t('notifications.deliveries.attempts'),
      numeric: true,
      cell: (row) => format.number(row.attempts),
    },
    {
      key: 'created',
      header: t('notifications.deliveries.created'),
      numeric: true,
      cell: (row) => format.dateTime(row.createdAt),
    },
  ];
  return <Table caption={caption} columns={columns} rows={deliveries} rowKey={(row) => row.deliveryId} />;
}
