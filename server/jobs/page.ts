import { transactAgain } from '../db/again.ts';
import { type Executor, isDisconnect, isRetryable, isUnwell } from '../db/dialect.ts';
import { OutcomeUnknown } from '../db/open.ts';
import type { JobRunsTable } from '../db/schema.ts';
import { noteFailures, settleFailures } from './failures.ts';
import { findRun, LeaseLost, lockOwn } from './lease.ts';
import type { JobsParts } from './parts.ts';
import { appendLines } from './run-log.ts';
import { heed, type RunState, rateOf } from './run-state.ts';

/** Beyond so many failures without a success it is the job that is broken, and not its items. */
const MAX_FAILED_IN_A_ROW = 1_000;

/** One item of a page. */
export interface Entry {
  /** Where the run stands when it is behind this item. */
  readonly place: string;
  readonly key: string;
  /** What `write` gets; null for one that is gone or done already. */
  readonly item: { readonly value: unknown } | null;
  /** Why it could not be done. */
  readonly fault: string | null;
}

/** Trouble of the database or of the lease: says nothing about the items, and the run goes on later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof LeaseLost ||
  error instanceof OutcomeUnknown ||
  isRetryable(error) ||
  isDisconnect(error) ||
  isUnwell(error);

/** Nothing goes well any more. */
class JobBroken extends Error {}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Does a page. When it throws for good it is halved, until the items that are to blame stand alone: they become
 * failures, and all others are done.
 * @throws what is passing (see `isPassing`), or an error when nothing goes well any more
 */
export async function commitPage(
  parts: JobsParts,
  state: RunState,
  entries: readonly Entry[],
): Promise<void> {
  try {
    await commitOnce(parts, state, entries);
  } catch (error) {
    if (isPassing(error) || error instanceof JobBroken || state.ending.signal.aborted) throw error;
    const [only] = entries;
    if (entries.length > 1) {
      const half = Math.ceil(entries.length / 2);
      await commitPage(parts, state, entries.slice(0, half));
      await commitPage(parts, state, entries.slice(half));
    } else if (only?.item && only.fault === null) {
      await commitOnce(parts, state, [{ ...only, fault: reasonOf(error) }]);
    } else {
      throw error;
    }
  }
}

/** One transaction: the work, its checkpoint, the counts, and the lease for a while longer. */
async function commitOnce(parts: JobsParts, state: RunState, entries: readonly Entry[]): Promise<void> {
  const { database, now, monotonic, makeId, leaseMs, observer } = parts;
  const { job, lease, row } = state;
  const good = entries.filter(({ fault }) => fault === null);
  const items = good.flatMap(({ item }) => (item ? [item.value] : []));
  const faults = entries.flatMap(({ key, fault }) => (fault === null ? [] : [{ key, reason: fault }]));
  const lines = state.lines.all();
  const next: JobRunsTable = {
    ...row,
    checkpoint: entries.at(-1)!.place,
    pages: row.pages + 1,
    done: row.done + good.length,
    failed: row.failed + faults.length,
    per_second: rateOf(state, row.done + row.failed + entries.length, monotonic()),
    log_lines: row.log_lines + lines.length,
  };
  state.isCommitting = true;
  try {
    const stored = await transactAgain(database, async (tx) => {
      const own = await lockOwnRun(tx, state);
      // The connection died in COMMIT, and it was committed all the same.
      if (own.pages === next.pages) return own;
      if (items.length > 0) await job.write?.(tx, items, state.run);
      if (state.mayHaveFailures)
        await settleFailures(
          tx,
          job.name,
          good.map(({ key }) => key),
        );
      await noteFailures(tx, row, faults, { at: now(), makeId });
      await appendLines(tx, row.id, row.log_lines, lines);
      const { id, stop_by: _stopBy, is_held: _isHeld, ...values } = next;
      await tx.updateTable('job_runs').set(values).where('id', '=', id).execute();
      await tx
        .updateTable('jobs')
        .set({ lease_until: now() + leaseMs })
        .where('name', '=', lease.job)
        .execute();
      return own;
    });
    state.row = next;
    state.lines.remove(lines);
    heed(state, stored);
  } finally {
    state.isCommitting = false;
  }
  observer.items(job.name, good.length, faults.length);
  state.mayHaveFailures ||= faults.length > 0;
  state.failedInARow = good.length > 0 ? 0 : state.failedInARow + faults.length;
  if (state.failedInARow >= MAX_FAILED_IN_A_ROW) {
    const last = faults.at(-1)?.reason ?? '';
    throw new JobBroken(`${state.failedInARow} items in a row could not be done, the last: ${last}`);
  }
}

/** The run under the lock of its job. @throws LeaseLost when it is not ours any more */
export async function lockOwnRun(
  tx: Executor,
  { lease, row }: Pick<RunState, 'lease' | 'row'>,
): Promise<JobRunsTable> {
  await lockOwn(tx, lease);
  const own = await findRun(tx, row.id);
  if (!own || own.ended_at !== null) throw new LeaseLost(`The run ${row.id} has ended`);
  return own;
}
