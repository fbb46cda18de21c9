import { describe, expect, it } from 'vitest';
import { strengthOf } from './password-strength.ts';

const of = (password: string, about: string[] = []) => strengthOf(password, 8, about);

describe('strengthOf', () => {
  it('counts characters as people do', () => {
    expect(of('가나다라마바사')).toBe('short');
    expect(of('👍👍👍👍')).toBe('short');
  });

  it('is not taken in by runs and by the usual words', () => {
    expect(of('aaaaaaaaaaaa')).toBe('weak');
    expect(of('abcdefgh')).toBe('weak');
    expect(of('Password1')).toBe('weak');
    expect(of('qwer1234')).toBe('weak');
  });

  it('sees the own name and address in it', () => {
    const plain = of('haneul-2749');
    expect(plain).toBe('strong');
    expect(of('haneul-2749', ['haneul@example.com'])).toBe('weak');
  });

  it('likes length, in any script', () => {
    expect(of('tg4kxp2m')).toBe('fair');
    expect(of('correct horse battery')).toBe('strong');
    expect(of('하늘이 높고 말은 살찐다')).toBe('strong');
  });
});
