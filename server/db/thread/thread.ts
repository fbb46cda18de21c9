import { Worker } from 'node:worker_threads';
import { THREAD_MEMORY } from '../../lib/thread-memory.ts';
import { THREAD_LOST } from '../dialect.ts';
import { Rows } from '../rows.ts';
import { type Answered, type Asked, toError } from './messages.ts';

export interface ThreadAnswer {
  readonly rows: unknown[];
  /** For statements that answer no rows. */
  readonly changes: number | undefined;
}

interface Waiting {
  readonly rows: unknown[];
  readonly resolve: (answer: ThreadAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** One run of the thread, from its start to its end. */
interface Life {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  readonly ended: Promise<void>;
}

/**
 * SQLite read on a thread of its own, asked by messages. The thread is started by the first question, and again by the
 * next one if it has died; what it was asked when it died is rejected with the code `READER_THREAD_LOST`.
 */
export class ReaderThread {
  readonly #path: string;
  #life: Life | null = null;
  #lastId = 0;
  #isClosing = false;
  #asked = new Set<Promise<unknown>>();

  /** @param path the database's file, which exists by the time of the first question */
  constructor(path: string) {
    this.#path = path;
  }

  /** For tests and measurements; null while there is none. */
  get worker(): Worker | null {
    return this.#life?.worker ?? null;
  }

  /**
   * Runs a statement.
   * @throws the database's error, with its codes; an error with the code `READER_THREAD_LOST`
   */
  async ask(sql: string, parameters: readonly unknown[]): Promise<ThreadAnswer> {
    if (this.#isClosing) throw new Error('The reader was closed');
    this.#life ??= this.#start();
    const answer = this.#ask(this.#life, sql, parameters);
    this.#asked.add(answer);
    try {
      return await answer;
    } finally {
      this.#asked.delete(answer);
    }
  }

  /** Answers all that was asked, then ends the thread; nothing more can be asked. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.allSettled(this.#asked);
    if (!this.#life) return;
    const { worker, ended } = this.#life;
    // While its end is waited for it must hold the process, which may have nothing else to do.
    worker.ref();
    worker.postMessage('stop' satisfies Asked);
    await ended;
  }

  #ask({ worker, waiting }: Life, sql: string, parameters: readonly unknown[]): Promise<ThreadAnswer> {
    this.#lastId += 1;
    const id = this.#lastId;
    const [first] = parameters;
    return new Promise((resolve, reject) => {
      // Throws for what cannot be cloned, which no database could take either.
      worker.postMessage({
        id,
        sql,
        parameters: first instanceof Rows ? { rows: first.rows } : parameters,
      } satisfies Asked);
      waiting.set(id, { rows: [], resolve, reject });
      worker.ref();
    });
  }

  #start(): Life {
    const worker = new Worker(new URL('./reader.ts', import.meta.url), {
      workerData: { path: this.#path },
      resourceLimits: THREAD_MEMORY,
    });
    const waiting = new Map<number, Waiting>();
    let cause: unknown;
    worker.on('message', (message: Answered) => {
      take(worker, waiting, message);
      // A thread that nobody waits for must not keep the process.
      if (waiting.size === 0) worker.unref();
    });
    worker.on('error', (error) => {
      cause = error;
    });
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        if (this.#life?.worker === worker) this.#life = null;
        for (const { reject } of waiting.values()) {
          reject(Object.assign(new Error('The reader’s thread ended', { cause }), { code: THREAD_LOST }));
        }
        resolve();
      });
    });
    return { worker, waiting, ended };
  }
}

function take(worker: Worker, waiting: Map<number, Waiting>, message: Answered): void {
  const { id } = message;
  const { rows, resolve, reject } = waiting.get(id)!;
  if ('error' in message) {
    waiting.delete(id);
    reject(toError(message.error));
    return;
  }
  for (const row of message.rows) rows.push(row);
  if (message.isLast) {
    waiting.delete(id);
    resolve({ rows, changes: message.changes });
  } else {
    worker.postMessage({ more: id } satisfies Asked);
  }
}
