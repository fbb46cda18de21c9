import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card, Section } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Outcome } from './outcome.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import { Timeline } from './timeline.tsx';
import { watchedPayment } from './watched-payment.ts';

const route = getRouteApi('/member/pay/payments/$paymentId');

/** One payment with everything that happened to it. */
export function PaymentPage() {
  const { t } = useTranslation();
  const { paymentId } = route.useParams();
  const query = useQuery(watchedPayment(paymentId));
  const payment = query.data;
  return (
    <Page
      title={t('payments.detail')}
      narrow
      back={
        <Link to="/pay/payments" className={backClass}>
          <BackIcon />
          {t('payments.title')}
        </Link>
      }
    >
      {payment === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={4} />
        )
      ) : (
        <div className="flex flex-col gap-8">
          <Outcome payment={payment} />
          <Card>
            <PaymentFacts payment={payment} />
          </Card>
          <Section title={t('payments.timeline')}>
            <Timeline items={payment.timeline} />
          </Section>
        </div>
      )}
    </Page>
  );
}
