import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { destinationsQuery, resetDestination } from '../../api/notifications.ts';
import type { Destination } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { BreakerBadge } from './delivery-badge.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const REFRESH_MS = 4000;

/** Where things are sent to, and whether it works; renewed by itself, as an operator waits for it to recover. */
export function DestinationCards() {
  const { t } = useTranslation();
  const query = useQuery({ ...destinationsQuery, refetchInterval: REFRESH_MS });
  const [resetting, setResetting] = useState<Destination | null>(null);
  if (query.data === undefined) {
    return query.isError || query.fetchStatus === 'paused' ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListSkeleton rows={2} />
    );
  }
  if (query.data.items.length === 0) {
    return (
      <EmptyState icon={<Unplug aria-hidden="true" />} title={t('notifications.deliveries.noDestinations')}>
        {t('notifications.deliveries.noDestinationsLead')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {query.data.items.map((item) => (
          <li key={item.destination}>
            <DestinationCard item={item} onReset={() => setResetting(item)} />
          </li>
        ))}
      </ul>
      {resetting !== null && (
        <ReasonDialog
          name={`reset:${resetting.destination}`}
          title={t('notifications.deliveries.resetTitle', { name: resetting.name })}
          lead={t('notifications.deliveries.resetLead')}
          confirmLabel={t('notifications.deliveries.reset')}
          run={(body, key) => resetDestination(resetting.destination, body, key)}
          done={t('notifications.deliveries.resetDone')}
          onClose={() => setResetting(null)}
        />
      )}
    </>
  );
}

function DestinationCard({ item, onReset }: { item: Destination; onReset: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="flex h-full flex-col gap-2 rounded-2xl border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="font-bold">{t(`notifications.deliveries.channel.${item.channel}`)}</p>
          <p className="line-clamp-2 text-sm text-muted">{item.name}</p>
        </div>
        <div className="flex shrink-0 flex-col items-end gap-1">
          <BreakerBadge state={item.state} />
          {item.captured && (
            <span title={t('notifications.deliveries.capturedHint')}>
              <Badge>{t('notifications.deliveries.captured')}</Badge>
            </span>
          )}
        </div>
      </div>
      <p className="tnum text-sm text-muted">
        {t('notifications.deliveries.pending')} <b className="text-ink">{format.number(item.pending)}</b>
        {' · '}
        <Link
          to="/admin/deliveries"
          search={{ status: 'dead', destination: item.destination }}
          className="underline underline-offset-4"
        >
          {t('notifications.deliveries.dead')}{' '}
          <b className={item.dead > 0 ? 'text-bad' : 'text-ink'}>{format.number(item.dead)}</b>
        </Link>
      </p>
      <p className="text-sm text-muted">
        {item.lastSentAt === null
          ? t('notifications.deliveries.neverSent')
          : t('notifications.deliveries.lastSent', { when: format.relative(item.lastSentAt) })}
      </p>
      {item.state !== 'closed' && (
        <>
          <p className="text-sm font-medium text-bad">
            {t(`notifications.deliveries.breakerHint.${item.state}`)}
          </p>
          <p className="text-sm text-muted">
            {[
              t('notifications.deliveries.failures', { count: item.failures }),
              item.retryAt === null || Date.parse(item.retryAt) < Date.now()
                ? null
                : t('notifications.deliveries.retryAt', { when: format.relative(item.retryAt) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
          {item.lastError !== null && (
            <p className="line-clamp-3 font-mono text-sm text-muted">{item.lastError}</p>
          )}
          <Button size="sm" variant="secondary" className="mt-auto" onClick={onReset}>
            {t('notifications.deliveries.reset')}
          </Button>
        </>
      )}
    </div>
  );
}
