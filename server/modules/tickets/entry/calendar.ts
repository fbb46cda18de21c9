/** A show in somebody's calendar. Times are epoch milliseconds. */
export interface CalendarShow {
  /** The same for the same thing, whenever it is asked for: a calendar that has it changes it. */
  readonly uid: string;
  /** Grows when the show is moved or called off. */
  readonly sequence: number;
  readonly at: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly location: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly description: string;
  readonly url: string | null;
  /** What is said when it comes near. */
  readonly alarm: string;
}

const SEOUL_MS = 9 * 3_600_000;
/** RFC 5545 § 3.1: lines of at most so many octets, without the break. */
const LINE_OCTETS = 75;
/** One day and two hours before. */
const ALARMS = ['-P1D', '-PT2H'];

/** Korea has had no summer time since 1988, so one rule is all of its zone. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Seoul',
  'BEGIN:STANDARD',
  'DTSTART:19881009T030000',
  'TZOFFSETFROM:+1000',
  'TZOFFSETTO:+0900',
  'TZNAME:KST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** @returns an iCalendar object (RFC 5545) with one event, and alarms before it */
export function calendarOf(show: CalendarShow): string {
  const { latitude, longitude, url, description } = show;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Madang//Tickets//KO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...ZONE,
    'BEGIN:VEVENT',
    `UID:${show.uid}`,
    `SEQUENCE:${show.sequence}`,
    `DTSTAMP:${digitsOf(show.at)}Z`,
    `DTSTART;TZID=Asia/Seoul:${digitsOf(show.startsAt + SEOUL_MS)}`,
    `DTEND;TZID=Asia/Seoul:${digitsOf(show.endsAt + SEOUL_MS)}`,
    `STATUS:${show.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(show.summary)}`,
    `LOCATION:${escaped(show.location)}`,
    ...(latitude === null || longitude === null ? [] : [`GEO:${latitude};${longitude}`]),
    `DESCRIPTION:${escaped(description)}`,
    ...(url === null ? [] : [`URL:${url}`]),
    ...(show.isCancelled ? [] : ALARMS.flatMap((trigger) => alarmOf(trigger, show.alarm))),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const alarmOf = (trigger: string, words: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${trigger}`,
  `DESCRIPTION:${escaped(words)}`,
  'END:VALARM',
];

/** 20261122T193000. @param ms epoch milliseconds, moved by the zone's offset */
const digitsOf = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}Z$/g, '');

/** RFC 5545 § 3.3.11. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\r\n|\r|\n/g, '\\n');

/** Cut between letters, never inside one: each further line begins with a space. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
