import type { Executor } from '../../../db/dialect.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { sideOf } from '../../../lib/timeline.ts';
import type { Accounts } from '../../accounts/index.ts';
import { type Around, around } from '../entry/reading.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import { canGoOn } from './hand-on.ts';
import { freeAfterMove, judgeCancellation } from './judge-cancel.ts';
import { readScales } from './queries.ts';
import { type Found, findReservation, readHistory, timesOf, withParts } from './reading.ts';
import { RESERVATION_COLUMNS } from './rows.ts';
import {
  type CancelScale,
  type FeeScale,
  type GivenBackPlace,
  nextRiseOf,
  percentOf,
  scaleAt,
} from './scale.ts';
import type { CancellationView, Reservation, ReservationSummary, ReservationsQuery } from './schemas.ts';
import { type Names, summaryOf, timelineOf, wholeOf } from './shapes.ts';

/** What reading needs beside the rows. */
export interface Reading {
  readonly plansOf: Shows['plansOf'];
  readonly files: TicketsDependencies['files'];
  readonly accounts: Pick<Accounts, 'byId'>;
}

export async function shownFor(
  executor: Executor,
  { plansOf, files, accounts }: Reading,
  found: readonly Found[],
): Promise<{ around: Around; names: Names }> {
  const others = new Set<string>();
  for (const { reservation, tickets } of found) {
    for (const { accountId } of tickets.values())
      if (accountId !== reservation.accountId) others.add(accountId);
  }
  const rows = found.flatMap(({ round }) => round ?? []);
  return {
    around: await around(executor, { plansOf, files }, rows),
    names: others.size > 0 ? await accounts.byId(executor, [...others]) : new Map(),
  };
}

/** A member's reservations, the newest first. @throws ProblemError request.invalid-cursor */
export async function listReservations(
  executor: Executor,
  reading: Reading,
  accountId: string,
  { status, cursor, limit }: ReservationsQuery & { readonly limit: number },
): Promise<Page<ReservationSummary>> {
  const before = idCursor(cursor);
  let select = executor
    .selectFrom('tickets_reservations')
    .select(RESERVATION_COLUMNS)
    .where('account_id', '=', accountId);
  if (before !== null) select = select.where('id', '<', before);
  if (status !== undefined) select = select.where('status', 'in', [status].flat());
  const rows = await select
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const found = await withParts(executor, rows);
  const shown = await shownFor(executor, reading, found);
  return pageOf(
    found,
    limit,
    ({ reservation }) => reservation.id,
    (one) => summaryOf(one, shown),
  );
}

/** A reservation as its buyer sees it; null when it is none of theirs. @param at epoch milliseconds */
export async function reservationView(
  executor: Executor,
  reading: Reading,
  { reservationId, accountId, at }: Asked,
): Promise<Reservation | null> {
  const found = await findReservation(executor, reservationId);
  if (found?.reservation.accountId !== accountId) return null;
  const { steps, refunds } = await readHistory(executor, reservationId);
  const scales = await readScales(executor);
  const cancelScale = scaleAt(scales, found.reservation.paidAt ?? at);
  const shown = await shownFor(executor, reading, [found]);
  return {
    ...wholeOf(found, shown, { refunds, cancelScale, at }),
    timeline: timelineOf(found.reservation, steps).map(({ step, at: when, by, details }) => ({
      step,
      at: iso(when),
      by: isByHolder(step, by, accountId) ? 'holder' : sideOf(by, accountId),
      details: told(details),
    })),
    can: canOf(found, scales, at),
    serverTime: iso(at),
  };
}

export interface Asked {
  readonly reservationId: string;
  readonly accountId: string;
  readonly at: number;
}

/** Nobody but whoever holds a ticket hands it on: where that is not the buyer, it was handed on before. */
const isByHolder = (step: string, by: string, accountId: string): boolean =>
  step === 'handed-on' && by !== accountId;

/** Whoever got a ticket is named where its line is, not by a number. */
function told({ to: _to, ...details }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return details;
}

/** What its buyer can do about it now. */
function canOf(found: Found, scales: readonly CancelScale[], at: number): Reservation['can'] {
  const { reservation, round, tickets, expiresAt } = found;
  const times = timesOf(found);
  const isOn = round?.round_status === 'scheduled';
  const isWaiting = reservation.status === 'awaiting-payment';
  const own = [...tickets.values()].some(
    (ticket) => ticket.accountId === reservation.accountId && ticket.status === 'issued' && canGoOn(ticket),
  );
  const judged = judgeCancellation(reservation, ({ no }) => tickets.get(no), wishOf(times, scales, at));
  return {
    pay: isWaiting && isOn && expiresAt !== null && at < expiresAt,
    cancel: isWaiting || !('accepted' in judged),
    handOn: own && isOn && at < times.startsAt,
  };
}

const wishOf = (times: ReturnType<typeof timesOf>, scales: readonly CancelScale[], at: number) => ({
  ...{ lines: null, ...times, scales, at },
  ...{ byOperator: false, withFee: true },
});

/** When something is kept of it again once it is free no more; null when that is never, as the show begins. */
function endOfFree(scale: FeeScale, times: Omit<GivenBackPlace, 'paid'>, free: number): number | null {
  const after = { ...times, at: free + 1 };
  if (after.at >= times.startsAt) return null;
  return percentOf(scale, after) > 0 ? after.at : nextRiseOf(scale, after);
}

/**
 * What giving it back, or some places of it, would come to now.
 * @returns null when it is none of theirs; why it cannot be given back
 */
export async function cancellationView(
  executor: Executor,
  { reservationId, accountId, at }: Asked,
  lines: readonly number[] | null,
): Promise<CancellationView | { readonly code: string; readonly facts: Record<string, unknown> } | null> {
  const found = await findReservation(executor, reservationId);
  if (found?.reservation.accountId !== accountId) return null;
  const { reservation, tickets } = found;
  const { currency, paidAt, status } = reservation;
  const nothing = { reservationId, currency, changesAt: null, freeUntil: null, serverTime: iso(at) };
  if (status === 'awaiting-payment') {
    // Nothing is paid yet, so nothing is kept.
    const all = reservation.lines.map(({ no }) => ({ no, paid: 0, fee: 0, refund: 0 }));
    return { ...nothing, lines: all, fee: 0, refund: 0, percent: 0, isWhole: true };
  }
  const scales = await readScales(executor);
  const round = timesOf(found);
  const { startsAt } = round;
  const wish = { ...wishOf(round, scales, at), lines };
  const judged = judgeCancellation(reservation, ({ no }) => tickets.get(no), wish);
  if ('accepted' in judged) return { code: judged.code, facts: judged.result };
  const scale = scaleAt(scales, paidAt ?? at);
  const times = { paidAt: paidAt ?? at, startsAt, at };
  const free = freeAfterMove(reservation, wish);
  const rise = free === null ? nextRiseOf(scale, times) : endOfFree(scale, times, free);
  return {
    ...nothing,
    lines: judged.lines.map(({ line: { no, paid }, fee }) => ({ no, paid, fee, refund: paid - fee })),
    fee: judged.fee,
    refund: judged.refund,
    percent: free === null ? percentOf(scale, times) : 0,
    freeUntil: isoOrNull(free),
    isWhole: judged.isWhole,
    changesAt: isoOrNull(rise),
  };
}
