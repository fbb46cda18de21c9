import { BadgeCheck, GripVertical, Pin, TriangleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../../ui/avatar.tsx';
import { cx } from '../../../../ui/cx.ts';
import { useMinutes } from '../../around/use-minutes.ts';
import { dayColour, NO_DAY } from '../../map/day-colours.ts';
import { KIND_ICONS } from '../../map/kind-icons.ts';
import { useTripWords } from '../trip-words.ts';
import { useBoard } from './board-context.ts';
import { useItemDrag } from './drag.tsx';
import { ItemMenu } from './item-menu.tsx';
import type { Item, PlanDay, Step } from './plan.ts';

type CardProps = { item: Item; day: PlanDay | null; number: number };

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  ArrowLeft: 'day-before',
  ArrowRight: 'day-after',
};

/** One stop of a day: pressed it opens, dragged it moves, and Alt with an arrow moves it too. */
export function ItemCard({ item, day, number }: CardProps) {
  const { t } = useTranslation();
  const { trip, moves, open, select, selected, legs, watchers } = useBoard();
  const { ref, isDragged } = useItemDrag(item.id, !trip.canEdit);
  const { title } = item.fields;
  const step = (event: KeyboardEvent) => {
    const wanted = event.altKey ? steps[event.key] : undefined;
    if (wanted === undefined || !trip.canEdit) return;
    event.preventDefault();
    moves.step(item, wanted);
  };
  const watching = watchers.get(item.id) ?? [];
  return (
    <article
      ref={ref}
      data-item={item.id}
      className={cx(
        'group relative flex items-stretch rounded-2xl border bg-surface shadow-card transition-[border-color,opacity]',
        selected === item.id ? 'border-ink' : 'border-line hover:border-line-strong/60',
        isDragged && 'opacity-35',
        trip.canEdit && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <button
        type="button"
        aria-label={t('trips.item.open', { title })}
        onClick={() => {
          select(item.id);
          open(item);
        }}
        onFocus={() => select(item.id)}
        onKeyDown={step}
        className="flex min-w-0 flex-1 cursor-[inherit] items-start gap-3 rounded-2xl p-3 text-left"
      >
        <ItemMark item={item} day={day} number={number} />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 font-semibold break-words">{title}</span>
          <ItemFacts item={item} />
          {item.fields.note !== '' && (
            <span className="mt-0.5 line-clamp-2 text-sm whitespace-pre-line text-muted">
              {item.fields.note}
            </span>
          )}
          {legs.stops.get(item.id)?.warnings.map((warning) => (
            <span key={warning} className="mt-1 flex items-start gap-1 text-sm font-medium text-warn">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {warning}
            </span>
          ))}
        </span>
      </button>
      {watching.length > 0 && (
        <span className="absolute -top-2 right-10 flex">
          {watching.slice(0, 3).map(({ client, name }) => (
            <span
              key={client}
              title={t('trips.presence.at', { name })}
              className="rounded-full ring-2 ring-accent"
            >
              <Avatar name={name} size="sm" />
              <span className="sr-only">{t('trips.presence.at', { name })}</span>
            </span>
          ))}
        </span>
      )}
      {trip.canEdit && (
        <span data-no-drag="" className="shrink-0 pt-1 print:hidden">
          <ItemMenu item={item} />
        </span>
      )}
    </article>
  );
}

/** Its number in the day, in the day's colour; what is no stop has a picture. */
function ItemMark({ item, day, number }: CardProps) {
  const Icon = KIND_ICONS[item.fields.type];
  const colour = day === null ? NO_DAY : dayColour(day.index);
  const isStop = item.fields.type !== 'note';
  return (
    <span
      aria-hidden="true"
      style={isStop ? { background: colour.fill, color: colour.ink } : undefined}
      className={cx(
        'tnum mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-bold [&>svg]:size-4',
        !isStop && 'bg-sunken text-muted',
      )}
    >
      {isStop && day !== null && item.fields.type === 'place' ? number : <Icon />}
    </span>
  );
}

function ItemFacts({ item }: { item: Item }) {
  const { t } = useTranslation();
  const words = useTripWords();
  const { clock } = useMinutes();
  const { legs } = useBoard();
  const { startMin, stayMin, isFixed, type, toTitle, booking } = item.fields;
  const arriveMin = legs.stops.get(item.id)?.arriveMin ?? null;
  return (
    <span className="tnum flex flex-wrap items-center gap-x-2 text-sm text-muted">
      {startMin !== null ? (
        <span className="font-semibold text-ink">{clock(startMin)}</span>
      ) : (
        arriveMin !== null && <span>{t('trips.leg.arrive', { time: clock(arriveMin) })}</span>
      )}
      {type === 'transport' && toTitle !== '' && <span>→ {toTitle}</span>}
      {stayMin !== null && stayMin > 0 && <span>{words.duration(stayMin)}</span>}
      {isFixed && (
        <span className="inline-flex items-center gap-0.5">
          <Pin aria-hidden="true" className="size-3.5" />
          {t('trips.item.fixed')}
        </span>
      )}
      {booking !== null && (
        <span className="inline-flex items-center gap-0.5 font-medium text-good">
          <BadgeCheck aria-hidden="true" className="size-3.5" />
          {t('trips.item.bookingState')}
        </span>
      )}
    </span>
  );
}

/** What follows the pointer while an item is dragged. */
export function DraggedCard({ item }: { item: Item }) {
  const Icon = KIND_ICONS[item.fields.type];
  return (
    <div className="flex w-64 rotate-2 items-center gap-3 rounded-2xl border border-ink bg-surface p-3 shadow-lift">
      <GripVertical aria-hidden="true" className="size-5 text-muted" />
      <Icon aria-hidden="true" className="size-5 text-muted" />
      <span className="truncate font-semibold">{item.fields.title}</span>
    </div>
  );
}
