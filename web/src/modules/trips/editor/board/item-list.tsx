import { Bike, Bus, Car, Footprints, Plane, Ship } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTripWords } from '../trip-words.ts';
import { useBoard } from './board-context.ts';
import { useDayDrop, useDropTarget } from './drag.tsx';
import { ItemCard } from './item-card.tsx';
import type { ShownLeg } from './legs.ts';
import type { Item, PlanDay } from './plan.ts';

type ItemListProps = {
  day: PlanDay | null;
  items: readonly Item[];
  label: string;
  empty: ReactNode;
};

/** The stops of a day, or the ideas, with the ways between them; something may be dropped between any two. */
export function ItemList({ day, items, label, empty }: ItemListProps) {
  const { legs } = useBoard();
  const ref = useDayDrop(day?.id ?? null, 'list');
  const after = useDropTarget(day?.id ?? null);
  return (
    <div ref={ref} className="flex min-h-24 flex-1 flex-col">
      {items.length === 0 && after === undefined && empty}
      <ol aria-label={label} className="flex flex-col">
        {after === null && <DropLine />}
        {items.map((item, index) => {
          const leg = legs.before.get(item.id);
          return (
            <Fragment key={item.id}>
              <li>
                {index > 0 &&
                  (leg !== undefined && leg.fromId === stopBefore(items, index) ? (
                    <LegRow leg={leg} />
                  ) : (
                    <div className="h-2" />
                  ))}
                <ItemCard item={item} day={day} number={index + 1} />
              </li>
              {after === item.id && <DropLine />}
            </Fragment>
          );
        })}
      </ol>
    </div>
  );
}

/** What was said of a way holds as long as the same two stops stand behind each other. */
const stopBefore = (items: readonly Item[], index: number): string | undefined =>
  items.slice(0, index).findLast(({ fields }) => fields.spot !== null && fields.type !== 'note')?.id;

const DropLine = () => (
  <li aria-hidden="true" data-drop-line="" className="my-1.5 h-1 rounded-full bg-accent" />
);

const modeIcons = { walk: Footprints, bike: Bike, transit: Bus, car: Car, flight: Plane, ferry: Ship };

function LegRow({ leg }: { leg: ShownLeg }) {
  const { t } = useTranslation();
  const words = useTripWords();
  const Icon = modeIcons[leg.mode];
  const said = {
    mode: t(`trips.mode.${leg.mode}`),
    duration: words.duration(leg.minutes),
    distance: words.distance(leg.metres),
  };
  return (
    <p title={t('trips.leg.open')} className="tnum flex items-center gap-1.5 py-1 pl-4 text-xs text-muted">
      <span aria-hidden="true" className="h-5 border-l-2 border-dotted border-line-strong/70" />
      <Icon aria-hidden="true" className="ml-2 size-3.5" />
      <span aria-hidden="true">{`${said.mode} ${said.duration} · ${said.distance}`}</span>
      <span className="sr-only">{t('trips.leg.say', said)}</span>
    </p>
  );
}
