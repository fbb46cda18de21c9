import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { keptTripIds } from '../editor/store/index.ts';
import { type KeptState, keptList } from './kept-list.ts';
import { CardsSkeleton, cardsClass, TripCard } from './trip-card.tsx';

const STATES: readonly KeptState[] = ['active', 'past'];

/** One's trips as this device has last seen them, while there is no network; those that it has kept can be opened. */
export function KeptTrips({ accountId }: { accountId: string | null }) {
  const { t } = useTranslation();
  const [state, setState] = useState<KeptState>('active');
  return (
    <section aria-label={t('tripsAround.home.mine')} className="mb-12">
      <Tabs
        label={t('tripsAround.home.which')}
        value={state}
        onChange={setState}
        tabs={STATES.map((value) => ({ value, label: t(`tripsAround.home.state.${value}`) }))}
      >
        <List accountId={accountId} state={state} />
      </Tabs>
    </section>
  );
}

function List({ accountId, state }: { accountId: string | null; state: KeptState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = keptList(accountId, state);
  const there = useKeptIds(list?.accountId ?? null);
  if (list === undefined || list.trips.length === 0) {
    return (
      <EmptyState icon={<CloudOff aria-hidden="true" />} title={t('errors.offlineTitle')}>
        {t('tripsAround.home.keptNone')}
      </EmptyState>
    );
  }
  if (there === null) return <CardsSkeleton />;
  return (
    <>
      <Banner tone="warn" icon={<CloudOff aria-hidden="true" />}>
        <p>{t('tripsAround.home.kept', { when: format.relative(new Date(list.keptAtMs).toISOString()) })}</p>
        <p className="font-normal">{t('tripsAround.home.keptLead')}</p>
      </Banner>
      <ul className={`mt-4 ${cardsClass}`}>
        {list.trips.map((trip) => (
          <li key={trip.tripId}>
            <TripCard trip={trip} canOpen={there.has(trip.tripId)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which trips this device has kept whole; null until it is known. */
function useKeptIds(accountId: string | null): ReadonlySet<string> | null {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let isHere = true;
    void (accountId === null ? Promise.resolve([]) : keptTripIds(accountId))
      .catch(() => [])
      .then((found) => isHere && setIds(new Set(found)));
    return () => {
      isHere = false;
    };
  }, [accountId]);
  return ids;
}
