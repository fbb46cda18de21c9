import { expect, test } from 'vitest';
import { judge } from './judge.ts';

const writes = [
  { instance: 0, key: 'a', version: 1, ackedAt: 100 },
  { instance: 1, key: 'a', version: 2, ackedAt: 200 },
];
const read = (instance: number, version: number, startedAt: number) => ({
  instance,
  key: 'a',
  version,
  startedAt,
});
const found = (...reads: Parameters<typeof judge>[1]) => judge(writes, reads, 50).violations.length;

test('what is within the bound is right, and what is beyond it is not', () => {
  expect(found(read(0, 1, 249), read(2, 1, 249), read(2, 0, 120))).toBe(0);
  expect(found(read(0, 1, 250))).toBe(1);
  expect(found(read(2, 0, 150))).toBe(1);
});

test('an own write is seen at once', () => {
  expect(found(read(1, 2, 200), read(1, 1, 199), read(0, 1, 100))).toBe(0);
  expect(found(read(1, 1, 201))).toBe(1);
  expect(found(read(0, 0, 101))).toBe(1);
});

test('it says how old the oldest was', () => {
  expect(judge(writes, [read(0, 1, 230), read(2, 2, 900)], 50).stalestMs).toBe(30);
});
