/**
 * The ways in which coupon systems have handed out the last coupon, each as its authors would write it with
 * care. All of them pay at least one transaction for each customer, which is what is measured here.
 */

/** One customer's wish. */
export interface Claim {
  readonly dropId: string;
  readonly accountId: string;
  /** Made by the caller, sorts by time. */
  readonly couponId: string;
}

export type ClaimOutcome =
  | { readonly accepted: true; readonly position: number }
  | { readonly accepted: false; readonly status: number; readonly code: string };

/** A method that is ready to take claims. */
export interface ClaimMethod {
  claim(claim: Claim): Promise<ClaimOutcome>;
  close(): Promise<void>;
}

/** Where a method works, and its knobs. */
export interface MethodSettings {
  readonly databaseUrl: string;
  /** Empty when this method does not need it. */
  readonly redisUrl: string;
  readonly poolSize: number;
}

export type OpenMethod = (settings: MethodSettings) => Promise<ClaimMethod>;

export const soldOut: ClaimOutcome = { accepted: false, status: 409, code: 'coupon.sold-out' };
export const noSuchDrop: ClaimOutcome = { accepted: false, status: 404, code: 'coupon.drop-not-found' };
/** The customer is told to try again: the method's failure, not a decision. */
export const failed = (code: string): ClaimOutcome => ({ accepted: false, status: 503, code });
