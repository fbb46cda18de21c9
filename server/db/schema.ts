/**
 * The tables as Kysely sees them, a section for each owner. Only the owner's `queries.ts` and `views.ts`
 * touch a table. Times are epoch milliseconds, amounts integers of the smallest unit, JSON is text.
 */

// ---- engine and events -------------------------------------------------------------------------

/** One committed batch of a lane: the marker of its transaction and the outbox of its events. */
export interface BatchesTable {
  id: string;
  lane: string;
  at: number;
  events: string;
  event_count: number;
  /** Sequence of the first event; null until numbered, 0 for a batch without events. */
  first_sequence: number | null;
  /** MariaDB alone: the order in which batches were marked, under their row locks. */
  marked_no?: number;
}
export interface OutboxHeadTable {
  id: number;
  last_sequence: number;
}
/** How far a durable consumer of the outbox has come. */
export interface ConsumersTable {
  name: string;
  position: number;
}
/** The answer to every attempt that carried a key, acceptance and refusal both. */
export interface ReceiptsTable {
  id: string;
  account_id: string;
  key: string;
  command: string;
  fingerprint: string;
  /** null: accepted; otherwise the code of the refusal. */
  code: string | null;
  result: string;
  at: number;
}
export interface AuditLogTable {
  id: string;
  at: number;
  actor_id: string;
  action: string;
  subject: string;
  reason: string | null;
  details: string;
}

// ---- accounts ----------------------------------------------------------------------------------

export interface AccountsTable {
  id: string;
  email: string;
  /** Lower-cased NFC form: what must be unique. */
  email_key: string;
  name: string;
  password_hash: string | null;
  role: 'member' | 'admin';
  locale: 'ko' | 'en';
  created_at: number;
  last_active_at: number;
}
/** A sign-in on one device: a family of refresh tokens of which only the newest is good. */
export interface SessionsTable {
  id: string;
  account_id: string;
  token_hash: string;
  previous_hash: string | null;
  rotated_at: number;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
  user_agent: string;
  address: string;
}

// ---- pay ---------------------------------------------------------------------------------------

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
export type TransferKind = 'deposit' | 'withdrawal' | 'transfer' | 'capture' | 'refund' | 'adjustment';
export interface PayTransfersTable {
  id: string;
  kind: TransferKind;
  currency: string;
  amount: number;
  refunded: number;
  /** JSON: [[walletId, entryNo, signedAmount, balanceAfter], …], payer first; sums to zero. */
  legs: string;
  memo: string | null;
  /** The hold captured or the transfer refunded. */
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

// ---- coupons -----------------------------------------------------------------------------------

export interface CouponCampaignsTable {
  id: string;
  kind: 'drop' | 'code' | 'codes';
  name: string;
  name_en: string | null;
  discount: string;
  minimum_spend: number;
  currency: string;
  scope: string;
  total: number;
  claimed: number;
  used: number;
  per_member_limit: number;
  code: string | null;
  codes_made: number;
  /** null: a draft that nobody has opened. */
  opens_at: number | null;
  closes_at: number | null;
  valid_until: number;
  /** Its own monotonic time. */
  clock: number;
  created_at: number;
}
export interface CouponsTable {
  campaign_id: string;
  /** 1 for the first; never above the campaign's total. */
  position: number;
  account_id: string;
  /** 1 for the member's first coupon of the campaign; never above the limit per member. */
  ordinal: number;
  status: 'active' | 'used' | 'void';
  claimed_at: number;
  used_at: number | null;
  used_for: string | null;
}
export interface CouponCodesTable {
  code: string;
  campaign_id: string;
  /** Who registered it; null while it is free. */
  account_id: string | null;
  made_at: number;
}

export interface Tables {
  batches: BatchesTable;
  outbox_head: OutboxHeadTable;
  consumers: ConsumersTable;
  receipts: ReceiptsTable;
  audit_log: AuditLogTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  pay_wallets: PayWalletsTable;
  pay_transfers: PayTransfersTable;
  pay_postings: PayPostingsTable;
  pay_holds: PayHoldsTable;
  pay_seals: PaySealsTable;
  pay_reconciliations: PayReconciliationsTable;
  coupon_campaigns: CouponCampaignsTable;
  coupons: CouponsTable;
  coupon_codes: CouponCodesTable;
}
