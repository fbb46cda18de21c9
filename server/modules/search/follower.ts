import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/open.ts';
import { headOfOutbox, isKeptSince, readFewEvents, type SequencedEvent } from '../../events/outbox.ts';
import type { RecentBatches } from '../../events/recent-batches.ts';
import type { Round } from '../../jobs/rounds.ts';
import type { DocumentKey, SearchDocument, SearchScope } from '../../search/document.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { Searchable } from '../../search/searchable.ts';
import type { Log } from '../../telemetry/metrics.ts';

const EVERY_MS = 500;
const LOOK_AGAIN_MS = 20;
const PAGE_BATCHES = 20;
const PAGE_EVENTS = 1_000;
/** Documents that are loaded and written at once. */
const PAGE_DOCUMENTS = 250;
/** Without news the index is asked for its position all the same: it may have been put back or replaced. */
const ROUNDS_WITHOUT_ASKING = 10;

export interface FollowerParts {
  readonly scope: SearchScope;
  readonly index: SearchIndex;
  /** Of this scope. */
  readonly searchables: readonly Searchable[];
  readonly database: Pick<Database, 'reader' | 'background'>;
  readonly recent: RecentBatches;
  readonly hasPeopleWaiting: () => boolean;
  readonly log: Log;
  /** There is no index, or the outbox does not hold any more what it is behind. */
  readonly rebuild: (signal: AbortSignal) => Promise<void>;
}

export interface Follower extends Round {
  /** Follows until nothing new is there. For tests, and whoever needs to find what was just written. */
  catchUp(): Promise<void>;
  /** The sequence up to which the index was seen to be; null before it was looked at. */
  position(): number | null;
}

/**
 * Brings what has changed into an index, behind the index's own position: no transaction of the database waits for
 * the index, and an index that was put back simply follows once more.
 */
export function createFollower(parts: FollowerParts): Follower {
  const { scope, index, searchables, database, recent, hasPeopleWaiting, log, rebuild } = parts;
  const names = [...new Set(searchables.flatMap(({ events }) => events))];
  let followed = -1;
  let roundsWithoutAsking = 0;
  let underWay: Promise<unknown> = Promise.resolve();

  /** One step after the other, whoever asks. @returns whether there may be more */
  function follow(signal: AbortSignal): Promise<boolean> {
    const step = underWay.then(() => followOnce(signal));
    underWay = step.catch(() => undefined);
    return step;
  }

  /** Of a database that was restored from a backup the index knows a future that did not happen. */
  const isAhead = async (position: number, head: number): Promise<boolean> =>
    // Asked once more: another instance may have written into the index what has happened since.
    position > head && position > (await headOfOutbox(database.reader));

  async function followOnce(signal: AbortSignal): Promise<boolean> {
    const head = await headOfOutbox(database.reader);
    roundsWithoutAsking += 1;
    if (head === followed && roundsWithoutAsking < ROUNDS_WITHOUT_ASKING) return false;
    roundsWithoutAsking = 0;
    const position = await index.position();
    if (
      position === null ||
      (await isAhead(position, head)) ||
      !(await isKeptSince(database.reader, position))
    ) {
      log.info({ scope, position }, 'the search index is made anew');
      await rebuild(signal);
      return false;
    }
    followed = position;
    if (position >= head) return false;
    const { events, last, isFull } = await readFewEvents(
      database.background,
      position,
      PAGE_BATCHES,
      names,
      PAGE_EVENTS,
      recent,
    );
    await write(events, last);
    followed = last;
    return isFull;
  }

  async function write(events: readonly SequencedEvent[], sequence: number): Promise<void> {
    const wanted = searchables.flatMap((searchable) =>
      idsIn(searchable, events).map((id) => ({ searchable, id })),
    );
    // The position moves with the last of them: after a crash in between they are simply written once more.
    for (let from = 0; from < wanted.length; from += PAGE_DOCUMENTS) {
      const some = wanted.slice(from, from + PAGE_DOCUMENTS);
      const isLast = from + PAGE_DOCUMENTS >= wanted.length;
      const changes = await load(some);
      await index.apply({ ...changes, sequence: isLast ? sequence : (events[0]?.sequence ?? sequence) - 1 });
    }
    if (wanted.length === 0) await index.apply({ upserts: [], deletes: [], sequence });
  }

  async function load(wanted: readonly { readonly searchable: Searchable; readonly id: string }[]) {
    const upserts: SearchDocument[] = [];
    const deletes: DocumentKey[] = [];
    for (const searchable of searchables) {
      const ids = wanted.filter((one) => one.searchable === searchable).map(({ id }) => id);
      if (ids.length === 0) continue;
      // From the primary: a document must be as new as the event that names it.
      const documents = await searchable.documents(database.reader, ids);
      const there = new Set(documents.map(({ id }) => id));
      upserts.push(...documents);
      deletes.push(...ids.filter((id) => !there.has(id)).map((id) => ({ kind: searchable.kind, id })));
    }
    return { upserts, deletes };
  }

  return {
    name: `search.follow-${scope}`,
    position: () => (followed < 0 ? null : followed),
    everyMs: EVERY_MS,
    run: async (signal) => {
      const hasMore = await follow(signal);
      return hasMore && !hasPeopleWaiting();
    },
    catchUp: async () => {
      const { signal } = new AbortController();
      followed = -1;
      while ((await follow(signal)) || followed < (await headOfOutbox(database.reader))) {
        await sleep(LOOK_AGAIN_MS);
      }
    },
  };
}

function idsIn({ events: names, idsOf }: Searchable, events: readonly SequencedEvent[]): string[] {
  const ids = events.flatMap((event) => (names.includes(event.name) ? idsOf(event) : []));
  return [...new Set(ids)];
}
