import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './sealing.ts';

const key = randomBytes(32);

test('what is sealed opens with its key at its place', () => {
  const sealed = seal(key, 'GEZDGNBV 비밀', 'account-1');
  expect(sealed).not.toContain('GEZDGNBV');
  expect(unseal(key, sealed, 'account-1')).toBe('GEZDGNBV 비밀');
  expect(seal(key, 'GEZDGNBV 비밀', 'account-1')).not.toBe(sealed);
});

test('it opens with no other key, at no other place, and not when a bit of it was changed', () => {
  const sealed = seal(key, 'secret', 'account-1');
  expect(() => unseal(randomBytes(32), sealed, 'account-1')).toThrow();
  expect(() => unseal(key, sealed, 'account-2')).toThrow();
  const [version, iv, rest] = sealed.split('.') as [string, string, string];
  const bytes = Buffer.from(rest, 'base64url');
  for (const at of [0, bytes.length - 1]) {
    const spoilt = Buffer.from(bytes);
    spoilt[at]! ^= 1;
    expect(() => unseal(key, `${version}.${iv}.${spoilt.toString('base64url')}`, 'account-1')).toThrow();
  }
  for (const text of ['', 'v1', 'v2.a.b', 'v1..']) expect(() => unseal(key, text, 'account-1')).toThrow();
  expect(() => unseal(key, `${version}.${iv}.AAAA`, 'account-1')).toThrow();
});
