import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapPin } from './map-types.ts';
import { type Direction, neighbour } from './region-walk.ts';
import type { Shape } from './shapes.ts';

/** The keyboard's one place in a group; the others are reached by arrows. */
const placeOf = (isHere: boolean): 0 | -1 => (isHere ? 0 : -1);
const focusOn = (list: HTMLElement | null, id: string): void =>
  list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();

type PinListProps = {
  pins: readonly MapPin[];
  selected: string | null;
  marked: string | null;
  onMark: (id: string | null) => void;
  onSelect: (id: string) => void;
};

/** The pins as a list: for screen readers, and for the keyboard, whose place is shown on the map. */
export function PinList({ pins, selected, marked, onMark, onSelect }: PinListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const here = pins.find(({ id }) => id === marked) ?? pins.find(({ id }) => id === selected) ?? pins[0];
  const onKey = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = event.key === 'Home' ? pins[0] : event.key === 'End' ? pins.at(-1) : step && pins[at + step];
    if (next === undefined || next === 0) return;
    event.preventDefault();
    focusOn(list.current, next.id);
  };
  return (
    <ol ref={list} aria-label={t('tripsPlaces.map.pins')} className="sr-only">
      {pins.map((pin, at) => (
        <li key={pin.id}>
          <button
            type="button"
            data-id={pin.id}
            tabIndex={placeOf(pin === here)}
            aria-pressed={pin.id === selected}
            onFocus={() => onMark(pin.id)}
            onBlur={() => onMark(null)}
            onKeyDown={(event) => onKey(event, at)}
            onClick={() => onSelect(pin.id)}
          >
            {[
              pin.day !== undefined && t('tripsPlaces.map.day', { day: pin.day + 1 }),
              pin.number !== undefined && t('tripsPlaces.map.stop', { number: pin.number }),
              pin.name,
              pin.about,
            ]
              .filter(Boolean)
              .join(', ')}
          </button>
        </li>
      ))}
    </ol>
  );
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

type RegionListProps = {
  label: string;
  areas: readonly Shape[];
  chosen: string | null;
  marked: string | null;
  wordsOf: (code: string) => string;
  onMark: (code: string | null) => void;
  onChoose: (code: string) => void;
};

/** The regions as buttons: arrows go to the one that lies in that direction. */
export function RegionList({ label, areas, chosen, marked, wordsOf, onMark, onChoose }: RegionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const here =
    areas.find(({ code }) => code === marked) ?? areas.find(({ code }) => code === chosen) ?? areas[0];
  const onKey = (event: KeyboardEvent, area: Shape) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = neighbour(area, areas, direction);
    if (next !== null) focusOn(list.current, next.code);
  };
  return (
    <ul ref={list} aria-label={label} className="sr-only">
      {areas.map((area) => (
        <li key={area.code}>
          <button
            type="button"
            data-id={area.code}
            tabIndex={placeOf(area === here)}
            aria-pressed={area.code === chosen}
            onFocus={() => onMark(area.code)}
            onBlur={() => onMark(null)}
            onKeyDown={(event) => onKey(event, area)}
            onClick={() => onChoose(area.code)}
          >
            {wordsOf(area.code)}
          </button>
        </li>
      ))}
    </ul>
  );
}
