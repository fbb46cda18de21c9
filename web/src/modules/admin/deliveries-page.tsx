import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deliveriesQuery, destinationsQuery } from '../../api/notifications.ts';
import type { DeliveryChannel, DeliveryStatus } from '../../api/types.ts';
import { Section } from '../../ui/card.tsx';
import { Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Segmented } from '../../ui/tabs.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { DestinationCards } from './destination-cards.tsx';
import { RetryDeliveries } from './retry-deliveries.tsx';

const route = getRouteApi('/admin/deliveries');
const statuses: DeliveryStatus[] = ['pending', 'sent', 'dead', 'dropped'];
const channels: DeliveryChannel[] = ['mail', 'sms', 'slack', 'webhook'];
const REFRESH_MS = 4000;

export function DeliveriesPage() {
  const { t } = useTranslation();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (change: Partial<typeof filter>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const deliveries = useInfiniteQuery({
    ...deliveriesQuery(filter),
    // What waits is on its way: look again until nothing on this page does.
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((item) => item.status === 'pending'))
        ? REFRESH_MS
        : false,
  });
  const destinations = useQuery(destinationsQuery).data?.items ?? [];
  return (
    <Page title={t('notifications.deliveries.title')} lead={t('notifications.deliveries.lead')}>
      <Section title={t('notifications.deliveries.destinations')} className="mb-10">
        <DestinationCards />
      </Section>
      <Section title={t('notifications.deliveries.list')}>
        <div className="mb-5 flex flex-col gap-4">
          <Segmented
            label={t('notifications.deliveries.statusLabel')}
            value={filter.status ?? 'all'}
            onChange={(value) => choose({ status: value === 'all' ? undefined : value })}
            tabs={[
              { value: 'all' as const, label: t('notifications.deliveries.all') },
              ...statuses.map((value) => ({ value, label: t(`notifications.deliveries.status.${value}`) })),
            ]}
          />
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            <Select
              label={t('notifications.deliveries.channelLabel')}
              value={filter.channel ?? ''}
              onChange={(event) =>
                choose({ channel: channels.find((value) => value === event.target.value) })
              }
              options={[
                { value: '', label: t('notifications.deliveries.all') },
                ...channels.map((value) => ({
                  value,
                  label: t(`notifications.deliveries.channel.${value}`),
                })),
              ]}
            />
            <Select
              label={t('notifications.deliveries.destinationLabel')}
              value={filter.destination ?? ''}
              onChange={(event) => choose({ destination: event.target.value || undefined })}
              options={[
                { value: '', label: t('notifications.deliveries.all') },
                ...destinations.map(({ destination, name }) => ({ value: destination, label: name })),
              ]}
            />
          </div>
          <RetryDeliveries scope={filter} />
        </div>
        <PagedList
          query={deliveries}
          empty={
            <EmptyState icon={<MailCheck aria-hidden="true" />} title={t('notifications.deliveries.none')}>
              {t('notifications.deliveries.noneLead')}
            </EmptyState>
          }
        >
          {(items) => <DeliveryTable deliveries={items} caption={t('notifications.deliveries.list')} />}
        </PagedList>
      </Section>
    </Page>
  );
}
