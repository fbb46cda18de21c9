import type { OrderStatus, OrderType, Side, TimeInForce } from '../order.ts';
import type { Book } from './book.ts';
import { LiveOrder } from './live-order.ts';

/**
 * What a batch made of an order, as far as the book goes on with it. The journal keeps effects and not commands: whoever
 * applies them needs no rule and comes to the same book, whatever the rules are by then.
 *
 * - `['o', id, accountId, kind, price, stopPrice, quantity, filled, amount, priority, createdAt, reserved]`: it is there now
 * - `['m', id, kind, price, quantity, filled, amount, priority, reserved]`: it stands elsewhere, behind those of its price
 * - `['c', id, quantity, filled, amount, reserved]`: it has kept its place
 * - `['x', id]`: it is gone
 *
 * `kind` is four letters: side, type, time in force, status.
 */
export type Op = readonly [name: string, ...facts: (string | number)[]];

const SIDES: readonly Side[] = ['buy', 'sell'];
const TYPES: readonly OrderType[] = [
  'limit',
  'market',
  'best-own',
  'best-opposite',
  'conditional',
  'stop-limit',
];
const TYPE_LETTERS = 'lmopcs';
const TIMES: readonly TimeInForce[] = ['DAY', 'IOC', 'FOK'];
const TIME_LETTERS = 'DIF';

const kindOf = (order: LiveOrder): string =>
  (order.side === 'buy' ? 'b' : 's') +
  TYPE_LETTERS.charAt(TYPES.indexOf(order.type)) +
  TIME_LETTERS.charAt(TIMES.indexOf(order.timeInForce)) +
  (order.status === 'waiting' ? 'w' : 'o');

const sideOf = (kind: string): Side => SIDES[kind.charAt(0) === 'b' ? 0 : 1]!;
const typeOf = (kind: string): OrderType => TYPES[TYPE_LETTERS.indexOf(kind.charAt(1))]!;
const timeOf = (kind: string): TimeInForce => TIMES[TIME_LETTERS.indexOf(kind.charAt(2))]!;
const statusOf = (kind: string): OrderStatus => (kind.charAt(3) === 'w' ? 'waiting' : 'open');

/** A live order whole. */
export const placedOp = (order: LiveOrder): Op => [
  'o',
  order.id,
  order.accountId,
  kindOf(order),
  order.price,
  order.stopPrice,
  order.quantity,
  order.filled,
  order.amount,
  order.priority,
  order.createdAt,
  order.reserved,
];

const movedOp = (order: LiveOrder): Op => [
  'm',
  order.id,
  kindOf(order),
  order.price,
  order.quantity,
  order.filled,
  order.amount,
  order.priority,
  order.reserved,
];

const keptOp = (order: LiveOrder): Op => [
  'c',
  order.id,
  order.quantity,
  order.filled,
  order.amount,
  order.reserved,
];

/**
 * The ops of orders that were touched, each once, however often it changed. What came and went between is not told.
 * Those that stand elsewhere than before come last, in the order of their places.
 */
export function opsOf(touched: readonly LiveOrder[]): Op[] {
  const ops: Op[] = [];
  const elsewhere: LiveOrder[] = [];
  for (const order of touched) {
    order.isTouched = false;
    const known = order.knownPriority;
    if (order.level === null) {
      if (known !== 0) ops.push(['x', order.id]);
    } else if (known === order.priority) ops.push(keptOp(order));
    else elsewhere.push(order);
  }
  elsewhere.sort((a, b) => a.priority - b.priority);
  for (const order of elsewhere) {
    ops.push(order.knownPriority === 0 ? placedOp(order) : movedOp(order));
    order.knownPriority = order.priority;
  }
  return ops;
}

/**
 * Does to a book what the ops say. Nothing of it is told again by the book's own journal.
 * @throws when the book is not the one that the ops go on from
 */
export function applyTo(book: Book, ops: readonly Op[]): void {
  for (const op of ops) {
    if (op[0] === 'o') applyPlaced(book, op);
    else applyChange(book, op);
  }
}

function applyPlaced(book: Book, op: Op): void {
  const [, id, accountId, kind, price, stopPrice, quantity, filled, amount, priority, createdAt, reserved] =
    op as [string, string, string, string, ...number[]];
  if (book.get(id)) throw new Error(`${id} is in the book already`);
  const side = sideOf(kind);
  const type = typeOf(kind);
  const timeInForce = timeOf(kind);
  const order = new LiveOrder(
    { id, accountId, side, type, timeInForce, price: price!, stopPrice: stopPrice!, quantity: quantity! },
    price!,
    createdAt!,
  );
  order.status = statusOf(kind);
  order.priority = priority!;
  order.filled = filled!;
  order.amount = amount!;
  order.reserved = reserved!;
  order.knownPriority = order.priority;
  book.rest(order);
}

function applyChange(book: Book, op: Op): void {
  const order = book.live(op[1] as string);
  if (op[0] === 'x') {
    book.remove(order);
    return;
  }
  if (op[0] === 'm') {
    const [, , kind, price, quantity, filled, amount, priority, reserved] = op as [
      ...[string, string, string],
      ...number[],
    ];
    book.lift(order);
    order.type = typeOf(kind);
    order.status = statusOf(kind);
    order.price = price!;
    order.priority = priority!;
    order.knownPriority = priority!;
    set(order, quantity!, filled!, amount!, reserved!);
    book.rest(order);
    return;
  }
  if (op[0] !== 'c') throw new Error(`${op[0]} is no step of a journal`);
  const [, , quantity, filled, amount, reserved] = op as [string, string, ...number[]];
  const left = quantity! - filled!;
  book.resize(order, left);
  set(order, quantity!, filled!, amount!, reserved!);
}

function set(order: LiveOrder, quantity: number, filled: number, amount: number, reserved: number): void {
  order.quantity = quantity;
  order.filled = filled;
  order.amount = amount;
  order.reserved = reserved;
}
