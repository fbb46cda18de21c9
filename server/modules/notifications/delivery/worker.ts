import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, ChatMessage, Mail, TextMessage } from '../../../channels/channel.ts';
import type { WebhookCall } from '../../../channels/webhook.ts';
import type { Database } from '../../../db/open.ts';
import type { DeliveryDestinationsTable } from '../../../db/schema.ts';
import { again } from '../../../http/again.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { Log, Metrics } from '../../../telemetry/metrics.ts';
import { OPEN_AFTER, passOf, probing } from './breaker.ts';
import { dropped, failed, impossible, type Outcome, released, sent } from './outcome.ts';
import { type Outgoing, type OutgoingDependencies, type Prepared, prepare } from './outgoing.ts';
import { createPace, type Pace } from './pace.ts';
import { breakerOf, claimDue, dueDestinations, lockDestination, writeBreaker } from './queries.ts';
import { type RecordDependencies, record } from './record.ts';
import { pullStrays } from './strays.ts';

/** How long after a delivery was written it is seen at the latest, when nothing else is to do. */
const LOOK_EVERY_MS = 250;
/** A claim is good for so long; no send begins that could outlast it. */
const LEASE_MS = 180_000;
const LONGEST_SEND_MS = 60_000;
/** Deliveries in one claim at the least. */
const PAGE = 50;
/** What has ended is written down after so many, or so many milliseconds: a crash repeats no more than that. */
const RECORD_AFTER = { count: 50, ms: 250 };
/** While people wait in lanes, reading and writing deliveries takes no more than this share of the time. */
const SHARE_OF_CROWD = 0.15;
/** How often it is looked whether the crowd has gone. */
const REST_MS = 50;
/** How often it is looked whether a clock that was far ahead has put anything off. */
const STRAYS_EVERY_MS = 60_000;
/** What is on its way when the process stops gets so long to end. */
const STOP_MS = 5_000;

/** The ways out; null where nothing is set up. */
export interface Channels {
  readonly mail: Channel<Mail> | null;
  readonly sms: Channel<TextMessage> | null;
  readonly slack: Channel<ChatMessage> | null;
  readonly webhook: Channel<WebhookCall>;
}

export interface WorkerDependencies extends OutgoingDependencies, RecordDependencies {
  readonly database: Database;
  readonly channels: Channels;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly log: Pick<Log, 'warn'>;
  readonly metrics: Pick<Metrics, 'delivery'>;
  /** Whether a lane is busy: mail can wait for some moments, a customer cannot. */
  readonly hasPeopleWaiting: () => boolean;
}

/**
 * Sends what is due, on every instance: claims pages with a lease, sends outside any transaction with as many
 * at once as the channel bears, and writes the outcomes in bulk. Each destination goes at its own speed.
 */
export function createDeliveryRound(deps: WorkerDependencies): Round {
  const paces = new Map<string, Pace>();
  const paceOf = (channel: DeliveryDestinationsTable['channel']): Pace => {
    const known = paces.get(channel);
    if (known) return known;
    const pace = createPace(deps.channels[channel]?.perSecond ?? null, () => performance.now());
    paces.set(channel, pace);
    return pace;
  };

  let straysSeenAt = Number.NEGATIVE_INFINITY;
  async function seeStrays(): Promise<void> {
    if (performance.now() - straysSeenAt < STRAYS_EVERY_MS) return;
    const count = await pullStrays(deps.database, deps.now(), LEASE_MS);
    straysSeenAt = performance.now();
    if (count > 0) deps.log.warn({ count }, 'a clock was far ahead; what it put off is sent now');
  }

  /** Ends with a false when nothing is due any more; as long as one destination is busy, it looks for others. */
  async function run(signal: AbortSignal): Promise<boolean> {
    const pumps = new Map<string, Promise<void>>();
    do {
      await seeStrays();
      for (const due of signal.aborted ? [] : await dueDestinations(deps.database.reader, deps.now())) {
        if (pumps.has(due.destination) || deps.channels[due.channel] === null) continue;
        const pump = new Pump(deps, due, paceOf(due.channel), signal)
          .run()
          .catch((error: unknown) => {
            deps.log.warn({ err: error, destination: due.destination }, 'deliveries failed; trying again');
          })
          .finally(() => pumps.delete(due.destination));
        pumps.set(due.destination, pump);
      }
      if (pumps.size === 0) return false;
      await Promise.race([...pumps.values(), sleep(LOOK_EVERY_MS)]);
    } while (pumps.size > 0 || !signal.aborted);
    return false;
  }
  return { name: 'deliver', everyMs: LOOK_EVERY_MS, run };
}

/** All that goes to one destination, from now until nothing is due or it is down. */
class Pump {
  readonly #deps: WorkerDependencies;
  readonly #destination: DeliveryDestinationsTable;
  readonly #channel: Channel<never>;
  readonly #pace: Pace;
  readonly #stop: AbortSignal;
  readonly #giveUp = new AbortController();
  readonly #lease: string;
  readonly #inFlight = new Set<Promise<void>>();
  #leaseUntil = 0;
  #waiting: Prepared[] = [];
  #outcomes: Outcome[] = [];
  #pass: 'all' | 'one' | 'none' = 'none';
  #mayHaveMore = true;
  #recordedAt = 0;
  /** Milliseconds spent on the database since it last rested, and until when it owes a rest to a crowd. */
  #spentMs = 0;
  #restUntil = 0;
  /** Failures of the destination in a row since the last record: enough of them, and no more are tried first. */
  #failures = 0;

  constructor(
    deps: WorkerDependencies,
    destination: DeliveryDestinationsTable,
    pace: Pace,
    stop: AbortSignal,
  ) {
    this.#deps = deps;
    this.#destination = destination;
    this.#channel = deps.channels[destination.channel] as Channel<never>;
    this.#pace = pace;
    this.#stop = stop;
    this.#lease = deps.makeId();
  }

  async run(): Promise<void> {
    this.#pass = await this.#enter();
    const lastCall = () => setTimeout(() => this.#giveUp.abort(), STOP_MS).unref();
    if (this.#stop.aborted) lastCall();
    else this.#stop.addEventListener('abort', lastCall, { once: true });
    try {
      while (await this.#step());
    } finally {
      this.#stop.removeEventListener('abort', lastCall);
      await Promise.all(this.#inFlight);
    }
  }

  get #isGoing(): boolean {
    return this.#pass !== 'none' && !this.#stop.aborted;
  }

  /** An open breaker lets one through at its time, to see: whoever marks the row first sends it. */
  async #enter(): Promise<'all' | 'one' | 'none'> {
    if (this.#destination.state === 'closed') return 'all';
    const { destination } = this.#destination;
    return again(this.#deps.database, async (tx) => {
      const row = await lockDestination(tx, destination);
      if (!row) return 'none';
      const at = this.#deps.now();
      const pass = passOf(breakerOf(row), at);
      if (pass === 'one') await writeBreaker(tx, destination, probing(breakerOf(row), at));
      return pass;
    });
  }

  /** @returns whether there is more to do */
  async #step(): Promise<boolean> {
    const { parallel } = this.#channel;
    if (this.#isGoing && this.#mayHaveMore && this.#waiting.length === 0 && this.#inFlight.size < parallel) {
      if (!this.#mustRest()) await this.#claim();
      else if (this.#inFlight.size === 0 && this.#outcomes.length === 0) await sleep(REST_MS);
    }
    if (!this.#isGoing || this.#deps.now() > this.#leaseUntil - LONGEST_SEND_MS) this.#putBack();
    const pauseMs = this.#start();
    if (this.#inFlight.size > 0 || this.#waiting.length > 0) {
      const patienceMs = pauseMs > 0 ? Math.min(pauseMs, RECORD_AFTER.ms) : RECORD_AFTER.ms;
      await Promise.race([...this.#inFlight, sleep(patienceMs)]);
    }
    const isIdle = this.#inFlight.size === 0;
    const isTime =
      this.#outcomes.length >= RECORD_AFTER.count ||
      this.#failures >= OPEN_AFTER ||
      performance.now() - this.#recordedAt >= RECORD_AFTER.ms;
    if ((this.#outcomes.length > 0 || this.#pass === 'one') && (isIdle || isTime)) await this.#record();
    const isBusy = this.#inFlight.size + this.#waiting.length + this.#outcomes.length > 0;
    return isBusy || (this.#isGoing && this.#mayHaveMore);
  }

  /** In proportion to what it took, for as long as the crowd is there. */
  #mustRest(): boolean {
    const at = performance.now();
    if (this.#spentMs > 0) {
      this.#restUntil = at + this.#spentMs / SHARE_OF_CROWD - this.#spentMs;
      this.#spentMs = 0;
    }
    return at < this.#restUntil && this.#deps.hasPeopleWaiting();
  }

  async #claim(): Promise<void> {
    const startedAt = performance.now();
    const { database, now } = this.#deps;
    const { destination } = this.#destination;
    const limit = this.#pass === 'one' ? 1 : Math.max(PAGE, this.#channel.parallel);
    const at = now();
    this.#leaseUntil = at + LEASE_MS;
    const rows = await again(database, (tx) =>
      claimDue(tx, { destination, lease: this.#lease, at, until: this.#leaseUntil, limit }),
    );
    this.#mayHaveMore = this.#pass === 'all' && rows.length === limit;
    this.#waiting = await prepare(database.reader, this.#deps, rows, at);
    this.#spentMs += performance.now() - startedAt;
  }

  #putBack(): void {
    for (const { row } of this.#waiting.splice(0)) {
      this.#outcomes.push(released({ row, at: this.#deps.now(), tookMs: 0 }));
    }
  }

  /** Begins as many as may be on their way. @returns milliseconds until the pace allows the next */
  #start(): number {
    while (
      this.#waiting.length > 0 &&
      this.#inFlight.size < this.#channel.parallel &&
      this.#failures < OPEN_AFTER
    ) {
      const [next] = this.#waiting;
      if (!next) return 0;
      const pauseMs = 'outgoing' in next ? this.#pace.take() : 0;
      if (pauseMs > 0) return pauseMs;
      this.#waiting.shift();
      if ('outgoing' in next) this.#send(next.row, next.outgoing);
      else {
        const ended = { row: next.row, at: this.#deps.now(), tookMs: 0 };
        this.#outcomes.push(
          'dropped' in next ? dropped(ended, next.dropped) : impossible(ended, next.impossible),
        );
      }
    }
    return 0;
  }

  #send(row: Prepared['row'], outgoing: Outgoing): void {
    const startedAt = performance.now();
    const ended = () => ({
      row,
      at: this.#deps.now(),
      tookMs: Math.round(performance.now() - startedAt),
    });
    const sending = this.#channel
      .send(outgoing.message as never, this.#giveUp.signal)
      .then(
        () => sent(ended()),
        // Cut off because the process stops: whether it arrived is not known, so it is tried again.
        (error: unknown) =>
          this.#giveUp.signal.aborted ? released(ended()) : failed(ended(), error, this.#deps.random()),
      )
      .then((outcome) => {
        this.#outcomes.push(outcome);
        this.#failures = outcome.signal?.ok === false ? this.#failures + 1 : 0;
        this.#inFlight.delete(sending);
      });
    this.#inFlight.add(sending);
  }

  async #record(): Promise<void> {
    const startedAt = performance.now();
    const outcomes = this.#outcomes.splice(0);
    const { database, now } = this.#deps;
    const { destination } = this.#destination;
    const breaker = await again(database, (tx) =>
      record(tx, this.#deps, destination, this.#lease, outcomes, now()),
    );
    for (const { row, status } of outcomes) this.#deps.metrics.delivery(row.channel, status);
    this.#recordedAt = performance.now();
    this.#spentMs += this.#recordedAt - startedAt;
    this.#failures = 0;
    const wasProbe = this.#pass === 'one';
    this.#pass = breaker.state === 'closed' ? 'all' : 'none';
    // The one that was to see came back well: now the others.
    if (wasProbe && this.#pass === 'all') this.#mayHaveMore = true;
  }
}
