import { expect, test, vi } from 'vitest';
import { ApiError } from '../../../api/error.ts';
import type { Cart, CartLine } from '../../../api/shop-orders.ts';
import { restore } from './restore.ts';

const line = (variantId: string, isTicked = true) => ({ variantId, quantity: 2, isTicked }) as CartLine;
const problem = (status: number, code: string) => new ApiError({ status, code, title: code });
const answer = (variantId: string) => ({
  data: { lines: [{ variantId }] } as unknown as Cart,
  replayed: false,
});

function callsThat(refuse: (variantId: string) => ApiError | null) {
  const add = vi.fn(async ({ variantId }: { variantId: string }, _key: string) => {
    const error = refuse(variantId);
    if (error) throw error;
    return answer(variantId);
  });
  const change = vi.fn(async (variantId: string, _body: unknown, _key: string) => answer(variantId));
  return { add, change } as unknown as Parameters<typeof restore>[2] & {
    add: typeof add;
    change: typeof change;
  };
}

test('every line comes back under a key of its own, unticked where it was', async () => {
  const calls = callsThat(() => null);
  await restore([line('A'), line('B', false)], 'key', calls);
  expect(calls.add.mock.calls.map(([body, key]) => [body.variantId, key])).toEqual([
    ['A', 'key-0'],
    ['B', 'key-1'],
  ]);
  expect(calls.change.mock.calls).toEqual([['B', { isTicked: false }, 'key-1-tick']]);
});

test('what is sold out by now keeps nothing else from coming back, and is told', async () => {
  const calls = callsThat((id) => (id === 'A' ? problem(409, 'stock.sold-out') : null));
  await expect(restore([line('A'), line('B')], 'key', calls)).rejects.toMatchObject({
    code: 'stock.sold-out',
  });
  expect(calls.add).toHaveBeenCalledTimes(2);
});

test('where nothing was decided the whole is tried again', async () => {
  const calls = callsThat(() => problem(503, 'lane.full'));
  await expect(restore([line('A'), line('B')], 'key', calls)).rejects.toMatchObject({ code: 'lane.full' });
  expect(calls.add).toHaveBeenCalledTimes(1);
});
