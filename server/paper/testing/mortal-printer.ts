import { printOrders } from '../printing.ts';

/** The program of a thread that dies of one order, cannot print another, and writes down all else. */
printOrders<string>(async (order) => {
  if (order === 'die') process.exit(1);
  if (order === 'fail') throw new Error('This cannot be printed');
  return Buffer.from(order);
});
