import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../../ui/tabs.tsx';
import { useBoard } from './board/board-context.ts';
import { planOf } from './board/plan.ts';
import { PlanMap } from './board/plan-map.tsx';
import { Workbench } from './board/workbench.tsx';
import { TripGate } from './trip-gate.tsx';

const route = getRouteApi('/trips/$tripId/map');

/** The plan on a map alone, where there is no room beside the plan. */
export function MapPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('trips.board.map')} wide>
      {(trip, document) => (
        <Workbench trip={trip} document={document} plan={planOf(document)}>
          <OnMap />
        </Workbench>
      )}
    </TripGate>
  );
}

function OnMap() {
  const { t } = useTranslation();
  const { plan, selected, open } = useBoard();
  const [shown, show] = useState('all');
  const day = plan.days.find(({ id }) => id === shown);
  const item = plan.days.flatMap(({ items }) => items).find(({ id }) => id === selected);
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t('trips.board.strip')}
        value={day === undefined ? 'all' : shown}
        onChange={show}
        tabs={[
          { value: 'all', label: t('trips.board.all') },
          ...plan.days.map(({ id, index }) => ({
            value: id,
            label: t('trips.board.day', { number: index + 1 }),
          })),
        ]}
      />
      <div className="h-[calc(100dvh-28rem)] min-h-80 lg:h-[calc(100dvh-20rem)] overflow-hidden rounded-3xl border border-line">
        <PlanMap day={day?.index ?? null} className="size-full" />
      </div>
      {item !== undefined && (
        <button
          type="button"
          onClick={() => open(item)}
          className="tap rounded-2xl border border-line bg-surface px-4 py-3 text-left font-semibold shadow-card"
        >
          {item.fields.title}
        </button>
      )}
    </div>
  );
}
