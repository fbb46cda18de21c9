import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminPaymentQuery } from '../../api/payments.ts';
import type { AdminPayment } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card, Facts, Section } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { PaymentBadge } from '../payments/payment-badge.tsx';
import { PaymentFacts } from '../payments/payment-facts.tsx';
import { Timeline } from '../payments/timeline.tsx';
import { isUndecided } from '../payments/watched-payment.ts';
import { CancellationList } from './cancellation-list.tsx';
import { PaymentActions } from './payment-actions.tsx';

const route = getRouteApi('/admin/payments/$paymentId');

export function PaymentPage() {
  const { t } = useTranslation();
  const { paymentId } = route.useParams();
  const query = useQuery({
    ...adminPaymentQuery(paymentId),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined &&
      (isUndecided(data.status) ||
        data.cancellations.some((one) => one.status === 'requested' || one.status === 'in-doubt'))
        ? 3000
        : false,
  });
  return (
    <Page
      title={t('payments.detail')}
      back={
        <Link to="/admin/payments" className={backClass}>
          <BackIcon />
          {t('payments.admin.title')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <Detail payment={query.data} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function Detail({ payment }: { payment: AdminPayment }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const why = `payments.admin.attentionWhy.${payment.attention}`;
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-2">
      <div className="flex flex-col gap-6">
        {payment.attention !== null && (
          <Banner tone="bad" icon={<TriangleAlert aria-hidden="true" />}>
            <p className="font-bold">{t('payments.admin.needsPerson')}</p>
            <p className="font-normal">
              {i18n.exists(why) ? (t as (key: string) => string)(why) : payment.attention}
            </p>
          </Banner>
        )}
        <Card className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="tnum text-3xl font-extrabold tracking-tight">{format.won(payment.amount)}</p>
            <PaymentBadge status={payment.status} />
          </div>
          {payment.failure !== null && (
            <p className="text-bad">
              <code className="font-mono text-sm">{payment.failure.code}</code> {payment.failure.message}
            </p>
          )}
          <PaymentActions payment={payment} />
        </Card>
        <Card className="flex flex-col gap-2.5">
          <PaymentFacts payment={payment} />
          <OperatorFacts payment={payment} />
        </Card>
        {payment.cancellations.length > 0 && (
          <Section title={t('payments.admin.cancellations')}>
            <CancellationList cancellations={payment.cancellations} />
          </Section>
        )}
      </div>
      <Section title={t('payments.timeline')}>
        <Card>
          <Timeline items={payment.timeline} more={(entry) => <Details entry={entry} />} />
        </Card>
      </Section>
    </div>
  );
}

function OperatorFacts({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      items={[
        {
          label: t('payments.admin.member'),
          value: (
            <Link
              to="/admin/members/$accountId"
              params={{ accountId: payment.accountId }}
              className="text-accent hover:underline"
            >
              {payment.memberName}
            </Link>
          ),
        },
        ...(payment.paymentKey === null
          ? []
          : [
              {
                label: t('payments.admin.paymentKey'),
                value: <code className="font-mono text-sm break-all">{payment.paymentKey}</code>,
              },
            ]),
        { label: t('payments.admin.attempts'), value: format.number(payment.attempts) },
        { label: t('payments.admin.lookups'), value: format.number(payment.lookups) },
        ...(payment.nextLookupAt === null
          ? []
          : [{ label: t('payments.admin.nextLookup'), value: format.exact(payment.nextLookupAt) }]),
        { label: t('payments.admin.cancellable'), value: format.won(payment.cancellable) },
      ]}
    />
  );
}

/** Who did it, and what else was written down; values stay as they are, for whoever has to look closely. */
function Details({ entry }: { entry: AdminPayment['timeline'][number] }) {
  const { t } = useTranslation();
  const details = Object.entries(entry.details);
  return (
    <>
      <p className="text-sm text-muted">{t('payments.admin.by', { who: entry.by })}</p>
      {details.length > 0 && (
        <dl className="mt-1.5 rounded-xl bg-sunken/60 px-3 py-2 font-mono text-[0.8rem]">
          {details.map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="shrink-0 text-muted">{name}</dt>
              <dd className="min-w-0 break-all">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
