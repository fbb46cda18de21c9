import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SharedQuestion } from './shared-question.ts';

/** A server whose answers are let go one by one. */
function gated() {
  const gates: PromiseWithResolvers<number>[] = [];
  const question = new SharedQuestion(() => {
    const gate = Promise.withResolvers<number>();
    gates.push(gate);
    return gate.promise;
  });
  return { gates, question };
}

test('whoever comes while a question is under way shares the next one', async () => {
  const { gates, question } = gated();
  const first = [question.answer(), question.answer()];
  await nextTurn();
  expect(gates).toHaveLength(1);
  const later = [question.answer(), question.answer(), question.answer()];
  await nextTurn();
  // Not asked yet: an answer that is on its way may be older than they are.
  expect(gates).toHaveLength(1);
  gates[0]!.resolve(1);
  expect(await Promise.all(first)).toEqual([1, 1]);
  await nextTurn();
  gates[1]!.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  expect(gates).toHaveLength(2);
});

test('a question that fails fails for those who share it, and for nobody else', async () => {
  const { gates, question } = gated();
  const first = question.answer();
  await nextTurn();
  const second = question.answer();
  gates[0]!.reject(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await nextTurn();
  gates[1]!.resolve(2);
  expect(await second).toBe(2);
});
