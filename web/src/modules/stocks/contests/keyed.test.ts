import { expect, test } from 'vitest';
import type { LeagueRow } from '../../../api/stocks-contest.ts';
import { keyed } from './keyed.ts';

const row = (place: number, nickname: string): LeagueRow => ({
  ...{ place, nickname, value: 10_000, profit: 0, returnRate: 0, isMine: false },
});

const keysOf = (rows: LeagueRow[]) => keyed(rows).map(({ key }) => key);

test('players at one place who have left are rows of their own', () => {
  expect(new Set(keysOf([row(1, ''), row(1, ''), row(1, 'gone 1')])).size).toBe(3);
});

test('a row keeps its key when its place changes', () => {
  expect(keysOf([row(1, '가온'), row(2, '나래')])).toEqual(keysOf([row(2, '가온'), row(3, '나래')]));
});

test('whoever falls onto the next page while one reads stands there once', () => {
  expect(keyed([row(1, '가온'), row(2, '나래'), row(2, '나래')])).toHaveLength(2);
});
