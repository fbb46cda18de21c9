import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayWay } from '../../../api/checkout.ts';
import { balanceQuery } from '../../../api/pay.ts';
import type { Hold, SeatQuote } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Block } from '../../checkout/block.tsx';
import { CouponBlock } from '../../checkout/coupon-block.tsx';
import type { CouponChoice } from '../../checkout/coupon-choice.ts';
import { PayBar, PayTerms } from '../../checkout/pay-bar.tsx';
import { PayBlock } from '../../checkout/pay-block.tsx';
import { CancelScaleTable } from '../cancel-scale.tsx';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';
import { HeldSeats } from './held-seats.tsx';
import { HoldTime } from './hold-time.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SeatTotals } from './seat-totals.tsx';
import type { useReserve } from './use-reserve.ts';
import { useSeatQuote } from './use-seat-quote.ts';

/** Told by the page itself. */
const TOLD = ['tickets.total-changed', 'tickets.time-changed', 'tickets.hold-over', 'tickets.hold-not-found'];

export type Paying = {
  reserve: ReturnType<typeof useReserve>;
  /** The page may be left without a question. */
  isDone: RefObject<boolean>;
  onLeave: () => void;
  /** It is under way, or nobody knows how it ended. */
  isUndecided: boolean;
};

export function HoldForm({ hold, paying }: { hold: Hold; paying: Paying }) {
  const [choice, setChoice] = useState<CouponChoice>({ kind: 'best' });
  const reckoned = useSeatQuote(hold.holdId, choice);
  const { quote } = reckoned;
  if (quote === undefined) {
    return reckoned.error !== null || reckoned.isPaused ? (
      <ErrorState error={reckoned.error} onRetry={reckoned.refetch} />
    ) : (
      <CheckoutSkeleton />
    );
  }
  return <Form {...{ hold, paying, quote, reckoned }} onCoupon={setChoice} />;
}

type Props = {
  hold: Hold;
  paying: Paying;
  quote: SeatQuote;
  reckoned: ReturnType<typeof useSeatQuote>;
  onCoupon: (choice: CouponChoice) => void;
};

function Form({ hold, paying, quote, reckoned, onCoupon }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [payWith, setPayWith] = useState<PayWay>('wallet');
  const available = useQuery(balanceQuery).data?.available;
  const { reserve, isDone, onLeave, isUndecided } = paying;
  // What may have been paid already is asked for once more, whatever is left in the wallet: that answers what became of it.
  const isShort = !isUndecided && payWith === 'wallet' && available !== undefined && available < quote.total;
  const terms = {
    command: reserve,
    total: quote.total,
    disabled: !isUndecided && (reckoned.isStale || isShort),
    why: isShort ? t('checkout.short', { amount: format.won(quote.total - available) }) : null,
    nothing: t('ticketsBuying.pay.nothing'),
    onPay: () =>
      reserve.submit({
        payWith,
        expectedTotal: quote.total,
        expectedStartsAt: quote.show.startsAt,
        ...(reckoned.couponId !== null && { couponId: reckoned.couponId }),
      }),
  };
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-8">
      <div className="flex flex-col gap-4">
        {hold.kind === 'offer' && (
          <Banner tone="good">
            <p className="font-bold">{t('ticketsBuying.holdPage.offer')}</p>
            <p className="font-normal">{t('ticketsBuying.holdPage.offerLead')}</p>
          </Banner>
        )}
        <HoldTime hold={hold} onReleased={onLeave} />
        <HeldSeats quote={quote} />
        <CouponBlock
          coupons={reckoned.coupons}
          couponId={reckoned.couponId}
          bestCouponId={reckoned.bestCouponId}
          onChoose={onCoupon}
        />
        <PayBlock
          total={quote.total}
          value={payWith}
          onChange={setPayWith}
          gatewayLead={t('ticketsBuying.pay.gatewayLead')}
        />
        <Block title={t('ticketsBuying.pay.feesTitle')}>
          <CancelScaleTable scale={quote.cancelScale} startsAt={quote.show.startsAt} />
        </Block>
      </div>
      <Card className="flex flex-col gap-5 lg:sticky lg:top-22">
        <SeatTotals quote={quote} isStale={reckoned.isStale} />
        {reserve.error?.code === 'tickets.total-changed' && (
          <div role="alert">
            <Banner tone="warn">
              <p className="font-bold">{t('ticketsBuying.pay.changed')}</p>
              <p className="font-normal">{t('ticketsBuying.pay.changedLead')}</p>
            </Banner>
          </div>
        )}
        {reserve.error?.code === 'tickets.time-changed' && (
          <div role="alert">
            <Banner tone="warn">
              <p className="font-bold">{t('ticketsBuying.pay.timeChanged')}</p>
              <p className="font-normal">{t('ticketsBuying.pay.timeChangedLead')}</p>
            </Banner>
          </div>
        )}
        <PayTerms {...terms} told={TOLD} consent="ticketsBuying.pay.consent" />
      </Card>
      <PayBar {...terms} />
      <LeaveGuard isDone={isDone} />
    </div>
  );
}
