import { sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { pageOf } from '../../../http/page.ts';
import { iso } from '../../../lib/iso.ts';
import { canGoOn } from '../reservations/hand-on.ts';
import type { EntryParts } from './parts.ts';
import { around, cardOf, type TicketRow, tickets } from './reading.ts';
import type { MinePage, MyTicket } from './schemas.ts';

interface Wish {
  readonly when: 'coming' | 'past';
  readonly cursor: string | undefined;
  readonly limit: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Where a page ended: when the show of its last ticket begins, and that ticket. */
const cursorOf = ({ starts_at, id }: TicketRow): string => `${starts_at}.${id}`;

function placeOf(cursor: string): { startsAt: number; id: string } {
  const found = /^(\d{1,15})\.([0-9A-Za-z_:-]{1,64})$/.exec(cursor);
  if (!found) throw new ProblemError('request.invalid-cursor');
  return { startsAt: Number(found[1]), id: found[2] ?? '' };
}

/**
 * A member's tickets, bought or handed on to them: of shows that are not over, the next one first, or of those that are,
 * the last one first.
 * @throws ProblemError request.invalid-cursor
 */
export async function listMine(
  executor: Executor,
  parts: EntryParts,
  accountId: string,
  { when, cursor, limit, at }: Wish,
): Promise<MinePage> {
  const isComing = when === 'coming';
  const endsAt = sql<number>`r.starts_at + p.minutes * 60000`;
  const order = isComing ? 'asc' : 'desc';
  const beyond = isComing ? '>' : '<';
  let select = tickets(executor)
    .where('t.account_id', '=', accountId)
    .where(endsAt, isComing ? '>' : '<=', at);
  if (cursor !== undefined) {
    const { startsAt, id } = placeOf(cursor);
    select = select.where((eb) =>
      eb.or([
        eb('r.starts_at', beyond, startsAt),
        eb.and([eb('r.starts_at', '=', startsAt), eb('t.id', beyond, id)]),
      ]),
    );
  }
  const rows = await select
    .orderBy('r.starts_at', order)
    .orderBy('t.id', order)
    .limit(limit + 1)
    .execute();
  const found = await around(executor, parts, rows);
  return { ...pageOf(rows, limit, cursorOf, (row) => cardOf(row, found)), serverTime: iso(at) };
}

/** A member's own ticket; undefined for one that is not theirs. */
export async function ownTicket(
  executor: Executor,
  accountId: string,
  ticketId: string,
): Promise<TicketRow | undefined> {
  return tickets(executor)
    .where('t.id', '=', ticketId)
    .where('t.account_id', '=', accountId)
    .executeTakeFirst();
}

/** The tickets of a reservation that a member has, in order. */
export async function ownOfReservation(
  executor: Executor,
  accountId: string,
  reservationId: string,
): Promise<TicketRow[]> {
  return tickets(executor)
    .where('t.reservation_id', '=', reservationId)
    .where('t.account_id', '=', accountId)
    .orderBy('t.line_no')
    .execute();
}

/** One ticket with its code; null for one that is not the member's. */
export async function readMine(
  executor: Executor,
  parts: EntryParts,
  accountId: string,
  { ticketId, at }: { readonly ticketId: string; readonly at: number },
): Promise<MyTicket | null> {
  const row = await ownTicket(executor, accountId, ticketId);
  if (!row) return null;
  const siblings = await ownOfReservation(executor, accountId, row.reservation_id);
  const people = await parts.accounts.people([accountId]);
  const said = saidBy(row);
  return {
    ...cardOf(row, await around(executor, parts, [row])),
    code: parts.codes.sign(said),
    typed: parts.codes.typed(said),
    holder: people.get(accountId)?.name ?? '',
    siblings: siblings.map(({ id }) => id),
    can: {
      handOn:
        row.ticket_status === 'issued' &&
        canGoOn(row) &&
        row.round_status === 'scheduled' &&
        at < row.starts_at,
    },
    serverTime: iso(at),
  };
}

/** What the code of a ticket says. */
export const saidBy = ({ id, round_id, seat_no, serial }: TicketRow) => ({
  ticketId: id,
  roundId: round_id,
  seat: seat_no,
  serial,
});
