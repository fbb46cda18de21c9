import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Localized } from '../../../lib/localized.ts';

/** How a symbol is called, and in which currency it trades: what stands in a notice. */
export interface ListingName {
  readonly name: Localized;
  readonly currency: string;
}

/** Names of symbols; of those that there are not, none. */
export async function namesOf(
  executor: Executor,
  symbols: readonly string[],
): Promise<Map<string, ListingName>> {
  const rows = await selectMany<{ symbol: string; name: string; currency: string }>(
    executor,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'name', 'currency'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    symbols.map((symbol) => [symbol]),
  );
  return new Map(
    rows.map(({ symbol, name, currency }) => [symbol, { name: JSON.parse(name) as Localized, currency }]),
  );
}
