import type { Localized } from '../../lib/localized.ts';

export type OrderStatus =
  | 'draft'
  | 'awaiting-payment'
  | 'paid'
  | 'preparing'
  | 'shipped'
  | 'delivered'
  | 'confirmed'
  | 'cancelled'
  | 'expired';

/** How it is paid; `undecided`: an operator's draft that its member has not paid yet. */
export type PayWith = 'wallet' | 'gateway' | 'undecided';

/** One line as it was bought: nothing of it follows the catalogue afterwards. Amounts in the smallest unit. */
export interface OrderLine {
  /** 1 for the first of its order. */
  readonly no: number;
  readonly productId: string;
  readonly variantId: string;
  readonly categoryId: string;
  readonly name: Localized;
  /** What was chosen of the product's options; null without options. */
  readonly choice: Localized | null;
  readonly pictureId: string | null;
  readonly delivery: 'parcel' | 'none';
  /** Of one piece, on the day it was bought. */
  readonly unitPrice: number;
  readonly quantity: number;
  /** What the whole line cost after its share of promotions and coupon: what comes back when all of it comes back. */
  paid: number;
  /** Pieces that were not in stock when they were sold: they follow later. */
  backordered: number;
  /** Its pieces count towards what its member may buy of the product. */
  counted: boolean;
  /** Pieces that were given up before they were sent. */
  cancelled: number;
  /** Pieces that came back. */
  returned: number;
  /** The line whose pieces it was sent for; what was paid for them went over to it. */
  readonly exchangeOf?: number;
}

/** Where a parcel goes: a copy, not the address book's entry. */
export interface Address {
  readonly recipient: string;
  readonly phone: string;
  /** Five digits: Korea's basic district numbers (국가기초구역번호). */
  readonly postcode: string;
  readonly line1: string;
  readonly line2: string;
  /** For whoever brings it. */
  readonly request: string;
}

/** The working copy of an order. Amounts in the smallest unit, times epoch milliseconds. */
export interface Order {
  readonly id: string;
  readonly accountId: string;
  readonly currency: string;
  readonly items: number;
  discount: number;
  couponDiscount: number;
  readonly shipping: number;
  /** items − discount − couponDiscount + shipping. */
  total: number;
  couponId: string | null;
  readonly lines: OrderLine[];
  /** Which rule took off how much, as the member may read it. */
  trace: readonly TraceLine[];
  address: Address | null;
  /** The operator who drafted it. */
  readonly madeBy: string | null;
  readonly createdAt: number;
  status: OrderStatus;
  payWith: PayWith;
  refunded: number;
  /** The wallet's transfer that paid it. */
  transferId: string | null;
  /** The gateway's payment that paid it. */
  paymentId: string | null;
  courier: string | null;
  trackingNo: string | null;
  steps: number;
  /** Its own time, which never goes back. */
  clock: number;
  /** When the stock that it holds is free again; null when it holds none for a time. */
  expiresAt: number | null;
  /** As it stands in the table of deadlines. */
  readonly storedExpiresAt: number | null;
  paidAt: number | null;
  deliveredAt: number | null;
  /** Why an operator should look: a gateway would not give back what was promised. */
  attention: 'refund-refused' | null;
  change: 'none' | 'new' | 'changed';
}

/** One line of the explanation of a total. */
export interface TraceLine {
  readonly kind: 'promotion' | 'coupon' | 'shipping' | 'free-shipping';
  readonly name: Localized;
  /** What it changes of the total: negative takes off. */
  readonly amount: number;
  /** Numbers of the lines that it is about; empty for all. */
  readonly lines: readonly number[];
}

/** What happened to an order, in order. */
export interface OrderStep {
  readonly orderId: string;
  readonly stepNo: number;
  readonly at: number;
  readonly step: string;
  readonly by: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Money on its way back. A wallet's is done in the commit that decides it; a gateway's is asked for afterwards. */
export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly amount: number;
  readonly cause: 'cancel' | 'return' | 'draft' | 'operator';
  readonly paymentId: string | null;
  readonly createdAt: number;
  transferId: string | null;
  status: 'requested' | 'under-way' | 'done' | 'refused';
  attempts: number;
  nextAt: number | null;
  settledAt: number | null;
  change: 'none' | 'new' | 'changed';
}
