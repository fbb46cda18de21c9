import type { DayEntry, Period } from '../../gateways/index.ts';
import type { DailyReport, ReportDifference } from './schemas.ts';

const DAY_MS = 86_400_000;
const KOREA_MS = 9 * 3_600_000;

/** The day of a moment in Korea, where the gateways count. @param ms epoch milliseconds */
export const dayOf = (ms: number): string => new Date(ms + KOREA_MS).toISOString().slice(0, 10);

/** First moment of a day and of the next; null for a date that no calendar has. */
export function periodOf(day: string): Period | null {
  const from = Date.parse(`${day}T00:00:00+09:00`);
  return Number.isNaN(from) || dayOf(from) !== day ? null : { from, until: from + DAY_MS };
}

/** One of our payments as the comparison needs it. */
export interface OwnPayment {
  readonly paymentId: string;
  readonly status: string;
}

/** Everything of a day for one payment, on one side. */
interface Side {
  orderId: string;
  paid: number;
  payments: number;
  cancelled: number;
  cancellations: number;
}
type Totals = DailyReport['here'];

/**
 * Holds a gateway's list of a day against our own.
 * @param here our captures and cancellations of the day, by the gateway's own times
 * @param there the gateway's list of the day
 * @param known our payments by order number, of any day
 */
export function compareDay(
  here: readonly DayEntry[],
  there: readonly DayEntry[],
  known: ReadonlyMap<string, OwnPayment>,
): { here: Totals; there: Totals; differences: ReportDifference[] } {
  const ours = sidesOf(here);
  const theirs = sidesOf(there);
  const differences: ReportDifference[] = [];
  for (const paymentKey of new Set([...ours.keys(), ...theirs.keys()])) {
    const own = ours.get(paymentKey);
    const other = theirs.get(paymentKey);
    const payment = known.get((other ?? own)!.orderId);
    const about = { paymentId: payment?.paymentId ?? null, paymentKey };
    const paid = differenceOf(payment, own?.paid ?? 0, other?.paid ?? 0);
    if (paid) differences.push({ ...about, what: 'payment', ...paid });
    const cancelled = differenceOf(payment, own?.cancelled ?? 0, other?.cancelled ?? 0);
    if (cancelled) differences.push({ ...about, what: 'cancellation', ...cancelled });
  }
  return { here: totalsOf(ours), there: totalsOf(theirs), differences };
}

function differenceOf(
  payment: OwnPayment | undefined,
  here: number,
  there: number,
): Pick<ReportDifference, 'kind' | 'here' | 'there' | 'details'> | null {
  if (here === there) return null;
  const amounts = { here: here === 0 ? null : here, there: there === 0 ? null : there };
  if (there === 0)
    return { kind: 'missing-there', ...amounts, details: `here ${payment?.status ?? 'unknown'}` };
  if (here !== 0)
    return { kind: 'other-amount', ...amounts, details: `here ${payment?.status ?? 'unknown'}` };
  // We know the payment, and say something else of it.
  if (payment) return { kind: 'other-state', ...amounts, details: `here ${payment.status}` };
  return { kind: 'missing-here', ...amounts, details: '' };
}

function sidesOf(entries: readonly DayEntry[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const { kind, paymentKey, orderId, amount } of entries) {
    const side = sides.get(paymentKey) ?? { orderId, paid: 0, payments: 0, cancelled: 0, cancellations: 0 };
    sides.set(paymentKey, side);
    if (kind === 'payment') {
      side.paid += amount;
      side.payments += 1;
    } else {
      side.cancelled += amount;
      side.cancellations += 1;
    }
  }
  return sides;
}

function totalsOf(sides: ReadonlyMap<string, Side>): Totals {
  const totals = { payments: 0, paid: 0, cancellations: 0, cancelled: 0 };
  for (const side of sides.values()) {
    totals.payments += side.payments;
    totals.paid += side.paid;
    totals.cancellations += side.cancellations;
    totals.cancelled += side.cancelled;
  }
  return totals;
}
