import {
  type Draft,
  type DraftEntry,
  daysBetween,
  MOST,
  skipping,
  TooMuch,
  tidy,
  UnreadableFile,
} from './document.ts';

const MOST_LINES = 100_000;
const SEOUL_MS = 9 * 3_600_000;
const DAY_MIN = 1_440;

interface Property {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}
/** When something begins or ends, by the clocks of the place; `min` after midnight, null for a whole day. */
interface Moment {
  readonly on: string;
  readonly min: number | null;
}
interface Event {
  readonly start: Moment;
  readonly fields: DraftEntry<'item'>['fields'];
}

/**
 * Reads an iCalendar file (RFC 5545): each event becomes an item of its date. What repeats comes once, for the first time that
 * it says: no rule is ever worked out.
 * @throws UnreadableFile, TooMuch
 */
export function readIcs(text: string): Draft {
  const lines = unfolded(text);
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') throw new UnreadableFile('format', 'line 1');
  const { skip, list } = skipping();
  const { name, events } = eventsIn(lines, skip);
  events.sort((a, b) => order(a).localeCompare(order(b)));
  const first = events[0]?.start.on ?? null;
  const within = first === null ? [] : events.filter(({ start }) => daysBetween(first, start.on) < MOST.days);
  skip('too-far', events.length - within.length);
  const last = within.at(-1)?.start.on;
  const days = first === null || last === undefined ? 0 : daysBetween(first, last) + 1;
  if (within.length + days > MOST.entries) throw new TooMuch('entries', MOST.entries);
  const entries: DraftEntry[] = Array.from({ length: days }, (_, i) => ({
    id: dayIdOf(i),
    kind: 'day' as const,
    dayId: null,
    fields: {},
  }));
  within.forEach(({ start, fields }, i) => {
    const dayId = dayIdOf(daysBetween(first ?? start.on, start.on));
    entries.push({ id: `event-${String(i + 1).padStart(4, '0')}`, kind: 'item', dayId, fields });
  });
  return {
    head: { title: tidy(name, MOST.title), startsOn: first },
    entries,
    companions: [],
    skipped: list(),
  };
}

const dayIdOf = (i: number): string => `day-${String(i + 1).padStart(4, '0')}`;
const order = ({ start: { on, min } }: Event): string => `${on} ${String(min ?? 0).padStart(4, '0')}`;

/** RFC 5545 § 3.1: a line that begins with a space goes on with the one before. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (lines.length > MOST_LINES) throw new TooMuch('lines', MOST_LINES);
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop()}${line.slice(1)}`);
    else if (line !== '') lines.push(line);
  }
  return lines;
}

function eventsIn(lines: readonly string[], skip: ReturnType<typeof skipping>['skip']) {
  const events: Event[] = [];
  let name = '';
  let own: Map<string, Property> | null = null;
  /** Parts of an event, such as alarms, are none of its properties. */
  let inside = 0;
  for (const line of lines) {
    const property = propertyOf(line);
    if (!property) continue;
    const value = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN' && value === 'VEVENT' && !own) own = new Map();
    else if (property.name === 'BEGIN' && own) inside += 1;
    else if (property.name === 'END' && own && inside > 0) inside -= 1;
    else if (property.name === 'END' && value === 'VEVENT' && own) {
      const event = eventOf(own, skip);
      if (event) events.push(event);
      if (events.length > MOST.entries) throw new TooMuch('events', MOST.entries);
      own = null;
    } else if (own && inside === 0 && !own.has(property.name)) own.set(property.name, property);
    else if (!own && /^(X-WR-CAL)?NAME$/.test(property.name)) name ||= textOf(property);
  }
  return { name, events };
}

/** `NAME;PARAM=value:value`; a parameter's value may stand in quotes. Null for what is no line of a calendar. */
function propertyOf(line: string): Property | null {
  const match =
    /^([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(
      line,
    );
  if (!match) return null;
  const [, name = '', params = '', value = ''] = match;
  const read = [...params.matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;]*)/g)].map(([, key = '', text = '']) => [
    key.toUpperCase(),
    text.replace(/^"|"$/g, ''),
  ]);
  return { name: name.toUpperCase(), params: Object.fromEntries(read) as Record<string, string>, value };
}

/** RFC 5545 § 3.3.11. */
const textOf = (property: Property | undefined): string =>
  (property?.value ?? '').replace(/\\([\\;,nN])/g, (_, letter: string) =>
    letter.toLowerCase() === 'n' ? '\n' : letter,
  );

function eventOf(
  own: ReadonlyMap<string, Property>,
  skip: ReturnType<typeof skipping>['skip'],
): Event | null {
  if (own.get('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') {
    skip('cancelled');
    return null;
  }
  const start = momentOf(own.get('DTSTART'));
  if (!start) {
    skip('without-date');
    return null;
  }
  if (own.has('RRULE') || own.has('RDATE')) skip('recurrences');
  const url = own.get('URL')?.value.trim() ?? '';
  return {
    start,
    fields: {
      type: start.min === null ? 'note' : 'place',
      title: tidy(textOf(own.get('SUMMARY')), MOST.title) || start.on,
      note: tidy(textOf(own.get('DESCRIPTION')), MOST.text, true),
      address: tidy(textOf(own.get('LOCATION')), MOST.title),
      url: /^https?:\/\/\S+$/.test(url) && url.length <= 1_000 ? url : '',
      spot: spotOf(own.get('GEO')?.value),
      startMin: start.min,
      stayMin: start.min === null ? null : stayOf(start, start.min, own),
    },
  };
}

/** By the clocks of the place as they are written; what is written in UTC, by Korean ones. */
function momentOf(property: Property | undefined): Moment | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/.exec(property?.value.trim() ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, , zone] = match;
  const on = `${year}-${month}-${day}`;
  const at = Date.parse(`${on}T${hour ?? '00'}:${minute ?? '00'}:00Z`);
  if (Number.isNaN(at) || Number(year) < 1970 || !new Date(at).toISOString().startsWith(on)) return null;
  if (hour === undefined) return { on, min: null };
  if (zone === undefined) return { on, min: Number(hour) * 60 + Number(minute) };
  const seoul = new Date(at + SEOUL_MS);
  return { on: seoul.toISOString().slice(0, 10), min: seoul.getUTCHours() * 60 + seoul.getUTCMinutes() };
}

function stayOf(start: Moment, from: number, own: ReadonlyMap<string, Property>): number | null {
  const end = momentOf(own.get('DTEND'));
  const min = end
    ? daysBetween(start.on, end.on) * DAY_MIN + (end.min ?? 0) - from
    : minutesOf(own.get('DURATION')?.value.trim());
  return min === null || min <= 0 ? null : Math.min(min, DAY_MIN);
}

function minutesOf(text = ''): number | null {
  const match = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/.exec(
    text,
  );
  if (!match) return null;
  const [weeks, days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

function spotOf(value: string | undefined) {
  const match = /^(-?\d{1,2}(?:\.\d{1,20})?);(-?\d{1,3}(?:\.\d{1,20})?)$/.exec(value?.trim() ?? '');
  if (!match) return null;
  const [lat, lng] = match.slice(1).map((part) => Math.round(Number(part) * 1e6) / 1e6) as [number, number];
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat: lat + 0, lng: lng + 0 } : null;
}
