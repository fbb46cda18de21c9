import type { createClient } from 'redis';
import type { Log } from '../../telemetry/metrics.ts';
import { Breaker } from './breaker.ts';
import { inTime } from './in-time.ts';
import { COUNT, FILL, READ } from './scripts.ts';

/** Connecting takes several round trips, and a name may have to be looked up. */
const CONNECT_MS = 1_000;
/** A breaker that opens again and again is told this rarely. */
const COMPLAIN_MS = 60_000;

export interface LinkOptions {
  readonly url: string;
  /** Milliseconds that an answer may take. */
  readonly timeoutMs: number;
  readonly log: Log;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  /** Asks to be told soon that everything has been heard. */
  readonly hurry: () => void;
  /** A key that this process has read was changed; null: all were. */
  readonly changed: (key: string | null) => void;
  /** It can be read again, but of nothing that was read before would changes be told. */
  readonly reconnected: () => void;
}

type Client = ReturnType<typeof connectTo>;

/**
 * The connection to Redis, with server-assisted invalidation (RESP3) behind a breaker. The client does not
 * reconnect by itself: a new connection tracks nothing, so all that hangs on the old one must be dropped first.
 *
 * Connected, it can be told of changes. It can be read only after the outbox has been followed past that moment: values
 * that were read before that position are not believed, since the news of their change may have been lost on the way.
 */
export class Link {
  readonly breaker: Breaker;
  readonly #options: LinkOptions;
  /** The one that is connected, or on the way to it. */
  #trying: Client | null = null;
  /** The same, once it tracks what it reads. */
  #client: Client | null = null;
  #connectedAt = Number.POSITIVE_INFINITY;
  #scripts = { read: '', fill: '', count: '' };
  #timer: NodeJS.Timeout | null = null;
  #complainedAt = Number.NEGATIVE_INFINITY;
  #isStopped = true;
  /** Values as of an earlier sequence are not believed. */
  floor = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.breaker = new Breaker(options.random);
  }

  get canRead(): boolean {
    return this.breaker.state === 'closed';
  }

  get canWrite(): boolean {
    return this.#client !== null;
  }

  start(): void {
    this.#isStopped = false;
    void this.#connect();
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#drop();
    this.breaker.open(this.#options.now());
  }

  /** See `News.caughtUp`. */
  caughtUp(since: number, position: number): void {
    if (this.breaker.state !== 'half-open' || since < this.#connectedAt) return;
    this.floor = position;
    this.#options.reconnected();
    this.breaker.close(this.#options.now());
  }

  read(key: string, args: readonly string[]): Promise<unknown> {
    return this.send(['EVALSHA', this.#scripts.read, '1', key, ...args]);
  }

  fill(key: string, args: readonly string[]): Promise<unknown> {
    return this.send(['EVALSHA', this.#scripts.fill, '1', key, ...args]);
  }

  count(keys: readonly string[], args: readonly string[]): Promise<unknown> {
    return this.send(['EVALSHA', this.#scripts.count, String(keys.length), ...keys, ...args]);
  }

  /** @throws what Redis or the connection says, or TooLate */
  async send(args: readonly string[]): Promise<unknown> {
    const client = this.#client;
    if (!client) throw new Error('Redis is not connected');
    try {
      const reply = await inTime(client.sendCommand([...args]), this.#options.timeoutMs);
      this.breaker.succeeded();
      return reply;
    } catch (error) {
      // Something else stands under that one key; Redis is well.
      const isOfKey = error instanceof Error && error.message.startsWith('WRONGTYPE');
      if (client === this.#client && !isOfKey && this.breaker.failed()) this.#lost(client, error);
      throw error;
    }
  }

  async #connect(): Promise<void> {
    const { url, timeoutMs, now, hurry, changed } = this.#options;
    this.breaker.probe();
    // Loaded by those who have one: it is a large part of a start.
    const redis = await import('redis');
    if (this.#isStopped) return;
    const client = connectTo(redis.createClient, url);
    client.on('error', (error: unknown) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('Redis closed the connection')));
    client.on('invalidate', (key: Buffer | string | null) => changed(key === null ? null : key.toString()));
    this.#trying = client;
    try {
      await inTime(client.connect(), CONNECT_MS);
      // What we write ourselves we know.
      await inTime(client.sendCommand(['CLIENT', 'TRACKING', 'ON', 'NOLOOP']), timeoutMs);
      const load = (script: string) => inTime(client.sendCommand(['SCRIPT', 'LOAD', script]), timeoutMs);
      const [read, fill, count] = await Promise.all([load(READ), load(FILL), load(COUNT)]);
      if (this.#trying !== client) return;
      this.#scripts = { read: String(read), fill: String(fill), count: String(count) };
      this.#connectedAt = now();
      this.#client = client;
      hurry();
    } catch (error) {
      this.#lost(client, error);
    }
  }
  #lost(client: Client, error: unknown): void {
    if (client !== this.#trying) return;
    this.#drop();
    if (this.#isStopped) return;
    const { log, now } = this.#options;
    const pauseMs = this.breaker.open(now());
    if (now() - this.#complainedAt > COMPLAIN_MS) {
      this.#complainedAt = now();
      log.warn({ err: error }, 'Redis is left alone for a while; the database is asked instead');
    }
    this.#timer = setTimeout(() => void this.#connect(), pauseMs);
    this.#timer.unref();
  }

  #drop(): void {
    const client = this.#trying;
    this.#trying = null;
    this.#client = null;
    this.#connectedAt = Number.POSITIVE_INFINITY;
    if (client?.isOpen) client.destroy();
  }
}

const connectTo = (open: typeof createClient, url: string) =>
  open({
    url,
    RESP: 3,
    emitInvalidate: true,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_MS },
  });
