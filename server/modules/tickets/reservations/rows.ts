import type { Value } from '../../../db/rows.ts';
import type {
  TicketsRefundsTable,
  TicketsReservationStepsTable,
  TicketsReservationsTable,
  TicketsTicketsTable,
} from '../../../db/schema.ts';
import type { SeatLabel } from '../maps/seat-plan.ts';
import type { Reservation, ReservationStep, SeatLine, TicketRefund } from '../reservation.ts';
import type { Ticket } from '../state.ts';

export const RESERVATION_COLUMNS = [
  'id',
  'round_id',
  'performance_id',
  'account_id',
  'status',
  'pay_with',
  'currency',
  'items',
  'coupon_discount',
  'total',
  'refunded',
  'hold_id',
  'coupon_id',
  'transfer_id',
  'payment_id',
  'title',
  'seat_lines',
  'steps',
  'clock',
  'created_at',
  'paid_at',
  'starts_at',
  'made_by',
  'note',
  'attention',
] as const satisfies readonly (keyof TicketsReservationsTable)[];
/** What may change of a reservation, in the order of `changingValues`. */
export const CHANGING_COLUMNS = [
  'status',
  'pay_with',
  'refunded',
  'hold_id',
  'transfer_id',
  'payment_id',
  'seat_lines',
  'steps',
  'clock',
  'paid_at',
  'attention',
] as const satisfies readonly (keyof TicketsReservationsTable)[];
export const STEP_COLUMNS = ['reservation_id', 'step_no', 'at', 'step', 'by_id', 'details'] as const;
export const REFUND_COLUMNS = [
  'id',
  'reservation_id',
  'amount',
  'cause',
  'status',
  'transfer_id',
  'payment_id',
  'attempts',
  'next_at',
  'created_at',
  'settled_at',
] as const satisfies readonly (keyof TicketsRefundsTable)[];
export const TICKET_COLUMNS = [
  'round_id',
  'seat_no',
  'id',
  'reservation_id',
  'line_no',
  'account_id',
  'serial',
  'status',
  'issued_at',
  'used_at',
  'used_by',
] as const satisfies readonly (keyof TicketsTicketsTable)[];
/** What may change of a ticket, in the order of `changingTicketValues`. */
export const CHANGING_TICKET_COLUMNS = ['account_id', 'serial', 'status', 'used_at', 'used_by'] as const;

/** A place as it stands in its reservation's row: short, since there are very many of them. */
type StoredLine = readonly [
  seat: number,
  sectionKo: string,
  sectionEn: string,
  row: string | null,
  number: string,
  grade: string,
  price: number,
  paid: number,
  fee: number | null,
];

/** The places of a reservation from its column `seat_lines`. */
export const linesOf = (text: string): SeatLine[] =>
  (JSON.parse(text) as StoredLine[]).map(([seat, ko, en, row, number, grade, price, paid, fee], i) => {
    const label: SeatLabel = { section: { ko, en }, row, number, grade };
    return { no: i + 1, seat, label, price, paid, fee };
  });

const lineText = (lines: readonly SeatLine[]): string =>
  JSON.stringify(
    lines.map(({ seat, label, price, paid, fee }): StoredLine => {
      const { section, row, number, grade } = label;
      return [seat, section.ko, section.en, row, number, grade, price, paid, fee];
    }),
  );

export const reservationOf = (row: TicketsReservationsTable): Reservation => ({
  id: row.id,
  roundId: row.round_id,
  performanceId: row.performance_id,
  accountId: row.account_id,
  currency: row.currency,
  items: row.items,
  couponDiscount: row.coupon_discount,
  total: row.total,
  couponId: row.coupon_id,
  title: titleOf(row.title),
  lines: linesOf(row.seat_lines),
  createdAt: row.created_at,
  startsAt: row.starts_at,
  madeBy: row.made_by,
  note: row.note,
  payWith: row.pay_with,
  status: row.status,
  holdId: row.hold_id,
  refunded: row.refunded,
  transferId: row.transfer_id,
  paymentId: row.payment_id,
  steps: row.steps,
  clock: row.clock,
  paidAt: row.paid_at,
  attention: row.attention as Reservation['attention'],
  change: 'none',
});

/** Korean first, so that operators find it by its beginning. */
const TITLE_GAP = '\n';
const titleText = ({ ko, en }: Reservation['title']): string => `${ko}${TITLE_GAP}${en}`;
export function titleOf(text: string): Reservation['title'] {
  const [ko = '', en = ko] = text.split(TITLE_GAP);
  return { ko, en };
}

export const newReservationValues = (r: Reservation): Value[] => [
  ...[r.id, r.roundId, r.performanceId, r.accountId, r.status, r.payWith, r.currency, r.items],
  ...[r.couponDiscount, r.total, r.refunded, r.holdId, r.couponId, r.transferId, r.paymentId],
  ...[titleText(r.title), lineText(r.lines), r.steps, r.clock, r.createdAt, r.paidAt, r.startsAt],
  ...[r.madeBy, r.note, r.attention],
];

export const changingValues = (r: Reservation): Value[] => [
  ...[r.status, r.payWith, r.refunded, r.holdId, r.transferId, r.paymentId, lineText(r.lines), r.steps],
  ...[r.clock, r.paidAt, r.attention],
];

export const stepOf = (row: TicketsReservationStepsTable): ReservationStep => ({
  reservationId: row.reservation_id,
  stepNo: row.step_no,
  at: row.at,
  step: row.step,
  by: row.by_id,
  details: JSON.parse(row.details) as Record<string, unknown>,
});

export const refundOf = (row: TicketsRefundsTable): TicketRefund => ({
  id: row.id,
  reservationId: row.reservation_id,
  amount: row.amount,
  cause: row.cause as TicketRefund['cause'],
  paymentId: row.payment_id,
  createdAt: row.created_at,
  transferId: row.transfer_id,
  status: row.status,
  attempts: row.attempts,
  nextAt: row.next_at,
  settledAt: row.settled_at,
  change: 'none',
});

export const refundValues = (r: TicketRefund): Value[] => [
  ...[r.id, r.reservationId, r.amount, r.cause, r.status, r.transferId, r.paymentId, r.attempts],
  ...[r.nextAt, r.createdAt, r.settledAt],
];

export const ticketOf = (row: TicketsTicketsTable): Ticket => ({
  id: row.id,
  roundId: row.round_id,
  seat: row.seat_no,
  reservationId: row.reservation_id,
  lineNo: row.line_no,
  accountId: row.account_id,
  serial: row.serial,
  status: row.status,
  issuedAt: row.issued_at,
  usedAt: row.used_at,
  usedBy: row.used_by,
  change: 'none',
});

export const newTicketValues = (t: Ticket): Value[] => [
  ...[t.roundId, t.seat, t.id, t.reservationId, t.lineNo, t.accountId, t.serial, t.status],
  ...[t.issuedAt, t.usedAt, t.usedBy],
];

export const changingTicketValues = (t: Ticket): Value[] => [
  ...[t.accountId, t.serial, t.status, t.usedAt, t.usedBy],
];
