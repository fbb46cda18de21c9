import { sql } from 'kysely';
import { type Executor, insertMany, isDuplicate, lockClause } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { Log } from '../telemetry/metrics.ts';
import { createTrouble, type Trouble } from '../telemetry/trouble.ts';
import type { Consumer } from './catalog.ts';
import {
  headOfOutbox,
  numberBatches,
  type RecordedEvent,
  readEvents,
  readFewEvents,
  type SequencedEvent,
} from './outbox.ts';
import { RecentBatches } from './recent-batches.ts';

/** Under load the outbox is read this often, not after each commit. */
const ROUND_MS = 25;
/** How soon events of other instances are seen when nothing happens here. */
const POLL_MS = 500;
const PAGE_BATCHES = 20;

export interface Listener {
  /** While it is false the listener misses nothing that it would want. */
  isAwake(): boolean;
  hear(events: readonly SequencedEvent[]): void;
  /**
   * All that was committed before `since` (monotonic milliseconds) has been heard, or slept through; `position` is its
   * last sequence.
   */
  caughtUp?(since: number, position: number): void;
}

/**
 * Brings events from the outbox to those who wait for them: listeners of this instance (open pages), from
 * now on; and consumers, each from its stored position, on one instance at a time.
 */
export class Dispatcher {
  readonly #database: Database;
  readonly #trouble: Trouble;
  readonly #listeners: Listener[] = [];
  readonly #consumers: { consumer: Consumer; dueAt: number }[] = [];
  readonly #now: () => number;
  readonly #failed: (kind: 'consumer' | 'outbox', name: string) => void;
  /** What this process has committed or read lately: for others who follow the outbox. */
  readonly recent = new RecentBatches();
  #position = 0;
  #timer: NodeJS.Timeout | null = null;
  #soon = false;
  #isBusy = false;
  #round: Promise<void> = Promise.resolve();
  #stopped = true;
  #hasPeopleWaiting: () => boolean = () => false;

  /**
   * @param now monotonic milliseconds
   * @param failed told of what failed and is tried again
   */
  constructor(
    database: Database,
    log: Log,
    now: () => number,
    failed: (kind: 'consumer' | 'outbox', name: string) => void = () => undefined,
  ) {
    this.#database = database;
    this.#trouble = createTrouble(log, now);
    this.#now = now;
    this.#failed = failed;
  }

  /** The newest sequence that listeners of this instance have seen. */
  get position(): number {
    return this.#position;
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  addConsumer(consumer: Consumer): void {
    this.#consumers.push({ consumer, dueAt: 0 });
  }

  /** Consumers that are behind rest while this says so; see `Consumer.share`. */
  yieldWhile(hasPeopleWaiting: () => boolean): void {
    this.#hasPeopleWaiting = hasPeopleWaiting;
  }

  async start(): Promise<void> {
    const since = this.#now();
    this.#position = await headOfOutbox(this.#database.reader);
    this.#stopped = false;
    // What has no number yet gets a later one, and is heard then: nobody holds anything from before.
    this.#tellCaughtUp(since);
    this.#schedule(POLL_MS);
  }

  /** Tells that something may have been committed just now. */
  readonly poke = (): void => {
    if (this.#stopped || this.#soon) return;
    this.#soon = true;
    // A round under way schedules the next by itself: two at once would tell the same news twice.
    if (!this.#isBusy) this.#schedule(ROUND_MS);
  };

  /**
   * Tells of a batch that this process has committed: nobody here need read its events from the database.
   * @param length of their text, in characters
   */
  readonly committed = (
    batchId: string,
    { events, length }: { readonly events: readonly RecordedEvent[]; readonly length: number },
  ): void => {
    if (events.length > 0) this.recent.remember(batchId, events, length);
    this.poke();
  };

  /** Resolves when the round under way has ended; no further one begins. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
  }

  #schedule(delayMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#soon = false;
      this.#isBusy = true;
      this.#round = this.#runRound()
        .then(() => this.#trouble.went('', {}, 'the outbox is read again'))
        .catch((error: unknown) => {
          this.#trouble.failed('', error, {}, 'the outbox could not be read; trying again');
          this.#failed('outbox', 'reading');
        })
        .finally(() => {
          this.#isBusy = false;
          this.#schedule(this.#soon ? ROUND_MS : POLL_MS);
        });
    }, delayMs);
  }

  #tellCaughtUp(since: number): void {
    for (const listener of this.#listeners) listener.caughtUp?.(since, this.#position);
  }

  async #runRound(): Promise<void> {
    const since = this.#now();
    if (this.#database.kind === 'mariadb') {
      while ((await this.#database.transact(numberBatches)) > 0);
    }
    let isBehind = await this.#deliverToListeners();
    if (!isBehind) this.#tellCaughtUp(since);
    for (const entry of this.#consumers) {
      if (entry.dueAt > this.#now()) continue;
      const { intervalMs, share = 1 } = entry.consumer;
      const startedAt = this.#now();
      const wasFull = await this.#consume(entry.consumer);
      const endedAt = this.#now();
      const restMs = this.#hasPeopleWaiting() ? (endedAt - startedAt) * (1 / share - 1) : 0;
      entry.dueAt = endedAt + (wasFull ? restMs : intervalMs);
      isBehind ||= wasFull;
    }
    if (isBehind) this.poke();
  }

  /** One consumer that fails is tried again later, and holds up no other. */
  async #consume(consumer: Consumer): Promise<boolean> {
    try {
      const wasFull = await consumeOnce(this.#database, consumer, this.recent);
      this.#trouble.went(consumer.name, { consumer: consumer.name }, 'a consumer goes on');
      return wasFull;
    } catch (error) {
      const { name } = consumer;
      this.#trouble.failed(name, error, { consumer: name }, 'a consumer failed; trying again');
      this.#failed('consumer', consumer.name);
      return false;
    }
  }

  async #deliverToListeners(): Promise<boolean> {
    const awake = this.#listeners.filter((listener) => listener.isAwake());
    if (awake.length === 0) {
      const head = await headOfOutbox(this.#database.reader);
      // Nobody looks: go on with the news when somebody does. Who began to look just now was told the old position.
      if (this.#listeners.some((listener) => listener.isAwake())) return true;
      this.#position = head;
      return false;
    }
    const page = await readEvents(
      this.#database.reader,
      this.#position,
      PAGE_BATCHES,
      undefined,
      this.recent,
    );
    this.#position = page.last;
    if (page.events.length > 0) for (const listener of awake) listener.hear(page.events);
    return page.isFull;
  }
}

/**
 * One page of one consumer, in one transaction with its position: what a killed process had not finished
 * is simply read again.
 * @param recent what this process has committed or read lately
 * @returns whether there may be more
 */
export async function consumeOnce(
  database: Database,
  consumer: Consumer,
  recent = new RecentBatches(),
): Promise<boolean> {
  await registerConsumer(database, consumer.name);
  return database.transact(async (tx) => {
    const position = await lockPosition(tx, consumer.name);
    const { events, last, isFull } =
      consumer.maxEvents === undefined
        ? await readEvents(tx, position, PAGE_BATCHES, consumer.events, recent)
        : await readFewEvents(tx, position, PAGE_BATCHES, consumer.events, consumer.maxEvents, recent);
    if (last === position) return false;
    if (events.length > 0) await consumer.consume(tx, events);
    await sql`update consumers set position = ${last} where name = ${consumer.name}`.execute(tx);
    return isFull;
  });
}

/** Where a reader of the outbox stands; nobody else moves it until the transaction ends. */
async function lockPosition(tx: Executor, name: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select position from consumers where name = ${name}${sql.raw(lockClause(tx))}
  `.execute(tx);
  return rows[0]!.position;
}

/** How far the slowest reader of the outbox has come; beyond everything when there is none. */
export async function leastPosition(executor: Executor): Promise<number> {
  const { rows } = await sql<{ least: number | null }>`
    select min(position) as least from consumers
  `.execute(executor);
  return rows[0]?.least ?? Number.MAX_SAFE_INTEGER;
}

/** Gives a reader its position. Outside the transaction that locks it: a lock on an absent row would be a gap lock. */
async function registerConsumer(database: Database, name: string): Promise<void> {
  const { rows } = await sql`select 1 from consumers where name = ${name}`.execute(database.reader);
  if (rows.length > 0) return;
  try {
    await database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [[name, 0]]));
  } catch (error) {
    // Another instance was first.
    if (!isDuplicate(error)) throw error;
  }
}
