import { SendFailure } from '../../../channels/failure.ts';
import type { DeliveriesTable } from '../../../db/schema.ts';
import { isWorthAnother, pauseMs } from './backoff.ts';
import type { Signal } from './breaker.ts';

/** How one delivery goes on after it was claimed. */
export interface Outcome {
  readonly row: DeliveriesTable;
  readonly status: 'sent' | 'retry' | 'dead' | 'dropped' | 'released';
  readonly attempts: number;
  readonly error: string | null;
  /** When it is due again; epoch milliseconds. */
  readonly dueAt: number;
  readonly at: number;
  readonly tookMs: number;
  /** What it says about the destination; null: nothing. */
  readonly signal: Signal | null;
  /** The receiver asked never to be called again. */
  readonly isGone: boolean;
}

interface Ended {
  readonly row: DeliveriesTable;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tookMs: number;
}

const base = ({ row, at, tookMs }: Ended) => ({
  row,
  at,
  tookMs,
  attempts: row.attempts,
  error: null,
  dueAt: at,
  signal: null,
  isGone: false,
});

export const sent = (ended: Ended): Outcome => ({
  ...base(ended),
  status: 'sent',
  attempts: ended.row.attempts + 1,
  signal: { ok: true, error: null },
});

/** Given back untried: the destination is down, or this process is stopping. */
export const released = (ended: Ended): Outcome => ({ ...base(ended), status: 'released' });
export const dropped = (ended: Ended, why: string): Outcome => ({
  ...base(ended),
  status: 'dropped',
  error: why,
});
export const impossible = (ended: Ended, why: string): Outcome => ({
  ...base(ended),
  status: 'dead',
  error: why,
});

const MAX_ERROR = 400;

/** @param random a number in [0, 1) */
export function failed(ended: Ended, thrown: unknown, random: number): Outcome {
  const facts =
    thrown instanceof SendFailure ? thrown.facts : { isPermanent: false, isDestinationDown: true };
  const error = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, MAX_ERROR);
  const attempts = ended.row.attempts + 1;
  const isOver = facts.isPermanent || !isWorthAnother(attempts, ended.at - ended.row.created_at);
  return {
    ...base(ended),
    status: isOver ? 'dead' : 'retry',
    attempts,
    error,
    dueAt: ended.at + Math.max(facts.retryAfterMs ?? 0, pauseMs(attempts, random)),
    // Whoever refuses one message, or one address, is there and answers.
    signal: facts.isDestinationDown
      ? { ok: false, error, ...(facts.retryAfterMs !== undefined && { retryAfterMs: facts.retryAfterMs }) }
      : { ok: true, error },
    isGone: facts.isGone ?? false,
  };
}

const LOG_KEPT = 8;

/** The newest attempts, for whoever looks at why it does not arrive. */
export function logWith({ row, at, status, error, tookMs }: Outcome): string {
  const log = JSON.parse(row.log) as unknown[];
  return JSON.stringify([...log.slice(1 - LOG_KEPT), { at, outcome: status, error, tookMs }]);
}
