import type { Executor } from '../../../db/dialect.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Accounts } from '../../accounts/index.ts';
import type { ScanOutcome } from '../state.ts';
import type { LookResult } from './decide.ts';
import type { EntryParts } from './parts.ts';
import { around, type RoundRow, readRound, seatOf, showOf } from './reading.ts';
import type { DoorList, DoorView, ScanAnswer } from './schemas.ts';

const SHOWN_SCANS = 50;
/** Tickets in a page of the list that devices keep. */
const LISTED = 2_000;

const CODES: Partial<Record<ScanOutcome, string>> = {
  'already-used': 'tickets.already-used',
  'double-entry': 'tickets.already-used',
  outdated: 'tickets.code-outdated',
  'wrong-round': 'tickets.wrong-round',
  invalid: 'tickets.code-invalid',
  undone: 'tickets.not-used',
};
const REFUSED: readonly ScanOutcome[] = ['already-used', 'outdated', 'wrong-round', 'invalid'];
const NOT_GOOD: readonly ScanOutcome[] = ['outdated', 'wrong-round', 'invalid'];

/** How the door of a round stands; null when there is no such round. */
export async function doorView(
  executor: Executor,
  parts: EntryParts,
  roundId: string,
  at: number,
): Promise<DoorView | null> {
  const round = await readRound(executor, roundId);
  if (!round) return null;
  const found = await around(executor, parts, [round]);
  const rows = await executor
    .selectFrom('tickets_scans')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN_SCANS)
    .execute();
  const operators = await parts.accounts.people([...new Set(rows.map(({ by_id }) => by_id))]);
  return {
    show: showOf(round, found, null),
    counts: await countsOf(executor, roundId),
    scans: rows.map((row) => ({
      scanId: row.id,
      outcome: row.outcome,
      letIn: row.let_in === 1,
      ticketId: row.ticket_id,
      seat: row.seat_no === null ? null : seatOf(found.plans.get(round.map_id), roundId, row.seat_no),
      device: row.device,
      by: operators.get(row.by_id)?.name ?? '',
      scannedAt: iso(row.scanned_at),
      at: iso(row.at),
    })),
    serverTime: iso(at),
  };
}

async function countsOf(executor: Executor, roundId: string): Promise<DoorView['counts']> {
  const byStatus = await executor
    .selectFrom('tickets_tickets')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .where('round_id', '=', roundId)
    .groupBy('status')
    .execute();
  const byOutcome = await executor
    .selectFrom('tickets_scans')
    .select(({ fn }) => ['outcome', 'let_in', fn.countAll<number>().as('count')])
    .where('round_id', '=', roundId)
    .groupBy(['outcome', 'let_in'])
    .execute();
  const sum = (rows: readonly { readonly count: number }[]) =>
    rows.reduce((all, { count }) => all + Number(count), 0);
  return {
    issued: sum(byStatus),
    entered: sum(byStatus.filter(({ status }) => status === 'used')),
    doubles: sum(byOutcome.filter(({ outcome }) => outcome === 'double-entry')),
    wrongly: sum(byOutcome.filter(({ outcome, let_in }) => let_in === 1 && NOT_GOOD.includes(outcome))),
    refused: sum(byOutcome.filter(({ outcome, let_in }) => let_in === 0 && REFUSED.includes(outcome))),
  };
}

/**
 * A page of what a device needs to check tickets without a network.
 * @param after the last place that was seen; null at the beginning
 */
export async function doorList(
  executor: Executor,
  parts: EntryParts,
  roundId: string,
  { after, at }: { readonly after: number | null; readonly at: number },
): Promise<DoorList | null> {
  const round = await readRound(executor, roundId);
  if (!round) return null;
  const plan = (await parts.plansOf(executor, new Set([round.map_id]))).get(round.map_id);
  const rows = await executor
    .selectFrom('tickets_tickets')
    .select(['id', 'seat_no', 'serial', 'account_id', 'used_at', 'used_by'])
    .where('round_id', '=', roundId)
    .where('seat_no', '>', after ?? -1)
    .orderBy('seat_no')
    .limit(LISTED)
    .execute();
  const names = await namesOf(parts.accounts, executor, rows);
  const { sections = [], grades = [] } = plan?.map ?? {};
  return {
    roundId,
    publicKey: parts.codes.publicKey,
    madeAt: iso(at),
    sections: sections.map(({ name }) => name),
    grades: grades.map(({ key, name }) => ({ key, name })),
    tickets: rows.map((row) => {
      const { row: line, number } = seatOf(plan, roundId, row.seat_no);
      const said = { ticketId: row.id, roundId, seat: row.seat_no, serial: row.serial };
      return {
        ...{ ticketId: row.id, seat: row.seat_no, serial: row.serial, typed: parts.codes.typed(said) },
        ...{ section: plan?.sectionOf[row.seat_no] ?? 0, row: line, number },
        grade: plan?.gradeOf[row.seat_no] ?? 0,
        holder: names.get(row.account_id)?.name ?? '',
        usedAt: isoOrNull(row.used_at),
        usedBy: row.used_by,
      };
    }),
    nextAfter: rows.length === LISTED ? rows.at(-1)!.seat_no : null,
  };
}

/** Names of those who hold tickets; who bought at the box office without an account has none. */
const namesOf = (
  { byId }: Pick<Accounts, 'byId'>,
  executor: Executor,
  rows: readonly { readonly account_id: string }[],
): Promise<Map<string, { readonly name: string }>> =>
  byId(executor, [...new Set(rows.map(({ account_id }) => account_id))]);

/** What devices are told of what was decided: with the seat, the name, and what is wrong. */
export async function answersOf(
  executor: Executor,
  parts: EntryParts,
  round: RoundRow,
  {
    results,
    elsewhere,
  }: { readonly results: readonly LookResult[]; readonly elsewhere: ReadonlyMap<string, string> },
): Promise<ScanAnswer[]> {
  const plan = (await parts.plansOf(executor, new Set([round.map_id]))).get(round.map_id);
  const ids = results.flatMap(({ ticketId }) => ticketId ?? []);
  const holders =
    ids.length === 0
      ? []
      : await executor
          .selectFrom('tickets_tickets')
          .select(['id', 'account_id'])
          .where('id', 'in', ids)
          .execute();
  const names = await namesOf(parts.accounts, executor, holders);
  const holderOf = new Map(holders.map(({ id, account_id }) => [id, names.get(account_id)?.name ?? '']));
  const others = new Map<string, RoundRow | undefined>();
  for (const roundId of new Set(elsewhere.values())) others.set(roundId, await readRound(executor, roundId));
  return results.map(({ scanId, outcome, ticketId, seat, usedAt, usedBy }) => {
    const other = others.get(elsewhere.get(scanId) ?? '');
    return {
      ...{ scanId, outcome, ticketId, code: CODES[outcome] ?? null },
      seat: seat === null || !plan || seat >= plan.capacity ? null : seatOf(plan, round.round_id, seat),
      // Whoever comes with a code of before is not the one whose name it is by now.
      holder: outcome === 'outdated' || ticketId === null ? null : (holderOf.get(ticketId) ?? null),
      entry: usedAt === null ? null : { at: iso(usedAt), device: usedBy ?? '' },
      elsewhere: other
        ? {
            roundId: other.round_id,
            title: { ko: other.title_ko, en: other.title_en },
            startsAt: iso(other.starts_at),
          }
        : null,
    };
  });
}
