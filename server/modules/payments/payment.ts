import type { GatewayName, Learned } from '../../gateways/index.ts';
import type { Ledger } from '../pay/index.ts';
import type { PurposeRows } from './purposes.ts';
import type { PaymentStatus } from './schemas.ts';

/** Commands that no person sends: of the jobs, and of what gateways tell. */
export const SYSTEM = 'system:payments';

export type Attention =
  | 'amount-mismatch'
  | 'captured-twice'
  | 'state-mismatch'
  | 'reversal-refused'
  | 'refund-stuck'
  | 'cancelled-elsewhere'
  | 'long-in-doubt';

/** The working copy of a payment. Amounts are in the smallest unit, times epoch milliseconds. */
export interface Payment {
  readonly id: string;
  readonly accountId: string;
  readonly gateway: GatewayName;
  readonly purpose: string;
  readonly subject: string | null;
  readonly orderName: string;
  readonly currency: string;
  readonly amount: number;
  readonly createdAt: number;
  readonly expiresAt: number;
  status: PaymentStatus;
  paymentKey: string | null;
  attempts: number;
  lookups: number;
  credited: number;
  takenBack: number;
  cancelled: number;
  transferId: string | null;
  pendingCancellation: string | null;
  reversalId: string | null;
  method: string | null;
  receiptUrl: string | null;
  failure: { readonly code: string; readonly message: string } | null;
  attention: Attention | null;
  steps: number;
  clock: number;
  begunAt: number | null;
  paidAt: number | null;
  approvedAt: number | null;
  nextLookupAt: number | null;
  change: 'none' | 'new' | 'changed';
}

/** Money on its way back. One at a time for each payment, so that what the gateway says can be told apart. */
export interface Cancellation {
  readonly id: string;
  readonly paymentId: string;
  /** `refund`: an operator gives back what was used. `reversal`: it could not be used, so it never reached anyone. */
  readonly kind: 'refund' | 'reversal';
  readonly amount: number;
  readonly reason: string;
  readonly by: string;
  readonly paymentKey: string;
  readonly transferId: string | null;
  readonly requestedAt: number;
  status: 'requested' | 'in-doubt' | 'done' | 'refused';
  putBackId: string | null;
  failure: { readonly code: string; readonly message: string } | null;
  settledAt: number | null;
  cancelledAt: number | null;
  change: 'none' | 'new' | 'changed';
}

export interface Step {
  readonly paymentId: string;
  readonly stepNo: number;
  readonly at: number;
  readonly step: string;
  readonly amount: number | null;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Where a word of the gateway came from. */
export type Source = 'confirm' | 'webhook' | 'job' | 'operator' | 'return';

export type PaymentInput =
  | {
      readonly kind: 'prepare';
      readonly gateway: GatewayName;
      readonly purpose: string;
      readonly subject: string | null;
      readonly orderName: string;
      readonly amount: number;
      readonly expiresInMs: number;
    }
  /** The customer has agreed at the gateway: from here on it is asked to capture. */
  | {
      readonly kind: 'begin';
      readonly paymentId: string;
      readonly paymentKey: string;
      readonly orderId: string;
      readonly amount: number;
    }
  /** The gateway says that it was never asked: asked once more. */
  | { readonly kind: 'begin-again'; readonly paymentId: string; readonly attempt: number }
  | {
      readonly kind: 'settle';
      readonly paymentId: string;
      readonly learned: Learned;
      readonly source: Source;
      /** Which attempt the answer belongs to; null for a look-up. */
      readonly attempt: number | null;
      /** When to look again if this said nothing. */
      readonly lookAgainInMs: number;
    }
  | { readonly kind: 'abandon'; readonly paymentId: string; readonly reason: string | null }
  /** Takes payments whose look-up is due, so that one instance alone asks for each. */
  | { readonly kind: 'claim'; readonly paymentIds: readonly string[]; readonly forMs: number }
  | { readonly kind: 'cancel'; readonly paymentId: string; readonly amount: number; readonly reason: string }
  /** A module gives back what was paid for its order: under a number of its own, so that it is asked for once. */
  | {
      readonly kind: 'give-back';
      readonly paymentId: string;
      readonly cancellationId: string;
      readonly amount: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'settle-cancellation';
      readonly paymentId: string;
      readonly cancellationId: string;
      readonly learned: Learned;
      readonly lookAgainInMs: number;
    };

/** The working state of a batch. */
export interface PaymentState {
  readonly payments: Map<string, Payment>;
  readonly cancellations: Map<string, Cancellation>;
  /** Which payment has a key of a gateway, by `gateway/key`. */
  readonly keyOwners: Map<string, string>;
  readonly ledger: Ledger;
  readonly purposes: PurposeRows;
  readonly newSteps: Step[];
}

export const keySlot = (gateway: GatewayName, paymentKey: string): string => `${gateway}/${paymentKey}`;

/** The payments that a command is about. */
export function paymentIdsOf(input: PaymentInput): readonly string[] {
  if (input.kind === 'prepare') return [];
  return input.kind === 'claim' ? input.paymentIds : [input.paymentId];
}

/** The key of the gateway that a command brings along. */
export function keyIn(input: PaymentInput): string | null {
  if (input.kind === 'begin') return input.paymentKey;
  if (input.kind === 'settle' && input.learned.kind === 'found') return input.learned.payment.paymentKey;
  return null;
}
