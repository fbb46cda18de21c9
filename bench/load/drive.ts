import { connect, type Socket } from 'node:net';
import { Histogram } from './histogram.ts';
import type { LoadOutcome, LoadPlan } from './plan.ts';
import { PreparedRequests } from './requests.ts';
import { ResponseReader } from './response.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const SWEEP_MS = 200;
const RECONNECT_MS = 50;
const READ_BUFFER_BYTES = 64 * 1024;
/** Open loop: how often it is looked whether requests are due. Latency counts from their time anyway. */
const TICK_MS = 1;

interface Connection {
  readonly port: number;
  socket: Socket;
  reader: ResponseReader;
  /** When the request in flight was due; NaN while there is none. */
  since: number;
  connected: boolean;
}

/** Runs one plan and resolves with its outcome. @throws when not one connection can be made */
export function drive(plan: LoadPlan): Promise<LoadOutcome> {
  return new Drive(plan).run();
}

class Drive {
  readonly #plan: LoadPlan;
  readonly #requests: PreparedRequests;
  readonly #limit: number;
  readonly #connections: Connection[] = [];
  readonly #idle: Connection[] = [];
  // One for all: what is read is consumed before the next read.
  readonly #buffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
  readonly #all = new Histogram();
  readonly #accepted = new Histogram();
  readonly #byStatus = new Array<number>(600).fill(0);
  readonly #byCode: Record<string, number> = {};
  readonly #bodies: string[] = [];
  #sent = 0;
  #answered = 0;
  #timeouts = 0;
  #broken = 0;
  #startedAt = 0;
  #endsAt = Number.POSITIVE_INFINITY;
  #lastAt = 0;
  #finish: (() => void) | null = null;
  #running = false;

  constructor(plan: LoadPlan) {
    if (plan.repeat && plan.seconds === undefined) throw new Error('A list that repeats needs an end');
    this.#plan = plan;
    this.#requests = new PreparedRequests(plan.requests);
    this.#limit = plan.repeat ? Number.POSITIVE_INFINITY : plan.requests.count;
  }

  async run(): Promise<LoadOutcome> {
    const { ports, connections, seconds, ratePerS, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#plan;
    await Promise.all(
      Array.from({ length: connections }, (_, i) => this.#open(ports[i % ports.length] ?? 0)),
    );
    const cpu = process.cpuUsage();
    this.#running = true;
    this.#startedAt = performance.now();
    this.#lastAt = this.#startedAt;
    if (seconds !== undefined) this.#endsAt = this.#startedAt + seconds * 1000;
    const finished = new Promise<void>((resolve) => {
      this.#finish = resolve;
    });
    const sweep = setInterval(() => this.#giveUpOld(timeoutMs), SWEEP_MS);
    let tick: NodeJS.Timeout | undefined;
    if (ratePerS === undefined) {
      for (const connection of this.#connections) this.#sendNext(connection, performance.now());
    } else {
      tick = setInterval(() => this.#sendDue(ratePerS), TICK_MS);
    }
    this.#finishWhenDone();
    await finished;
    this.#running = false;
    clearInterval(sweep);
    clearInterval(tick);
    const used = process.cpuUsage(cpu);
    for (const { socket } of this.#connections) socket.destroy();
    return this.#outcome((used.user + used.system) / 1e6);
  }

  #open(port: number): Promise<void> {
    const connection = { port, since: Number.NaN, connected: false } as Connection;
    this.#connections.push(connection);
    return new Promise((resolve, reject) => this.#connect(connection, resolve, reject));
  }

  #connect(connection: Connection, ready: () => void, failed: (error: Error) => void): void {
    connection.reader = new ResponseReader((status, body) => this.#settle(connection, status, body));
    const socket = connect({
      host: '127.0.0.1',
      port: connection.port,
      noDelay: true,
      onread: {
        buffer: this.#buffer,
        callback: (length) => {
          connection.reader.push(this.#buffer.subarray(0, length));
          return true;
        },
      },
    });
    connection.socket = socket;
    socket.on('connect', () => {
      connection.connected = true;
      if (this.#running) this.#sendNext(connection, performance.now());
      else this.#idle.push(connection);
      ready();
    });
    socket.on('error', (error) => failed(error));
    socket.on('close', () => this.#closed(connection));
  }

  #closed(connection: Connection): void {
    connection.connected = false;
    if (!this.#running) return;
    if (!Number.isNaN(connection.since)) {
      this.#broken += 1;
      connection.since = Number.NaN;
    }
    this.#finishWhenDone();
    // The server may be gone for good: try again slowly, for as long as there is something to send.
    if (this.#mayRepeat())
      setTimeout(() => this.#running && this.#connect(connection, noop, noop), RECONNECT_MS);
  }

  #mayRepeat(): boolean {
    return this.#sent < this.#limit && performance.now() < this.#endsAt;
  }

  #sendNext(connection: Connection, now: number): void {
    const { ratePerS } = this.#plan;
    if (ratePerS !== undefined) {
      this.#idle.push(connection);
      this.#sendDue(ratePerS);
    } else if (this.#sent < this.#limit && now < this.#endsAt) {
      this.#send(connection, now);
    }
  }

  #send(connection: Connection, since: number): void {
    connection.since = since;
    connection.socket.write(this.#requests.at(this.#sent % this.#requests.count));
    this.#sent += 1;
  }

  /** Sends all requests whose time has come, as far as there are connections without one. */
  #sendDue(ratePerS: number): void {
    const now = performance.now();
    while (this.#sent < this.#limit) {
      const dueAt = this.#startedAt + (this.#sent * 1000) / ratePerS;
      if (dueAt > now || dueAt >= this.#endsAt) break;
      // In turn: one that is left alone for long is told 408 and closed by its server.
      const connection = this.#idle.shift();
      if (connection === undefined) break;
      // One that broke while idle and came back stands here twice.
      if (connection.connected && Number.isNaN(connection.since)) this.#send(connection, dueAt);
    }
    this.#finishWhenDone();
  }

  #settle(connection: Connection, status: number, body: Buffer): void {
    // Nothing was asked: a server says goodbye to a connection that it is about to close.
    if (Number.isNaN(connection.since)) return;
    const now = performance.now();
    const latencyMs = now - connection.since;
    connection.since = Number.NaN;
    this.#lastAt = now;
    this.#answered += 1;
    this.#byStatus[status]! += 1;
    this.#all.record(latencyMs);
    if (status < 300) {
      this.#accepted.record(latencyMs);
      if (this.#plan.keepBodies) this.#bodies.push(body.toString());
    } else {
      const code = /"code":"([^"]+)"/.exec(body.toString())?.[1] ?? `status ${status}`;
      this.#byCode[code] = (this.#byCode[code] ?? 0) + 1;
    }
    this.#sendNext(connection, now);
    if (Number.isNaN(connection.since)) this.#finishWhenDone();
  }

  #giveUpOld(timeoutMs: number): void {
    const oldest = performance.now() - timeoutMs;
    for (const connection of this.#connections) {
      if (!(connection.since < oldest)) continue;
      this.#timeouts += 1;
      connection.since = Number.NaN;
      connection.socket.destroy();
    }
    const isDead = !this.#connections.some(({ connected }) => connected) && this.#lastAt < oldest;
    if (isDead) this.#finish?.();
    this.#finishWhenDone();
  }

  /** Nothing left to send, and nothing in flight. In the open loop, what was due must still be sent. */
  #finishWhenDone(): void {
    const { ratePerS } = this.#plan;
    const nextDueAt =
      ratePerS === undefined ? performance.now() : this.#startedAt + (this.#sent * 1000) / ratePerS;
    const isOver = this.#sent >= this.#limit || nextDueAt >= this.#endsAt;
    if (isOver && this.#answered + this.#timeouts + this.#broken >= this.#sent) this.#finish?.();
  }

  #outcome(cpuSeconds: number): LoadOutcome {
    const seconds = Math.max(this.#lastAt - this.#startedAt, 0.001) / 1000;
    const accepted = this.#byStatus.slice(200, 300).reduce((sum, count) => sum + count, 0);
    const wallSeconds = (performance.now() - this.#startedAt) / 1000;
    return {
      sent: this.#sent,
      answered: this.#answered,
      accepted,
      byStatus: Object.fromEntries(
        this.#byStatus.flatMap((count, status) => (count > 0 ? [[String(status), count]] : [])),
      ),
      byCode: this.#byCode,
      timeouts: this.#timeouts,
      broken: this.#broken,
      seconds,
      answeredPerS: this.#answered / seconds,
      acceptedPerS: accepted / seconds,
      latency: this.#all.summary(),
      acceptedLatency: this.#accepted.summary(),
      generatorCpu: cpuSeconds / Math.max(wallSeconds, 0.001),
      bodies: this.#bodies,
    };
  }
}

const noop = () => undefined;
