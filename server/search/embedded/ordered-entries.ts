import type { Place } from './by-relevance.ts';
import type { Connection } from './connection.ts';
import type { Range } from './filters.ts';
import type { Candidate, Looker } from './looking.ts';

const CHUNK = 100;
/** The key of what has no price: the last of all. */
export const LAST = Number.MAX_SAFE_INTEGER;

/** An order by a column: keys and ids ascend, whichever way people read it. */
export interface KeyOrder {
  readonly column: 'at' | 'price';
  readonly sign: 1 | -1;
}

/** An entry in an order, with what it is judged by. */
export interface Step extends Place {
  readonly candidate: Candidate;
}
export interface Walk {
  readonly kind: number;
  readonly range: Range | null;
  readonly order: KeyOrder;
  readonly looker: Looker;
}

/** The entries of one kind in an order, a chunk at a time; those without a price come last. */
export class OrderedEntries {
  readonly #connection: Connection;
  readonly #walk: Walk;
  #chunk: readonly Step[] = [];
  #at = 0;
  #after: Place;
  #isEnd = false;

  constructor(connection: Connection, walk: Walk, after: Place | null) {
    this.#connection = connection;
    this.#walk = walk;
    this.#after = after ?? { key: Number.MIN_SAFE_INTEGER, id: Number.MIN_SAFE_INTEGER };
  }

  peek(): Step | null {
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

  #readValued({ key, id }: Place): Step[] {
    if (key === LAST) return [];
    const { kind, range, order } = this.#walk;
    const { column, sign } = order;
    const [compare, direction] = sign === 1 ? ['>', 'asc'] : ['<', 'desc'];
    const [least, most] = boundsOf(range, column);
    return this.#read(
      `select id from entries
       where kind = ? and ${column} between ? and ? and (${column}, id) ${compare} (?, ?)
       order by ${column} ${direction}, id ${direction} limit ${CHUNK}`,
      [kind, least, most, key * sign, id * sign],
    );
  }

  #readUnpriced({ key, id }: Place): Step[] {
    const { kind, range, order } = this.#walk;
    if (order.column !== 'price' || range?.hasPrice) return [];
    const [compare, direction] = order.sign === 1 ? ['>', 'asc'] : ['<', 'desc'];
    return this.#read(
      `select id from entries
       where kind = ? and price is null and id ${compare} ? order by id ${direction} limit ${CHUNK}`,
      [kind, (key === LAST ? id : Number.MIN_SAFE_INTEGER) * order.sign],
    );
  }

  #read(ids: string, values: readonly number[]): Step[] {
    const { looker, order } = this.#walk;
    const { column, sign } = order;
    const direction = sign === 1 ? 'asc' : 'desc';
    const candidates = this.#connection.all<Candidate & Record<string, never>>(
      `select ${looker.columns} from (${ids}) c ${looker.joins} order by e.${column} ${direction}, e.id ${direction}`,
      ...values,
    );
    return candidates.map((candidate) => {
      const value = candidate[column];
      return { key: value === null ? LAST : sign * value, id: sign * candidate.id, candidate };
    });
  }
}

function boundsOf(range: Range | null, column: KeyOrder['column']): readonly [least: number, most: number] {
  if (range === null) return [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return column === 'at' ? [range.from, range.to - 1] : [range.priceFrom, range.priceTo];
}
