import { describe, expect, test } from 'vitest';
import { isTurned, momentsOf } from './day-span.ts';

describe('a span of days', () => {
  test('is asked for from the first moment of its first day until the first one after its last', () => {
    expect(momentsOf({ from: '2026-11-21', to: '2026-11-22' })).toEqual({
      from: new Date(2026, 10, 21).toISOString(),
      to: new Date(2026, 10, 23).toISOString(),
    });
    expect(momentsOf({ from: '', to: '2026-12-31' })).toEqual({
      from: undefined,
      to: new Date(2027, 0, 1).toISOString(),
    });
  });

  test('is turned where it ends before it begins; an open one never is', () => {
    expect(isTurned({ from: '2026-11-22', to: '2026-11-21' })).toBe(true);
    expect(isTurned({ from: '2026-11-22', to: '2026-11-22' })).toBe(false);
    expect(isTurned({ from: '2026-11-22', to: '' })).toBe(false);
  });
});
