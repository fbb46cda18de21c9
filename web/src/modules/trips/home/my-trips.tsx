import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarPlus, Compass, History, Luggage, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myTripsQuery, type TripState } from '../../../api/trips-around.ts';
import { useOfflinePages } from '../../../api/use-offline-pages.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { offlinePages } from '../offline-pages.ts';
import { DeletedTrips } from './deleted-trips.tsx';
import { keepList } from './kept-list.ts';
import { CardsSkeleton, cardsClass, TripCard } from './trip-card.tsx';

const STATES: readonly TripState[] = ['active', 'past', 'deleted'];

/** What I have made or was invited to: to come, behind me, thrown away. */
export function MyTrips({ accountId, onMake }: Pick<CardsProps, 'accountId' | 'onMake'>) {
  const { t } = useTranslation();
  useOfflinePages(offlinePages);
  const [state, setState] = useState<TripState>('active');
  return (
    <section aria-label={t('tripsAround.home.mine')} className="mb-12">
      <Tabs
        label={t('tripsAround.home.which')}
        value={state}
        onChange={setState}
        tabs={STATES.map((value) => ({ value, label: t(`tripsAround.home.state.${value}`) }))}
      >
        {state === 'deleted' ? (
          <DeletedTrips />
        ) : (
          <TripCards accountId={accountId} state={state} onMake={onMake} />
        )}
      </Tabs>
    </section>
  );
}

type CardsProps = {
  accountId: string;
  state: 'active' | 'past';
  onMake: (start: 'empty' | 'weekend') => void;
};

function TripCards({ accountId, state, onMake }: CardsProps) {
  const { t } = useTranslation();
  const trips = useInfiniteQuery(myTripsQuery(state));
  const { data, isPlaceholderData, dataUpdatedAt } = trips;
  useEffect(() => {
    if (data === undefined || isPlaceholderData) return;
    keepList({ accountId, state, trips: data.pages.flatMap(({ items }) => items), keptAtMs: dataUpdatedAt });
  }, [accountId, state, data, isPlaceholderData, dataUpdatedAt]);
  return (
    <PagedList
      query={trips}
      skeleton={<CardsSkeleton />}
      empty={
        state === 'past' ? (
          <EmptyState icon={<History aria-hidden="true" />} title={t('tripsAround.home.nonePast')}>
            {t('tripsAround.home.nonePastLead')}
          </EmptyState>
        ) : (
          <FirstTrip onMake={onMake} />
        )
      }
    >
      {(items) => (
        <ul className={cardsClass}>
          {items.map((trip) => (
            <li key={trip.tripId}>
              <TripCard trip={trip} />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  );
}

/** Three ways to begin, for whoever has no trip yet. */
function FirstTrip({ onMake }: Pick<CardsProps, 'onMake'>) {
  const { t } = useTranslation();
  const icon = 'size-5';
  return (
    <EmptyState
      icon={<Luggage aria-hidden="true" />}
      title={t('tripsAround.home.none')}
      action={
        <div className="flex flex-col gap-2.5">
          <Button icon={<Plus aria-hidden="true" className={icon} />} onClick={() => onMake('empty')}>
            {t('tripsAround.home.make')}
          </Button>
          <Button
            variant="secondary"
            icon={<CalendarPlus aria-hidden="true" className={icon} />}
            onClick={() => onMake('weekend')}
          >
            {t('tripsAround.home.weekend')}
          </Button>
          <Link to={'/trips/explore' as string} className={buttonClass('secondary')}>
            <Compass aria-hidden="true" className={icon} />
            {t('tripsAround.home.fromPublic')}
          </Link>
        </div>
      }
    >
      {t('tripsAround.home.noneLead')}
    </EmptyState>
  );
}
