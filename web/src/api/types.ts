/** The server's own schemas, as types only: a change of the contract is a compile error here. */
import type { Static } from 'typebox';
import type * as accounts from '../../../server/modules/accounts/schemas.ts';
import type * as coupons from '../../../server/modules/coupons/schemas.ts';
import type * as identity from '../../../server/modules/identity/schemas.ts';
import type * as jobs from '../../../server/modules/jobs/schemas.ts';
import type * as notifications from '../../../server/modules/notifications/schemas.ts';
import type * as pay from '../../../server/modules/pay/schemas.ts';
import type * as payments from '../../../server/modules/payments/schemas.ts';

export type { Picture } from '../../../server/lib/picture-schema.ts';
export type { Site } from '../../../server/lib/site-schema.ts';
export type {
  Account,
  AuditEntry,
  Consent,
  ConsentGiven,
  ConsentList,
  EmailChangeStarted,
  Member,
  MemberStatus,
  MembersPage,
  Role,
  SecondFactorNeeded,
  Session,
  SignInResult,
  SignUpResult,
  SignUpStarted,
  Terms,
  TermsDocument,
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
export type { Upload } from '../../../server/modules/files/schemas.ts';
export type {
  Authorization,
  Completion,
  CompletionProof,
  Identity,
  IdentityCheck,
  IdentityVerified,
  MemberWaysIn,
  Passkey,
  Provider,
  ProviderList,
  RecoveryCodes,
  SignInMethods,
  TotpSetUp,
} from '../../../server/modules/identity/schemas.ts';
export type {
  AdminTransfer,
  Balance,
  Hold,
  Preview,
  Receipt,
  ReconciliationReport,
  Seal,
  StatementItem,
  TransferKind,
  TransfersPage,
} from '../../../server/modules/pay/schemas.ts';

export type Locale = Static<typeof accounts.Locale>;
export type SignUpBody = Static<typeof accounts.SignUpBody>;
export type SignInBody = Static<typeof accounts.SignInBody>;
export type UpdateMeBody = Static<typeof accounts.UpdateMeBody>;
export type SecondFactor = accounts.SecondFactorNeeded['secondFactor'];
export type SignUpConfirmationBody = Static<typeof accounts.SignUpConfirmationBody>;
export type PasswordResetStarted = Static<typeof accounts.PasswordResetStarted>;
export type PasswordResetConfirmationBody = Static<typeof accounts.PasswordResetConfirmationBody>;
export type EmailChangeConfirmationBody = Static<typeof accounts.EmailChangeConfirmationBody>;
export type ConsentsBody = Static<typeof accounts.ConsentsBody>;
export type TermsList = Static<typeof accounts.TermsList>;
export type DeleteMeBody = Static<typeof accounts.DeleteMeBody>;
export type ChangePasswordBody = Static<typeof accounts.ChangePasswordBody>;
export type AuditPage = Static<typeof accounts.AuditPage>;
export type WalletStatus = Static<typeof accounts.WalletStatus>;

export type AuthorizationBody = Static<typeof identity.AuthorizationBody>;
/** What may come of a return from a provider. */
export type CallbackAnswer =
  | (accounts.SignInResult & { next: string | null })
  | identity.LinkedResult
  | identity.ProvedResult
  | accounts.SecondFactorNeeded
  | identity.Completion;
export type CompletionBody = {
  ticket: string;
  name: string;
  email?: string;
  locale?: Locale;
  consents: accounts.ConsentGiven[];
};
export type CompletionConfirmationBody = Static<typeof identity.CompletionConfirmationBody>;
export type AddPasskeyBody = Static<typeof identity.AddPasskeyBody>;
export type PasskeyResponseBody = Static<typeof identity.PasskeyResponseBody>;
export type SecondFactorBody = Static<typeof identity.SecondFactorBody>;

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

export type {
  BreakerState,
  CapturedMail,
  CapturedMailDetail,
  Delivery,
  DeliveryChannel,
  DeliveryDetail,
  DeliveryStatus,
  Destination,
  MemberChannel,
  Notification,
  NotificationCategory,
  NotificationCreated,
  NotificationPage,
  PhoneAsked,
  Preference,
  Preferences,
  PreferencesBody,
  ReadBody,
  Retried,
  Unread,
  Webhook,
  WebhookBody,
  WebhookList,
  WebhookPatchBody,
  WebhookTest,
  WebhookWithSecret,
} from '../../../server/modules/notifications/schemas.ts';
export type DeliveryPage = Static<typeof notifications.DeliveryPage>;
export type DestinationList = Static<typeof notifications.DestinationList>;
export type CapturedMailPage = Static<typeof notifications.CapturedMailPage>;
export type RetryAllBody = Static<typeof notifications.RetryAllBody>;

export type {
  AdminPayment,
  AdminPaymentSummary,
  Cancellation,
  Checkout,
  DailyReport,
  GatewayName,
  Payment,
  PaymentStatus,
  PaymentSummary,
  PaymentsPage,
  ReportDifference,
} from '../../../server/modules/payments/schemas.ts';
export type PaymentPage = Static<typeof payments.PaymentPage>;
export type ConfirmBody = Static<typeof payments.ConfirmBody>;
export type DepositStarted = Static<typeof pay.DepositStarted>;
export type DailyReports = Static<typeof payments.DailyReports>;

export type {
  FailureView,
  JobView,
  RunDetail,
  RunStatus,
  RunView,
} from '../../../server/modules/jobs/schemas.ts';
export type JobList = Static<typeof jobs.JobList>;
export type RunPage = Static<typeof jobs.RunPage>;
export type FailurePage = Static<typeof jobs.FailurePage>;

export type {
  FacetValue,
  Fragment,
  Groups,
  Hit,
  KindPage,
  SearchSort,
  SuggestionList,
} from '../../../server/modules/search/schemas.ts';
