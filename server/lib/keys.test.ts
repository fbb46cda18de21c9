import { expect, test } from 'vitest';
import { deriveKey } from './keys.ts';

test('a key for each purpose and secret, always the same one', () => {
  const key = deriveKey('secret', 'proofs');
  expect(key).toHaveLength(32);
  expect(deriveKey('secret', 'proofs')).toEqual(key);
  expect(deriveKey('secret', 'people')).not.toEqual(key);
  expect(deriveKey('another', 'proofs')).not.toEqual(key);
});
