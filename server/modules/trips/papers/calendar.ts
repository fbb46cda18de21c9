import { calendarText, escaped, inSeoul, inUtc, SEOUL_ZONE } from '../../../lib/ical.ts';
import { legOf } from '../planning/legs.ts';
import type { EntryView, ItemFields } from '../trip.ts';
import { dateAfter, type PlannedDay, plannedDays, type TripDocument } from './document.ts';

/** What surrounds a calendar. */
export interface CalendarOptions {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the trip; null where nobody may open it. */
  readonly url: string | null;
  /** What the day of a number is called, such as `Day 1`. */
  readonly dayName: (no: number) => string;
}

const MINUTE_MS = 60_000;
/** How long something takes of which nobody has said. */
const USUAL_MIN = 60;
const DAY_MIN = 1_440;

/**
 * A trip as a calendar (RFC 5545): each day as an event of the whole day that says what is planned, and what has a time as an
 * event of its own. A trip without dates has none.
 */
export function calendarOfTrip(trip: TripDocument, options: CalendarOptions): string {
  const events = plannedDays(trip).flatMap(({ on, ...day }) =>
    on === null ? [] : [dayLines(trip, { on, ...day }, options), ...timed(trip, { on, ...day }, options)],
  );
  return calendarText([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Madang//Trips//KO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(trip.head.title)}`,
    `X-WR-CALNAME:${escaped(trip.head.title)}`,
    ...SEOUL_ZONE,
    ...events.flat(),
    'END:VCALENDAR',
  ]);
}

type Dated = PlannedDay & { readonly on: string };

function dayLines(trip: TripDocument, { no, on, day, items }: Dated, options: CalendarOptions): string[] {
  const name = day.fields.title === '' ? options.dayName(no) : day.fields.title;
  const list = items.map(({ fields }) => `${clock(fields.startMin)}${titleOf(fields)}`);
  return [
    'BEGIN:VEVENT',
    ...named(trip, day, options),
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${dateAfter(on, 1).replaceAll('-', '')}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(`${trip.head.title} · ${name}`)}`,
    ...described([...list, day.fields.note], options),
    'END:VEVENT',
  ];
}

function timed(trip: TripDocument, { on, items }: Dated, options: CalendarOptions): string[][] {
  const midnight = Date.parse(`${on}T00:00:00+09:00`);
  return items.flatMap((item) => {
    const { startMin, spot, address, note } = item.fields;
    if (startMin === null) return [];
    const startsAt = midnight + startMin * MINUTE_MS;
    const minutes = Math.min(lengthOf(item.fields), DAY_MIN);
    return [
      [
        'BEGIN:VEVENT',
        ...named(trip, item, options),
        `DTSTART;TZID=Asia/Seoul:${inSeoul(startsAt)}`,
        // An end must be later than the beginning (RFC 5545 § 3.8.2.2): what takes no time has none.
        ...(minutes === 0 ? [] : [`DTEND;TZID=Asia/Seoul:${inSeoul(startsAt + minutes * MINUTE_MS)}`]),
        `SUMMARY:${escaped(titleOf(item.fields))}`,
        ...(address === '' ? [] : [`LOCATION:${escaped(address)}`]),
        ...(spot === null ? [] : [`GEO:${spot.lat};${spot.lng}`]),
        ...described([note], options),
        'END:VEVENT',
      ],
    ];
  });
}

/** As the plan has it: a ride of which nobody has said takes as long as its way. */
function lengthOf({ type, stayMin, spot, toSpot, mode }: ItemFields): number {
  if (stayMin !== null) return stayMin;
  const isRide = type === 'transport' && spot !== null && toSpot !== null;
  return isRide ? legOf(spot, toSpot, mode ?? 'transit').minutes : USUAL_MIN;
}

/** The same name for the same entry whenever it is asked for: a calendar that has it changes it. */
const named = (trip: TripDocument, { id, sequence }: EntryView, { at }: CalendarOptions): string[] => [
  `UID:${trip.tripId}-${id}@madang`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${inUtc(at)}`,
];

function described(texts: readonly string[], { url }: CalendarOptions): string[] {
  const text = texts.filter((part) => part !== '').join('\n');
  return [...(text === '' ? [] : [`DESCRIPTION:${escaped(text)}`]), ...(url === null ? [] : [`URL:${url}`])];
}

export const titleOf = ({ title, toTitle }: { readonly title: string; readonly toTitle: string }): string =>
  toTitle === '' ? title : `${title} → ${toTitle}`;

/** `09:30 `; nothing without a time. @param min after midnight */
const clock = (min: number | null): string =>
  min === null
    ? ''
    : `${String(Math.floor(min / 60)).padStart(2, '0')}:${String(min % 60).padStart(2, '0')} `;
