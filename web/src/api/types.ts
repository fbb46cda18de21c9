/** The server's own schemas, as types only: a change of the contract is a compile error here. */
import type { Static } from 'typebox';
import type * as accounts from '../../../server/modules/accounts/schemas.ts';
import type * as coupons from '../../../server/modules/coupons/schemas.ts';
import type * as pay from '../../../server/modules/pay/schemas.ts';

export type { Site } from '../../../server/lib/site-schema.ts';
export type {
  Account,
  AuditEntry,
  Member,
  Role,
  Session,
  SignInResult,
} from '../../../server/modules/accounts/schemas.ts';
export type {
  Campaign,
  CampaignBody,
  CampaignKind,
  CampaignPhase,
  ClaimResult,
  Coupon,
  Discount,
  Drop,
  DropProgress,
  Scope,
} from '../../../server/modules/coupons/schemas.ts';
export type {
  Balance,
  Hold,
  Preview,
  Receipt,
  ReconciliationReport,
  Seal,
  StatementItem,
  TransferKind,
} from '../../../server/modules/pay/schemas.ts';

export type Locale = Static<typeof accounts.Locale>;
export type SignUpBody = Static<typeof accounts.SignUpBody>;
export type SignInBody = Static<typeof accounts.SignInBody>;
export type UpdateMeBody = Static<typeof accounts.UpdateMeBody>;
export type ChangePasswordBody = Static<typeof accounts.ChangePasswordBody>;
export type MemberPage = Static<typeof accounts.MemberPage>;
export type AuditPage = Static<typeof accounts.AuditPage>;
export type WalletStatus = Static<typeof accounts.WalletStatus>;

export type TransferBody = Static<typeof pay.TransferBody>;
export type SplitTransferBody = Static<typeof pay.SplitTransferBody>;
export type TransferResult = Static<typeof pay.TransferResult>;
export type TransferDetail = Static<typeof pay.TransferDetail>;
export type StatementPage = Static<typeof pay.StatementPage>;
export type HoldPage = Static<typeof pay.HoldPage>;
export type CaptureBody = Static<typeof pay.CaptureBody>;
export type SealPage = Static<typeof pay.SealPage>;
export type ReceiptPage = Static<typeof pay.ReceiptPage>;
export type AdjustmentBody = Static<typeof pay.AdjustmentBody>;
export type ReconciliationPage = Static<typeof pay.ReconciliationPage>;

export type CouponPage = Static<typeof coupons.CouponPage>;
export type CouponStatus = Static<typeof coupons.CouponStatus>;
export type DropList = Static<typeof coupons.DropList>;
export type CampaignPage = Static<typeof coupons.CampaignPage>;
export type CodesResult = Static<typeof coupons.CodesResult>;
export type ClaimListPage = Static<typeof coupons.ClaimList>;

/** Sent on topic `me` when the wallet moved. */
export type PayChanged = {
  reason: Static<typeof pay.TransferKind>;
  transferId: string;
  amount: number;
  balance: number;
  available: number;
  currency: string;
};
