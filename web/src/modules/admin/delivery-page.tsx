import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliveryQuery, retryDelivery } from '../../api/notifications.ts';
import type { DeliveryDetail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts, Section } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { DeliveryPreview } from './delivery-preview.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const route = getRouteApi('/admin/deliveries/$deliveryId');

export function DeliveryPage() {
  const { t } = useTranslation();
  const { deliveryId } = route.useParams();
  const query = useQuery({
    ...deliveryQuery(deliveryId),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 3000 : false),
  });
  return (
    <Page
      title={t('notifications.deliveries.detail')}
      back={
        <Link to="/admin/deliveries" className={backClass}>
          <BackIcon />
          {t('notifications.deliveries.title')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <Detail delivery={query.data} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-2">
      <div className="flex flex-col gap-8">
        <Card className="flex flex-col gap-5">
          <DeliveryFacts delivery={delivery} />
          {delivery.status === 'dead' && (
            <Button icon={<RotateCw aria-hidden="true" className="size-5" />} onClick={() => setAsking(true)}>
              {t('notifications.deliveries.retry')}
            </Button>
          )}
        </Card>
        <Section title={t('notifications.deliveries.log')}>
          <DeliveryLog log={delivery.log} />
        </Section>
      </div>
      <DeliveryPreview delivery={delivery} />
      {asking && (
        <ReasonDialog
          name={`retry-delivery:${delivery.deliveryId}`}
          title={t('notifications.deliveries.retryTitle')}
          lead={t('notifications.deliveries.retryLead')}
          confirmLabel={t('notifications.deliveries.retry')}
          run={(body, key) => retryDelivery(delivery.deliveryId, body, key)}
          done={t('notifications.deliveries.retried', { count: 1 })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      items={[
        {
          label: t('notifications.deliveries.statusLabel'),
          value: <DeliveryBadge status={delivery.status} />,
        },
        {
          label: t('notifications.deliveries.channelLabel'),
          value: t(`notifications.deliveries.channel.${delivery.channel}`),
        },
        { label: t('notifications.deliveries.recipient'), value: delivery.recipient },
        {
          label: t('notifications.deliveries.kind'),
          value: <code className="font-mono text-sm">{delivery.kind}</code>,
        },
        ...(delivery.accountId === null
          ? []
          : [
              {
                label: t('notifications.deliveries.member'),
                value: (
                  <Link
                    to="/admin/members/$accountId"
                    params={{ accountId: delivery.accountId }}
                    className="font-mono text-sm text-accent hover:underline"
                  >
                    {delivery.accountId}
                  </Link>
                ),
              },
            ]),
        { label: t('notifications.deliveries.attempts'), value: format.number(delivery.attempts) },
        { label: t('notifications.deliveries.created'), value: format.exact(delivery.createdAt) },
        ...(delivery.status === 'pending' && delivery.dueAt !== null
          ? [{ label: t('notifications.deliveries.due'), value: format.exact(delivery.dueAt) }]
          : []),
        ...(delivery.finishedAt === null
          ? []
          : [{ label: t('notifications.deliveries.finished'), value: format.exact(delivery.finishedAt) }]),
        ...(delivery.status === 'sent' || delivery.lastError === null
          ? []
          : [{ label: t('notifications.deliveries.lastError'), value: delivery.lastError }]),
        {
          label: t('notifications.deliveries.number'),
          value: (
            <span className="flex items-center justify-end">
              <code className="font-mono text-sm">{delivery.deliveryId}</code>
              <CopyButton value={delivery.deliveryId} />
            </span>
          ),
        },
        {
          label: t('notifications.deliveries.event'),
          value: <code className="font-mono text-sm">{delivery.eventId}</code>,
        },
      ]}
    />
  );
}
