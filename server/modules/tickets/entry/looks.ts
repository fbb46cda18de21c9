import { type Executor, selectMany } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { TicketCodes } from './code.ts';
import type { Look } from './input.ts';
import type { ScanBody } from './schemas.ts';

/** Which ticket a code or a name is of, before anything is decided about it. */
type Named = Pick<Look, 'ticketId' | 'seat' | 'serial' | 'fault'>;
const INVALID: Named = { ticketId: null, seat: null, serial: null, fault: 'invalid' };

interface Known {
  readonly id: string;
  readonly round_id: string;
  readonly seat_no: number;
  readonly serial: number;
}
const COLUMNS = ['id', 'round_id', 'seat_no', 'serial'] as const;
/** Nobody hands a ticket on more often. */
const SERIALS = 50;

/** A device's scans as looks that can be decided on, and the rounds of those that are for another one. */
export async function looksOf(
  executor: Executor,
  codes: TicketCodes,
  { roundId, scans }: { readonly roundId: string; readonly scans: readonly ScanBody[] },
): Promise<{ readonly looks: Look[]; readonly elsewhere: ReadonlyMap<string, string> }> {
  const byId = await knownById(
    executor,
    scans.flatMap((scan) => ('ticketId' in scan ? scan.ticketId : [])),
  );
  const bySeat = await knownBySeat(
    executor,
    roundId,
    scans.flatMap((scan) => ('code' in scan ? (codes.seatOfTyped(scan.code) ?? []) : [])),
  );
  const elsewhere = new Map<string, string>();
  const looks = scans.map((scan): Look => {
    const { scanId, letIn = false } = scan;
    const scannedAt = Date.parse(scan.scannedAt);
    const [named, itsRound] =
      'ticketId' in scan
        ? ofTicket(byId.get(scan.ticketId), roundId)
        : ofCode(codes, scan.code, roundId, bySeat);
    if (named.fault === 'wrong-round') elsewhere.set(scanId, itsRound);
    return { scanId, letIn, scannedAt, ...named };
  });
  return { looks, elsewhere };
}

function ofTicket(known: Known | undefined, roundId: string): [Named, string] {
  if (!known) return [INVALID, roundId];
  if (known.round_id !== roundId) return [{ ...INVALID, fault: 'wrong-round' }, known.round_id];
  return [{ ticketId: known.id, seat: known.seat_no, serial: null, fault: null }, roundId];
}

function ofCode(
  codes: TicketCodes,
  text: string,
  roundId: string,
  bySeat: ReadonlyMap<number, Known>,
): [Named, string] {
  const said = codes.read(text.trim());
  if (said?.roundId === roundId) {
    return [{ ticketId: said.ticketId, seat: said.seat, serial: said.serial, fault: null }, roundId];
  }
  if (said) return [{ ...INVALID, fault: 'wrong-round' }, said.roundId];
  const known = bySeat.get(codes.seatOfTyped(text) ?? -1);
  if (!known) return [INVALID, roundId];
  for (let serial = known.serial; serial >= 1 && serial > known.serial - SERIALS; serial -= 1) {
    const ticket = { ticketId: known.id, roundId, seat: known.seat_no, serial };
    if (codes.isTyped(text, ticket)) {
      return [{ ticketId: known.id, seat: known.seat_no, serial, fault: null }, roundId];
    }
  }
  return [INVALID, roundId];
}

/** A ticket by its id; undefined when there is none. */
export async function findTicket(executor: Executor, ticketId: string): Promise<Known | undefined> {
  return (await knownById(executor, [ticketId])).get(ticketId);
}

async function knownById(executor: Executor, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await selectMany<Known>(
    executor,
    { table: 'tickets_tickets', columns: COLUMNS, keys: ['id'], index: 'id', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function knownBySeat(
  executor: Executor,
  roundId: string,
  seats: readonly number[],
): Promise<Map<number, Known>> {
  const rows = await selectMany<Known>(
    executor,
    {
      table: 'tickets_tickets',
      columns: COLUMNS,
      keys: ['round_id', 'seat_no'],
      index: 'PRIMARY',
      lock: false,
    },
    seats.map((seat) => [roundId, seat]),
  );
  return new Map(rows.map((row) => [row.seat_no, row]));
}

/** @throws ProblemError request.invalid where a time is none that a clock could show */
export function judgeTimes(scans: readonly ScanBody[]): void {
  if (scans.some(({ scannedAt }) => !(Date.parse(scannedAt) >= 0))) throw new ProblemError('request.invalid');
}
