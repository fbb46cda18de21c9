import { Worker } from 'node:worker_threads';
import type { Code } from '../http/codes.ts';
import { ProblemError } from '../http/errors.ts';

type Printed = { readonly no: number } & ({ readonly pdf: Uint8Array } | { readonly fault: string });
interface Asked<Order> {
  readonly no: number;
  readonly order: Order;
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
 * The thread begins with the first order, and prints one after the other: one that takes too long, or ends the thread, is
 * lost alone.
 * @param program of the thread: it calls `printOrders`
 * @param busy what is said when too much waits
 */
export function createPress<Order>(program: URL, busy: Code): Press<Order> {
  const waiting: Asked<Order>[] = [];
  let printing: Asked<Order> | undefined;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let limit: NodeJS.Timeout | undefined;
  let lastNo = 0;

  /** Ends the thread, and what it was printing. */
  async function end(error: Error): Promise<void> {
    const [ending, lost] = [worker, printing];
    worker = undefined;
    printing = undefined;
    clearTimeout(idle);
    clearTimeout(limit);
    lost?.reject(error);
    await ending?.terminate();
  }
  const fail = (made: Worker, error: Error): void => {
    if (worker !== made) return;
    void end(error);
    printNext();
  };

  function begin(): Worker {
    const made = new Worker(program);
    made.unref();
    made.on('message', (printed: Printed) => {
      const asked = printing;
      if (worker !== made || asked?.no !== printed.no) return;
      printing = undefined;
      clearTimeout(limit);
      if ('fault' in printed) asked.reject(new Error(printed.fault));
      else asked.resolve(Buffer.from(printed.pdf));
      printNext();
    });
    made.on('error', (error) => fail(made, error as Error));
    made.on('exit', () => fail(made, new Error('The thread that prints has ended')));
    return made;
  }

  function printNext(): void {
    if (printing) return;
    printing = waiting.shift();
    clearTimeout(idle);
    if (!printing) {
      idle = setTimeout(() => void end(new Error('idle')), IDLE_MS).unref();
      return;
    }
    const made = worker ?? begin();
    worker = made;
    limit = setTimeout(() => fail(made, new Error('It took too long to print')), TIME_LIMIT_MS);
    made.postMessage({ no: printing.no, order: printing.order });
  }

  return {
    print: (order) => {
      if (waiting.length >= MAX_WAITING) {
        return Promise.reject(new ProblemError(busy, { retryAfterS: RETRY_AFTER_S }));
      }
      lastNo += 1;
      const no = lastNo;
      return new Promise<Buffer>((resolve, reject) => {
        waiting.push({ no, order, resolve, reject });
        printNext();
      });
    },
    close: () => {
      const error = new Error('Printing is closed');
      for (const { reject } of waiting.splice(0)) reject(error);
      return end(error);
    },
  };
}
