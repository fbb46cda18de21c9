import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../http/errors.ts';
import { argon2Hasher, boundedHasher, type Hasher, OWASP_PARAMETERS } from './hashing.ts';

const cheap = argon2Hasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

describe('argon2', () => {
  test('is argon2id with the parameters of OWASP, and knows its own hashes', async () => {
    expect(OWASP_PARAMETERS).toEqual({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const stored = await argon2Hasher().hash('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await argon2Hasher().verify(stored, 'correct horse')).toBe(true);
    expect(await argon2Hasher().verify(stored, 'correct  horse')).toBe(false);
  });

  test('a password counts the same however the keyboard composed it', async () => {
    expect(await cheap.verify(await cheap.hash('비밀번호'.normalize('NFD')), '비밀번호')).toBe(true);
  });

  test('nobody’s hash is computed like any other, and no password opens it', async () => {
    const { nobody } = argon2Hasher();
    expect(nobody).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await cheap.verify(cheap.nobody, '')).toBe(false);
    expect(await argon2Hasher().verify(nobody, 'anything')).toBe(false);
  });
});

describe('the bound', () => {
  /** A hasher whose hashes are done when the test says so. */
  function heldHasher(): Hasher & { readonly running: string[]; finish(): void } {
    const running: string[] = [];
    const finishers: (() => void)[] = [];
    return {
      running,
      finish: () => finishers.shift()?.(),
      hash: (password) =>
        new Promise((resolve) => {
          running.push(password);
          finishers.push(() => resolve(`hash of ${password}`));
        }),
      verify: async () => true,
      nobody: '',
    };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('so many run, so many wait in order, and the next is refused before any work', async () => {
    const inner = heldHasher();
    const hasher = boundedHasher(inner, { parallel: 2, maxWaiting: 3 });
    const asked = ['a', 'b', 'c', 'd', 'e'].map((password) => hasher.hash(password));
    expect(inner.running).toEqual(['a', 'b']);
    const refusal = await hasher.hash('f').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({ code: 'auth.busy', extras: { retryAfterS: 2 } });
    await expect(hasher.verify('', 'g')).rejects.toMatchObject({ code: 'auth.busy' });
    for (const expected of ['abc', 'abcd', 'abcde']) {
      inner.finish();
      await settled();
      expect(inner.running.join('')).toBe(expected);
    }
    inner.finish();
    inner.finish();
    expect(await Promise.all(asked)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((password) => `hash of ${password}`),
    );
  });

  test('a hash that fails gives its place back', async () => {
    let fails = true;
    const hasher = boundedHasher(
      {
        hash: async () => {
          if (fails) throw new Error('out of memory');
          return 'hash';
        },
        verify: async () => true,
        nobody: '',
      },
      { parallel: 1, maxWaiting: 0 },
    );
    await expect(hasher.hash('a')).rejects.toThrow('out of memory');
    fails = false;
    expect(await hasher.hash('b')).toBe('hash');
  });
});
