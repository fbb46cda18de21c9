export interface PayWalletsTable {
  /** A member's account id, or `house:<purpose>:<nn>`. */
  id: string;
  kind: 'member' | 'house';
  currency: string;
  balance: number;
  held: number;
  status: 'active' | 'frozen' | 'closed';
  /** Number of its newest posting. */
  entry_no: number;
  /** Its own monotonic time: no posting is older than the one before it. */
  clock: number;
  /** The earliest expiry among its active holds. */
  next_expiry_at: number | null;
}
export type TransferKind =
  | 'deposit'
  | 'withdrawal'
  | 'transfer'
  | 'purchase'
  | 'capture'
  | 'refund'
  | 'adjustment'
  | 'trade'
  | 'settlement';
export interface PayTransfersTable {
  id: string;
  kind: TransferKind;
  currency: string;
  amount: number;
  refunded: number;
  /** JSON: [[walletId, entryNo, signedAmount, balanceAfter], …], payer first; sums to zero. */
  legs: string;
  memo: string | null;
  /** The hold captured, the transfer refunded, or the trip settled. */
  refers_to: string | null;
  at: number;
}
export interface PayPostingsTable {
  transfer_id: string;
  wallet_id: string;
  entry_no: number;
  kind: TransferKind;
  amount: number;
  balance_after: number;
  counterparty_id: string;
  at: number;
}
export interface PayHoldsTable {
  id: string;
  payer_id: string;
  payee_id: string;
  currency: string;
  amount: number;
  captured: number;
  status: 'active' | 'captured' | 'voided' | 'expired';
  memo: string | null;
  created_at: number;
  expires_at: number;
}
/** A link of the hash chain over transfers. */
export interface PaySealsTable {
  seal_no: number;
  previous_hash: string;
  hash: string;
  /** JSON: [[transferId, leafHash], …] in outbox order. */
  leaves: string;
  first_id: string;
  last_id: string;
  sealed_at: number;
}
export interface PayReconciliationsTable {
  id: string;
  ok: number;
  started_at: number;
  finished_at: number;
  checks: string;
}

export interface PayTables {
  pay_wallets: PayWalletsTable;
  pay_transfers: PayTransfersTable;
  pay_postings: PayPostingsTable;
  pay_holds: PayHoldsTable;
  pay_seals: PaySealsTable;
  pay_reconciliations: PayReconciliationsTable;
}
