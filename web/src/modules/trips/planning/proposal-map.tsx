import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../../../api/trips-planning.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import type { MapPin, MapRoute } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { visitId } from './proposed-day.tsx';

type Props = {
  proposal: ProposalView;
  /** The place of each proposed day in the trip, from 0. */
  numberOf: (dayId: string) => number;
  selected: string | null;
  onSelect: (id: string | null) => void;
};

/** The proposal's days on the map, each in its colour. */
export function ProposalMap({ proposal, numberOf, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const { pins, routes } = useMemo(() => {
    const pins: MapPin[] = [];
    const routes: MapRoute[] = [];
    for (const day of proposal.days) {
      const index = numberOf(day.dayId);
      const label = t('trips.board.day', { number: index + 1 });
      for (const [at, { spot, title }] of day.visits.entries()) {
        const id = visitId(day, at);
        pins.push({ ...spot, id, name: local(title), number: at + 1, day: index, about: label });
      }
      const spots = [day.start ?? [], day.visits.map(({ spot }) => spot), day.end ?? []].flat();
      const legs = spots.slice(1).flatMap((to, i) => {
        const from = spots[i];
        return from === undefined ? [] : [{ from, to, isEstimated: true }];
      });
      if (day.visits.length > 0 && legs.length > 0) routes.push({ id: day.dayId, day: index, label, legs });
    }
    return { pins, routes };
  }, [proposal, numberOf, local, t]);
  return (
    <TripMap
      label={t('tripsPlanning.map')}
      pins={pins}
      routes={routes}
      selected={selected}
      onSelect={onSelect}
      focus={{ on: 'pins' }}
      isQuiet
      className="h-72 lg:h-[calc(100dvh-12rem)]"
    />
  );
}
