import { describe, expect, test } from 'vitest';
import { KRX, rulesAt } from '../rules/index.ts';
import { LASTING_MS, look, newWatch, type Seen, type Watch } from './circuit.ts';

const AT = Date.UTC(2026, 10, 23, 2);
const HOUR_MS = 3_600_000;
const rules = rulesAt(AT, KRX);
const seen = (changeRate: number, more: Partial<Seen> = {}): Seen => ({
  session: 'Monday',
  phase: 'continuous',
  changeRate,
  leftMs: 4 * HOUR_MS,
  ...more,
});

/** Looks every five seconds at what the market is at each. @returns the levels that were called, with the look's number */
function watched(looks: readonly Seen[], from: Watch = newWatch('')): [look: number, level: number][] {
  let watch = from;
  const called: [number, number][] = [];
  for (const [index, one] of looks.entries()) {
    const found = look(rules, watch, one, AT + index * 5_000);
    watch = found.watch;
    if (found.level !== null) called.push([index, found.level]);
  }
  return called;
}
const times = (count: number, one: Seen): Seen[] => Array.from({ length: count }, () => one);

describe('the circuit breaker', () => {
  test('calls a level when the fall has lasted a minute, once', () => {
    expect(watched(times(40, seen(-0.0801)))).toEqual([[LASTING_MS / 5_000, 1]]);
    expect(watched(times(40, seen(-0.0799)))).toEqual([]);
  });

  test('a fall that recovers for a moment begins anew', () => {
    expect(watched([...times(10, seen(-0.09)), seen(-0.07), ...times(12, seen(-0.09))])).toEqual([]);
  });

  test('the second level needs its own fall, and nothing is called while nothing is traded', () => {
    const halted = times(20, seen(-0.16, { phase: 'halted' }));
    const looks = [...times(13, seen(-0.09)), ...halted, ...times(13, seen(-0.16))];
    expect(watched(looks).map(([, level]) => level)).toEqual([1, 2]);
  });

  test('another session begins from nothing', () => {
    const next = { session: 'Tuesday' };
    expect(watched([...times(13, seen(-0.09)), ...times(13, seen(-0.09, next))])).toEqual([
      [12, 1],
      [25, 1],
    ]);
  });
});
