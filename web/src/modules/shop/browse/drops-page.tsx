import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { type ProductCard, shopDropsQuery } from '../../../api/shop.ts';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { stateAt } from '../product/state-at.ts';
import { DropTile } from './drop-tile.tsx';
import { BackToShop } from './shop-head.tsx';

const gridClass = 'grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3';

/** Products that open at a time: those that are open, those to come, and those that are over. */
export function ShopDropsPage() {
  const { t } = useTranslation();
  const drops = useQuery(shopDropsQuery);
  const now = useServerNow();
  const groups = { open: [] as ProductCard[], soon: [] as ProductCard[], past: [] as ProductCard[] };
  for (const drop of drops.data?.items ?? []) {
    const state = stateAt(drop, now);
    groups[state === 'opens' ? 'soon' : state === 'on-sale' || state === 'pre-order' ? 'open' : 'past'].push(
      drop,
    );
  }
  return (
    <Page wide title={t('shop.drop.title')} lead={t('shop.drop.lead')} back={<BackToShop />}>
      {drops.data === undefined &&
        (drops.isError || drops.fetchStatus === 'paused' ? (
          <ErrorState error={drops.error} onRetry={() => void drops.refetch()} />
        ) : (
          <div role="status" className={gridClass}>
            <span className="sr-only">{t('common.loading')}</span>
            {[0, 1, 2].map((index) => (
              <Skeleton key={index} className="h-96 rounded-3xl!" />
            ))}
          </div>
        ))}
      {drops.data?.items.length === 0 && (
        <EmptyState icon={<Zap aria-hidden="true" />} title={t('shop.drop.none')}>
          {t('shop.drop.noneLead')}
        </EmptyState>
      )}
      <div className="flex flex-col gap-10">
        {(['open', 'soon', 'past'] as const).map(
          (group) =>
            groups[group].length > 0 && (
              <section key={group}>
                <h2 className="mb-4 text-xl font-bold">{t(`shop.drop.groups.${group}`)}</h2>
                <ul className={gridClass}>
                  {groups[group].map((drop) => (
                    <li key={drop.productId}>
                      <DropTile product={drop} />
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </Page>
  );
}
