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
    const to = isAll ? horizon : placeOf(sort, taken.at(-1)!);
    // Among equal values an index may bring a row that comes before those of the database: they are not read again.
    const isForward = sources.length === 1 || after === null || (to !== null && compare(sort, to, after) > 0);
    if (to !== null && isForward) after = to;
    resume = resumed(batches, taken, resume);
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

/** An index goes on with its next page as soon as all of this one was shown. */
function resumed<Row extends { id: string }>(
  batches: readonly Batch<Row>[],
  taken: readonly Row[],
  resume: Resume,
): Resume {
  const batch = batches.find(({ next, candidates }) => next !== null || candidates.length > 0);
  if (!batch) return resume;
  const ids = new Set(taken.map(({ id }) => id));
  const shownNow = batch.rows.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  const shown = [...resume.shown, ...shownNow];
  if (batch.next === null || shownNow.length < batch.rows.length) return { cursor: resume.cursor, shown };
  return { cursor: batch.next, shown: shown.filter((id) => !batch.candidates.includes(id)) };
}
