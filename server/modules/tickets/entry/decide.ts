import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { type RoundOnSale, type Scan, seatKey, type Ticket, type TicketsState } from '../state.ts';
import type { EntryInput, Look } from './input.ts';

type CheckIn = Extract<EntryInput, { kind: 'check-in' }>;
type Undo = Extract<EntryInput, { kind: 'undo-check-in' }>;

/** What a device is told of one of its looks. */
export interface LookResult extends Record<string, unknown> {
  readonly scanId: string;
  readonly outcome: Scan['outcome'];
  readonly ticketId: string | null;
  readonly seat: number | null;
  /** When and where its holder came in, epoch milliseconds; null while nobody did. */
  readonly usedAt: number | null;
  readonly usedBy: string | null;
}

export const scanKey = (roundId: string, scanId: string): string => `${roundId}/${scanId}`;

/** Decides one command at the door; a refusal changes nothing. */
export function decideEntry(state: TicketsState, command: Command<EntryInput>): Decision {
  const { input } = command;
  const round = state.rounds.get(input.roundId);
  if (!round) return refused('tickets.round-not-found');
  return input.kind === 'check-in'
    ? checkIn(state, round, command, input)
    : undoCheckIn(state, round, command, input);
}

/** Every look is answered and kept; one that was kept before is answered as it stands by now. */
function checkIn(state: TicketsState, round: RoundOnSale, command: Command, input: CheckIn): Decision {
  const admitted: Ticket[] = [];
  const doubles: Ticket[] = [];
  const results = input.looks.map((look): LookResult => {
    const ticket = ticketOf(state, round, look);
    const before = state.scans.get(scanKey(round.id, look.scanId));
    if (before) {
      if (look.letIn) letInAfterAll(state, before, ticket, { admitted, doubles });
      return resultOf(before, ticket);
    }
    const scan: Scan = {
      id: look.scanId,
      roundId: round.id,
      ticketId: look.ticketId,
      seat: look.seat,
      outcome: look.fault ?? 'outdated',
      letIn: look.letIn,
      device: input.device,
      by: command.accountId,
      // A clock that is ahead would make everybody else's entry the earlier one.
      scannedAt: Math.min(look.scannedAt, command.at),
      at: command.at,
      change: 'new',
    };
    if (ticket && look.fault === null) judge(state, scan, ticket, { admitted, doubles });
    state.scans.set(scanKey(round.id, scan.id), scan);
    return resultOf(scan, ticket);
  });
  return {
    accepted: true,
    result: { results },
    events: eventsOf(round, input.device, { admitted, doubles }),
  };
}

/** The ticket that the code is of, as it was handed out last; none when it was handed on or given back. */
function ticketOf(
  state: TicketsState,
  round: RoundOnSale,
  { ticketId, seat, serial }: Look,
): Ticket | undefined {
  if (seat === null || round.status === 'cancelled') return undefined;
  const ticket = state.tickets.get(seatKey(round.id, seat));
  if (ticket?.id !== ticketId || ticket?.change === 'gone') return undefined;
  return serial === null || serial === ticket.serial ? ticket : undefined;
}

/** Tickets that let somebody in, and those that did so once more. */
interface Let {
  readonly admitted: Ticket[];
  readonly doubles: Ticket[];
}

/** The answer came too late, and the device had decided by itself meanwhile: who is inside is inside. */
function letInAfterAll(state: TicketsState, before: Scan, ticket: Ticket | undefined, told: Let): void {
  if (before.letIn) return;
  before.letIn = true;
  if (before.change === 'none') before.change = 'changed';
  if (ticket && before.outcome === 'already-used') judge(state, before, ticket, told);
}

/**
 * Who comes first gets in. Two devices that could not ask each other may both have let somebody in: then the earlier
 * look is the entry, and the later one is reported, whichever of them is heard of first.
 */
function judge(state: TicketsState, scan: Scan, ticket: Ticket, { admitted, doubles }: Let): void {
  if (ticket.status === 'issued') {
    scan.outcome = 'admitted';
    enter(ticket, scan);
    admitted.push(ticket);
    return;
  }
  if (!scan.letIn) {
    scan.outcome = 'already-used';
    return;
  }
  doubles.push(ticket);
  const entry = entryOf(state, ticket);
  if (entry && scan.scannedAt >= entry.scannedAt) {
    scan.outcome = 'double-entry';
    return;
  }
  if (entry) {
    entry.outcome = 'double-entry';
    if (entry.change === 'none') entry.change = 'changed';
  }
  scan.outcome = 'admitted';
  enter(ticket, scan);
}

function enter(ticket: Ticket, { scannedAt, device }: Scan): void {
  ticket.status = 'used';
  ticket.usedAt = scannedAt;
  ticket.usedBy = device;
  if (ticket.change === 'none') ticket.change = 'changed';
}

function entryOf(state: TicketsState, ticket: Ticket): Scan | undefined {
  for (const scan of state.scans.values()) {
    const isItsEntry = scan.outcome === 'admitted' && scan.ticketId === ticket.id;
    if (isItsEntry && scan.roundId === ticket.roundId) return scan;
  }
  return undefined;
}

const resultOf = (scan: Scan, ticket: Ticket | undefined): LookResult => ({
  scanId: scan.id,
  outcome: scan.outcome,
  ticketId: scan.ticketId,
  seat: scan.seat,
  usedAt: ticket?.usedAt ?? null,
  usedBy: ticket?.usedBy ?? null,
});

function eventsOf(
  { id: roundId, performanceId, title }: RoundOnSale,
  device: string,
  { admitted, doubles }: Let,
): DomainEvent[] {
  const about = { roundId, performanceId };
  const events: DomainEvent[] = [];
  if (admitted.length > 0) {
    const tickets = admitted.map(({ id, accountId }) => ({ ticketId: id, accountId }));
    events.push({ name: 'tickets.checked-in', key: roundId, data: { ...about, tickets } });
  }
  for (const { id: ticketId, seat } of doubles) {
    const data = { ...about, title, ticketId, seat, device };
    events.push({ name: 'tickets.double-entry', key: roundId, data });
  }
  return events;
}

/** The ticket can be used again, as if nobody had come in with it. */
function undoCheckIn(state: TicketsState, round: RoundOnSale, command: Command, input: Undo): Decision {
  const ticket = state.tickets.get(seatKey(round.id, input.seat));
  if (ticket?.id !== input.ticketId || ticket?.change === 'gone') return refused('tickets.ticket-not-found');
  if (ticket.status !== 'used') return refused('tickets.not-used');
  const { usedAt, usedBy: device } = ticket;
  const entry = entryOf(state, ticket);
  if (entry) {
    entry.outcome = 'undone';
    if (entry.change === 'none') entry.change = 'changed';
  }
  ticket.status = 'issued';
  ticket.usedAt = null;
  ticket.usedBy = null;
  if (ticket.change === 'none') ticket.change = 'changed';
  const { id: ticketId, seat, accountId } = ticket;
  const about = { roundId: round.id, performanceId: round.performanceId };
  return {
    accepted: true,
    result: { ticketId, seat, undoneAt: command.at },
    events: [{ name: 'tickets.check-in-undone', key: round.id, data: { ...about, ticketId, accountId } }],
    audit: {
      action: 'tickets.undo-check-in',
      subject: ticketId,
      reason: input.reason,
      details: { roundId: round.id, seat, usedAt, device },
    },
  };
}
