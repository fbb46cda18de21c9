import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, webhooksQuery } from '../../api/notifications.ts';
import type { Webhook } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { NotFoundPage } from '../../routes/not-found-page.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookBadge, WebhookEvents } from './webhook-words.tsx';

const route = getRouteApi('/admin/webhooks/$webhookId');

export function WebhookPage() {
  const { t } = useTranslation();
  const { webhookId } = route.useParams();
  const query = useQuery(webhooksQuery);
  const webhook = query.data?.items.find((one) => one.webhookId === webhookId);
  if (query.data !== undefined && webhook === undefined) return <NotFoundPage />;
  return (
    <Page
      title={
        webhook === undefined || webhook.description === ''
          ? t('notifications.webhooks.title')
          : webhook.description
      }
      back={
        <Link to="/admin/webhooks" className={backClass}>
          <BackIcon />
          {t('notifications.webhooks.title')}
        </Link>
      }
    >
      {webhook !== undefined && query.data !== undefined ? (
        <Detail webhook={webhook} eventNames={query.data.eventNames} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function Detail({ webhook, eventNames }: { webhook: Webhook; eventNames: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-8">
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <code className="block font-mono break-all">{webhook.url}</code>
            <p className="text-sm text-muted">
              {t('notifications.webhooks.created', { date: format.date(webhook.createdAt) })}
            </p>
          </div>
          <WebhookBadge webhook={webhook} />
        </div>
        <WebhookEvents events={webhook.events} />
        {webhook.disabledBecause !== null && (
          <Banner
            tone={webhook.disabledBecause === 'operator' ? 'info' : 'bad'}
            icon={<TriangleAlert aria-hidden="true" />}
          >
            {t(`notifications.webhooks.because.${webhook.disabledBecause}`)}
          </Banner>
        )}
        {webhook.status === 'active' && webhook.failingSince !== null && (
          <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />}>
            {t('notifications.webhooks.failingSince', { when: format.dateTime(webhook.failingSince) })}
          </Banner>
        )}
        {webhook.secondSecretUntil !== null && (
          <Banner tone="info">
            {t('notifications.webhooks.secondSecret', { when: format.dateTime(webhook.secondSecretUntil) })}
          </Banner>
        )}
        <WebhookActions webhook={webhook} eventNames={eventNames} />
      </Card>
      <Section title={t('notifications.webhooks.recent')}>
        <Recent webhookId={webhook.webhookId} />
      </Section>
    </div>
  );
}

function Recent({ webhookId }: { webhookId: string }) {
  const { t } = useTranslation();
  const deliveries = useInfiniteQuery(deliveriesQuery({ destination: `webhook:${webhookId}` }));
  return (
    <PagedList
      query={deliveries}
      empty={<p className="text-muted">{t('notifications.webhooks.noRecent')}</p>}
    >
      {(items) => <DeliveryTable deliveries={items} caption={t('notifications.webhooks.recent')} />}
    </PagedList>
  );
}
