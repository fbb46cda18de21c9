import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Payment } from '../../api/types.ts';
import { BackIcon, backClass } from '../../ui/page.tsx';
import { BackToWallet } from '../pay/back-to-wallet.tsx';

/** The way back from a payment leads to what it pays. */
export function BackFrom({ payment }: { payment: Pick<Payment, 'purpose' | 'subject'> | undefined }) {
  const { t } = useTranslation();
  if (payment?.purpose === 'tickets-reservation' && payment.subject !== null) {
    return (
      <Link
        to="/tickets/reservations/$reservationId"
        params={{ reservationId: payment.subject }}
        className={backClass}
      >
        <BackIcon />
        {t('ticketsBuying.holdPage.toReservation')}
      </Link>
    );
  }
  if (payment?.purpose !== 'shop-order' || payment.subject === null) return <BackToWallet />;
  return (
    <Link to="/shop/orders/$orderId" params={{ orderId: payment.subject }} className={backClass}>
      <BackIcon />
      {t('shopOrders.detail')}
    </Link>
  );
}
