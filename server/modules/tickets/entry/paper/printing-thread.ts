import { parentPort } from 'node:worker_threads';
import type { PaperOrder } from './order.ts';
import { printTickets } from './sheet.ts';

/** Prints what the main thread asks for, one order after the other. */
const port = parentPort;
if (!port) throw new Error('This is the program of a thread');

let last: Promise<void> = Promise.resolve();
port.on('message', ({ no, order }: { no: number; order: PaperOrder }) => {
  last = last.then(async () => {
    try {
      const pdf = await printTickets(order);
      port.postMessage({ no, pdf });
    } catch (error) {
      port.postMessage({ no, fault: String(error) });
    }
  });
});
