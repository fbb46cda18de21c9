import type { AccountsTable } from '../../db/schema.ts';

const DAY_MS = 86_400_000;
/** Without a sign of life for so long, an account sleeps. */
export const DORMANT_AFTER_MS = 365 * DAY_MS;
/** So long before that its owner is told. */
export const WARNED_BEFORE_MS = 30 * DAY_MS;

type Life = Pick<AccountsTable, 'status' | 'last_active_at' | 'dormancy_warned_at'>;

/** Whether its owner is to be told now that the account will sleep. */
export const isToWarn = (row: Life, at: number): boolean =>
  row.status === 'active' &&
  row.dormancy_warned_at === null &&
  row.last_active_at <= at - (DORMANT_AFTER_MS - WARNED_BEFORE_MS);

/** Whether it sleeps from now on: a year has passed, and its owner has known for the promised time. */
export const isToSleep = (row: Life, at: number): boolean =>
  row.status === 'active' &&
  row.last_active_at <= at - DORMANT_AFTER_MS &&
  row.dormancy_warned_at !== null &&
  row.dormancy_warned_at <= at - WARNED_BEFORE_MS;

/** When an account whose owner is warned now will sleep. */
export const sleepsAt = (row: Life, at: number): number =>
  Math.max(row.last_active_at + DORMANT_AFTER_MS, at + WARNED_BEFORE_MS);
