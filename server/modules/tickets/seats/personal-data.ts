import type { Executor } from '../../../db/dialect.ts';
import { seatsOf } from './rows.ts';

/** What a member holds and waits for, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const holds = await executor
    .selectFrom('tickets_holds')
    .select(['id', 'round_id', 'seats', 'expires_at', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const wishes = await executor
    .selectFrom('tickets_waitlist')
    .select(['round_id', 'quantity', 'status', 'changed_at'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return {
    ticketHolds: holds.map((row) => ({
      holdId: row.id,
      roundId: row.round_id,
      places: seatsOf(row.seats),
      expiresAt: new Date(row.expires_at).toISOString(),
      createdAt: new Date(row.created_at).toISOString(),
    })),
    ticketWaitingLists: wishes.map((row) => ({
      roundId: row.round_id,
      quantity: row.quantity,
      status: row.status,
      changedAt: new Date(row.changed_at).toISOString(),
    })),
  };
}

/**
 * Takes a member off all waiting lists. How many wait there is counted anew when places become free. What they hold ends
 * by itself within minutes: its round may not be locked after an account.
 */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('tickets_waitlist').where('account_id', '=', accountId).execute();
}
