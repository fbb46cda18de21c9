import type { Touched } from '../input.ts';
import type { ReturnLine, ReturnRequest } from '../return.ts';
import type { OrderRules } from './rules.ts';

/** Who acts without being asked: jobs and rounds of the shop. */
export const SYSTEM = 'system:shop';

/** When what follows a delivery falls due; milliseconds after it. */
export interface AfterDelivery {
  readonly confirmInMs: number;
  readonly remindInMs: number;
}

/** A line of a draft: an operator may name a price of their own. */
export interface DraftLine {
  readonly variantId: string;
  readonly quantity: number;
  /** Of one piece; null: what it costs now. */
  readonly unitPrice: number | null;
}

/** What a gateway said, or did not say, of a refund that it was asked for. */
export type RefundOutcome = 'done' | 'under-way' | 'later' | 'refused';

/** What operators and members do about a return; `variantIds` are those that are sent instead. */
type OfReturn = {
  readonly orderId: string;
  readonly returnId: string;
  readonly variantIds: readonly string[];
};

/** Commands on orders that exist, and drafts. */
export type OrderInput =
  | {
      readonly kind: 'cancel';
      readonly orderId: string;
      /** Null cancels all that is left. */
      readonly lines: readonly { readonly no: number; readonly quantity: number }[] | null;
      readonly reason: string;
      /** An operator may cancel what its member may not any more. */
      readonly byOperator: boolean;
    }
  | { readonly kind: 'prepare'; readonly orderId: string }
  | {
      readonly kind: 'ship';
      readonly orderId: string;
      readonly courier: string;
      readonly trackingNo: string;
    }
  | ({ readonly kind: 'deliver'; readonly orderId: string } & AfterDelivery)
  /** The member has it. */
  | ({ readonly kind: 'confirm'; readonly orderId: string } & AfterDelivery)
  /** Nobody said otherwise for some days: they count as received. Those with an open return are asked about again. */
  | { readonly kind: 'confirm-due'; readonly orderIds: readonly string[]; readonly againInMs: number }
  /** Members are asked for a review, once for each order; without `isAsked` it is only crossed off. */
  | {
      readonly kind: 'remind';
      readonly orders: readonly { readonly orderId: string; readonly isAsked: boolean }[];
    }
  | {
      readonly kind: 'request-return';
      readonly orderId: string;
      readonly returnKind: ReturnRequest['kind'];
      readonly lines: readonly ReturnLine[];
      readonly reason: ReturnRequest['reason'];
      readonly note: string;
      /** How long after the delivery it may be asked for. */
      readonly windowMs: number;
    }
  | ({ readonly kind: 'withdraw-return' } & OfReturn)
  | ({ readonly kind: 'approve-return'; readonly answer: string } & OfReturn)
  | ({ readonly kind: 'reject-return'; readonly answer: string } & OfReturn)
  | ({
      readonly kind: 'receive-return';
      /** What came back goes on sale again. */
      readonly isFitForSale: boolean;
      /** What is kept of the money, such as the way back where the member changed their mind. */
      readonly deduction: number;
      readonly answer: string;
    } & OfReturn)
  | ({ readonly kind: 'send-exchange'; readonly courier: string; readonly trackingNo: string } & OfReturn)
  /** An operator gives something back on their own account. */
  | { readonly kind: 'refund'; readonly orderId: string; readonly amount: number; readonly reason: string }
  /** Takes refunds that are due for one instance, which asks the gateway. */
  | { readonly kind: 'claim-refunds'; readonly refunds: readonly RefundName[]; readonly forMs: number }
  | ({
      readonly kind: 'settle-refund';
      readonly outcome: RefundOutcome;
      /** Why it was refused or put off. */
      readonly code: string | null;
      /** When to ask again. */
      readonly againInMs: number;
    } & RefundName)
  | {
      readonly kind: 'draft';
      /** The command's own id. */
      readonly orderId: string;
      /** Whose order it will be. */
      readonly memberId: string;
      readonly lines: readonly DraftLine[];
      readonly shipping: number;
      /** For the member. */
      readonly note: string;
      readonly reason: string;
      readonly expiresInMs: number;
    }
  | { readonly kind: 'set-order-rules'; readonly rules: OrderRules; readonly reason: string };

export interface RefundName {
  readonly orderId: string;
  readonly refundId: string;
}

export type Asked<Kind extends OrderInput['kind']> = Extract<OrderInput, { kind: Kind }>;

export function touchedByOrder(input: OrderInput): Touched {
  switch (input.kind) {
    case 'draft':
      return { variantIds: input.lines.map(({ variantId }) => variantId) };
    case 'confirm-due':
      return { orderIds: input.orderIds };
    case 'remind':
      return { orderIds: input.orders.map(({ orderId }) => orderId) };
    case 'claim-refunds':
      return { orderIds: input.refunds.map(({ orderId }) => orderId) };
    case 'request-return':
      return {
        orderIds: [input.orderId],
        variantIds: input.lines.flatMap(({ exchangeFor }) => exchangeFor ?? []),
      };
    case 'withdraw-return':
    case 'approve-return':
    case 'reject-return':
    case 'receive-return':
    case 'send-exchange':
      return { orderIds: [input.orderId], variantIds: input.variantIds };
    case 'set-order-rules':
      return {};
    default:
      return { orderIds: [input.orderId] };
  }
}
