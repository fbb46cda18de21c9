import type { Connection } from './connection.ts';
import type { EntryFacts, Filters } from './filters.ts';
import type { Plan, Tier } from './plan.ts';
import type { Forms } from './terms.ts';

/** Candidates that are looked at for one page, at the most: the bound of its work. */
export const LOOKED_AT = 2_000;

export interface Looked extends EntryFacts {
  readonly id: number;
  readonly tier: Tier;
}

/** Reads candidates once more: whether they hold what was typed, and pass the filters. */
export class Looker {
  readonly #connection: Connection;
  readonly #plan: Plan;
  readonly #filters: Filters;
  /** How many it has looked at. */
  looked = 0;

  constructor(connection: Connection, plan: Plan, filters: Filters) {
    this.#connection = connection;
    this.#plan = plan;
    this.#filters = filters;
  }

  /** @returns null for what is none, or none of these any more */
  look(id: number): Looked | null {
    const facts = this.#facts(id);
    if (facts === undefined || !this.#filters.passes(facts)) return null;
    const tier = this.tierOf(id);
    return tier === null ? null : { ...facts, id, tier };
  }

  /** Whether a candidate passes price and time, which no term holds. */
  isWithinRange(id: number): boolean {
    if (this.#filters.range === null) return true;
    const facts = this.#facts(id);
    return facts !== undefined && this.#filters.passes(facts);
  }

  tierOf(id: number): Tier | null {
    if (this.#plan.words.length === 0) return 0;
    this.looked += 1;
    const forms = this.#connection.get<{ title: string; text: string }>(
      `select title, text from texts where id = ?`,
      id,
    );
    return forms === undefined ? null : this.#plan.tierOf(forms satisfies Forms);
  }

  #facts(id: number): EntryFacts | undefined {
    this.looked += 1;
    return this.#connection.get<{ kind: number; at: number; price: number | null; facets: string }>(
      `select kind, at, price, facets from entries where id = ?`,
      id,
    );
  }
}

/** Ids of the full-text table, or of all entries, behind an id, in ascending order. */
export function idsBehind(
  connection: Connection,
  expression: string | null,
  id: number,
  limit: number,
): number[] {
  const rows =
    expression === null
      ? connection.all<{ id: number }>(`select id from entries where id > ? order by id limit ?`, id, limit)
      : connection.all<{ id: number }>(
          `select rowid as id from fulltext where fulltext match ? and rowid > ? order by rowid limit ?`,
          expression,
          id,
          limit,
        );
  return rows.map((row) => row.id);
}
