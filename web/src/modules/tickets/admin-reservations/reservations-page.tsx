import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { TicketX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminReservationsQuery } from '../../../api/tickets-desk.ts';
import type {
  AdminReservationSummary,
  PaidBy,
  ReservationStatus,
} from '../../../api/tickets-reservation-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { type Condition, chosenOf, type ListAddress } from '../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../admin/lists/operator-list.tsx';
import { ReservationBadge } from '../reservations/reservation-badge.tsx';
import { useShowTime } from '../show-time.ts';

const STATUSES: readonly ReservationStatus[] = ['paid', 'awaiting-payment', 'cancelled', 'expired'];
const WAYS: readonly PaidBy[] = ['wallet', 'gateway', 'box-office'];

/** Whatever was reserved, by many conditions. */
export function AdminReservationsPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), ['newest', 'oldest']);
  const reservations = useInfiniteQuery({
    ...adminReservationsQuery(asked.query),
    refetchInterval: 30_000,
  });
  return (
    <Page title={t('ticketsDesk.reservations.title')}>
      <OperatorList
        asked={asked}
        answer={reservations}
        placeholder={t('ticketsDesk.reservations.search')}
        file={{
          path: '/admin/tickets/reservations/export',
          filename: t('ticketsDesk.reservations.file'),
        }}
        empty={
          <EmptyState icon={<TicketX aria-hidden="true" />} title={t('ticketsDesk.reservations.none')}>
            {t('ticketsDesk.reservations.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <ReservationTable reservations={items} />}
      </OperatorList>
    </Page>
  );
}

/** What other pages lead here with; nobody types a number. */
const NUMBERS = [
  { name: 'performanceId', label: 'performance' },
  { name: 'roundId', label: 'round' },
  { name: 'accountId', label: 'member' },
] as const;

function useConditions(): Condition[] {
  const { t } = useTranslation();
  const address: ListAddress = useSearch({ strict: false });
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('ticketsDesk.reservations.status'),
      values: STATUSES,
      nameOf: (value) => t(`ticketsMine.status.${value as ReservationStatus}`),
    },
    {
      kind: 'choice',
      name: 'payWith',
      label: t('ticketsDesk.reservations.payWith'),
      values: WAYS,
      nameOf: (value) => t(`ticketsMine.ways.${value as PaidBy}`),
    },
    {
      kind: 'dates',
      from: 'showFrom',
      to: 'showTo',
      label: t('ticketsDesk.reservations.show'),
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('ticketsDesk.reservations.made') },
    { kind: 'dates', from: 'paidFrom', to: 'paidTo', label: t('ticketsDesk.reservations.paid') },
    { kind: 'amounts', from: 'amountFrom', to: 'amountTo', label: t('ticketsDesk.reservations.total') },
    ...NUMBERS.filter(({ name }) => chosenOf(address, name).length > 0).map(
      ({ name, label }): Condition => ({
        kind: 'choice',
        name,
        label: t(`ticketsDesk.reservations.${label}`),
        values: [],
        isOpen: true,
        nameOf: (value) => value,
      }),
    ),
    { kind: 'flag', name: 'withCoupon', label: t('ticketsDesk.reservations.withCoupon') },
    { kind: 'flag', name: 'atDoor', label: t('ticketsDesk.reservations.atDoor') },
    { kind: 'flag', name: 'attention', label: t('ticketsDesk.reservations.attention') },
  ];
}

function ReservationTable({ reservations }: { reservations: AdminReservationSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useShowTime();
  const local = useLocal();
  const columns: Column<AdminReservationSummary>[] = [
    {
      key: 'reservation',
      header: t('ticketsDesk.reservations.reservation'),
      primary: true,
      cell: (row) => (
        <Link
          to="/admin/tickets/reservations/$reservationId"
          params={{ reservationId: row.reservationId }}
          className="block py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{local(row.title)}</span>
          <span className="tnum block text-sm font-normal text-muted">{time.full(row.startsAt)}</span>
          <code className="block font-mono text-xs font-normal text-muted">{row.reservationId}</code>
        </Link>
      ),
    },
    {
      key: 'member',
      header: t('ticketsDesk.reservations.member'),
      cell: (row) =>
        row.memberName === '' ? (
          <span className="text-muted">{t('ticketsDesk.reservations.guest')}</span>
        ) : (
          row.memberName
        ),
    },
    {
      key: 'seats',
      header: t('ticketsDesk.reservations.seats'),
      cell: (row) => (
        <>
          {local(row.seats)}
          <span className="block text-sm text-muted">
            {row.left === row.places
              ? t('ticketsDesk.reservations.places', { count: row.places })
              : t('ticketsDesk.reservations.placesLeft', { total: row.places, left: row.left })}
          </span>
        </>
      ),
    },
    {
      key: 'status',
      header: t('ticketsDesk.reservations.status'),
      cell: (row) => (
        <span className="inline-flex flex-wrap justify-end gap-1.5 md:justify-start">
          <ReservationBadge status={row.status} />
          {row.attention !== null && <Badge tone="bad">{t('ticketsDesk.reservations.attention')}</Badge>}
        </span>
      ),
    },
    {
      key: 'total',
      header: t('ticketsDesk.reservations.total'),
      numeric: true,
      cell: (row) => (
        <>
          {format.won(row.total)}
          {row.refunded > 0 && (
            <span className="block text-sm text-muted">
              {t('ticketsDesk.reservations.refundedSum', { amount: format.won(row.refunded) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'at',
      header: t('ticketsDesk.reservations.made'),
      numeric: true,
      cell: (row) => format.moment(row.createdAt),
    },
  ];
  return (
    <Table
      caption={t('ticketsDesk.reservations.title')}
      columns={columns}
      rows={reservations}
      rowKey={({ reservationId }) => reservationId}
    />
  );
}
