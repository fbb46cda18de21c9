import { setTimeout as sleep } from 'node:timers/promises';
import { transactAgain } from '../../db/again.ts';
import { requestRun } from '../../jobs/index.ts';
import type { MakeId } from '../../lib/id.ts';
import type { SearchScope } from '../../search/document.ts';
import { everythingOf, type FillingParts, fillingOf, keyOf } from './everything.ts';

const PAGE_SIZE = 100;
/** While people wait in lanes, it works a quarter of the time. */
const REST_SHARE = 3;
/** How long after a failure, or after asking, it is tried or asked again. */
const AGAIN_MS = 10_000;
/** A job that has been silent for so long does not make the index any more. */
const SILENT_MS = 15_000;

export interface MakingParts extends FillingParts {
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly hasPeopleWaiting: () => boolean;
  /** When the job last did something for the indexes, in monotonic milliseconds. */
  readonly jobWorkedAt: () => number;
}

/**
 * Makes a missing index. One that is this instance's own it makes itself; one that all instances share is left to
 * the job, which only one of them runs.
 */
export function makerOf(scope: SearchScope, parts: MakingParts): (signal: AbortSignal) => Promise<void> {
  const { indexes, monotonic } = parts;
  let notBefore = 0;
  return async (signal) => {
    if (monotonic() < notBefore || monotonic() - parts.jobWorkedAt() < SILENT_MS) return;
    notBefore = monotonic() + AGAIN_MS;
    if (!indexes.isOwn) return askForRebuild(parts);
    await makeOwn(scope, parts, signal);
    notBefore = 0;
  };
}

const askForRebuild = async ({ database, makeId, now }: MakingParts): Promise<void> => {
  const wanted = { runId: makeId(), cause: 'schedule', by: null, retryId: null, at: now() } as const;
  await transactAgain(database, (tx) => requestRun(tx, 'search.rebuild', wanted));
};

async function makeOwn(scope: SearchScope, parts: MakingParts, signal: AbortSignal): Promise<void> {
  const { database, searchables, makeId, monotonic, hasPeopleWaiting } = parts;
  const everything = everythingOf(searchables.filter((searchable) => searchable.scope === scope));
  const filling = fillingOf(`own-${makeId()}`, [scope], parts);
  await filling.begin();
  let after: string | null = null;
  for (;;) {
    const startedAt = monotonic();
    const names = await everything.page(database.background, after, PAGE_SIZE);
    await filling.add(names);
    const last = names.at(-1);
    if (signal.aborted) return filling.abandon();
    if (last === undefined || names.length < PAGE_SIZE) return filling.finish();
    after = keyOf(last);
    if (hasPeopleWaiting()) await sleep((monotonic() - startedAt) * REST_SHARE, undefined, { ref: false });
  }
}
