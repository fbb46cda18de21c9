import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/clock.ts';
import { dropsQuery } from '../../api/coupons.ts';
import type { Drop } from '../../api/types.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { DropCard } from './drop-card.tsx';
import { DropCardSkeleton } from './drop-card-skeleton.tsx';
import { phaseAt } from './phase.ts';

export function DropsPage() {
  const { t } = useTranslation();
  const drops = useQuery(dropsQuery);
  const now = useServerNow();
  const groups = { openGroup: [] as Drop[], soonGroup: [] as Drop[], pastGroup: [] as Drop[] };
  for (const drop of drops.data?.items ?? []) {
    const phase = phaseAt(drop, now);
    groups[phase === 'open' ? 'openGroup' : phase === 'scheduled' ? 'soonGroup' : 'pastGroup'].push(drop);
  }
  return (
    <Page title={t('coupons.dropsTitle')} lead={t('coupons.dropsLead')}>
      {drops.isPending && drops.fetchStatus !== 'paused' && <DropCardSkeleton />}
      {drops.data === undefined && (drops.isError || drops.fetchStatus === 'paused') && (
        <ErrorState error={drops.error} onRetry={() => void drops.refetch()} />
      )}
      {drops.data?.items.length === 0 && (
        <EmptyState icon={<Zap aria-hidden="true" />} title={t('coupons.noDrops')}>
          {t('coupons.noDropsLead')}
        </EmptyState>
      )}
      <div className="flex flex-col gap-10">
        {(['openGroup', 'soonGroup', 'pastGroup'] as const).map(
          (group) =>
            groups[group].length > 0 && (
              <section key={group}>
                <h2 className="mb-4 text-xl font-bold">{t(`coupons.${group}`)}</h2>
                <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
                  {groups[group].map((drop) => (
                    <DropCard key={drop.dropId} drop={drop} />
                  ))}
                </div>
              </section>
            ),
        )}
      </div>
    </Page>
  );
}
