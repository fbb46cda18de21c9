import type { Executor } from '../../../db/dialect.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Accounts } from '../../accounts/index.ts';
import type { ReservationStep } from '../reservation.ts';
import type { AdminReservation, CallOffView } from './admin-schemas.ts';
import { judgeCancellation } from './judge-cancel.ts';
import { readScales } from './queries.ts';
import { findReservation, readHistory, timesOf } from './reading.ts';
import { leftToRefund } from './refunds.ts';
import { scaleAt } from './scale.ts';
import { timelineOf, wholeOf } from './shapes.ts';
import { type Reading, shownFor } from './views.ts';

/** A reservation as operators see it; null when there is none. @param at epoch milliseconds */
export async function adminReservationView(
  executor: Executor,
  reading: Reading & { readonly accounts: Pick<Accounts, 'byId'> },
  reservationId: string,
  at: number,
): Promise<AdminReservation | null> {
  const found = await findReservation(executor, reservationId);
  if (!found) return null;
  const { reservation, tickets } = found;
  const { accountId, transferId, madeBy, note, attention, status, paidAt } = reservation;
  const { steps, refunds } = await readHistory(executor, reservationId);
  const scales = await readScales(executor);
  const shown = await shownFor(executor, reading, [found]);
  const people = await reading.accounts.byId(executor, [accountId, ...handsOf(steps)]);
  const member = people.get(accountId);
  const judged = judgeCancellation(reservation, ({ no }) => tickets.get(no), {
    ...{ lines: null, at, ...timesOf(found), scales },
    ...{ byOperator: true, withFee: false },
  });
  const refundable = leftToRefund(reservation);
  return {
    ...wholeOf(found, shown, { refunds, cancelScale: scaleAt(scales, paidAt ?? at), at }),
    accountId,
    memberName: member?.name ?? '',
    memberEmail: member?.email ?? '',
    ...{ transferId, madeBy, note, attention, refundable },
    timeline: timelineOf(reservation, steps).map(({ step, at: when, by, details }) => ({
      step,
      at: iso(when),
      by,
      details: { ...details },
      ...(step === 'handed-on' && {
        handed: { from: people.get(by)?.name ?? '', to: people.get(String(details.to))?.name ?? '' },
      }),
    })),
    can: {
      cancel: status === 'awaiting-payment' || !('accepted' in judged),
      refund: refundable > 0,
    },
    serverTime: iso(at),
  };
}

/** Through whose hands tickets went. */
const handsOf = (steps: readonly Pick<ReservationStep, 'step' | 'by' | 'details'>[]): string[] => [
  ...new Set(
    steps.flatMap(({ step, by, details }) => (step === 'handed-on' ? [by, String(details.to)] : [])),
  ),
];

/** How far the money of a round that was called off has come; null where it was not. */
export async function callOffView(executor: Executor, roundId: string): Promise<CallOffView | null> {
  const row = await executor
    .selectFrom('tickets_call_offs')
    .selectAll()
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  if (!row) return null;
  const { left } = await executor
    .selectFrom('tickets_reservations')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('round_id', '=', roundId)
    .where('status', 'in', ['paid', 'awaiting-payment'])
    .executeTakeFirstOrThrow();
  return {
    ...{ roundId, reason: row.reason, by: row.by_id, at: iso(row.at) },
    left: Number(left),
    doneAt: isoOrNull(row.done_at),
  };
}
