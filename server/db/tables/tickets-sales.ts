export interface TicketsHoldsTable {
  id: string;
  round_id: string;
  account_id: string;
  kind: 'hold' | 'offer' | 'payment';
  seats: string;
  reservation_id: string | null;
  expires_at: number;
  cap_at: number;
  next_at: number;
  created_at: number;
}
export interface TicketsReservationsTable {
  id: string;
  round_id: string;
  performance_id: string;
  account_id: string;
  status: 'awaiting-payment' | 'paid' | 'cancelled' | 'expired';
  pay_with: 'wallet' | 'gateway' | 'box-office';
  currency: string;
  items: number;
  coupon_discount: number;
  total: number;
  refunded: number;
  hold_id: string | null;
  coupon_id: string | null;
  transfer_id: string | null;
  payment_id: string | null;
  title: string;
  seat_lines: string;
  steps: number;
  clock: number;
  created_at: number;
  paid_at: number | null;
  starts_at: number;
  made_by: string | null;
  note: string | null;
  attention: string | null;
}
export interface TicketsReservationStepsTable {
  reservation_id: string;
  step_no: number;
  at: number;
  step: string;
  by_id: string;
  details: string;
}
export interface TicketsTicketsTable {
  round_id: string;
  seat_no: number;
  id: string;
  reservation_id: string;
  line_no: number;
  account_id: string;
  serial: number;
  status: 'issued' | 'used';
  issued_at: number;
  used_at: number | null;
  used_by: string | null;
}
export interface TicketsRefundsTable {
  id: string;
  reservation_id: string;
  amount: number;
  cause: string;
  status: 'requested' | 'under-way' | 'done' | 'refused';
  transfer_id: string | null;
  payment_id: string | null;
  attempts: number;
  next_at: number | null;
  created_at: number;
  settled_at: number | null;
}
/** Rounds that do not take place, and whose money goes back page by page. */
export interface TicketsCallOffsTable {
  round_id: string;
  reason: string;
  by_id: string;
  at: number;
  /** When somebody may go on with it; null when all is given back. */
  next_at: number | null;
  done_at: number | null;
}
/** Rounds that take place at another time than was sold, and how far those are told who hold something of it. */
export interface TicketsRoundMovesTable {
  round_id: string;
  at: number;
  from_at: number;
  to_at: number;
  reason: string;
  by_id: string;
  /** The last account that was told, in the order of their ids. */
  told_to: string;
  told: number;
  /** When somebody may go on with it; null when everybody is told. */
  next_at: number | null;
  done_at: number | null;
}
export interface TicketsWaitlistTable {
  round_id: string;
  account_id: string;
  id: string;
  quantity: number;
  grades: string | null;
  is_together: 0 | 1;
  status: 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left';
  hold_id: string | null;
  changed_at: number;
}
export interface TicketsBlocksTable {
  round_id: string;
  seat_no: number;
  reason: string;
  by_id: string;
  at: number;
}
export interface TicketsScansTable {
  round_id: string;
  id: string;
  ticket_id: string | null;
  seat_no: number | null;
  outcome: 'admitted' | 'already-used' | 'double-entry' | 'outdated' | 'wrong-round' | 'invalid' | 'undone';
  let_in: 0 | 1;
  device: string;
  by_id: string;
  scanned_at: number;
  at: number;
}

export interface TicketsSalesTables {
  tickets_holds: TicketsHoldsTable;
  tickets_reservations: TicketsReservationsTable;
  tickets_reservation_steps: TicketsReservationStepsTable;
  tickets_tickets: TicketsTicketsTable;
  tickets_refunds: TicketsRefundsTable;
  tickets_call_offs: TicketsCallOffsTable;
  tickets_round_moves: TicketsRoundMovesTable;
  tickets_waitlist: TicketsWaitlistTable;
  tickets_blocks: TicketsBlocksTable;
  tickets_scans: TicketsScansTable;
}
