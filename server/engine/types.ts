import type { Executor } from '../db/dialect.ts';

/** One request for a change, as it was admitted: nothing random and no clock after this. */
export interface Command<Input = unknown> {
  /** Made at admission; also the number of its receipt. */
  readonly id: string;
  /** Epoch milliseconds of admission. */
  readonly at: number;
  /** On whose behalf: an account, or a guest. */
  readonly accountId: string;
  /** The caller's Idempotency-Key; the command's own id when the caller sent none. */
  readonly key: string;
  /** What is asked, `module.verb`: for receipts, metrics and the audit log. */
  readonly name: string;
  readonly input: Input;
  /** Hash of name and input: the same key with another fingerprint is a mistake of the caller. */
  readonly fingerprint: string;
}

/** A past-tense fact, written in the transaction that made it true. */
export interface DomainEvent {
  readonly name: string;
  /** Events of one key are delivered in order. */
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** What an operator did or somebody wrongly tried, kept for ever. */
export interface AuditNote {
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly details: Record<string, unknown>;
}

export interface Accepted {
  readonly accepted: true;
  readonly result: Record<string, unknown>;
  readonly events?: readonly DomainEvent[];
  readonly audit?: AuditNote;
}
export interface Refused {
  readonly accepted: false;
  readonly code: string;
  /** Facts for the caller, such as which seat was taken. */
  readonly result: Record<string, unknown>;
  /** An attempt that operators must be able to see, though it changed nothing: a tampered amount. */
  readonly audit?: AuditNote;
  /** What time alone has made true meanwhile, and this command came upon: it holds although the command is refused. */
  readonly events?: readonly DomainEvent[];
}
export type Decision = Accepted | Refused;

/** What a module gives a lane. `State` is the working copy of every row that the batch touches. */
export interface LaneWork<Input, State> {
  readonly name: string;
  /** Loads all rows that the commands may touch, locked, in the product's one order of tables. */
  prefetch(tx: Executor, commands: readonly Command<Input>[]): Promise<State>;
  /**
   * Validates, then changes the working state; a refusal changes nothing but what time has changed. Pure: no clock, no randomness,
   * no I/O. Throws only when an invariant is broken.
   */
  decide(state: State, command: Command<Input>): Decision;
  /** Writes all changes of the working state, in bulk. */
  write(tx: Executor, state: State): Promise<void>;
  /**
   * Called after the commit, before anybody is answered: for what remembers rows that have changed. The answers wait
   * for what it returns, the next batch does not.
   */
  committed?(state: State): Promise<void>;
}

/** Decided and durable. */
export interface Answer {
  readonly answered: true;
  readonly receiptId: string;
  /** The stored answer to an earlier attempt with the same key. */
  readonly replayed: boolean;
  readonly decision: Decision;
}
/** Never decided, leaves no receipt and pins nothing: the caller may try again. */
export interface Rejection {
  readonly answered: false;
  readonly code: RejectionCode;
  readonly retryAfterS: number;
}
export type RejectionCode =
  | 'lane.full'
  | 'lane.deadline'
  | 'lane.draining'
  | 'lane.unavailable'
  | 'lane.outcome-unknown'
  | 'lane.fault'
  | 'idempotency.mismatch';

export const refused = (code: string, result: Record<string, unknown> = {}): Refused => ({
  accepted: false,
  code,
  result,
});
