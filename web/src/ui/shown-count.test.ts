import { describe, expect, test } from 'vitest';
import { shownCount } from './shown-count.ts';

describe('how many there are of a value', () => {
  test('is said as it is where all were counted', () => {
    expect(shownCount(12, true, String)).toBe('12');
    expect(shownCount(0, true, String)).toBe('0');
  });

  test('is at least so many where counting stopped; what was not met is not said to be none', () => {
    expect(shownCount(12, false, String)).toBe('12+');
    expect(shownCount(0, false, String)).toBeNull();
  });

  test('is not said where nobody has counted', () => {
    expect(shownCount(null, true, String)).toBeNull();
  });
});
