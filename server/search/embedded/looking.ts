import type { Connection } from './connection.ts';
import type { EntryFacts, Filters } from './filters.ts';
import type { Plan, Tier } from './plan.ts';
import type { Forms } from './terms.ts';

/** Candidates that are looked at for one page, at the most: the bound of its work. */
export const LOOKED_AT = 600;

/** A candidate with what its looker needs to judge it. */
export interface Candidate extends EntryFacts, Forms {
  readonly id: number;
}
export interface Looked extends EntryFacts {
  readonly id: number;
  readonly tier: Tier;
}

const FACTS = 'c.id, e.kind, e.at, e.price, e.facets';
const FORMS = 't.title, t.text';

/** Reads candidates once more: whether they hold what was typed, and pass the filters. */
export class Looker {
  readonly #plan: Plan;
  readonly #filters: Filters;
  /** What of a candidate is read beside its id; empty where its id is enough. */
  readonly columns: string;
  readonly joins: string;
  /** How many it has looked at. */
  looked = 0;

  /** @param isExact the candidates are known to hold what was typed */
  constructor(plan: Plan, filters: Filters, isExact: boolean) {
    this.#plan = plan;
    this.#filters = filters;
    const needsForms = !isExact && plan.words.length > 0;
    this.columns = `${FACTS}${needsForms ? `, ${FORMS}` : `, '' as title, '' as text`}`;
    this.joins = `join entries e on e.id = c.id${needsForms ? ' join texts t on t.id = c.id' : ''}`;
    this.#tierOf = needsForms ? plan.tierOf : () => 0;
  }
  readonly #tierOf: Plan['tierOf'];

  get isTired(): boolean {
    return this.looked >= LOOKED_AT;
  }

  /** @returns null for what is none; tier 0 where the tier was known before */
  judge(candidate: Candidate): Looked | null {
    this.looked += 1;
    if (!this.#filters.passes(candidate)) return null;
    const tier = this.#plan.words.length === 0 ? 0 : this.#tierOf(candidate);
    return tier === null ? null : { ...candidate, tier };
  }
}

/** Ids of the full-text table, or of all entries, behind an id, in ascending order: three values, or two. */
export const sourceOf = (expression: string | null): string =>
  expression === null
    ? 'select id from entries where id > ? order by id limit ?'
    : 'select rowid as id from fulltext where fulltext match ? and rowid > ? order by rowid limit ?';

export const sourceValues = (
  expression: string | null,
  behind: number,
  limit: number,
): (string | number)[] => (expression === null ? [behind, limit] : [expression, behind, limit]);

export function idsBehind(
  connection: Connection,
  expression: string | null,
  behind: number,
  limit: number,
): number[] {
  const rows = connection.all<{ id: number }>(
    sourceOf(expression),
    ...sourceValues(expression, behind, limit),
  );
  return rows.map(({ id }) => id);
}

/** Candidates behind an id, with what they are judged by. */
export const candidatesBehind = (
  connection: Connection,
  { columns, joins }: Looker,
  expression: string | null,
  behind: number,
  limit: number,
): Candidate[] =>
  connection.all<Candidate & Record<string, never>>(
    `select ${columns} from (${sourceOf(expression)}) c ${joins} order by c.id`,
    ...sourceValues(expression, behind, limit),
  );

/** Candidates by id, with what they are judged by. */
export const candidatesOf = (
  connection: Connection,
  { columns, joins }: Looker,
  ids: readonly number[],
): Candidate[] =>
  connection.all<Candidate & Record<string, never>>(
    `select ${columns} from (select value as id from json_each(?)) c ${joins}`,
    JSON.stringify(ids),
  );

/** How many there are, up to a limit. */
export const countUpTo = (connection: Connection, expression: string | null, limit: number): number =>
  connection.get<{ n: number }>(
    `select count(*) as n from (${sourceOf(expression)})`,
    ...sourceValues(expression, -1, limit),
  )!.n;
