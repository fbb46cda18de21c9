import { expect, it } from 'vitest';
import { stateAt } from './state-at.ts';

const opensAt = '2026-11-21T03:00:00.000Z';

it('opens on the second, by the server’s clock', () => {
  expect(stateAt({ state: 'opens', opensAt }, Date.parse(opensAt) - 1)).toBe('opens');
  expect(stateAt({ state: 'opens', opensAt }, Date.parse(opensAt))).toBe('on-sale');
  expect(stateAt({ state: 'sold-out', opensAt }, Date.parse(opensAt) + 1)).toBe('sold-out');
  expect(stateAt({ state: 'opens', opensAt: null }, 0)).toBe('opens');
});
