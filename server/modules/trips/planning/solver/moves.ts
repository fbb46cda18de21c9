import type { Hunt } from './search.ts';
import { type DayTask, scheduleOf } from './task.ts';

const LONGEST_PIECE = 3;

/** A stretch of the route is gone through the other way round. */
interface Reversal {
  readonly kind: 'reverse';
  readonly from: number;
  readonly to: number;
}
/** A piece is taken out and put in before what stood at `before`, maybe turned round. */
interface PieceMove {
  readonly kind: 'move';
  readonly from: number;
  readonly length: number;
  readonly before: number;
  readonly isTurned: boolean;
}

export function afterReversal(route: readonly number[], { from, to }: Reversal): number[] {
  return [...route.slice(0, from), ...route.slice(from, to + 1).reverse(), ...route.slice(to + 1)];
}

export function afterMove(route: readonly number[], move: PieceMove): number[] {
  const { from, length, before, isTurned } = move;
  const piece = route.slice(from, from + length);
  if (isTurned) piece.reverse();
  const rest = [...route.slice(0, from), ...route.slice(from + length)];
  rest.splice(before > from ? before - length : before, 0, ...piece);
  return rest;
}

/**
 * Changes that can make a route better, those near each other only. The way is weighed at once by the legs that change; what
 * would lengthen it is offered only as far as less waiting could make up for it.
 */
export function* movesOf(hunt: Hunt, route: readonly number[]): Generator<Reversal | PieceMove> {
  const waitMin = scheduleOf(hunt.task, route)?.waitMin ?? 0;
  const between = legsOf(hunt.task, route);
  const at = new Map(route.map((stop, index) => [stop, index]));
  const helps = (deltaMin: number): boolean => {
    hunt.steps += 1;
    return 2 * deltaMin < waitMin;
  };
  yield* endReversals(route, between, helps);
  for (const [index, stop] of route.entries()) {
    for (const neighbour of hunt.neighbours[stop]!) {
      const other = at.get(neighbour);
      if (other === undefined) continue;
      yield* reversals(index, other, between, helps);
      yield* pieceMoves(route, index, other, between, helps);
    }
  }
}

type Between = (from: number, to: number) => number;

/** Legs by place in the route; -1 is the day's start, and the place behind the last its end. */
const legsOf =
  (task: DayTask, route: readonly number[]): Between =>
  (from, to) => {
    const [low, high] = from < to ? [from, to] : [to, from];
    if (low < 0) return high >= route.length ? 0 : task.fromStart[route[high]!]!;
    return high >= route.length ? task.toEnd[route[low]!]! : task.leg(route[low]!, route[high]!);
  };

function deltaOfReversal(from: number, to: number, between: Between): number {
  return between(from - 1, to) + between(from, to + 1) - between(from - 1, from) - between(to, to + 1);
}

/** What begins or ends with the day: no neighbour leads there. */
function* endReversals(
  route: readonly number[],
  between: Between,
  helps: (deltaMin: number) => boolean,
): Generator<Reversal> {
  const last = route.length - 1;
  for (let at = 1; at <= last; at += 1) {
    if (helps(deltaOfReversal(0, at, between))) yield { kind: 'reverse', from: 0, to: at };
    if (helps(deltaOfReversal(at - 1, last, between))) yield { kind: 'reverse', from: at - 1, to: last };
  }
}

/** The two that bring both next to each other. */
function* reversals(
  index: number,
  other: number,
  between: Between,
  helps: (deltaMin: number) => boolean,
): Generator<Reversal> {
  const [low, high] = index < other ? [index, other] : [other, index];
  if (high - low < 2) return;
  if (helps(deltaOfReversal(low + 1, high, between))) yield { kind: 'reverse', from: low + 1, to: high };
  if (helps(deltaOfReversal(low, high - 1, between))) yield { kind: 'reverse', from: low, to: high - 1 };
}

/** Pieces that begin or end at `index`, put before or behind `other`. */
function* pieceMoves(
  route: readonly number[],
  index: number,
  other: number,
  between: Between,
  helps: (deltaMin: number) => boolean,
): Generator<PieceMove> {
  for (let length = 1; length <= LONGEST_PIECE; length += 1) {
    for (const from of length === 1 ? [index] : [index, index - length + 1]) {
      const behind = from + length;
      if (from < 0 || behind > route.length || (other >= from && other < behind)) continue;
      const gained = between(from - 1, from) + between(behind - 1, behind) - between(from - 1, behind);
      for (const before of [other, other + 1]) {
        if (before >= from && before <= behind) continue;
        const gap = between(before - 1, before) + gained;
        const straight = between(before - 1, from) + between(behind - 1, before) - gap;
        const turned = between(before - 1, behind - 1) + between(from, before) - gap;
        if (helps(straight)) yield { kind: 'move', from, length, before, isTurned: false };
        if (length > 1 && helps(turned)) yield { kind: 'move', from, length, before, isTurned: true };
      }
    }
  }
}
