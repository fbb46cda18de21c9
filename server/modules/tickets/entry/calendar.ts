import { calendarText, escaped, inSeoul, inUtc, SEOUL_ZONE } from '../../../lib/ical.ts';

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

/** One day and two hours before. */
const ALARMS = ['-P1D', '-PT2H'];

/** @returns an iCalendar object (RFC 5545) with one event, and alarms before it */
export function calendarOf(show: CalendarShow): string {
  const { latitude, longitude, url, description } = show;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Madang//Tickets//KO',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...SEOUL_ZONE,
    'BEGIN:VEVENT',
    `UID:${show.uid}`,
    `SEQUENCE:${show.sequence}`,
    `DTSTAMP:${inUtc(show.at)}`,
    `DTSTART;TZID=Asia/Seoul:${inSeoul(show.startsAt)}`,
    `DTEND;TZID=Asia/Seoul:${inSeoul(show.endsAt)}`,
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
  return calendarText(lines);
}

const alarmOf = (trigger: string, words: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${trigger}`,
  `DESCRIPTION:${escaped(words)}`,
  'END:VALARM',
];
