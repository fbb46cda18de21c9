import { sql } from 'kysely';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Move } from './reading.ts';

/** Somebody who holds something of a round that was moved: told once, however much it is. */
export interface Told {
  readonly accountId: string;
  /** Their own reservation; null where they only have tickets that were handed on to them. */
  readonly reservationId: string | null;
  readonly ticketId: string | null;
  /** Tickets that they have. */
  readonly tickets: number;
  /** They have paid for something that they can give back. */
  readonly hasPaid: boolean;
}

/** Somebody without an account, who bought at the box office: nobody can tell them. */
const isGuest = (accountId: string): boolean => accountId.startsWith('guest:');

/** Numbers of those who hold something of a round. */
export interface PeopleOfRound {
  readonly members: number;
  readonly guests: number;
  readonly tickets: number;
  readonly unpaid: number;
  readonly holding: number;
  readonly waiting: number;
}

/** Buyers and holders, who waits, who holds seats without having paid. */
export async function countPeople(executor: Executor, roundId: string): Promise<PeopleOfRound> {
  const { rows } = await sql<{ guest: number; n: number }>`
    select case when account_id like 'guest:%' then 1 else 0 end as guest, count(*) as n from (
      select account_id from tickets_reservations
      where round_id = ${roundId} and status in ('paid', 'awaiting-payment')
      union select account_id from tickets_tickets where round_id = ${roundId}
    ) people group by case when account_id like 'guest:%' then 1 else 0 end
  `.execute(executor);
  const numberOf = (guest: number) => Number(rows.find((row) => Number(row.guest) === guest)?.n ?? 0);
  const taken = await executor
    .selectFrom('tickets_occupancy')
    .select(['sold', 'waiters'])
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  const holds = await executor
    .selectFrom('tickets_holds')
    .select(['kind', 'account_id'])
    .where('round_id', '=', roundId)
    .execute();
  const peopleWith = (isUnpaid: boolean) =>
    new Set(holds.filter(({ kind }) => (kind === 'payment') === isUnpaid).map((row) => row.account_id)).size;
  return {
    members: numberOf(0),
    guests: numberOf(1),
    tickets: taken?.sold ?? 0,
    unpaid: peopleWith(true),
    holding: peopleWith(false),
    waiting: taken?.waiters ?? 0,
  };
}

/**
 * Those who come next by their account's id, with what they have. Whoever bought, or was handed something, after the move is
 * passed over: they know the new time.
 * @param after the last account that was told
 * @returns `last`: where the next page goes on; null: that was all
 */
export async function nextPeople(
  executor: Executor,
  roundId: string,
  { at, after, limit }: Pick<Move, 'at'> & { readonly after: string; readonly limit: number },
): Promise<{ readonly last: string | null; readonly told: Told[] }> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from (
      select distinct account_id from tickets_reservations
      where round_id = ${roundId} and account_id > ${after} and status in ('paid', 'awaiting-payment')
      order by account_id limit ${sql.lit(limit)}
    ) buyers
    union
    select account_id from (
      select distinct account_id from tickets_tickets where round_id = ${roundId} and account_id > ${after}
      order by account_id limit ${sql.lit(limit)}
    ) holders
    order by account_id limit ${sql.lit(limit)}
  `.execute(executor);
  const ids = rows.map((row) => row.account_id);
  const members = ids.filter((id) => !isGuest(id));
  return { last: ids.at(-1) ?? null, told: await belongings(executor, roundId, members, at) };
}

interface Bought {
  readonly id: string;
  readonly account_id: string;
  readonly status: string;
  readonly created_at: number;
}
const BOUGHT = ['id', 'account_id', 'status', 'created_at'];

async function belongings(
  executor: Executor,
  roundId: string,
  accountIds: readonly string[],
  movedAt: number,
): Promise<Told[]> {
  const keys = accountIds.map((id) => [roundId, id]);
  const of = { keys: ['round_id', 'account_id'], lock: false };
  const own = await selectMany<Bought>(
    executor,
    { table: 'tickets_reservations', columns: BOUGHT, index: 'tickets_reservations_round', ...of },
    keys,
  );
  const tickets = await selectMany<{ id: string; account_id: string; reservation_id: string }>(
    executor,
    {
      table: 'tickets_tickets',
      columns: ['id', 'account_id', 'reservation_id'],
      index: 'tickets_tickets_holder',
      ...of,
    },
    keys,
  );
  const bought = await selectMany<Bought>(
    executor,
    { table: 'tickets_reservations', columns: BOUGHT, keys: ['id'], index: 'PRIMARY', lock: false },
    tickets.map((ticket) => [ticket.reservation_id]),
  );
  const before = new Set(bought.filter((row) => row.created_at < movedAt).map(({ id }) => id));
  const open = own.filter(
    ({ status, created_at }) => (status === 'paid' || status === 'awaiting-payment') && created_at < movedAt,
  );
  const openOf = Map.groupBy(open, (row) => row.account_id);
  const ticketsOf = Map.groupBy(
    tickets.filter((ticket) => before.has(ticket.reservation_id)),
    (row) => row.account_id,
  );
  return accountIds.flatMap((accountId) => {
    const theirs = (openOf.get(accountId) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    const held = (ticketsOf.get(accountId) ?? []).map(({ id }) => id).sort();
    if (theirs.length + held.length === 0) return [];
    const hasPaid = theirs.some(({ status }) => status === 'paid');
    const first = { reservationId: theirs[0]?.id ?? null, ticketId: held[0] ?? null };
    return [{ accountId, ...first, tickets: held.length, hasPaid }];
  });
}
