import type { Executor } from '../db/dialect.ts';

/** What a page of a job knows of the run that it belongs to. */
export interface JobRun {
  readonly runId: string;
  /** Epoch milliseconds at which the run began: the same on every page, also after a restart in between. */
  readonly at: number;
  /** Aborted when the process is asked to stop, or an operator stops the run: the page under way may end early by throwing. */
  readonly signal: AbortSignal;
  /** Adds a line to the run's log, which operators see; it is cut to a bounded number of lines. Never personal data. */
  log(line: string): void;
}

/** An item that could not be done; the run goes on without it, and operators may try it again. */
export interface ItemFailure {
  readonly key: string;
  /** What went wrong, for operators; cut to 500 characters. */
  readonly reason: string;
}

/**
 * Work over many rows: pages read by key (never by offset), done in bulk, with a checkpoint behind each page. Of
 * all instances one runs it at a time; a run that was killed is taken up again behind its last checkpoint.
 */
export interface Job<Item = never> {
  /** `module.verb-object`, such as `accounts.mark-dormant`: its name in tables, addresses and on the terminal. */
  readonly name: string;
  /** Cron pattern of five fields, or six with seconds, in Asia/Seoul; null: only by hand. Operators may change it. */
  readonly schedule: string | null;
  /** Items in a page. */
  readonly pageSize: number;
  /** Items in a second at the most, so that a long run never slows customers; while they wait, it rests for longer. */
  readonly perSecond: number;
  /** How many items there are, for the progress bar; without it, or null, progress has no end. May be an estimate. */
  count?(executor: Executor, run: JobRun): Promise<number | null>;
  /**
   * The next items, ascending by key, outside of any transaction.
   * @param after the key of the last item that was looked at; null at the beginning
   * @returns fewer than `limit` at the end
   */
  read(executor: Executor, after: string | null, limit: number, run: JobRun): Promise<readonly Item[]>;
  /** The item's place in the order of `read`; at most 190 characters. */
  keyOf(item: Item): string;
  /** Reads some items again, by key, to retry them; those that are gone or done are left out. */
  find(executor: Executor, keys: readonly string[], run: JobRun): Promise<readonly Item[]>;
  /**
   * What happens outside of the database (a gateway, an index, files) before the checkpoint moves. A killed run
   * repeats its page, so this must be idempotent. Where it throws, the run fails: name the items that are to blame
   * instead, unless nothing goes well any more.
   * @returns the items that could not be done
   */
  act?(items: readonly Item[], run: JobRun): Promise<readonly ItemFailure[]>;
  /**
   * What happens in the database: in bulk, in the transaction that also moves the checkpoint, so that each item is
   * done once. It judges the items anew under their locks. A transaction that lost a race is run again; where it
   * throws for good the page is halved until the items to blame stand alone, so it keeps nothing in memory.
   */
  write?(tx: Executor, items: readonly Item[], run: JobRun): Promise<void>;
  /**
   * The end of a run that came to its end, also of one that found nothing: what depends on all pages (a swap, a
   * report). Idempotent. Not after a retry of some items. A scheduled run that found nothing and logs nothing leaves
   * no trace of itself.
   */
  finish?(run: JobRun): Promise<void>;
}

/** A job of whatever items, as modules hand them over: only the job itself looks into them. */
// biome-ignore lint/suspicious/noExplicitAny: what `read` gives is what `write` takes, whatever it is
export type AnyJob = Job<any>;
