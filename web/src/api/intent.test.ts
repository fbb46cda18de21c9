import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyFor, settleIntent } from './intent.ts';

function memoryStorage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  };
}

beforeEach(() => vi.stubGlobal('sessionStorage', memoryStorage()));
afterEach(() => vi.unstubAllGlobals());

describe('keyFor', () => {
  it('keeps the key of an intent until its outcome is known', () => {
    const first = keyFor('transfer', { amount: 1 });
    expect(keyFor('transfer', { amount: 1 })).toBe(first);
    settleIntent('transfer');
    expect(keyFor('transfer', { amount: 1 })).not.toBe(first);
  });

  it('never lends a key to another body or another intent', () => {
    const first = keyFor('transfer', { amount: 1 });
    expect(keyFor('deposit', { amount: 1 })).not.toBe(first);
    expect(keyFor('transfer', { amount: 2 })).not.toBe(first);
  });

  it('makes keys that the server takes', () => {
    expect(keyFor('claim', null)).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a secret intent', () => {
  it('keeps its key, and leaves nothing in the storage', () => {
    const first = keyFor('sign-in', { password: 'open sesame' }, true);
    expect(keyFor('sign-in', { password: 'open sesame' }, true)).toBe(first);
    expect(sessionStorage.getItem('madang.intent.sign-in')).toBe(null);
    settleIntent('sign-in');
    expect(keyFor('sign-in', { password: 'open sesame' }, true)).not.toBe(first);
  });
});
