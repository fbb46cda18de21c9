import { Bike, Bus, Car, Footprints, type LucideIcon, Plane, Ship } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProposedVisit } from '../../../api/trips-planning.ts';
import { useMinutes } from '../around/use-minutes.ts';
import { useDistance } from './use-distance.ts';

type Leg = NonNullable<ProposedVisit['leg']>;
const icons: Record<Leg['by'], LucideIcon> = {
  ...{ walk: Footprints, bike: Bike, transit: Bus, car: Car, flight: Plane, ferry: Ship },
};

/** The way to a stop. */
export function LegLine({ leg }: { leg: Leg }) {
  const { t } = useTranslation();
  const distance = useDistance();
  const { length } = useMinutes();
  const Icon = icons[leg.by];
  return (
    <p className="flex items-center gap-1.5 py-1 pl-1 text-sm text-muted">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span>
        {t(`tripsPlanning.by.${leg.by}`, { length: length(leg.minutes) })}
        <span className="tnum">
          {' · '}
          {distance(leg.metres)}
        </span>
      </span>
    </p>
  );
}
