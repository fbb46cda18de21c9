import type { SearchSort } from '../port.ts';
import type { Found, Place } from './by-relevance.ts';
import type { Connection } from './connection.ts';
import { type EntryFacts, type Filters, RANGE_CONDITION, type Range, rangeValues } from './filters.ts';
import { Looker } from './looking.ts';
import { type KeyOrder, LAST, OrderedEntries, type Step } from './ordered-entries.ts';
import type { Plan } from './plan.ts';

const ORDERS: Partial<Record<SearchSort, KeyOrder>> = {
  newest: { column: 'at', sign: -1 },
  oldest: { column: 'at', sign: 1 },
  'price-asc': { column: 'price', sign: 1 },
  'price-desc': { column: 'price', sign: -1 },
};
/** The order of a sort; null where the ids stand in it. */
export const orderOf = (sort: SearchSort): KeyOrder | null => ORDERS[sort] ?? null;

/** Where an entry stands in an order. */
export function placeIn(
  { column, sign }: KeyOrder,
  entry: Pick<EntryFacts, 'at' | 'price'> & { id: number },
): Place {
  const value = entry[column];
  return { key: value === null ? LAST : sign * value, id: sign * entry.id };
}
/** The id behind a place, whose order may be turned around. */
export const idOfPlace = (order: KeyOrder | null, { id }: Place): number =>
  order === null ? id : order.sign * id;

/** All candidates of an expression, sorted: for a few thousand at the most. */
export function sortCandidates(
  connection: Connection,
  expression: string,
  filters: Filters,
  { column, sign }: KeyOrder,
  after: Place | null,
  limit: number,
): Found {
  const places = connection.all<{ key: number; id: number }>(
    `select * from (
       select coalesce(e.${column} * ${sign}, ${LAST}) as key, e.id * ${sign} as id
       from (select rowid from fulltext where fulltext match ?) f join entries e on e.id = f.rowid
       where ${RANGE_CONDITION}
     ) where (key, id) > (?, ?) order by key, id limit ?`,
    expression,
    ...rangeValues(filters.range),
    after?.key ?? Number.MIN_SAFE_INTEGER,
    after?.id ?? Number.MIN_SAFE_INTEGER,
    limit,
  );
  return { places, stoppedAt: null };
}

/** Walks along the order's own index and looks at each entry: for what so many hold that the next ones are near. */
export function walkInOrder(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  order: KeyOrder,
  after: Place | null,
  limit: number,
): Found {
  const places: Place[] = [];
  const looker = new Looker(plan, filters, false);
  const isJudged = plan.words.length > 0 || filters.hasFacets || isAcross(filters.range, order);
  const streams = filters.kinds.map(
    (kind) => new OrderedEntries(connection, { kind, range: filters.range, order, looker }, after),
  );
  while (places.length < limit) {
    const next = least(streams);
    if (next === null) return { places, stoppedAt: null };
    if (looker.isTired) return { places, stoppedAt: { key: next.step.key, id: next.step.id - 1 } };
    next.stream.take();
    if (!isJudged || looker.judge(next.step.candidate) !== null)
      places.push({ key: next.step.key, id: next.step.id });
  }
  return { places, stoppedAt: null };
}

/** Whether a range is about the other column than the order: the walk cannot leave out what is beyond it. */
const isAcross = (range: Range | null, { column }: KeyOrder): boolean =>
  range !== null && (column === 'at' ? range.hasPrice : range.hasTime);

function least(streams: readonly OrderedEntries[]): { stream: OrderedEntries; step: Step } | null {
  let best: { stream: OrderedEntries; step: Step } | null = null;
  for (const stream of streams) {
    const step = stream.peek();
    if (step === null) continue;
    const isLess =
      best === null || step.key < best.step.key || (step.key === best.step.key && step.id < best.step.id);
    if (isLess) best = { stream, step };
  }
  return best;
}
