import { parentPort } from 'node:worker_threads';

/**
 * The program of a thread that prints what the main thread asks for, one order after the other.
 * @throws Error outside such a thread
 */
export function printOrders<Order>(print: (order: Order) => Promise<Buffer>): void {
  const port = parentPort;
  if (!port) throw new Error('This is the program of a thread');
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ no, order }: { no: number; order: Order }) => {
    last = last.then(async () => {
      try {
        const pdf = await print(order);
        port.postMessage({ no, pdf });
      } catch (error) {
        port.postMessage({ no, fault: String(error) });
      }
    });
  });
}
