import type { SearchSort } from '../port.ts';
import type { Found, Place } from './by-relevance.ts';
import type { Connection } from './connection.ts';
import { type EntryFacts, type Filters, RANGE_CONDITION, type Range, rangeValues } from './filters.ts';
import { LOOKED_AT, type Looker } from './looking.ts';
import type { Plan } from './plan.ts';

const CHUNK = 100;
/** The key of what has no price: the last of all. */
const LAST = Number.MAX_SAFE_INTEGER;

/** An order by a column: keys and ids ascend, whichever way people read it. */
export interface KeyOrder {
  readonly column: 'at' | 'price';
  readonly sign: 1 | -1;
}
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
  looker: Looker,
  order: KeyOrder,
  after: Place | null,
  limit: number,
): Found {
  const places: Place[] = [];
  const streams = filters.kinds.map((kind) => new Stream(connection, kind, filters, order, after));
  const isJudged = plan.words.length > 0 || filters.hasFacets || isAcross(filters.range, order);
  while (places.length < limit) {
    const next = least(streams);
    if (next === null) return { places, stoppedAt: null };
    if (looker.looked >= LOOKED_AT)
      return { places, stoppedAt: { key: next.place.key, id: next.place.id - 1 } };
    next.stream.take();
    if (!isJudged || looker.look(idOfPlace(order, next.place)) !== null) places.push(next.place);
  }
  return { places, stoppedAt: null };
}

/** Whether a range is about the other column than the order: the walk cannot leave out what is beyond it. */
const isAcross = (range: Range | null, { column }: KeyOrder): boolean =>
  range !== null && (column === 'at' ? range.hasPrice : range.hasTime);

function least(streams: readonly Stream[]): { stream: Stream; place: Place } | null {
  let best: { stream: Stream; place: Place } | null = null;
  for (const stream of streams) {
    const place = stream.peek();
    if (place === null) continue;
    const isLess =
      best === null ||
      place.key < best.place.key ||
      (place.key === best.place.key && place.id < best.place.id);
    if (isLess) best = { stream, place };
  }
  return best;
}

/** The entries of one kind in an order, a chunk at a time; those without a price come last. */
class Stream {
  readonly #connection: Connection;
  readonly #kind: number;
  readonly #range: Range | null;
  readonly #order: KeyOrder;
  #chunk: Place[] = [];
  #at = 0;
  #after: Place;
  #isEnd = false;

  constructor(
    connection: Connection,
    kind: number,
    { range }: Filters,
    order: KeyOrder,
    after: Place | null,
  ) {
    this.#connection = connection;
    this.#kind = kind;
    this.#range = range;
    this.#order = order;
    this.#after = after ?? { key: Number.MIN_SAFE_INTEGER, id: Number.MIN_SAFE_INTEGER };
  }

  peek(): Place | null {
    if (this.#at >= this.#chunk.length && !this.#isEnd) {
      this.#chunk = this.#readValued(this.#after);
      if (this.#chunk.length === 0) this.#chunk = this.#readUnpriced(this.#after);
      this.#at = 0;
      this.#isEnd = this.#chunk.length === 0;
      this.#after = this.#chunk.at(-1) ?? this.#after;
    }
    return this.#chunk[this.#at] ?? null;
  }

  take(): void {
    this.#at += 1;
  }

  #readValued({ key, id }: Place): Place[] {
    if (key === LAST) return [];
    const { column, sign } = this.#order;
    const [compare, direction] = sign === 1 ? ['>', 'asc'] : ['<', 'desc'];
    const [least, most] = boundsOf(this.#range, column);
    return this.#connection.all<{ key: number; id: number }>(
      `select ${column} * ${sign} as key, id * ${sign} as id from entries
       where kind = ? and ${column} between ? and ? and (${column}, id) ${compare} (?, ?)
       order by ${column} ${direction}, id ${direction} limit ${CHUNK}`,
      this.#kind,
      least,
      most,
      key * sign,
      id * sign,
    );
  }

  #readUnpriced({ key, id }: Place): Place[] {
    const { column, sign } = this.#order;
    if (column !== 'price' || this.#range?.hasPrice) return [];
    const [compare, direction] = sign === 1 ? ['>', 'asc'] : ['<', 'desc'];
    return this.#connection.all<{ key: number; id: number }>(
      `select ${LAST} as key, id * ${sign} as id from entries
       where kind = ? and price is null and id ${compare} ? order by id ${direction} limit ${CHUNK}`,
      this.#kind,
      (key === LAST ? id : Number.MIN_SAFE_INTEGER) * sign,
    );
  }
}

function boundsOf(range: Range | null, column: KeyOrder['column']): readonly [least: number, most: number] {
  if (range === null) return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return column === 'at' ? [range.from, range.to - 1] : [range.priceFrom, range.priceTo];
}
