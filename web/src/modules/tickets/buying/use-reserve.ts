import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { couponsKey } from '../../../api/coupons.ts';
import { payKey } from '../../../api/pay.ts';
import { reservationsKey, ticketsMineKey } from '../../../api/tickets-reservations.ts';
import { holdsKey, type ReserveBody, reserveSeats } from '../../../api/tickets-seats.ts';
import { useCommand } from '../../../api/use-command.ts';

/** What is shown is not so any more: it is read again. */
const REREAD = [
  'tickets.total-changed',
  'tickets.time-changed',
  'tickets.hold-over',
  'tickets.hold-not-found',
  'tickets.hold-in-payment',
  'coupon.not-usable',
  'coupon.not-found',
];

/** Turns a hold into a reservation: paid at once by wallet, or the gateway is next. @param onLeave told before the page is left */
export function useReserve(holdId: string, onLeave: () => void) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useCommand({
    name: `tickets-reserve:${holdId}`,
    run: (body: ReserveBody, key) => reserveSeats(holdId, body, key),
    maxAttempts: 12,
    onDone: ({ data }) => {
      onLeave();
      const { reservationId, status, payment } = data;
      if (payment !== undefined) {
        void navigate({
          to: '/pay/checkout/$paymentId',
          params: { paymentId: payment.paymentId },
          replace: true,
        });
      } else {
        // One whose gateway could not be reached is held all the same: its page offers to pay.
        const to =
          status === 'paid'
            ? '/tickets/reservations/$reservationId/done'
            : '/tickets/reservations/$reservationId';
        void navigate({ to, params: { reservationId }, replace: true });
      }
      // Its own hold is gone: nobody reads it again.
      queryClient.removeQueries({ queryKey: [...holdsKey, 'quote', holdId] });
      void queryClient.invalidateQueries({ queryKey: [...holdsKey, 'list'] });
      for (const queryKey of [reservationsKey, ticketsMineKey, payKey, couponsKey]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    },
    onRefused: (error) => {
      if (REREAD.includes(error.code)) void queryClient.invalidateQueries({ queryKey: holdsKey });
      if (error.code === 'pay.insufficient-funds') void queryClient.invalidateQueries({ queryKey: payKey });
    },
  });
}
