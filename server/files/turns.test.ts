import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const refuse = () => new Error('one too many');

test('so many at once, so many wait, and one more is refused; places are handed on in order', async () => {
  const turns = createTurns({ parallel: 2, maxWaiting: 2 });
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (n: number) =>
    turns.take(() => {
      begun.push(n);
      return new Promise<number>((resolve) => ends.push(() => resolve(n)));
    }, refuse);
  const all = [1, 2, 3, 4].map(work);
  await expect(work(5)).rejects.toThrow('one too many');
  expect(begun).toEqual([1, 2]);
  ends[1]!();
  await all[1];
  expect(begun).toEqual([1, 2, 3]);
  ends[0]!();
  await all[0];
  ends[2]!();
  ends[3]!();
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

test('a place is given back when the work fails', async () => {
  const turns = createTurns({ parallel: 1, maxWaiting: 0 });
  await expect(turns.take(() => Promise.reject(new Error('broken')), refuse)).rejects.toThrow('broken');
  expect(await turns.take(async () => 'done', refuse)).toBe('done');
});
