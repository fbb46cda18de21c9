import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../../api/error.ts';
import { balanceQuery } from '../../../api/pay.ts';
import type { OrderLineBody, PayWay, PlaceOrderBody, Quote } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Block } from '../../checkout/block.tsx';
import { CouponBlock } from '../../checkout/coupon-block.tsx';
import type { CouponChoice } from '../../checkout/coupon-choice.ts';
import { PayBar, PayTerms } from '../../checkout/pay-bar.tsx';
import { PayBlock } from '../../checkout/pay-block.tsx';
import { admissionTo, RoomGate } from '../../waiting-room/index.ts';
import { CartSkeleton } from '../cart/cart-skeleton.tsx';
import { Totals } from '../orders/totals.tsx';
import { plainLine } from '../plain-text.ts';
import { AddressBlock } from './address-block.tsx';
import { OBSTACLES, obstaclesIn, obstaclesOf, withoutObstacles } from './bought-lines.ts';
import { InTheWay, TotalChanged } from './changed-dialogs.tsx';
import { OrderLines } from './order-lines.tsx';
import { useChosenAddress } from './use-chosen-address.ts';
import { usePlaceOrder } from './use-place-order.ts';
import { useQuote } from './use-quote.ts';

type Props = { lines: readonly OrderLineBody[]; fromCart: boolean };

/** These are shown in a window of their own. */
const COUPON_GONE = ['coupon.not-usable', 'coupon.not-found'];
const TOLD = [...OBSTACLES, ...COUPON_GONE, 'shop.total-changed'];

export function CheckoutForm({ lines: wanted, fromCart }: Props) {
  const [lines, setLines] = useState(wanted);
  const [choice, setChoice] = useState<CouponChoice>({ kind: 'best' });
  const chosen = useChosenAddress();
  const reckoned = useQuote(lines, choice, chosen.address?.postcode);
  const { quote } = reckoned;
  if (quote === undefined) {
    return reckoned.error !== null || reckoned.paused ? (
      <ErrorState error={reckoned.error} onRetry={reckoned.refetch} />
    ) : (
      <CartSkeleton />
    );
  }
  return (
    <Form
      lines={lines}
      quote={quote}
      reckoned={reckoned}
      chosen={chosen}
      fromCart={fromCart}
      onLines={setLines}
      onCoupon={setChoice}
    />
  );
}

type FormProps = {
  lines: readonly OrderLineBody[];
  quote: Quote;
  reckoned: ReturnType<typeof useQuote>;
  chosen: ReturnType<typeof useChosenAddress>;
  fromCart: boolean;
  onLines: (lines: OrderLineBody[]) => void;
  onCoupon: (choice: CouponChoice) => void;
};

function Form({ lines, quote, reckoned, chosen, fromCart, onLines, onCoupon }: FormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [request, setRequest] = useState('');
  const [payWith, setPayWith] = useState<PayWay>('wallet');
  const [tries, setTries] = useState(0);
  const [refusal, setRefusal] = useState<{ error: ApiError; total: number } | null>(null);
  const available = useQuery(balanceQuery).data?.available;
  const { needsAddress } = quote;
  const [gate, setGate] = useState<string | null>(null);
  const order = usePlaceOrder((error) => {
    if (TOLD.includes(error.code)) setRefusal({ error, total: quote.total });
    // Another one may do, else none: the one that was chosen does not.
    if (COUPON_GONE.includes(error.code)) onCoupon({ kind: 'best' });
    setGate(gatedProduct(error));
  });
  const known = obstaclesIn(quote);
  const obstacles = refusal === null ? [] : obstaclesOf(refusal.error.code, refusal.error.facts);
  const isCouponGone = refusal !== null && COUPON_GONE.includes(refusal.error.code);
  const rest = withoutObstacles(lines, obstacles);
  const short = payWith === 'wallet' && available !== undefined && available < quote.total;
  const pay = (expectedTotal: number) => {
    setTries(tries + 1);
    setRefusal(null);
    if (needsAddress && chosen.address === undefined) return;
    order.submit(bodyOf(expectedTotal));
  };
  const bodyOf = (expectedTotal: number): PlaceOrderBody => ({
    lines: [...lines],
    payWith,
    expectedTotal,
    ...(reckoned.couponId !== null && { couponId: reckoned.couponId }),
    ...(needsAddress && chosen.address !== undefined && { addressId: chosen.address.addressId }),
    ...(needsAddress && plainLine(request) !== '' && { request: plainLine(request) }),
    ...(fromCart && { fromCart }),
    ...admissionFor(quote),
  });
  const paying = {
    command: order,
    total: quote.total,
    disabled: reckoned.stale || short || known.length > 0,
    why:
      known.length > 0
        ? t('shopOrders.checkout.inTheWay')
        : short
          ? t('checkout.short', { amount: format.won(quote.total - available) })
          : null,
    nothing: t('shopOrders.checkout.payNothing'),
    onPay: () => pay(quote.total),
  };
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-8">
      <div className="flex flex-col gap-4">
        {needsAddress && (
          <AddressBlock
            chosen={chosen}
            request={request}
            onRequest={setRequest}
            missed={chosen.address === undefined ? tries : 0}
          />
        )}
        <Block title={t('shopOrders.checkout.lines', { count: quote.lines.length })}>
          <OrderLines lines={quote.lines} obstacles={known} />
          {known.length > 0 && <GoOnWithRest rest={withoutObstacles(lines, known)} onGoOn={onLines} />}
        </Block>
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
          gatewayLead={t('shopOrders.checkout.gatewayLead')}
        />
      </div>
      <Card className="flex flex-col gap-5 lg:sticky lg:top-22">
        <Totals of={quote} label={t('shopOrders.totals.toPay')} stale={reckoned.stale} />
        {gate !== null && <RoomGate kind="products" id={gate} />}
        <PayTerms {...paying} told={TOLD} consent="shopOrders.checkout.consent" />
      </Card>
      <PayBar {...paying} />
      {refusal !== null && (isCouponGone || refusal.error.code === 'shop.total-changed') && (
        <TotalChanged
          before={refusal.total}
          after={quote.total}
          stale={reckoned.stale}
          withoutCoupon={isCouponGone}
          onPay={() => pay(quote.total)}
          onClose={() => setRefusal(null)}
        />
      )}
      {obstacles.length > 0 && (
        <InTheWay
          obstacles={obstacles}
          lines={quote.lines}
          nothingLeft={rest.length === 0}
          onGoOn={() => {
            onLines(rest);
            setRefusal(null);
          }}
          onClose={() => setRefusal(null)}
        />
      )}
    </div>
  );
}

/** What lets one buy something of the order that stands behind a waiting room. */
function admissionFor({ lines }: Quote): Pick<PlaceOrderBody, 'admission'> {
  for (const { productId } of lines) {
    const admission = admissionTo('products', productId);
    if (admission !== null) return { admission: admission.token };
  }
  return {};
}

/** The product before which a waiting room stands, where that is why the order was refused. */
function gatedProduct({ code, facts }: ApiError): string | null {
  const { roomId } = facts as { roomId?: unknown };
  return code === 'admission.required' && typeof roomId === 'string' ? (roomId.split(':')[1] ?? null) : null;
}

type RestProps = { rest: OrderLineBody[]; onGoOn: (rest: OrderLineBody[]) => void };

/** Some of it cannot be had: one tap orders what can. */
function GoOnWithRest({ rest, onGoOn }: RestProps) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="mt-4 flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-bad-soft p-4"
    >
      <p className="font-semibold text-bad">{t('shopOrders.checkout.inTheWay')}</p>
      {rest.length === 0 ? (
        <Link to="/shop/cart" className={buttonClass('secondary', 'sm')}>
          {t('shopOrders.cart.open')}
        </Link>
      ) : (
        <Button size="sm" onClick={() => onGoOn(rest)}>
          {t('shopOrders.checkout.goOn')}
        </Button>
      )}
    </div>
  );
}
