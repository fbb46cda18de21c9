import { describe, expect, it } from 'vitest';
import { formatsFor } from './format.ts';

describe('formatsFor', () => {
  it('writes won as each language does', () => {
    expect(formatsFor('ko').won(1234567)).toBe('1,234,567원');
    expect(formatsFor('en').won(-5000)).toBe('−₩5,000');
    expect(formatsFor('ko').signedWon(5000)).toBe('+5,000원');
    expect(formatsFor('ko').signedWon(-5000)).toBe('−5,000원');
  });

  it('shortens chips', () => {
    expect(formatsFor('ko').compactWon(50_000)).toBe('5만원');
    expect(formatsFor('en').compactWon(50_000)).toBe('₩50K');
  });

  it('says how long ago', () => {
    const now = Date.UTC(2026, 0, 2);
    expect(formatsFor('en').relative(now - 3 * 60_000, now)).toBe('3 minutes ago');
    expect(formatsFor('ko').relative(now + 86_400_000, now)).toBe('내일');
  });
});
