import { expect, test } from 'vitest';
import { seoulTimesFor } from './seoul-time.ts';

test('what comes is told without its day where that is today, by the market’s clock', () => {
  const { coming } = seoulTimesFor('ko');
  const now = Date.parse('2026-11-22T23:59:00Z');
  expect(coming('2026-11-23T00:00:00Z', now)).toBe('09:00');
  expect(coming('2026-11-23T15:00:00Z', now)).toContain('24.');
});
