import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, Check, CircleX, Clock, Hourglass, Landmark, LoaderCircle, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../api/pay.ts';
import type { Payment, PaymentStatus } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { cx } from '../../ui/cx.ts';
import { OrderPayment } from '../shop/checkout/order-payment.tsx';
import { ReservationPayment } from '../tickets/buying/reservation-payment.tsx';
import { isUndecided } from './watched-payment.ts';

type Tone = 'good' | 'bad' | 'warn' | 'info' | 'plain';
const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
  plain: 'bg-sunken text-muted',
};
const looks: Record<PaymentStatus, { tone: Tone; icon: ReactNode }> = {
  prepared: { tone: 'plain', icon: <Clock aria-hidden="true" /> },
  confirming: { tone: 'info', icon: <LoaderCircle aria-hidden="true" className="animate-spin" /> },
  'in-doubt': { tone: 'warn', icon: <Landmark aria-hidden="true" /> },
  paid: { tone: 'good', icon: <Check aria-hidden="true" strokeWidth={3} /> },
  failed: { tone: 'bad', icon: <CircleX aria-hidden="true" /> },
  abandoned: { tone: 'plain', icon: <Ban aria-hidden="true" /> },
  expired: { tone: 'plain', icon: <Hourglass aria-hidden="true" /> },
  cancelled: { tone: 'info', icon: <Undo2 aria-hidden="true" /> },
  'partially-cancelled': { tone: 'info', icon: <Undo2 aria-hidden="true" /> },
};

/** How it stands, in words, and the one thing to do next. */
export function Outcome({ payment }: { payment: Payment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, failure } = payment;
  const topUp = payment.purpose === 'top-up';
  const amount = format.won(payment.amount);
  const title =
    status === 'paid' && topUp ? t('pay.topUpDoneTitle') : t(`payments.outcome.${status}`, { amount });
  const lead =
    status === 'paid' && topUp
      ? t('pay.topUpDone', { amount })
      : t(`payments.outcomeLead.${status}`, { amount, back: format.won(payment.cancelled) });
  const { tone, icon } = looks[status];
  return (
    <div className="flex flex-col gap-5">
      <Card>
        {/* A screen reader hears each change of it, as a waiting page turns into a finished one. */}
        <div role="status" className="flex flex-col items-center gap-2 pt-3 pb-3 text-center">
          <span
            className={cx(
              'flex size-16 items-center justify-center rounded-full [&>svg]:size-8',
              tones[tone],
            )}
          >
            {icon}
          </span>
          <h2 className="mt-2 text-2xl font-extrabold">{title}</h2>
          <p className="max-w-prose text-muted">{lead}</p>
          {failure !== null && failure.message !== '' && (
            <p className="font-medium">{t('payments.bankSays', { message: failure.message })}</p>
          )}
        </div>
        {status === 'paid' && topUp && <NewBalance />}
      </Card>
      {isUndecided(status) && <Banner tone="info">{t('payments.mayClose')}</Banner>}
      {payment.purpose === 'shop-order' && payment.subject !== null && (
        <OrderPayment orderId={payment.subject} payment={payment} />
      )}
      {payment.purpose === 'tickets-reservation' && payment.subject !== null && (
        <ReservationPayment reservationId={payment.subject} payment={payment} />
      )}
      <NextStep payment={payment} topUp={topUp} />
    </div>
  );
}

function NewBalance() {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = useQuery(balanceQuery);
  if (balance.data === undefined) return null;
  return (
    <div className="mt-2 border-t border-line/70 pt-4">
      <Facts items={[{ label: t('pay.available'), value: format.won(balance.data.available) }]} />
    </div>
  );
}

function NextStep({ payment, topUp }: { payment: Payment; topUp: boolean }) {
  const { t } = useTranslation();
  const { status } = payment;
  const wallet = (
    <Link to="/pay" className={buttonClass(status === 'paid' ? 'primary' : 'secondary', 'lg')}>
      {t('pay.toWallet')}
    </Link>
  );
  return (
    <div className="flex flex-wrap gap-3 [&>*]:flex-1">
      {payment.receiptUrl !== null && (
        <a
          href={payment.receiptUrl}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('secondary', 'lg')}
        >
          {t('payments.receipt')}
        </a>
      )}
      {topUp && wallet}
      {/* Whether an order is still to be paid, the order says. */}
      {status === 'prepared' && payment.checkout !== null && payment.purpose !== 'shop-order' && (
        <Link
          to="/pay/checkout/$paymentId"
          params={{ paymentId: payment.paymentId }}
          className={buttonClass('primary', 'lg')}
        >
          {t('payments.goOn')}
        </Link>
      )}
      {topUp && ['failed', 'abandoned', 'expired'].includes(status) && (
        <Link to="/pay/top-up" className={buttonClass('primary', 'lg')}>
          {t('payments.again')}
        </Link>
      )}
    </div>
  );
}
