import { isDisconnect } from '../dialect.ts';
import { hasReached, isAhead, NOWHERE, type Position } from './gtid.ts';
import { SharedQuestion } from './shared-question.ts';
import { within } from './within.ts';

/** `fresh`: read from. `behind`: too far. `unreachable`: no answer. */
export type Standing = 'fresh' | 'behind' | 'unreachable';

/** What is told of the replica; telemetry makes metrics and log lines of it. */
export interface ReplicaObserver {
  /** @param lagMs how old at the most what it shows is, milliseconds; null when nothing is known */
  checked(standing: Standing, lagMs: number | null, cause?: unknown): void;
  /** A statement that may be answered by either was answered by this one. */
  read(from: 'replica' | 'primary'): void;
}

/** The two servers, as the watch asks them. */
export interface Servers {
  /** The end of the primary's binary log: it covers all that has been acknowledged. */
  primaryPosition(): Promise<Position>;
  /** What the replica has done. */
  replicaPosition(): Promise<Position>;
  /** Waits on the replica until it has done so much. @returns false when it has not, in that time */
  waitForReplica(position: Position, patienceMs: number): Promise<boolean>;
  /** Gives up all connections to the replica, also those that do not answer any more. */
  cut(): void;
}

/** So long an answer of a replica that is well may take. */
const CHECK_TIMEOUT_MS = 1_000;
/** What a wait may take longer than it was told to: the way there and back. */
const WAIT_SLACK_MS = 100;
/** Positions of the primary that are remembered, one for each check; a replica that is further behind is behind anyway. */
const REMEMBERED = 600;

/**
 * Knows how fresh the replica is, without any clock but its own: at a moment of its clock it asks the primary where it
 * stands; once the replica has come so far, the replica shows everything of before that moment.
 */
export class ReplicaWatch {
  readonly #servers: Servers;
  readonly #maxLagMs: number;
  readonly #now: () => number;
  readonly #observer: ReplicaObserver;
  readonly #primary: SharedQuestion<Position>;
  readonly #checks = new SharedQuestion(() => this.#check());
  #unreached: { readonly askedAt: number; readonly position: Position }[] = [];
  /** It shows everything that was committed before this moment. */
  #provenAt = Number.NEGATIVE_INFINITY;
  /** What it surely has; nothing after anything has shaken the trust in it. */
  #reached: Position = NOWHERE;
  /** What it said that it has, at the last check. */
  #stood: Position = NOWHERE;
  #isReachable = false;
  /** It was waited for in vain: nobody waits again before the next check. */
  #isSlow = false;
  #lost = Promise.withResolvers<never>();

  /** @param now monotonic milliseconds */
  constructor(servers: Servers, maxLagMs: number, now: () => number, observer: ReplicaObserver) {
    this.#servers = servers;
    this.#maxLagMs = maxLagMs;
    this.#now = now;
    this.#observer = observer;
    this.#primary = new SharedQuestion(() => servers.primaryPosition());
    this.#lost.promise.catch(() => undefined);
  }

  get standing(): Standing {
    if (!this.#isReachable) return 'unreachable';
    return this.#now() - this.#provenAt <= this.#maxLagMs ? 'fresh' : 'behind';
  }

  /** Asks both where they stand, after any such question that is under way. Never throws. */
  readonly check = (): Promise<void> => this.#checks.answer();

  async #check(): Promise<void> {
    let cause: unknown;
    const askedAt = this.#now();
    try {
      const [asked] = await Promise.allSettled([this.#primary.answer()]);
      const stood = this.#stood;
      await this.#look();
      if (asked.status === 'rejected') throw asked.reason;
      const position = asked.value;
      if (isAhead(stood, position)) {
        this.#distrust();
        throw new Error(
          'The replica has what the primary has not: it follows another, or one of them lost data',
        );
      }
      this.#unreached.push({ askedAt, position });
      // The oldest is kept: it says how far it is behind.
      if (this.#unreached.length > REMEMBERED) this.#unreached.splice(1, 1);
      this.#prove();
    } catch (error) {
      // Whatever it is, nothing new is proven, and what was proven ages.
      cause = error;
    }
    const lagMs = this.#now() - this.#provenAt;
    this.#observer.checked(this.standing, Number.isFinite(lagMs) ? lagMs : null, cause);
  }

  /**
   * Whether the replica shows everything that was committed before this call. Waits a little for it.
   * @param patienceMs how long it may be waited for
   */
  async catchesUp(patienceMs: number): Promise<boolean> {
    if (this.standing !== 'fresh') return false;
    // Where the primary cannot be asked, it is also what fails when it is read.
    const position = await this.#primary.answer().catch(() => null);
    if (position === null) return false;
    try {
      if (hasReached(this.#reached, position)) return true;
      if (this.#isSlow) return false;
      const waited = this.#servers.waitForReplica(position, patienceMs);
      if (await within(this.orLost(waited), patienceMs + WAIT_SLACK_MS)) {
        this.#reached = position;
        return true;
      }
      this.#isSlow = true;
    } catch (error) {
      this.suspect(error);
      this.#isSlow = true;
    }
    return false;
  }

  /** The same, but rejects as soon as the replica is found not to answer any more. */
  orLost<T>(asked: Promise<T>): Promise<T> {
    return Promise.race([asked, this.#lost.promise]);
  }

  /** A read from it failed: when that means that it is gone, nobody else finds out for themselves. */
  suspect(error: unknown): void {
    if (isDisconnect(error)) this.#lose(error);
  }

  /** A connection to it has ended: it may be back at an older state, whatever was proven of it. */
  readonly connectionEnded = (): void => this.#distrust();

  async #look(): Promise<void> {
    let position: Position;
    try {
      position = await within(this.#servers.replicaPosition(), CHECK_TIMEOUT_MS);
    } catch (error) {
      this.#lose(error);
      throw error;
    }
    this.#isReachable = true;
    this.#isSlow = false;
    this.#stood = position;
  }

  #prove(): void {
    this.#reached = this.#stood;
    while (this.#unreached[0] && hasReached(this.#stood, this.#unreached[0].position)) {
      this.#provenAt = this.#unreached.shift()!.askedAt;
    }
  }

  #distrust(): void {
    this.#provenAt = Number.NEGATIVE_INFINITY;
    this.#reached = NOWHERE;
  }

  #lose(cause: unknown): void {
    this.#distrust();
    this.#isReachable = false;
    const { reject } = this.#lost;
    this.#lost = Promise.withResolvers<never>();
    this.#lost.promise.catch(() => undefined);
    reject(cause);
    this.#servers.cut();
  }
}
