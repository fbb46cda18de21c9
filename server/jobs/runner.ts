import { transactAgain } from '../db/again.ts';
import type { JobRunsTable } from '../db/schema.ts';
import { endEmpty, endRun, giveWay, leaveRun, openRun, Superseded } from './endings.ts';
import { readFailures } from './failures.ts';
import { LeaseLost, lockOwn } from './lease.ts';
import { commitPage, type Entry, isPassing, lockOwnRun, reasonOf } from './page.ts';
import type { JobsParts } from './parts.ts';
import { heed, type RunState, type Wish, wish } from './run-state.ts';

/** While customers wait, a run works for a fifth of the time. */
const SHARE = 0.2;
const MAX_KEY_LENGTH = 190;
/** The lease is renewed so many times before it would be over. */
const BEATS = 3;

/** How a run ended here; `interrupted`: it goes on later, or elsewhere. */
export interface Ended {
  readonly status: 'done' | 'stopped' | 'failed' | 'interrupted';
  /** Null for a scheduled run that found nothing. */
  readonly row: JobRunsTable | null;
}
export type OnProgress = (row: JobRunsTable) => void;

/**
 * Runs a job whose lease was taken, page after page, until it is done or must end; see `wish`.
 * @returns how it ended; never throws
 */
export async function runJob(parts: JobsParts, state: RunState, onProgress: OnProgress): Promise<Ended> {
  const { job } = state;
  const heart = setInterval(() => void beat(parts, state), parts.leaseMs / BEATS);
  heart.unref();
  // An operator may have asked for its end while nobody held it.
  heed(state, state.row);
  let how: How;
  try {
    how = await work(parts, state, onProgress);
  } catch (error) {
    how = whyOf(state, error);
    if (how.what === 'failed' || how.what === 'trouble') {
      parts.log.warn({ err: error, job: job.name }, `a run ${how.what === 'failed' ? 'failed' : 'rests'}`);
    }
  } finally {
    clearInterval(heart);
  }
  const status = await conclude(parts, state, how).catch((error: unknown) => {
    // The lease runs out by itself, and whoever takes it goes on behind the last checkpoint.
    parts.log.warn({ err: error, job: job.name }, 'the end of a run could not be written; it goes on later');
    return 'interrupted' as const;
  });
  parts.observer.run(job.name, status, parts.now());
  return { status, row: state.isOpen ? state.row : null };
}

type How =
  | { readonly what: 'done' | 'trouble' | 'superseded' | Wish }
  | { readonly what: 'failed'; readonly error: string };

function whyOf({ ending: { signal } }: RunState, error: unknown): How {
  if (error instanceof LeaseLost) return { what: 'lost' };
  if (error instanceof Superseded) return { what: 'superseded' };
  if (signal.aborted) return { what: signal.reason as Wish };
  return isPassing(error) ? { what: 'trouble' } : { what: 'failed', error: reasonOf(error) };
}

async function conclude(parts: JobsParts, state: RunState, how: How): Promise<Ended['status']> {
  switch (how.what) {
    case 'done':
      if (state.isOpen || state.lines.all().length > 0) await endRun(parts, state, 'done', null);
      else await endEmpty(parts, state);
      return 'done';
    case 'failed':
      await endRun(parts, state, 'failed', how.error);
      return 'failed';
    case 'stop':
      if (state.isOpen) await endRun(parts, state, 'stopped', null);
      else await giveWay(parts, state);
      return 'stopped';
    case 'drain':
    case 'hold':
      await leaveRun(parts, state, 0);
      return 'interrupted';
    case 'trouble':
      await leaveRun(parts, state, parts.restMs);
      return 'interrupted';
    case 'superseded':
      await giveWay(parts, state);
      return 'interrupted';
    case 'lost':
      return 'interrupted';
  }
}

async function work(parts: JobsParts, state: RunState, onProgress: OnProgress): Promise<How> {
  const { monotonic, delay, hasPeopleWaiting } = parts;
  const { job, run } = state;
  const { signal } = run;
  const oldest = { after: null, only: null, limit: 1 };
  state.mayHaveFailures = (await readFailures(parts.database.reader, job.name, oldest)).length > 0;
  for (;;) {
    if (signal.aborted) return { what: signal.reason as Wish };
    const startedAt = monotonic();
    const { entries, isLast } = await readPage(parts, state);
    if (entries.length > 0) {
      await commitPage(parts, state, entries);
      onProgress(state.row);
    }
    if (isLast) break;
    const busyMs = monotonic() - startedAt;
    const pacedMs = (entries.length / job.perSecond) * 1000 - busyMs;
    const yieldedMs = hasPeopleWaiting() ? busyMs * (1 / SHARE - 1) : 0;
    const restMs = Math.max(pacedMs, yieldedMs);
    if (restMs > 0) await delay(restMs, signal);
  }
  if (signal.aborted) return { what: signal.reason as Wish };
  // A retry of some items is not the end of what all items are for.
  if (state.row.cause !== 'retry') await job.finish?.(run);
  return { what: 'done' };
}

/** Reads the next page, and does what is outside of the database. */
async function readPage(parts: JobsParts, state: RunState): Promise<{ entries: Entry[]; isLast: boolean }> {
  const { job, run } = state;
  const { entries, isLast } =
    state.row.cause === 'retry' ? await failedAgain(parts, state) : await next(parts, state);
  if (entries.length === 0) return { entries, isLast };
  if (!state.isOpen) await openRun(parts, state);
  if (state.row.pages === 0 && state.row.total === null) {
    state.row = { ...state.row, total: await countAll(parts, state) };
  }
  const items = entries.flatMap(({ item }) => (item ? [item.value] : []));
  const failed = items.length > 0 ? await job.act?.(items, run) : undefined;
  if (!failed || failed.length === 0) return { entries, isLast };
  const faults = new Map(failed.map(({ key, reason }) => [key, reason]));
  return { entries: entries.map((entry) => ({ ...entry, fault: faults.get(entry.key) ?? null })), isLast };
}

async function next({ database }: JobsParts, { job, run, row }: RunState) {
  const items = await job.read(database.background, row.checkpoint, job.pageSize, run);
  const entries = items.map((value) => {
    const key = job.keyOf(value);
    if (key.length > MAX_KEY_LENGTH) throw new Error(`A key is longer than ${MAX_KEY_LENGTH}: ${key}`);
    return { place: key, key, item: { value }, fault: null };
  });
  if (entries.length > 0 && entries.at(-1)!.place === row.checkpoint) {
    throw new Error(`${job.name} reads what lies behind it already: ${row.checkpoint}`);
  }
  return { entries, isLast: items.length < job.pageSize };
}

/**
 * What could not be done, by its failures. What is gone or done by now is settled, so it is read where nothing lags.
 */
async function failedAgain({ database }: JobsParts, { job, run, row }: RunState) {
  const failures = await readFailures(database.reader, job.name, {
    after: row.checkpoint,
    only: row.retry_id,
    limit: job.pageSize,
  });
  const keys = failures.map((failure) => failure.item_key);
  const found = keys.length === 0 ? [] : await job.find(database.reader, keys, run);
  const byKey = new Map(found.map((value) => [job.keyOf(value), { value }]));
  const entries = failures.map((failure) => ({
    place: failure.id,
    key: failure.item_key,
    item: byKey.get(failure.item_key) ?? null,
    fault: null,
  }));
  return { entries, isLast: failures.length < job.pageSize };
}

/** For the progress bar; a job that cannot count runs all the same. */
async function countAll({ database, log }: JobsParts, { job, run, row }: RunState): Promise<number | null> {
  if (row.cause === 'retry') return null;
  try {
    return (await job.count?.(database.background, run)) ?? null;
  } catch (error) {
    log.warn({ err: error, job: job.name }, 'the items of a job could not be counted');
    return null;
  }
}

/** Renews the lease while a page takes long, and hears what operators asked for meanwhile. */
async function beat({ database, now, leaseMs, log }: JobsParts, state: RunState): Promise<void> {
  if (state.isCommitting) return;
  try {
    const row = await transactAgain(database, async (tx) => {
      const own = state.isOpen ? await lockOwnRun(tx, state) : null;
      if (!own) await lockOwn(tx, state.lease);
      await tx
        .updateTable('jobs')
        .set({ lease_until: now() + leaseMs })
        .where('name', '=', state.lease.job)
        .execute();
      return own;
    });
    if (row) heed(state, row);
  } catch (error) {
    if (error instanceof LeaseLost) wish(state, 'lost');
    else log.warn({ err: error, job: state.job.name }, 'a lease could not be renewed; trying again');
  }
}
