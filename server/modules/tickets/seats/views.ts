import type { Executor } from '../../../db/dialect.ts';
import type { TicketsHoldsTable } from '../../../db/schema.ts';
import type { Shows } from '../shows/index.ts';
import { holdResult } from './hold.ts';
import { HOLD_COLUMNS, holdOf, seatsOf, waiterOf } from './rows.ts';
import { readSales } from './sales.ts';
import type { HoldView, Waiting } from './schemas.ts';

type PlansOf = Shows['plansOf'];

/** Numbers of the places that a member holds in a round. */
export async function placesHeldBy(
  executor: Executor,
  accountId: string,
  roundId: string,
): Promise<number[]> {
  const rows = await executor
    .selectFrom('tickets_holds')
    .select('seats')
    .where('account_id', '=', accountId)
    .where('round_id', '=', roundId)
    .execute();
  return rows.flatMap(({ seats }) => seatsOf(seats)).sort((a, b) => a - b);
}

/** A hold's round: it never changes. Undefined when the hold is over. */
export async function roundOfHold(executor: Executor, holdId: string): Promise<string | undefined> {
  const row = await executor
    .selectFrom('tickets_holds')
    .select('round_id')
    .where('id', '=', holdId)
    .executeTakeFirst();
  return row?.round_id;
}

export interface Asking {
  readonly accountId: string;
  readonly plansOf: PlansOf;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a member holds now, what ends first before the others. */
export async function listHolds(
  executor: Executor,
  { accountId, plansOf, now }: Asking,
): Promise<HoldView[]> {
  const rows = await executor
    .selectFrom('tickets_holds')
    .select(HOLD_COLUMNS)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .execute();
  return viewsOf(executor, rows, { plansOf, now });
}

/** One's own hold; undefined for somebody else's, and for one that is over. */
export async function readHold(
  executor: Executor,
  holdId: string,
  { accountId, plansOf, now }: Asking,
): Promise<HoldView | undefined> {
  const rows = await executor
    .selectFrom('tickets_holds')
    .select(HOLD_COLUMNS)
    .where('id', '=', holdId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .execute();
  const [view] = await viewsOf(executor, rows, { plansOf, now });
  return view;
}

async function viewsOf(
  executor: Executor,
  rows: readonly TicketsHoldsTable[],
  { plansOf, now }: Omit<Asking, 'accountId'>,
): Promise<HoldView[]> {
  const sales = await readSales(executor, new Set(rows.map((row) => row.round_id)), plansOf);
  const serverTime = new Date(now).toISOString();
  return rows.flatMap((row) => {
    const sale = sales.get(row.round_id);
    return sale ? { ...holdResult(sale, holdOf(row)), serverTime } : [];
  });
}

/** What a member waits for, or has waited for: of one round, or of all that are still to come. */
export async function listWaiting(
  executor: Executor,
  { accountId, plansOf, now }: Asking,
  roundId?: string,
): Promise<Waiting[]> {
  let query = executor.selectFrom('tickets_waitlist').selectAll().where('account_id', '=', accountId);
  if (roundId !== undefined) query = query.where('round_id', '=', roundId);
  const waiters = (await query.orderBy('id', 'desc').limit(100).execute()).map(waiterOf);
  const sales = await readSales(executor, new Set(waiters.map((waiter) => waiter.roundId)), plansOf);
  const views: Waiting[] = [];
  for (const waiter of waiters) {
    const sale = sales.get(waiter.roundId);
    if (!sale || (roundId === undefined && sale.startsAt < now)) continue;
    const { status, quantity, grades, isTogether, holdId } = waiter;
    const isOffered = status === 'offered' && holdId !== null;
    const expiresAt = isOffered ? await endOfHold(executor, holdId) : null;
    views.push({
      roundId: sale.id,
      performanceId: sale.performanceId,
      title: sale.title,
      startsAt: new Date(sale.startsAt).toISOString(),
      status,
      quantity,
      grades: grades && [...grades],
      together: isTogether,
      ahead: status === 'waiting' ? await countAhead(executor, sale.id, waiter.id) : null,
      holdId: isOffered ? holdId : null,
      expiresAt,
    });
  }
  return views;
}

async function endOfHold(executor: Executor, holdId: string): Promise<string | null> {
  const row = await executor
    .selectFrom('tickets_holds')
    .select('expires_at')
    .where('id', '=', holdId)
    .executeTakeFirst();
  return row ? new Date(row.expires_at).toISOString() : null;
}

async function countAhead(executor: Executor, roundId: string, id: string): Promise<number> {
  const { ahead } = await executor
    .selectFrom('tickets_waitlist')
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('round_id', '=', roundId)
    .where('status', '=', 'waiting')
    .where('id', '<', id)
    .executeTakeFirstOrThrow();
  return Number(ahead);
}
