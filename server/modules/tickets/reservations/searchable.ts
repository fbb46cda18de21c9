import { selectMany } from '../../../db/dialect.ts';
import type { TicketsReservationsTable } from '../../../db/schema.ts';
import { timeOfId } from '../../../lib/id.ts';
import { facetsOf, insidesOf } from '../../../lists/index.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { reservationConditions } from './reservation-list.ts';
import { titleOf } from './rows.ts';

const COLUMNS = [
  'id',
  'round_id',
  'performance_id',
  'account_id',
  'status',
  'pay_with',
  'title',
  'total',
  'coupon_id',
  'made_by',
  'attention',
] as const;
type Indexed = Pick<TicketsReservationsTable, (typeof COLUMNS)[number]>;

/**
 * Reservations in the operators’ index, by what was reserved. Whose they are is not in it: members are found first, where
 * their names are, and then their reservations in the database.
 */
export const reservationSearchable: Searchable = {
  kind: 'tickets-reservation',
  scope: 'operators',
  events: [
    'tickets.reserved',
    'tickets.reservation-paid',
    'tickets.reservation-expired',
    'tickets.reservation-cancelled',
    'tickets.reservation-changed',
  ],
  idsOf: ({ data }) => [String(data.reservationId)],
  documents: async (executor, ids) => {
    const read = { table: 'tickets_reservations', keys: ['id'], index: 'PRIMARY', lock: false } as const;
    const rows = await selectMany<Indexed>(
      executor,
      { ...read, columns: COLUMNS },
      ids.map((id) => [id]),
    );
    return rows.map(documentOf);
  },
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('tickets_reservations')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },
};

const documentOf = (row: Indexed): SearchDocument => ({
  kind: reservationSearchable.kind,
  id: row.id,
  title: titleOf(row.title),
  text: { ko: '', en: '' },
  tags: insidesOf([row.title]),
  facets: facetsOf({ conditions: reservationConditions }, row as TicketsReservationsTable),
  price: row.total,
  at: timeOfId(row.id),
  popularity: 0,
  link: `/admin/tickets/reservations/${row.id}`,
  picture: null,
});
