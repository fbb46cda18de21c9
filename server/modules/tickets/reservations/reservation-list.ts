import { type SqlBool, sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { TicketsReservationsTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import {
  amounts,
  type List,
  type Meaning,
  madeWithin,
  oneOf,
  present,
  textWish,
  type Wish,
  within,
} from '../../../lists/index.ts';
import { type Accounts, emailKeyOf } from '../../accounts/index.ts';
import type { SeatLine } from '../reservation.ts';
import type { AdminReservationSummary, AdminReservationsQuery } from './admin-schemas.ts';
import { isLeft } from './changes.ts';
import { linesOf, RESERVATION_COLUMNS, titleOf } from './rows.ts';

export type ReservationList = List<TicketsReservationsTable, AdminReservationsQuery, AdminReservationSummary>;
export type Members = Pick<Accounts, 'byEmail' | 'byId' | 'search'>;

/** Members whose reservations are looked for by a part of a name or an e-mail. */
const MAX_PEOPLE = 100;

/** Conditions whose values stand in documents too. */
export const reservationConditions: ReservationList['conditions'] = [
  oneOf('status', 'status'),
  oneOf('payWith', 'pay_with'),
  oneOf('performanceId', 'performance_id'),
  oneOf('roundId', 'round_id'),
  oneOf('accountId', 'account_id'),
  present('attention', 'attention'),
  present('withCoupon', 'coupon_id'),
  present('atDoor', 'made_by'),
  amounts('total'),
  madeWithin(),
  within('paidFrom', 'paidTo', 'paid_at'),
  within('showFrom', 'showTo', 'starts_at'),
];

/** Reservations, as operators search them. */
export const reservationList = (members: Members): ReservationList => ({
  name: 'reservations',
  kind: 'tickets-reservation',
  indexed: 'all',
  table: 'tickets_reservations',
  columns: RESERVATION_COLUMNS,
  conditions: reservationConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
  },
  indexes: [
    { name: 'tickets_reservations_status', columns: ['status', 'id'] },
    { name: 'tickets_reservations_account', columns: ['account_id', 'id'] },
    { name: 'tickets_reservations_performance', columns: ['performance_id', 'id'] },
    { name: 'tickets_reservations_of_round', columns: ['round_id', 'id'] },
    { name: 'tickets_reservations_attention', columns: ['attention', 'id'] },
    { name: 'tickets_reservations_starts', columns: ['starts_at', 'id'] },
  ],
  facets: { status: 'status', payWith: 'pay_with' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    return text === '' ? [] : [await meaningOf(executor, members, text)];
  },
  show: (executor, rows) => show(executor, rows, members),
  csv: [
    { name: 'createdAt', cell: (one) => one.createdAt },
    { name: 'reservation', cell: (one) => one.reservationId },
    { name: 'status', cell: (one) => one.status },
    { name: 'payWith', cell: (one) => one.payWith },
    { name: 'title', cell: (one) => one.title.ko },
    { name: 'startsAt', cell: (one) => one.startsAt },
    { name: 'seats', cell: (one) => one.seats.ko },
    { name: 'places', cell: (one) => one.places },
    { name: 'left', cell: (one) => one.left },
    { name: 'total', cell: (one) => one.total },
    { name: 'refunded', cell: (one) => one.refunded },
    { name: 'currency', cell: (one) => one.currency },
    { name: 'account', cell: (one) => one.accountId },
    { name: 'memberName', cell: (one) => one.memberName },
    { name: 'payment', cell: (one) => one.paymentId },
    { name: 'paidAt', cell: (one) => one.paidAt },
    { name: 'soldBy', cell: (one) => one.madeBy },
    { name: 'note', cell: (one) => one.note },
    { name: 'attention', cell: (one) => one.attention },
  ],
});

async function show(
  executor: Executor,
  rows: readonly TicketsReservationsTable[],
  { byId }: Members,
): Promise<AdminReservationSummary[]> {
  const names = await byId(executor, [...new Set(rows.map((row) => row.account_id))]);
  return rows.map((row) => {
    const lines = linesOf(row.seat_lines);
    return {
      reservationId: row.id,
      accountId: row.account_id,
      memberName: names.get(row.account_id)?.name ?? '',
      status: row.status,
      payWith: row.pay_with,
      total: row.total,
      refunded: row.refunded,
      currency: row.currency,
      roundId: row.round_id,
      performanceId: row.performance_id,
      title: titleOf(row.title),
      startsAt: iso(row.starts_at),
      places: lines.length,
      left: row.status === 'paid' ? lines.filter(isLeft).length : 0,
      seats: seatsText(lines),
      paymentId: row.payment_id,
      madeBy: row.made_by,
      note: row.note,
      attention: row.attention,
      createdAt: iso(row.created_at),
      paidAt: isoOrNull(row.paid_at),
    };
  });
}

/** Places by their rows, as operators read them out. */
function seatsText(lines: readonly SeatLine[]): Localized {
  const rows = Map.groupBy(lines, ({ label: { section, row } }) => JSON.stringify([section, row]));
  const said = [...rows.values()].map((own) => {
    const { section, row } = own[0]!.label;
    const numbers = own.map(({ label }) => label.number).join(', ');
    const inRow = { ko: row === null ? '' : `${row}열`, en: row === null ? '' : `row ${row}:` };
    return {
      ko: wordsOf(section.ko || section.en, inRow.ko, numbers),
      en: wordsOf(section.en || section.ko, inRow.en, numbers),
    };
  });
  return { ko: said.map(({ ko }) => ko).join(' · '), en: said.map(({ en }) => en).join(' · ') };
}

const wordsOf = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** A whole reservation, payment or member; parts of a title or of a member's name. */
async function meaningOf(
  executor: Executor,
  members: Members,
  text: string,
): Promise<Meaning<TicketsReservationsTable>> {
  const named = await executor
    .selectFrom('tickets_reservations')
    .select('id')
    .where('id', '=', text)
    .executeTakeFirst();
  if (named) return { ids: [named.id] };
  const paid = await executor
    .selectFrom('tickets_reservations')
    .select('id')
    .where('payment_id', '=', text)
    .execute();
  if (paid.length > 0) return { ids: paid.map(({ id }) => id) };
  const accountId = await memberNamed(executor, members, text);
  if (accountId !== null) return { wish: boughtBy([accountId]) };
  const inTitle = textWish<TicketsReservationsTable>(text, { title: 'title', others: [] });
  const { ids: people, isAll } = await members.search(executor, text, MAX_PEOPLE);
  if (people.length === 0) return { wish: inTitle };
  const byThem = boughtBy(people);
  return {
    wish: {
      ...inTitle,
      sql: (own) => sql<SqlBool>`(${inTitle.sql(own)} or ${byThem.sql(own)})`,
      holds: (row) => inTitle.holds(row) || byThem.holds(row),
    },
    // Without those that the title leads to already: both are counted.
    besides: {
      ...byThem,
      sql: (own) => sql<SqlBool>`${byThem.sql(own)} and not ${inTitle.sql(own)}`,
      holds: (row) => byThem.holds(row) && !inTitle.holds(row),
    },
    isPartial: !isAll,
  };
}

async function memberNamed(executor: Executor, members: Members, text: string): Promise<string | null> {
  if (text.includes('@')) {
    const key = emailKeyOf(text);
    return (await members.byEmail(executor, [key])).get(key)?.id ?? null;
  }
  return (await members.byId(executor, [text])).has(text) ? text : null;
}

const boughtBy = (accountIds: readonly string[]): Wish<TicketsReservationsTable> => ({
  sql: () => sql<SqlBool>`account_id in (${sql.join(accountIds)})`,
  holds: (row) => accountIds.includes(row.account_id),
  narrowing: { column: 'account_id', isPoint: accountIds.length === 1 },
  asked: null,
});
