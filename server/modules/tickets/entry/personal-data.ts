import type { Executor } from '../../../db/dialect.ts';
import type { EntryParts } from './parts.ts';
import { around, cardOf, tickets } from './reading.ts';

/** A member's tickets, bought or handed on to them, for the file that they may take with them. */
export const createPersonalData =
  (parts: Pick<EntryParts, 'files' | 'plansOf'>) =>
  async (executor: Executor, accountId: string): Promise<Record<string, unknown>> => {
    const rows = await tickets(executor).where('t.account_id', '=', accountId).orderBy('t.id').execute();
    const found = await around(executor, parts, rows);
    return {
      tickets: rows.map((row) => {
        const { ticketId, reservationId, show, seat, status, usedAt } = cardOf(row, found);
        const { title, venue, hall, startsAt } = show;
        return { ticketId, reservationId, title, venue: venue.name, hall, startsAt, seat, status, usedAt };
      }),
    };
  };
