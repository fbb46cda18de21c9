import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { TicketsScansTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import type { TicketsInput } from '../input.ts';
import type { Scan } from '../state.ts';
import { scanKey } from './decide.ts';
import type { EntryInput } from './input.ts';

const COLUMNS = [
  'round_id',
  'id',
  'ticket_id',
  'seat_no',
  'outcome',
  'let_in',
  'device',
  'by_id',
  'scanned_at',
  'at',
] as const satisfies (keyof TicketsScansTable)[];

/** Whether a command of the lane `tickets` is one at the door. */
export const isEntry = (input: TicketsInput): input is EntryInput =>
  input.kind === 'check-in' || input.kind === 'undo-check-in';

/**
 * Loads what is known of the looks that commands bring, and of the tickets that they are at. Scans hang on their round,
 * whose row is locked, and need no locks of their own.
 */
export async function prefetchScans(
  tx: Executor,
  commands: readonly Command<TicketsInput>[],
): Promise<Map<string, Scan>> {
  const ids: [string, string][] = [];
  const seats: [string, number][] = [];
  for (const { input } of commands) {
    if (!isEntry(input)) continue;
    const looks = input.kind === 'check-in' ? input.looks : [input];
    for (const look of looks) {
      if ('scanId' in look) ids.push([input.roundId, look.scanId]);
      if (look.seat !== null) seats.push([input.roundId, look.seat]);
    }
  }
  const from = { table: 'tickets_scans', columns: COLUMNS, lock: false } as const;
  const rows = [
    ...(await selectMany<TicketsScansTable>(
      tx,
      { ...from, keys: ['round_id', 'id'], index: 'PRIMARY' },
      ids,
    )),
    ...(await selectMany<TicketsScansTable>(
      tx,
      { ...from, keys: ['round_id', 'seat_no'], index: 'tickets_scans_seat' },
      seats,
    )),
  ];
  return new Map(rows.map((row) => [scanKey(row.round_id, row.id), scanOf(row)]));
}

/** Writes what is new and what has changed of the looks. */
export async function writeScans(tx: Executor, scans: ReadonlyMap<string, Scan>): Promise<void> {
  const fresh: Scan[] = [];
  const changed: Scan[] = [];
  for (const scan of scans.values()) {
    if (scan.change === 'new') fresh.push(scan);
    if (scan.change === 'changed') changed.push(scan);
  }
  const values = fresh.map((scan) => COLUMNS.map((column) => rowOf(scan)[column]));
  await insertMany(tx, 'tickets_scans', COLUMNS, values);
  const outcomes = changed.map(({ outcome, letIn, roundId, id }) => [outcome, letIn ? 1 : 0, roundId, id]);
  await updateMany(tx, 'tickets_scans', ['round_id', 'id'], ['outcome', 'let_in'], outcomes);
}

const scanOf = (row: TicketsScansTable): Scan => ({
  id: row.id,
  roundId: row.round_id,
  ticketId: row.ticket_id,
  seat: row.seat_no,
  outcome: row.outcome,
  letIn: row.let_in === 1,
  device: row.device,
  by: row.by_id,
  scannedAt: row.scanned_at,
  at: row.at,
  change: 'none',
});

const rowOf = (scan: Scan): TicketsScansTable => ({
  round_id: scan.roundId,
  id: scan.id,
  ticket_id: scan.ticketId,
  seat_no: scan.seat,
  outcome: scan.outcome,
  let_in: scan.letIn ? 1 : 0,
  device: scan.device,
  by_id: scan.by,
  scanned_at: scan.scannedAt,
  at: scan.at,
});
