import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../api/clock.ts';
import { dropsQuery } from '../api/coupons.ts';
import { DropCard } from '../modules/coupons/drop-card.tsx';
import { DropCardSkeleton } from '../modules/coupons/drop-card-skeleton.tsx';
import { phaseAt } from '../modules/coupons/phase.ts';
import { Section } from '../ui/card.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';

/** What one can take part in now or soon; the past has its own page. */
export function OpenDrops() {
  const { t } = useTranslation();
  const drops = useQuery(dropsQuery);
  const now = useServerNow();
  const current = (drops.data?.items ?? [])
    .filter((drop) => ['open', 'scheduled'].includes(phaseAt(drop, now)))
    .slice(0, 3);
  return (
    <Section
      title={t('home.openDrops')}
      action={
        <Link
          to="/drops"
          className="tap inline-flex items-center rounded-xl px-2 font-semibold text-accent hover:underline"
        >
          {t('common.seeAll')}
        </Link>
      }
    >
      {drops.isPending && drops.fetchStatus !== 'paused' && <DropCardSkeleton />}
      {drops.data === undefined && (drops.isError || drops.fetchStatus === 'paused') && (
        <ErrorState error={drops.error} onRetry={() => void drops.refetch()} />
      )}
      {drops.data !== undefined &&
        (current.length === 0 ? (
          <EmptyState icon={<Zap aria-hidden="true" />} title={t('home.noDrops')}>
            {t('home.noDropsLead')}
          </EmptyState>
        ) : (
          <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {current.map((drop) => (
              <DropCard key={drop.dropId} drop={drop} />
            ))}
          </div>
        ))}
    </Section>
  );
}
