import type { BookOrder, Side } from '../order.ts';
import type { Rules } from '../rules/rules.ts';

/** One step of a book's journal, in the order in which it happened. */
export type Op = readonly [name: string, ...facts: (string | number)[]];

/** Resting orders of one symbol, by price and time, and stops that wait. */
export class Book {
  constructor(_rules: Rules) {}
  get(_id: string): BookOrder | undefined {
    return undefined;
  }
  best(_side: Side): number {
    return 0;
  }
}
