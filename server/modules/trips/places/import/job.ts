import { setTimeout as sleep } from 'node:timers/promises';
import type { TourConfig } from '../../../../config/tour.ts';
import { transactAgain } from '../../../../db/again.ts';
import type { Executor } from '../../../../db/dialect.ts';
import type { Database } from '../../../../db/open.ts';
import type { Fetch } from '../../../../gateways/call.ts';
import type { Job, JobRun } from '../../../../jobs/job.ts';
import type { MakeId } from '../../../../lib/id.ts';
import type { TourPage } from './answer.ts';
import { type AskingParts, askPage, PAGE_ITEMS } from './asking.ts';
import { readItem, type TourItem } from './item.ts';
import { writeTourPlaces } from './writing.ts';

/** Two requests in three seconds: the list has some fifty thousand places, and a key some thousand requests a day. */
const PER_SECOND = 130;
const SOURCE = 'import';
/** Where a run that failed stood is of use for so long: the list moves. */
const KEPT_MS = 3 * 86_400_000;
/** Pages of a list that has no end are not read for ever. */
const MAX_PAGES = 2_000;

export interface ImportParts {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Null: nothing is imported. */
  readonly tour: TourConfig | null;
  readonly fetch?: Fetch;
  readonly delay?: AskingParts['delay'];
}

/** An item of the list, by its place in it. */
interface Item {
  readonly page: number;
  readonly no: number;
  readonly item: TourItem;
}
const keyOf = ({ page, no }: Pick<Item, 'page' | 'no'>): string =>
  `${String(page).padStart(5, '0')}/${String(no).padStart(4, '0')}`;
const placeAfter = (key: string): { page: number; no: number } => {
  const [page = 1, no = 0] = key.split('/').map(Number);
  return no >= PAGE_ITEMS ? { page: page + 1, no: 1 } : { page, no: no + 1 };
};

/**
 * Brings the places of the national tourism data, page by page. A run that was killed goes on behind its last page, and
 * so does the next run after one that failed (the requests of a day were used up, say). What cannot be taken is a failure
 * of that item alone.
 */
export function importPlaces(parts: ImportParts): Job<Item> {
  const { tour, database, makeId } = parts;
  /** Some items are done again, which says nothing of where a run stood. */
  let retrying: string | null = null;
  let kept: { readonly runId: string; readonly page: number; readonly answer: TourPage } | null = null;
  const pageOf = async (page: number, { runId, signal }: JobRun): Promise<TourPage> => {
    if (!tour) return { items: [], total: 0 };
    if (kept?.runId === runId && kept.page === page) return kept.answer;
    const asking = { tour, fetch: parts.fetch ?? globalThis.fetch, delay: parts.delay ?? pause };
    const answer = await askPage(asking, page, PAGE_ITEMS, signal);
    kept = { runId, page, answer };
    return answer;
  };
  const itemsOf = ({ items }: TourPage, page: number): Item[] =>
    items.slice(0, PAGE_ITEMS).map((fields, i) => ({
      ...{ page, no: i + 1, item: readItem(fields, tour?.pictureOrigins ?? []) },
    }));

  return {
    name: 'trips.import-places',
    schedule: tour ? '30 4 * * 1' : null,
    pageSize: PAGE_ITEMS,
    perSecond: PER_SECOND,
    keyOf,
    count: async (_executor, run) => {
      // It has read a page already.
      return kept?.runId === run.runId ? kept.answer.total : (await pageOf(1, run)).total;
    },
    read: async (executor, after, limit, run) => {
      if (!tour) run.log('TOUR_API_KEY is not set: there is nothing to import from');
      const begin = after ?? (await stoppedAt(executor, run.at));
      let { page, no } = begin === null ? { page: 1, no: 1 } : placeAfter(begin);
      const found: Item[] = [];
      while (found.length < limit && page <= MAX_PAGES) {
        const answer = await pageOf(page, run);
        found.push(...itemsOf(answer, page).slice(no - 1, no - 1 + limit - found.length));
        // A page that is short, or empty, in the middle of the list is no end of it.
        if (page * PAGE_ITEMS >= answer.total) break;
        if (found.length < limit) [page, no] = [page + 1, 1];
      }
      return found;
    },
    find: async (_executor, keys, run) => {
      const wanted = new Set(keys);
      retrying = run.runId;
      const found: Item[] = [];
      for (const page of [...new Set(keys.map((key) => Number(key.split('/')[0])))].sort((a, b) => a - b)) {
        found.push(...itemsOf(await pageOf(page, run), page).filter((item) => wanted.has(keyOf(item))));
      }
      return found;
    },
    act: async (items) =>
      items.flatMap((one) =>
        one.item.kind === 'fault' ? [{ key: keyOf(one), reason: one.item.reason }] : [],
      ),
    write: async (tx, items, run) => {
      const places = items.flatMap(({ item }) => (item.kind === 'place' ? [item.place] : []));
      await writeTourPlaces(tx, places, { makeId, at: run.at });
      const last = items.at(-1);
      if (last && retrying !== run.runId) await noteStop(tx, keyOf(last), run.at);
    },
    finish: async () => {
      kept = null;
      await transactAgain(database, forgetStop);
    },
  };
}

/** Where the run before stood, if it did not come to its end lately. */
async function stoppedAt(executor: Executor, at: number): Promise<string | null> {
  const row = await executor
    .selectFrom('trips_place_sources')
    .select(['stamp', 'changed_at'])
    .where('source', '=', SOURCE)
    .executeTakeFirst();
  return row && row.changed_at > at - KEPT_MS ? row.stamp : null;
}

async function forgetStop(tx: Executor): Promise<void> {
  await tx.deleteFrom('trips_place_sources').where('source', '=', SOURCE).execute();
}

async function noteStop(tx: Executor, key: string, at: number): Promise<void> {
  await forgetStop(tx);
  await tx.insertInto('trips_place_sources').values({ source: SOURCE, stamp: key, changed_at: at }).execute();
}

const pause: AskingParts['delay'] = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined);
