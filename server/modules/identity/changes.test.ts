import { expect, test } from 'vitest';
import type { Database } from '../../db/open.ts';
import type { Throttle } from '../accounts/index.ts';
import { createChanges } from './changes.ts';

/** Changes on a database whose every transaction fails like this; and how often it was asked. */
function failingWith(error: unknown) {
  let asked = 0;
  const database = {
    transact: async () => {
      asked += 1;
      throw error;
    },
  } as unknown as Database;
  const changes = createChanges({
    ...{ database, makeId: () => 'ID', now: () => 0, committed: () => undefined },
    throttle: { take: async () => 0 } as unknown as Throttle,
  });
  return { change: () => changes.change(async () => undefined), asked: () => asked };
}

test('a full disk is told as what it is, at once: nothing was done, and it may go later', async () => {
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const { change, asked } = failingWith(full);
  await expect(change()).rejects.toMatchObject({ code: 'lane.unavailable', cause: full });
  expect(asked()).toBe(1);
});

test('a lost race is run again, and what is broken is thrown as it is', async () => {
  const raced = failingWith(Object.assign(new Error('database is locked'), { errcode: 5 }));
  await expect(raced.change()).rejects.toMatchObject({ code: 'lane.unavailable' });
  expect(raced.asked()).toBeGreaterThan(1);
  const broken = failingWith(new TypeError('a fault of ours'));
  await expect(broken.change()).rejects.toThrow(TypeError);
  expect(broken.asked()).toBe(1);
});
