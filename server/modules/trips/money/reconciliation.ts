import { type Executor, selectMany } from '../../../db/dialect.ts';
import { Check, settlementsAfter, transfersOf } from '../../pay/index.ts';
import type { PaymentFields } from '../trip.ts';

const PAGE = 500;

/** A payment from a wallet, as the trip has it. */
interface Kept {
  readonly tripId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly amount: number;
}

/**
 * Holds what trips say was paid from wallets against the transfers: the same parties and amount, and none without the other.
 * A trip that was purged, and whoever has left the installation, say nothing any more.
 * @param executor of a transaction that sees one moment
 */
export async function reconcileTrips(executor: Executor): Promise<Check[]> {
  const check = new Check('settlements-equal-transfers');
  await walkPayments(executor, check);
  await walkTransfers(executor, check);
  return [check];
}

async function walkPayments(executor: Executor, check: Check): Promise<void> {
  for (let last = { trip: '', id: '' }; ; ) {
    const rows = await executor
      .selectFrom('trips_entries')
      .select(['trip_id', 'id', 'fields'])
      .where('kind', '=', 'payment')
      .where(({ or, and, eb }) =>
        or([eb('trip_id', '>', last.trip), and([eb('trip_id', '=', last.trip), eb('id', '>', last.id)])]),
      )
      .orderBy('trip_id')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const payments = rows.map(({ trip_id, fields }) => ({
      tripId: trip_id,
      ...(JSON.parse(fields) as PaymentFields),
    }));
    await comparePayments(executor, check, payments);
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = { trip: end.trip_id, id: end.id };
  }
}

async function comparePayments(
  executor: Executor,
  check: Check,
  payments: readonly (PaymentFields & { readonly tripId: string })[],
): Promise<void> {
  const paid = payments.filter(({ transferId }) => transferId !== null);
  if (paid.length === 0) return;
  const accounts = await accountsOf(executor, [...new Set(paid.map(({ tripId }) => tripId))]);
  const transfers = await transfersOf(
    executor,
    paid.map(({ transferId }) => transferId!),
  );
  for (const { transferId, tripId, fromId, toId, amount } of paid) {
    check.checked += 1;
    const from = accounts.get(`${tripId}/${fromId}`) ?? null;
    const to = accounts.get(`${tripId}/${toId}`) ?? null;
    const transfer = transfers.get(transferId!);
    const found: Kept | null = transfer
      ? {
          tripId: transfer.refersTo ?? '',
          // Somebody whose account is gone stands in the trip without it.
          from: from === null ? null : transfer.payerId,
          to: to === null ? null : (transfer.payeeIds[0] ?? null),
          amount: transfer.amount,
        }
      : null;
    check.expect(transferId!, inWords({ tripId, from, to, amount }), inWords(found));
  }
}

const inWords = (kept: Kept | null): string =>
  kept === null
    ? 'no transfer'
    : `${kept.from ?? 'somebody'} paid ${kept.to ?? 'somebody'} ${kept.amount} on ${kept.tripId}`;

async function accountsOf(executor: Executor, tripIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await executor
    .selectFrom('trips_people')
    .select(['trip_id', 'id', 'account_id'])
    .where('trip_id', 'in', tripIds)
    .where('account_id', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [`${row.trip_id}/${row.id}`, row.account_id!]));
}

/** Every settlement of a trip that is still there has its payment; one that was removed is none. */
async function walkTransfers(executor: Executor, check: Check): Promise<void> {
  for (let last = ''; ; ) {
    const page = await settlementsAfter(executor, last, PAGE);
    const trips = await presentTrips(executor, [...new Set(page.map(({ refers_to }) => refers_to ?? ''))]);
    const asked = page.filter(({ refers_to }) => trips.has(refers_to ?? ''));
    const rows = await selectMany<{ id: string; removed_at: number | null }>(
      executor,
      {
        table: 'trips_entries',
        columns: ['id', 'removed_at'],
        keys: ['trip_id', 'id'],
        index: 'PRIMARY',
        lock: false,
      },
      asked.map(({ id, refers_to }) => [refers_to ?? '', id]),
    );
    const there = new Set(rows.flatMap(({ id, removed_at }) => (removed_at === null ? [id] : [])));
    for (const { id } of asked) if (!there.has(id)) check.expect(id, 'a payment of its trip', 'none');
    if (page.length < PAGE) return;
    last = page.at(-1)!.id;
  }
}

async function presentTrips(executor: Executor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await selectMany<{ id: string }>(
    executor,
    { table: 'trips', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Set(rows.map(({ id }) => id));
}
