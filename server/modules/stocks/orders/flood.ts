import { ProblemError } from '../../../http/errors.ts';
import { type Allowance, createBuckets } from '../../../lib/buckets.ts';

/** Faster than any hand, and than a patient program; every instance counts for itself. */
const ORDERS: Allowance = { attempts: 100, perMs: 2_000 };

/**
 * Lets an account's orders through, changes and cancels among them, until they are too many.
 * @throws ProblemError stocks.too-many-orders
 */
export type FloodGate = (accountId: string) => void;

/**
 * @param isOn false lets everything through: for load tests
 * @param monotonic milliseconds that only go forward
 */
export function createFloodGate(isOn: boolean, monotonic: () => number): FloodGate {
  if (!isOn) return () => undefined;
  const buckets = createBuckets(monotonic);
  return (accountId) => {
    const retryAfterS = buckets.take([[accountId, ORDERS]]);
    if (retryAfterS > 0) throw new ProblemError('stocks.too-many-orders', { retryAfterS });
  };
}
