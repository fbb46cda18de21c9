import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemFields, TripEntryOf } from '../../../api/trips-types.ts';
import { cx } from '../../../ui/cx.ts';
import { useTripDates } from '../home/trip-dates.ts';
import { dayColour } from '../map/day-colours.ts';
import { KIND_ICONS } from '../map/kind-icons.ts';
import type { ReadDay } from './reading.ts';
import { safeUrl } from './safe-url.ts';
import { useMinutes } from './use-minutes.ts';

type Props = {
  days: readonly ReadDay[];
  /** The stop that is pressed on the map. */
  selected?: string | null;
  onSelect?: (id: string) => void;
};

/** The days of a trip to be read: nothing here can be changed. */
export function ReadingDays({ days, selected = null, onSelect }: Props) {
  const { t } = useTranslation();
  const dates = useTripDates();
  return (
    <ol className="flex flex-col gap-8">
      {days.map((day) => (
        <li key={day.id} className="break-inside-avoid">
          <h2 className="flex flex-wrap items-baseline gap-x-2.5 text-xl font-bold">
            <span
              aria-hidden="true"
              className="size-3 self-center rounded-full"
              style={{ background: dayColour(day.index).fill }}
            />
            {t('tripsAround.read.day', { number: day.index + 1 })}
            {day.date !== null && (
              <span className="text-base font-medium text-muted">{dates.day(day.date)}</span>
            )}
            {day.title !== '' && <span className="text-base font-semibold">{day.title}</span>}
          </h2>
          {day.note !== '' && <p className="mt-1 max-w-prose whitespace-pre-line text-muted">{day.note}</p>}
          {day.items.length === 0 ? (
            <p className="mt-3 text-muted">{t('tripsAround.read.freeDay')}</p>
          ) : (
            <Items day={day} selected={selected} onSelect={onSelect} />
          )}
        </li>
      ))}
    </ol>
  );
}

type ItemsProps = { day: ReadDay; selected: string | null; onSelect: Props['onSelect'] };

function Items({ day, selected, onSelect }: ItemsProps) {
  let number = 0;
  return (
    <ol className="mt-3 flex flex-col gap-2">
      {day.items.map((item) => {
        if (item.fields.spot !== null) number += 1;
        return (
          <li key={item.id} className="break-inside-avoid">
            <Item
              item={item}
              number={item.fields.spot === null ? null : number}
              day={day.index}
              isSelected={selected === item.id}
              onSelect={onSelect}
            />
          </li>
        );
      })}
    </ol>
  );
}

type ItemProps = {
  item: TripEntryOf<'item'>;
  number: number | null;
  day: number;
  isSelected: boolean;
  onSelect: Props['onSelect'];
};

function Item({ item: { id, fields }, number, day, isSelected, onSelect }: ItemProps) {
  const url = safeUrl(fields.url);
  const colour = dayColour(day);
  const Icon = KIND_ICONS[fields.type];
  return (
    <div
      className={cx(
        'flex gap-3.5 rounded-2xl border bg-surface p-4',
        isSelected ? 'border-ink' : 'border-line/70',
      )}
    >
      <span
        aria-hidden="true"
        className="tnum flex size-8 shrink-0 items-center justify-center rounded-full text-sm font-bold print:border print:border-black"
        style={number === null ? {} : { background: colour.fill, color: colour.ink }}
      >
        {number ?? <Icon className="size-5 text-muted" />}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          {onSelect !== undefined && number !== null ? (
            <button
              type="button"
              onClick={() => onSelect(id)}
              className="min-h-8 text-left font-bold underline-offset-4 hover:underline"
            >
              {fields.title}
            </button>
          ) : (
            <span className="font-bold">{fields.title}</span>
          )}
          <When fields={fields} />
        </p>
        {fields.toTitle !== '' && <p className="text-sm text-muted">→ {fields.toTitle}</p>}
        {fields.address !== '' && <p className="text-sm text-muted">{fields.address}</p>}
        {fields.note !== '' && <p className="mt-1 max-w-prose whitespace-pre-line">{fields.note}</p>}
        {url !== null && (
          <a
            href={url.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            className="tap inline-flex items-center gap-1.5 text-sm font-semibold text-accent hover:underline"
          >
            <ExternalLink aria-hidden="true" className="size-4" />
            {url.host}
          </a>
        )}
      </div>
    </div>
  );
}

/** At which time of its day, and how long. */
function When({ fields: { startMin, stayMin } }: { fields: ItemFields }) {
  const minutes = useMinutes();
  if (startMin === null && stayMin === null) return null;
  return (
    <span className="tnum shrink-0 text-sm text-muted">
      {[
        startMin !== null && minutes.clock(startMin),
        stayMin !== null && stayMin > 0 && minutes.length(stayMin),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
