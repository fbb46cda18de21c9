/** Pieces of one line that come back; for an exchange also what is sent instead. */
export interface ReturnLine {
  readonly no: number;
  readonly quantity: number;
  /** The variant of the same product that is sent instead; null when it is only given back. */
  readonly exchangeFor: string | null;
}

/** A member's wish to give back or exchange what was delivered. Amounts in the smallest unit. */
export interface ReturnRequest {
  readonly id: string;
  readonly orderId: string;
  readonly accountId: string;
  readonly kind: 'return' | 'exchange';
  readonly reason: 'changed-mind' | 'defective' | 'wrong-item' | 'not-as-described' | 'late';
  readonly note: string;
  readonly lines: readonly ReturnLine[];
  readonly createdAt: number;
  status: 'requested' | 'approved' | 'rejected' | 'withdrawn' | 'received' | 'done';
  refundAmount: number;
  /** What the operator says about it. */
  answer: string;
  updatedAt: number;
  change: 'none' | 'new' | 'changed';
}
