import { Worker } from 'node:worker_threads';
import { THREAD_MEMORY } from '../../lib/thread-memory.ts';
import { type Answer, READY, ThreadFault } from './messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A thread that answers messages. It keeps no process alive unless somebody waits for it. */
export class Thread<Request> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #begun = Promise.withResolvers<void>();
  #no = READY;
  #isEnded = false;

  constructor(url: URL) {
    this.#worker = new Worker(url, { resourceLimits: THREAD_MEMORY });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => {
      if (answer.no === READY) return this.#begun.resolve();
      const waiting = this.#waiting.get(answer.no);
      this.#done(answer.no);
      if ('fault' in answer) waiting?.reject(new ThreadFault(answer.fault));
      else waiting?.resolve(answer.value);
    });
    this.#worker.on('error', (error) => this.#fail(error as Error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread has ended')));
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Resolves when it has read its program, or has ended. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** @throws ThreadFault with what the thread says; Error when it ends before it answers */
  ask(request: Request): Promise<unknown> {
    if (this.#isEnded) return Promise.reject(new Error('The thread has ended'));
    this.#no += 1;
    const no = this.#no;
    return new Promise((resolve, reject) => {
      this.#waiting.set(no, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ no, request });
    });
  }

  /** Ends it, whatever it is doing. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#worker.terminate();
  }

  #done(no: number): void {
    this.#waiting.delete(no);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #fail(error: Error): void {
    this.#isEnded = true;
    this.#begun.resolve();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
