import type { PayHoldsTable, PayTransfersTable, PayWalletsTable } from '../../db/schema.ts';
import type { Hold, Wallet } from './wallets.ts';

export const CURRENCY = 'KRW';

export const WALLET_COLUMNS = [
  'id',
  'kind',
  'currency',
  'balance',
  'held',
  'status',
  'entry_no',
  'clock',
  'next_expiry_at',
] as const;
export const HOLD_COLUMNS = [
  'id',
  'payer_id',
  'payee_id',
  'currency',
  'amount',
  'captured',
  'status',
  'memo',
  'created_at',
  'expires_at',
] as const;
export const TRANSFER_COLUMNS = [
  'id',
  'kind',
  'currency',
  'amount',
  'refunded',
  'legs',
  'memo',
  'refers_to',
  'at',
] as const;
export const POSTING_COLUMNS = [
  'transfer_id',
  'wallet_id',
  'entry_no',
  'kind',
  'amount',
  'balance_after',
  'counterparty_id',
  'at',
] as const;

export const holdOf = (row: PayHoldsTable): Hold => ({
  id: row.id,
  payerId: row.payer_id,
  payeeId: row.payee_id,
  currency: row.currency,
  amount: row.amount,
  captured: row.captured,
  status: row.status,
  memo: row.memo,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  change: 'none',
});

/** The legs of a stored transfer: [walletId, entryNo, signed amount, balance after], payer first. */
export type StoredLeg = [walletId: string, entryNo: number, amount: number, balanceAfter: number];
export const legsOf = (row: Pick<PayTransfersTable, 'legs'>): StoredLeg[] =>
  JSON.parse(row.legs) as StoredLeg[];

export const walletOf = (row: PayWalletsTable): Wallet => ({
  id: row.id,
  kind: row.kind,
  currency: row.currency,
  balance: row.balance,
  held: row.held,
  status: row.status,
  entryNo: row.entry_no,
  clock: row.clock,
  nextExpiryAt: row.next_expiry_at,
  holds: [],
  unreadExpiryAt: row.next_expiry_at,
  moved: false,
  changed: false,
});
