import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CreditCard, FlaskConical, PlugZap } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { abandonPayment, paymentQuery, paymentsKey } from '../../api/payments.ts';
import type { Checkout, Payment } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { OrderHeld } from '../shop/checkout/order-payment.tsx';
import { ReservationHeld } from '../tickets/buying/reservation-payment.tsx';
import { BackFrom } from './back-from.tsx';
import { openedAtCheckout, openGateway, SdkMissing } from './gateway-sdk.ts';
import { Outcome } from './outcome.tsx';
import { watchedPayment } from './watched-payment.ts';

const route = getRouteApi('/member/pay/checkout/$paymentId');

/** Our last page before the gateway's: what will be paid, to whom one goes, and the way out. */
export function CheckoutPage() {
  const { t } = useTranslation();
  const { paymentId } = route.useParams();
  const query = useQuery(watchedPayment(paymentId));
  const payment = query.data;
  return (
    <Page title={t('payments.checkoutTitle')} narrow back={<BackFrom payment={payment} />}>
      {payment === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={3} />
        )
      ) : payment.status === 'prepared' && payment.checkout !== null ? (
        <Summary payment={payment} checkout={payment.checkout} />
      ) : (
        // Who comes back here by the browser's button finds what became of it, not a second way to pay.
        <Outcome payment={payment} />
      )}
    </Page>
  );
}

function Summary({ payment, checkout }: { payment: Payment; checkout: Checkout }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const needsScript = checkout.kind !== 'redirect';
  useEffect(() => {
    if (needsScript && !openedAtCheckout()) window.location.reload();
  }, [needsScript]);
  const open = useMutation({ mutationFn: openGateway });
  const abandon = useCommand({
    name: `payment-abandon:${payment.paymentId}`,
    run: (body: { reason?: string }, key) => abandonPayment(payment.paymentId, body, key),
    onDone: ({ data }) => {
      queryClient.setQueryData(paymentQuery(payment.paymentId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: paymentsKey });
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: paymentsKey }),
  });
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <div className="flex flex-col items-center gap-1 pt-2 pb-6 text-center">
          <span className="mb-2 flex size-16 items-center justify-center rounded-full bg-sunken text-muted">
            <CreditCard aria-hidden="true" className="size-8" />
          </span>
          <p className="text-lg font-semibold">{payment.orderName}</p>
          <p className="tnum text-4xl font-extrabold tracking-tight">{format.won(payment.amount)}</p>
          {payment.purpose === 'shop-order' && payment.subject !== null && (
            <OrderHeld orderId={payment.subject} />
          )}
          {payment.purpose === 'tickets-reservation' && payment.subject !== null && (
            <ReservationHeld reservationId={payment.subject} />
          )}
        </div>
        <Facts
          items={[
            { label: t('payments.gatewayLabel'), value: t(`payments.gateway.${payment.gateway}`) },
            { label: t('payments.until'), value: format.dateTime(payment.expiresAt) },
          ]}
        />
      </Card>
      {payment.gateway === 'sandbox' && (
        <Banner tone="info" icon={<FlaskConical aria-hidden="true" />}>
          {t('payments.sandboxHint')}
        </Banner>
      )}
      {open.isError && <NotOpened error={open.error} />}
      <FormError error={abandon.error} />
      <CommandWait command={abandon} />
      <div className="flex flex-wrap gap-3 [&>*]:flex-1">
        <Button
          variant="secondary"
          size="lg"
          disabled={abandon.state.phase === 'waiting'}
          loading={abandon.state.phase === 'running'}
          onClick={() => abandon.submit({})}
        >
          {t('payments.giveUp')}
        </Button>
        <Button size="lg" autoFocus loading={open.isPending} onClick={() => open.mutate(checkout)}>
          {t('payments.payNow')}
        </Button>
      </div>
      <p className="text-center text-sm text-muted">{t('payments.leaving')}</p>
    </div>
  );
}

/** The window did not open, or was closed: nothing is paid, and one can try again. */
function NotOpened({ error }: { error: Error }) {
  const { t } = useTranslation();
  const missing = error instanceof SdkMissing;
  return (
    <div role="alert">
      <Banner tone={missing ? 'bad' : 'warn'} icon={<PlugZap aria-hidden="true" />}>
        <p className="font-bold">{t(missing ? 'payments.scriptMissing' : 'payments.windowClosed')}</p>
        <p className="font-normal">
          {missing ? t('payments.scriptMissingLead', { host: new URL(error.message).host }) : error.message}
        </p>
      </Banner>
    </div>
  );
}
