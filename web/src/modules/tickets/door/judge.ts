import type { DoorList, DoorTicket, Outcome } from '../../../api/tickets-entry.ts';
import { isSigned, plainTyped, readCode } from './ticket-code.ts';

/** Who has come in with a ticket, as far as this device knows. */
export type Entry = { at: string; device: string };
/** What was looked at: a code, scanned or typed, or a ticket that was found in the list. */
export type Looked = { code: string } | { ticketId: string };

/** What a device knows without asking anybody. */
export type Known = {
  roundId: string;
  list: Pick<DoorList, 'tickets' | 'madeAt'> | null;
  /** By ticket, also of those that are on no list. */
  entries: ReadonlyMap<string, Entry>;
  key: CryptoKey | null;
};

export type Verdict = {
  /** `unknown`: this device cannot tell without asking. */
  outcome: Extract<Outcome, 'admitted' | 'already-used' | 'outdated' | 'wrong-round' | 'invalid'> | 'unknown';
  ticketId: string | null;
  ticket: DoorTicket | null;
  /** Of whoever came in with it before. */
  entry: Entry | null;
};

const NOTHING = { ticketId: null, ticket: null, entry: null };

/** What the door says of a ticket when it cannot ask the server. */
export async function judge(looked: Looked, known: Known): Promise<Verdict> {
  if ('ticketId' in looked) {
    const ticket = known.list?.tickets.find(({ ticketId }) => ticketId === looked.ticketId);
    return ticket ? admit(ticket.ticketId, ticket, known) : { outcome: 'unknown', ...NOTHING };
  }
  const code = looked.code.trim();
  if (isSigned(code)) return judgeSigned(code, known);
  const typed = plainTyped(code);
  if (typed === null) return { outcome: 'invalid', ...NOTHING };
  const ticket = known.list?.tickets.find((one) => one.typed === typed);
  if (ticket) return admit(ticket.ticketId, ticket, known);
  // Sold after the list was made, or handed on: only the server knows.
  return { outcome: 'unknown', ...NOTHING };
}

async function judgeSigned(code: string, known: Known): Promise<Verdict> {
  if (known.key === null) return { outcome: 'unknown', ...NOTHING };
  const said = await readCode(code, known.key);
  if (said === null) return { outcome: 'invalid', ...NOTHING };
  const about = { ...NOTHING, ticketId: said.ticketId };
  if (said.roundId !== known.roundId) return { outcome: 'wrong-round', ...about };
  const listed = known.list?.tickets.find(({ seat }) => seat === said.seat) ?? null;
  if (listed?.ticketId === said.ticketId) {
    // Handed on after the list was made: the newer code is the good one, and it is not on the list.
    return said.serial < listed.serial
      ? { outcome: 'outdated', ...about, ticket: listed }
      : admit(said.ticketId, listed, known);
  }
  // Of two tickets for one place the one that was sold later is good; ids sort by time.
  if (listed !== null && said.ticketId < listed.ticketId) return { outcome: 'outdated', ...about };
  return admit(said.ticketId, null, known);
}

function admit(ticketId: string, ticket: DoorTicket | null, { entries }: Known): Verdict {
  const entry = entries.get(ticketId) ?? null;
  return { outcome: entry === null ? 'admitted' : 'already-used', ticketId, ticket, entry };
}
