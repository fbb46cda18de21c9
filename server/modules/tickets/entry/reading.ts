import type { Executor } from '../../../db/dialect.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import { labelOf } from '../maps/label.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import { type Move, movedFrom, readMoves } from '../moves/reading.ts';
import { seatIdOf } from '../state.ts';
import type { EntryParts } from './parts.ts';
import type { TicketCard, TicketSeat, TicketShow } from './schemas.ts';

const MINUTE_MS = 60_000;

/** A round with all that its tickets say of it. */
export interface RoundRow {
  readonly round_id: string;
  readonly performance_id: string;
  readonly map_id: string;
  readonly starts_at: number;
  readonly moved_at: number | null;
  readonly round_status: 'scheduled' | 'cancelled';
  readonly round_version: number;
  readonly minutes: number;
  readonly age_limit: number;
  readonly title_ko: string;
  readonly title_en: string;
  readonly poster_id: string | null;
  readonly venue_id: string;
  readonly venue_ko: string;
  readonly venue_en: string;
  readonly region: string;
  readonly address_ko: string;
  readonly address_en: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly hall_ko: string;
  readonly hall_en: string;
}

export const ROUND_COLUMNS = [
  ...([
    'r.id as round_id',
    'r.performance_id',
    'r.map_id',
    'r.starts_at',
    'r.moved_at',
    'r.status as round_status',
  ] as const),
  ...([
    'r.version as round_version',
    'p.minutes',
    'p.age_limit',
    'p.title_ko',
    'p.title_en',
    'p.poster_id',
  ] as const),
  ...(['p.venue_id', 'v.name_ko as venue_ko', 'v.name_en as venue_en', 'v.region', 'v.address_ko'] as const),
  ...(['v.address_en', 'v.latitude', 'v.longitude', 'h.name_ko as hall_ko', 'h.name_en as hall_en'] as const),
] as const;

/** Rounds with their performance, venue and hall. */
export const rounds = (executor: Executor) =>
  executor
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .innerJoin('tickets_venues as v', 'v.id', 'p.venue_id')
    .innerJoin('tickets_halls as h', 'h.id', 'r.hall_id');

export async function readRound(executor: Executor, roundId: string): Promise<RoundRow | undefined> {
  return rounds(executor).select(ROUND_COLUMNS).where('r.id', '=', roundId).executeTakeFirst();
}

export interface TicketRow extends RoundRow {
  readonly id: string;
  readonly seat_no: number;
  readonly reservation_id: string;
  readonly line_no: number;
  readonly account_id: string;
  readonly serial: number;
  readonly ticket_status: 'issued' | 'used';
  readonly used_at: number | null;
  readonly buyer_id: string;
  /** When it was reserved. */
  readonly bought_at: number;
}

/** Tickets with their rounds, and who bought them. */
export const tickets = (executor: Executor) =>
  rounds(executor)
    .innerJoin('tickets_tickets as t', 't.round_id', 'r.id')
    .innerJoin('tickets_reservations as s', 's.id', 't.reservation_id')
    .select(ROUND_COLUMNS)
    .select(['t.id', 't.seat_no', 't.reservation_id', 't.line_no', 't.account_id', 't.serial', 't.used_at'])
    .select(['t.status as ticket_status', 's.account_id as buyer_id', 's.created_at as bought_at']);

type ShowParts = Pick<EntryParts, 'files' | 'plansOf'>;

/** What rows of tickets need beside themselves: plans of their maps, posters, and when they were moved, in bulk. */
export interface Around {
  readonly plans: ReadonlyMap<string, SeatPlan>;
  readonly posters: ReadonlyMap<string, Picture>;
  readonly moves: ReadonlyMap<string, readonly Move[]>;
}

export async function around(
  executor: Executor,
  { files, plansOf }: ShowParts,
  rows: readonly RoundRow[],
): Promise<Around> {
  const posterIds = [...new Set(rows.flatMap(({ poster_id }) => poster_id ?? []))];
  return {
    plans: await plansOf(executor, new Set(rows.map(({ map_id }) => map_id))),
    posters: await files.picturesOf(executor, posterIds),
    moves: await readMoves(executor, rows),
  };
}

/** @param since when somebody came for it, epoch milliseconds: to them it was moved afterwards; null: to nobody */
export const showOf = (
  row: RoundRow,
  { posters, moves }: Pick<Around, 'posters' | 'moves'>,
  since: number | null,
): TicketShow => ({
  roundId: row.round_id,
  performanceId: row.performance_id,
  title: { ko: row.title_ko, en: row.title_en },
  poster: (row.poster_id !== null && posters.get(row.poster_id)) || null,
  venue: {
    venueId: row.venue_id,
    name: { ko: row.venue_ko, en: row.venue_en },
    region: row.region,
    address: { ko: row.address_ko, en: row.address_en },
  },
  hall: { ko: row.hall_ko, en: row.hall_en },
  startsAt: iso(row.starts_at),
  movedFrom: isoOrNull(since === null ? null : movedFrom(moves.get(row.round_id), since, row.starts_at)),
  endsAt: iso(row.starts_at + row.minutes * MINUTE_MS),
  minutes: row.minutes,
  ageLimit: row.age_limit,
  status: row.round_status,
});

/** What stands on the ticket of a place, with the name of its grade. @throws where the map has no such place */
export function seatOf(plan: SeatPlan | undefined, roundId: string, seat: number): TicketSeat {
  if (!plan) throw new Error(`The map of the round ${roundId} is gone`);
  const { section, row, number, grade } = labelOf(plan, seat);
  const gradeName = plan.map.grades.find(({ key }) => key === grade)?.name ?? { ko: grade, en: grade };
  return { seatId: seatIdOf(roundId, seat), section, row, number, grade, gradeName };
}

export const cardOf = (row: TicketRow, found: Around): TicketCard => ({
  ticketId: row.id,
  reservationId: row.reservation_id,
  lineNo: row.line_no,
  show: showOf(row, found, row.bought_at),
  seat: seatOf(found.plans.get(row.map_id), row.round_id, row.seat_no),
  status: row.ticket_status,
  usedAt: isoOrNull(row.used_at),
  isBuyer: row.buyer_id === row.account_id,
});
