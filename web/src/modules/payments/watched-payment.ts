import { paymentQuery } from '../../api/payments.ts';
import type { PaymentStatus } from '../../api/types.ts';

const UNDECIDED: readonly PaymentStatus[] = ['confirming', 'in-doubt'];

export const isUndecided = (status: PaymentStatus): boolean => UNDECIDED.includes(status);

/** Asks again while nobody knows yet: the live stream says it first, unless it was cut. */
export const watchedPayment = (paymentId: string) => {
  const query = paymentQuery(paymentId);
  return {
    ...query,
    refetchInterval: (state: { state: { data: { status: PaymentStatus } | undefined } }) =>
      state.state.data !== undefined && isUndecided(state.state.data.status) ? 4000 : (false as const),
  };
};
