import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDisconnect, isDuplicate, isRetryable, isUnwell } from '../db/dialect.ts';
import { type Database, OutcomeUnknown } from '../db/open.ts';
import { type Attempt, type BatchOptions, FaultyCommand, runBatch, wasCommitted } from './batch.ts';
import { isKeyed, slotOf } from './receipts.ts';
import type { Answer, Command, Decision, LaneWork, Rejection, RejectionCode } from './types.ts';

export interface LaneLimits {
  /** Commands that may wait; one more is rejected before any work. */
  readonly maxQueue: number;
  /** Commands in one transaction. */
  readonly maxBatch: number;
  /** Longest wait in the queue, and longest time spent on retries, milliseconds. */
  readonly maxWaitMs: number;
}

/** What a lane tells about itself; telemetry turns it into metrics and logs. */
export interface LaneObserver {
  batch(lane: string, size: number, durationMs: number): void;
  decision(lane: string, command: string, code: string | null): void;
  rejection(lane: string, code: RejectionCode): void;
  failure(lane: string, error: unknown): void;
}

export interface LaneDependencies {
  readonly database: Database;
  readonly limits: LaneLimits;
  readonly observer: LaneObserver;
  readonly makeId: () => string;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Called after a commit, with the events that it left. */
  readonly committed: (batchId: string, recorded: NonNullable<Attempt['recorded']>) => void;
  readonly batchOptions?: BatchOptions;
}

interface Waiting<Input> {
  readonly command: Command<Input>;
  readonly since: number;
  /** Empty for a command without a key of its caller: nobody can ask for it twice. */
  readonly slot: string;
  readonly resolve: (answer: Answer | Rejection) => void;
}

const RETRY_FIRST_MS = 5;
const RETRY_MAX_MS = 500;
const DUPLICATES_RETRIED = 3;

/**
 * A bounded queue for one family of commands. While a batch commits, arrivals wait; what has gathered by
 * then is the next batch. No timers: an idle lane answers at once, a busy one batches by itself.
 */
export class Lane<Input, State> {
  readonly #work: LaneWork<Input, State>;
  readonly #deps: LaneDependencies;
  #queue: Waiting<Input>[] = [];
  readonly #inFlight = new Map<string, { fingerprint: string; answer: Promise<Answer | Rejection> }>();
  #running: Promise<void> | null = null;
  /** Batches that are committed and not answered yet. */
  readonly #answering = new Set<Promise<void>>();
  #answeredAt = Number.NEGATIVE_INFINITY;
  #draining = false;

  constructor(work: LaneWork<Input, State>, deps: LaneDependencies) {
    this.#work = work;
    this.#deps = deps;
  }

  get name(): string {
    return this.#work.name;
  }

  /** Commands that wait for a batch. */
  get depth(): number {
    return this.#queue.length;
  }

  /** Milliseconds since it last had something to do; 0 while it has. */
  get idleMs(): number {
    return this.#running ? 0 : this.#deps.now() - this.#answeredAt;
  }

  /**
   * Puts a command in the queue.
   * @returns its durable answer, or why it was never decided; never throws
   */
  submit(command: Command<Input>): Promise<Answer | Rejection> {
    const keyed = isKeyed(command);
    const slot = keyed ? slotOf(command) : '';
    if (keyed) {
      const twin = this.#inFlight.get(slot);
      if (twin)
        return twin.fingerprint === command.fingerprint
          ? asReplay(twin.answer)
          : this.#behind(twin.answer, command);
    }
    if (this.#draining) return this.#reject('lane.draining', 1);
    if (this.#queue.length >= this.#deps.limits.maxQueue) return this.#reject('lane.full', 1);
    const answer = new Promise<Answer | Rejection>((resolve) => {
      this.#queue.push({ command, since: this.#deps.now(), slot, resolve });
    });
    if (keyed) this.#inFlight.set(slot, { fingerprint: command.fingerprint, answer });
    this.#running ??= this.#run();
    return answer;
  }

  /**
   * Decides without writing, on the rows as they are now: what would happen, without any promise.
   * @throws the database's error
   */
  async preview(command: Command<Input>): Promise<Decision> {
    const state = await this.#work.prefetch(this.#deps.database.reader, [command]);
    return this.#work.decide(state, command);
  }

  /** Admits nothing more and resolves when all that was admitted has been answered. */
  async drain(): Promise<void> {
    this.#draining = true;
    await this.#running;
    await Promise.all(this.#answering);
  }

  /** Whose the key is will be known when the other content is answered: undecided, it pins nothing. */
  async #behind(other: Promise<Answer | Rejection>, command: Command<Input>): Promise<Answer | Rejection> {
    return (await other).answered ? this.#reject('idempotency.mismatch', 0) : this.submit(command);
  }

  #reject(code: RejectionCode, retryAfterS: number): Promise<Rejection> {
    this.#deps.observer.rejection(this.name, code);
    return Promise.resolve({ answered: false, code, retryAfterS });
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that all requests that have arrived by now share the batch.
    await nextTurn();
    while (this.#queue.length > 0) {
      const batch = this.#take();
      if (batch.length > 0) await this.#settleBatch(batch, this.#deps.now());
      await nextTurn();
    }
    this.#running = null;
    this.#answeredAt = this.#deps.now();
  }

  #take(): Waiting<Input>[] {
    const { maxBatch, maxWaitMs } = this.#deps.limits;
    const taken = this.#queue.length <= maxBatch ? this.#queue : this.#queue.slice(0, maxBatch);
    this.#queue = taken === this.#queue ? [] : this.#queue.slice(maxBatch);
    const oldest = this.#deps.now() - maxWaitMs;
    if (taken[0] && taken[0].since > oldest) return taken;
    return taken.filter((waiting) => {
      if (waiting.since > oldest) return true;
      this.#settleWith([waiting], 'lane.deadline');
      return false;
    });
  }

  /** Runs a batch until each of its commands has an answer or a rejection. */
  async #settleBatch(batch: Waiting<Input>[], startedAt: number): Promise<void> {
    const { database, observer, limits, now, makeId } = this.#deps;
    const commands = batch.map((waiting) => waiting.command);
    let duplicates = 0;
    for (let pauseMs = RETRY_FIRST_MS; ; pauseMs = Math.min(pauseMs * 2, RETRY_MAX_MS)) {
      const attempt: Attempt = { batchId: makeId(), answers: [] };
      const attemptedAt = now();
      let failure: unknown;
      try {
        await runBatch(database, this.#work, commands, attempt, this.#deps.batchOptions ?? {});
        observer.batch(this.name, batch.length, now() - attemptedAt);
        this.#answer(batch, attempt);
        return;
      } catch (error) {
        failure = error;
      }
      if (failure instanceof OutcomeUnknown) {
        const committed = await this.#learnOutcome(attempt.batchId, startedAt);
        if (committed === true) return this.#answer(batch, attempt);
        if (committed === null) return this.#settleWith(batch, 'lane.outcome-unknown');
        continue;
      }
      if (failure instanceof FaultyCommand) {
        observer.failure(this.name, failure);
        const { command } = failure;
        this.#settleWith(
          batch.filter((waiting) => waiting.command.id === command.id),
          'lane.fault',
        );
        const others = batch.filter((waiting) => waiting.command.id !== command.id);
        if (others.length > 0) await this.#settleBatch(others, startedAt);
        return;
      }
      // A duplicate may be a receipt that another instance has just written: the next round reads it.
      if (isDuplicate(failure)) duplicates += 1;
      const again =
        isRetryable(failure) ||
        isDisconnect(failure) ||
        (isDuplicate(failure) && duplicates <= DUPLICATES_RETRIED);
      if (again && now() - startedAt < limits.maxWaitMs) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
        continue;
      }
      observer.failure(this.name, failure);
      // A full disk refuses whatever is written: nothing is learnt about these commands.
      if (again || isUnwell(failure)) return this.#settleWith(batch, 'lane.unavailable');
      if (batch.length === 1) return this.#settleWith(batch, 'lane.fault');
      // Split until the faulty command stands alone.
      const middle = batch.length >> 1;
      await this.#settleBatch(batch.slice(0, middle), startedAt);
      await this.#settleBatch(batch.slice(middle), startedAt);
      return;
    }
  }

  /** true: committed; false: rolled back; null: could not be learnt in time. */
  async #learnOutcome(batchId: string, startedAt: number): Promise<boolean | null> {
    const { database, limits, now, observer } = this.#deps;
    // An answer is owed, not a guess: spend as long on the question as on the work.
    while (now() - startedAt < limits.maxWaitMs * 2) {
      try {
        return await wasCommitted(database, this.name, batchId);
      } catch (error) {
        if (!isDisconnect(error) && !isRetryable(error)) observer.failure(this.name, error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MAX_MS));
      }
    }
    return null;
  }

  /** Who is answered may read at once: nothing that remembers rows may remember the old ones by then. */
  #answer(batch: Waiting<Input>[], attempt: Attempt): void {
    if (!this.#work.committed) {
      this.#settleAll(batch, attempt);
      return;
    }
    const answering = this.#tellCommitted(attempt).then(() => {
      this.#answering.delete(answering);
      this.#settleAll(batch, attempt);
    });
    this.#answering.add(answering);
  }

  async #tellCommitted(attempt: Attempt): Promise<void> {
    try {
      await this.#work.committed?.(attempt.state as State);
    } catch (error) {
      this.#deps.observer.failure(this.name, error);
    }
  }

  #settleAll(batch: Waiting<Input>[], attempt: Attempt): void {
    const { observer } = this.#deps;
    for (const [i, waiting] of batch.entries()) {
      const answer = attempt.answers[i]!;
      if (answer.answered) {
        const { decision, replayed } = answer;
        const code = decision.accepted ? null : decision.code;
        if (!replayed) observer.decision(this.name, waiting.command.name, code);
      } else {
        observer.rejection(this.name, answer.code);
      }
      this.#settle(waiting, answer);
    }
    if (attempt.recorded) this.#deps.committed(attempt.batchId, attempt.recorded);
  }

  #settle({ slot, resolve }: Waiting<Input>, answer: Answer | Rejection): void {
    if (slot !== '') this.#inFlight.delete(slot);
    resolve(answer);
  }

  #settleWith(batch: Waiting<Input>[], code: RejectionCode): void {
    for (const waiting of batch) {
      this.#deps.observer.rejection(this.name, code);
      this.#settle(waiting, { answered: false, code, retryAfterS: 1 });
    }
  }
}

/** A twin that arrived while the first was in flight gets the same answer, marked as a replay. */
async function asReplay(first: Promise<Answer | Rejection>): Promise<Answer | Rejection> {
  const answer = await first;
  return answer.answered ? { ...answer, replayed: true } : answer;
}
