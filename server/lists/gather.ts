import type { Sort } from './list.ts';
import { compare, placeOf } from './paths.ts';
import type { Place, Resume } from './question.ts';
import type { Batch, Source } from './sources.ts';

export interface Gathered<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins. */
  readonly after: Place | null;
  readonly resume: Resume;
  readonly isEnd: boolean;
}

/**
 * Fills a page from one source, or from several whose rows are told apart by their ids, in the order of the sort.
 * A page that cannot be filled in so many rounds is given as it is, and goes on from where it came to.
 * @param start where to begin; `resume` is the cursor of the one source that has such
 */
export async function gather<Row extends { id: string }>(
  sort: Sort<Row>,
  sources: readonly Source<Row>[],
  start: { readonly after: Place | null; readonly resume: Resume },
  { limit, maxRounds }: { limit: number; maxRounds: number },
): Promise<Gathered<Row>> {
  const rows: Row[] = [];
  let { after, resume } = start;
  for (let round = 0; round < maxRounds && rows.length < limit; round += 1) {
    const from = after;
    const missing = limit - rows.length;
    const batches = await Promise.all(sources.map((source) => source.read(from, resume, missing)));
    const { ready, horizon } = merged(sort, batches);
    const taken = ready.slice(0, missing);
    rows.push(...taken);
    const isAll = taken.length === ready.length;
    if (isAll && batches.every((batch) => batch.isEnd)) return { rows, after, resume, isEnd: true };
    after = (isAll ? horizon : placeOf(sort, taken.at(-1)!)) ?? after;
    resume = resumed(sort, batches, after, resume);
  }
  return { rows, after, resume, isEnd: false };
}

/** What is certainly next: no source can still bring a row that comes before the horizon. */
function merged<Row extends { id: string }>(
  sort: Sort<Row>,
  batches: readonly Batch<Row>[],
): { ready: readonly Row[]; horizon: Place | null } {
  const [only] = batches;
  if (batches.length === 1 && only) return { ready: only.rows, horizon: only.reached };
  let horizon: Place | null = null;
  for (const { isEnd, reached } of batches) {
    if (isEnd) continue;
    if (reached === null) return { ready: [], horizon: null };
    if (horizon === null || compare(sort, reached, horizon) < 0) horizon = reached;
  }
  const byId = new Map(batches.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));
  const sorted = [...byId.values()].sort((a, b) => compare(sort, placeOf(sort, a), placeOf(sort, b)));
  const end = horizon;
  return {
    ready: end === null ? sorted : sorted.filter((row) => compare(sort, placeOf(sort, row), end) <= 0),
    horizon,
  };
}

/** An index goes on with its next page as soon as all of this one is behind. */
function resumed<Row>(
  sort: Sort<Row>,
  batches: readonly Batch<Row>[],
  after: Place | null,
  resume: Resume,
): Resume {
  const batch = batches.find(({ next }) => next !== null);
  // A database goes on by the place alone; at its last page an index is read again, without what was shown.
  if (!batch) return { ...resume, isAgain: true };
  const { reached, next } = batch;
  const isBehind = reached === null || (after !== null && compare(sort, after, reached) >= 0);
  return isBehind ? { cursor: next, isAgain: false } : { ...resume, isAgain: true };
}
