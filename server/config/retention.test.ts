import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const DAY_MS = 86_400_000;

test('what is kept for a time is kept for the documented one, or the operator’s', () => {
  expect(readConfig({}).retention).toEqual({
    receiptsMs: 400 * DAY_MS,
    refusalsMs: 30 * DAY_MS,
    outboxMs: 90 * DAY_MS,
    sessionsMs: 90 * DAY_MS,
    noticesMs: 365 * DAY_MS,
    deliveriesMs: 90 * DAY_MS,
    cartsMs: 30 * DAY_MS,
    showsMs: 1_095 * DAY_MS,
    candlesMs: 90 * DAY_MS,
  });
  expect(readConfig({ MADANG_OUTBOX_DAYS: '14' }).retention.outboxMs).toBe(14 * DAY_MS);
});

test.each([
  [{ MADANG_RECEIPTS_DAYS: '30', MADANG_REFUSALS_DAYS: '31' }, /must not be more/],
  // Addresses in events are needed for a week.
  [{ MADANG_OUTBOX_DAYS: '7' }, /MADANG_OUTBOX_DAYS/],
  [{ MADANG_DELIVERIES_DAYS: '0' }, /MADANG_DELIVERIES_DAYS/],
  [{ MADANG_RECEIPTS_DAYS: 'for ever' }, /MADANG_RECEIPTS_DAYS/],
])('%j is refused', (env, message) => {
  expect(() => readConfig(env as Record<string, string>)).toThrow(message);
});
