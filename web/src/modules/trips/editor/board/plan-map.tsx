import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapFocus } from '../../map/map-types.ts';
import { TripMap } from '../../map/trip-map.tsx';
import { useBoard } from './board-context.ts';
import { standing } from './plan.ts';
import { pinsOf } from './trip-pins.ts';

/** The plan on the map; what is pressed there is marked in the plan. @param day only this one stands out, by its index */
export function PlanMap({ day = null, className }: { day?: number | null; className?: string }) {
  const { t } = useTranslation();
  const { trip, plan, selected, select } = useBoard();
  const { pins, routes } = useMemo(
    () => pinsOf(plan, (index) => t('trips.board.day', { number: index + 1 })),
    [plan, t],
  );
  const region = trip.document?.head.regions[0];
  const hasPins = pins.length > 0;
  const latest = useRef(pins);
  latest.current = pins;
  // Others' changes move no map under one's hands: only the day, and the first pin, do.
  const focus = useMemo<MapFocus>(() => {
    const ofDay = latest.current.filter((pin) => day !== null && pin.day === day).map(({ id }) => id);
    if (ofDay.length > 0) return { on: 'pins', ids: ofDay };
    if (hasPins) return { on: 'pins' };
    return region === undefined ? { on: 'country' } : { on: 'region', code: region };
  }, [day, hasPins, region]);
  return (
    <TripMap
      label={t('trips.board.map')}
      pins={pins}
      routes={routes}
      day={day}
      focus={focus}
      selected={selected !== null && standing(plan, selected) !== null ? selected : null}
      onSelect={select}
      {...(className === undefined ? {} : { className })}
    />
  );
}
