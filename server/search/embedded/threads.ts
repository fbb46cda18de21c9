import { availableParallelism } from 'node:os';
import { ProblemError } from '../../http/errors.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { ReadRequest, WriteRequest } from './messages.ts';
import { Thread } from './thread.ts';

/** A search that takes longer is given up. */
const TIME_LIMIT_MS = 1_000;
/** The first searches of all wait for a thread to begin. */
const BEGINNING_MS = 5_000;
/** Searches that wait for a thread at the most; the next is refused at once. */
const MAX_WAITING = 200;
const MOST_READERS = 2;
const RETRY_AFTER_S = 2;

export interface ThreadsOptions {
  readonly log: Log;
  readonly timeLimitMs?: number;
  readonly readers?: number;
  /** The program of a reading thread. */
  readonly readerUrl?: URL;
}

interface Waiting {
  readonly request: ReadRequest;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | undefined;
}

/**
 * The threads of all embedded indexes of a process, begun when they are first needed: one that writes, one or two that
 * read. The main thread never runs a search.
 */
export class SearchThreads {
  readonly #log: Log;
  readonly #timeLimitMs: number;
  readonly #readers: (Thread<ReadRequest> | undefined)[];
  readonly #readerUrl: URL;
  readonly #busy = new Set<number>();
  readonly #queue: Waiting[] = [];
  #writer: Thread<WriteRequest> | undefined;
  #hasBegun = false;
  #isClosed = false;

  constructor({ log, timeLimitMs = TIME_LIMIT_MS, readers, readerUrl }: ThreadsOptions) {
    this.#log = log;
    this.#timeLimitMs = timeLimitMs;
    this.#readerUrl = readerUrl ?? new URL('./reading-thread.ts', import.meta.url);
    const count = readers ?? Math.min(MOST_READERS, Math.max(1, availableParallelism() - 1));
    this.#readers = Array.from({ length: count });
  }

  /** Asks the thread that writes: one request after the other. */
  write(request: WriteRequest): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error('Search is closed'));
    if (!this.#writer || this.#writer.isEnded) {
      this.#writer = new Thread(new URL('./writing-thread.ts', import.meta.url));
    }
    return this.#writer.ask(request);
  }

  /**
   * Asks a thread that reads. Waiting for one has a time limit, and so has its work.
   * @throws ProblemError search.too-slow; ThreadFault
   */
  read(request: ReadRequest): Promise<unknown> {
    if (this.#isClosed || this.#queue.length >= MAX_WAITING) return Promise.reject(tooSlow());
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { request, resolve, reject, timer: undefined };
      waiting.timer = setTimeout(
        () => {
          const at = this.#queue.indexOf(waiting);
          if (at >= 0) this.#queue.splice(at, 1);
          reject(tooSlow());
        },
        this.#timeLimitMs + (this.#hasBegun ? 0 : BEGINNING_MS),
      );
      this.#queue.push(waiting);
      this.#next();
    });
  }

  /** Tells every reading thread to let go of a file; those that are at work do so behind it. */
  forget(path: string): void {
    for (const reader of this.#readers) {
      if (reader && !reader.isEnded) reader.ask({ kind: 'forget', path }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiting of this.#queue.splice(0)) {
      clearTimeout(waiting.timer);
      waiting.reject(tooSlow());
    }
    await Promise.all([...this.#readers.map((reader) => reader?.end()), this.#writer?.end()]);
  }

  #next(): void {
    const free = this.#readers.findIndex((_, i) => !this.#busy.has(i));
    if (free < 0) return;
    const waiting = this.#queue.shift();
    if (!waiting) return;
    void this.#run(free, waiting);
  }

  async #run(no: number, { request, resolve, reject, timer }: Waiting): Promise<void> {
    this.#busy.add(no);
    const known = this.#readers[no];
    const reader = known && !known.isEnded ? known : new Thread<ReadRequest>(this.#readerUrl);
    this.#readers[no] = reader;
    clearTimeout(timer);
    let limit: NodeJS.Timeout | undefined;
    try {
      const answer = reader.ask(request);
      await Promise.race([reader.begun, answer]);
      this.#hasBegun = true;
      limit = setTimeout(() => {
        this.#log.warn({ kind: request.kind }, 'a search took too long; its thread is replaced');
        reject(tooSlow());
        void reader.end();
      }, this.#timeLimitMs);
      resolve(await answer);
    } catch (error) {
      reject(error as Error);
    } finally {
      clearTimeout(limit);
      this.#busy.delete(no);
      this.#next();
    }
  }
}

const tooSlow = (): ProblemError => new ProblemError('search.too-slow', { retryAfterS: RETRY_AFTER_S });
