import { describe, expect, it } from 'vitest';
import { ownPath } from './next-path.ts';

describe('ownPath', () => {
  it('keeps paths of our own', () => {
    for (const path of ['/', '/pay/send?to=jun%40madang.example', '/drops/01CRXWDDR0PTEST0#top']) {
      expect(ownPath(path)).toBe(path);
    }
  });

  it('knows no other host, however it is spelt', () => {
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/.//evil.example',
      '/a/..//evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      ' /pay',
      'pay',
      '',
      undefined,
      ['/pay'],
      `/${'a'.repeat(3000)}`,
    ]) {
      expect([next, ownPath(next)]).toEqual([next, undefined]);
    }
  });
});
