import { Worker } from 'node:worker_threads';
import type { Code } from '../http/codes.ts';
import { ProblemError } from '../http/errors.ts';

type Printed = { readonly no: number } & ({ readonly pdf: Uint8Array } | { readonly fault: string });
interface Waiting {
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}

/** Orders that may wait; one takes some twentieths of a second. */
const MAX_WAITING = 40;
const TIME_LIMIT_MS = 15_000;
/** Without work the thread ends, and gives back the memory of fonts and printer. */
const IDLE_MS = 60_000;
const RETRY_AFTER_S = 5;

export interface Press<Order> {
  /**
   * Prints on a thread of its own, so that nobody's request waits for somebody's paper.
   * @throws ProblemError with the press's code when too much waits; Error when it cannot be printed
   */
  readonly print: (order: Order) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/**
 * The thread begins with the first order.
 * @param program of the thread: it calls `printOrders`
 * @param busy what is said when too much waits
 */
export function createPress<Order>(program: URL, busy: Code): Press<Order> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastNo = 0;

  async function end(error: Error): Promise<void> {
    const ending = worker;
    worker = undefined;
    clearTimeout(idle);
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(error);
    await ending?.terminate();
  }

  function begin(): Worker {
    const made = new Worker(program);
    made.unref();
    made.on('message', (printed: Printed) => {
      const asked = waiting.get(printed.no);
      waiting.delete(printed.no);
      if ('fault' in printed) asked?.reject(new Error(printed.fault));
      else asked?.resolve(Buffer.from(printed.pdf));
      if (waiting.size === 0) idle = setTimeout(() => void end(new Error('idle')), IDLE_MS).unref();
    });
    const fail = (error: Error) => {
      if (worker === made) void end(error);
    };
    made.on('error', (error) => fail(error as Error));
    made.on('exit', () => fail(new Error('The thread that prints has ended')));
    return made;
  }

  return {
    print: (order) => {
      if (waiting.size >= MAX_WAITING) {
        return Promise.reject(new ProblemError(busy, { retryAfterS: RETRY_AFTER_S }));
      }
      clearTimeout(idle);
      worker ??= begin();
      lastNo += 1;
      const no = lastNo;
      return new Promise<Buffer>((resolve, reject) => {
        const limit = setTimeout(() => void end(new Error('It took too long to print')), TIME_LIMIT_MS);
        const settled = () => clearTimeout(limit);
        waiting.set(no, {
          resolve: (pdf) => {
            settled();
            resolve(pdf);
          },
          reject: (error) => {
            settled();
            reject(error);
          },
        });
        worker?.postMessage({ no, order });
      });
    },
    close: () => end(new Error('Printing is closed')),
  };
}
