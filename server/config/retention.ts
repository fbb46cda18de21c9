import Type, { type Static } from 'typebox';

const days = (least: number, byDefault: number) =>
  Type.Integer({ minimum: least, maximum: 36_500, default: byDefault });

export const RETENTION_SETTINGS = Type.Object({
  MADANG_RECEIPTS_DAYS: days(30, 400),
  MADANG_REFUSALS_DAYS: days(1, 30),
  MADANG_OUTBOX_DAYS: days(8, 90),
  MADANG_SESSIONS_DAYS: days(1, 90),
  MADANG_NOTICES_DAYS: days(30, 365),
  MADANG_DELIVERIES_DAYS: days(8, 90),
  MADANG_CARTS_DAYS: days(1, 30),
  MADANG_SHOWS_DAYS: days(30, 1_095),
  MADANG_CANDLES_DAYS: days(2, 90),
});

/** How long is kept what need not be kept for ever; all in milliseconds. */
export interface RetentionConfig {
  /** Receipts of what was accepted: as long as a repeated key is answered as before. */
  readonly receiptsMs: number;
  /** Receipts of what was refused. */
  readonly refusalsMs: number;
  /** Events that every consumer has read. */
  readonly outboxMs: number;
  /** Sessions, after they have ended. */
  readonly sessionsMs: number;
  /** What stands in members' inboxes. */
  readonly noticesMs: number;
  /** Messages that were sent, or given up. */
  readonly deliveriesMs: number;
  /** Carts of guests, after they were last touched. */
  readonly cartsMs: number;
  /** Performances, after their last round. */
  readonly showsMs: number;
  /** Candles of single minutes. */
  readonly candlesMs: number;
}

const DAY_MS = 86_400_000;

/** @throws Error for a refusal that would be kept longer than what was accepted */
export function readRetentionConfig(env: Static<typeof RETENTION_SETTINGS>): RetentionConfig {
  if (env.MADANG_REFUSALS_DAYS > env.MADANG_RECEIPTS_DAYS) {
    throw new Error('MADANG_REFUSALS_DAYS must not be more than MADANG_RECEIPTS_DAYS');
  }
  return Object.freeze({
    receiptsMs: env.MADANG_RECEIPTS_DAYS * DAY_MS,
    refusalsMs: env.MADANG_REFUSALS_DAYS * DAY_MS,
    outboxMs: env.MADANG_OUTBOX_DAYS * DAY_MS,
    sessionsMs: env.MADANG_SESSIONS_DAYS * DAY_MS,
    noticesMs: env.MADANG_NOTICES_DAYS * DAY_MS,
    deliveriesMs: env.MADANG_DELIVERIES_DAYS * DAY_MS,
    cartsMs: env.MADANG_CARTS_DAYS * DAY_MS,
    showsMs: env.MADANG_SHOWS_DAYS * DAY_MS,
    candlesMs: env.MADANG_CANDLES_DAYS * DAY_MS,
  });
}
