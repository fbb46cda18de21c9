import { expect, test } from 'vitest';
import { PreparedRequests } from '../load/requests.ts';
import { claimRequests, transferRequests } from './requests.ts';

const members = ['a', 'b', 'c', 'd', 'e'].map((accountId) => ({ accountId, token: `token-${accountId}` }));

function textsOf(list: Parameters<typeof claimRequests>[0]): string[] {
  const requests = new PreparedRequests(claimRequests(list));
  return Array.from({ length: requests.count }, (_, i) => requests.at(i).toString());
}
const tokenIn = (text: string) => /Bearer token-(\w)/.exec(text)?.[1];

test('every member claims once from each drop, with a key of its own', () => {
  for (const inRandomOrder of [false, true]) {
    const texts = textsOf({ dropIds: ['one', 'two'], members, inRandomOrder, keyPrefix: 'k-' });
    expect(texts).toHaveLength(10);
    expect(texts.slice(0, 5).every((text) => text.includes('/drops/one/claims'))).toBe(true);
    expect(texts.slice(5).every((text) => text.includes('/drops/two/claims'))).toBe(true);
    for (const half of [texts.slice(0, 5), texts.slice(5)])
      expect(half.map(tokenIn).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(new Set(texts.map((text) => /idempotency-key: (\S+)/.exec(text)?.[1])).size).toBe(10);
  }
});

test('nobody pays himself, and all pay the hot account', () => {
  const path = '/api/v1/pay/transfers' as const;
  const many = new PreparedRequests(transferRequests({ path, members, count: 500, keyPrefix: 't' }));
  const hot = new PreparedRequests(
    transferRequests({ path, members, count: 20, keyPrefix: 'h', hotAccountId: 'c' }),
  );
  const payeeIn = (text: string) => /"to":"(\w)"/.exec(text)?.[1];
  for (let i = 0; i < 500; i += 1) {
    const text = many.at(i).toString();
    expect(payeeIn(text)).toMatch(/^[a-e]$/);
    expect(payeeIn(text)).not.toBe(tokenIn(text));
  }
  for (let i = 0; i < 20; i += 1) {
    expect(payeeIn(hot.at(i).toString())).toBe('c');
    expect(tokenIn(hot.at(i).toString())).not.toBe('c');
  }
});
