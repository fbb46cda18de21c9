import type { Executor } from '../../../db/dialect.ts';
import { headOf } from '../editing/rows.ts';
import type { CostFields, PaymentFields } from '../trip.ts';
import { type Books, standingsOf } from './balances.ts';
import { WALLET_CURRENCY } from './decide.ts';
import type { Balances } from './schemas.ts';
import { totalOf } from './split.ts';
import { suggestionsFor } from './suggestions.ts';

/** What a trip has spent and paid back, as it was committed. */
async function readBooks(executor: Executor, tripId: string): Promise<Books> {
  const rows = await executor
    .selectFrom('trips_entries')
    .select(['kind', 'fields'])
    .where('trip_id', '=', tripId)
    .where('kind', 'in', ['cost', 'payment'])
    .where('removed_at', 'is', null)
    .execute();
  const of = <T>(kind: string): T[] =>
    rows.flatMap((row) => (row.kind === kind ? [JSON.parse(row.fields) as T] : []));
  return { costs: of<CostFields>('cost'), payments: of<PaymentFields>('payment') };
}

/** Who owes whom, and what it was spent on. The caller has been found to take part in the trip. */
export async function balancesOfTrip(
  executor: Executor,
  trip: { readonly id: string; readonly state: string; readonly sequence: number },
): Promise<Balances> {
  const people = await executor
    .selectFrom('trips_people')
    .select(['id', 'account_id', 'name', 'joined_at', 'left_at'])
    .where('trip_id', '=', trip.id)
    .execute();
  const books = await readBooks(executor, trip.id);
  const { currency } = headOf(trip.state);
  const standings = standingsOf(books, currency);
  const nothing = { paid: 0, owed: 0, sent: 0, received: 0, balance: 0 };
  const shown = people.filter(({ id, left_at }) => left_at === null || standings.has(id));
  shown.sort((a, b) => a.joined_at - b.joined_at || (a.id < b.id ? -1 : 1));
  return {
    tripId: trip.id,
    sequence: trip.sequence,
    currency,
    isInWallets: currency === WALLET_CURRENCY,
    total: sum(books.costs.map((cost) => totalOf(cost, currency))),
    people: shown.map((row) => ({
      personId: row.id,
      accountId: row.account_id,
      name: row.name,
      hasLeft: row.left_at !== null,
      ...(standings.get(row.id) ?? nothing),
    })),
    suggestions: suggestionsFor(new Map([...standings].map(([id, { balance }]) => [id, balance]))),
    byCategory: totals(books.costs, currency, ({ category }) => category)
      .map(([category, amount]) => ({ category, amount }))
      .sort((a, b) => b.amount - a.amount),
    byDay: totals(books.costs, currency, ({ on }) => on)
      .map(([on, amount]) => ({ on, amount }))
      .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const totals = <Key>(costs: readonly CostFields[], currency: string, keyOf: (cost: CostFields) => Key) =>
  [...Map.groupBy(costs, keyOf)].map(
    ([key, own]) => [key, sum(own.map((cost) => totalOf(cost, currency)))] as const,
  );
