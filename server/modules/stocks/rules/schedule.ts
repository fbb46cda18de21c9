import type { Market, Phase } from '../market.ts';
import { type Calendar, dayAfter, dayOf, hoursOn, minuteOf } from './days.ts';

export type Schedule = Market['schedule'];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A session as the schedule wants it; epoch milliseconds. */
export interface Window {
  readonly day: string;
  readonly opensAt: number;
  readonly continuousAt: number;
  readonly closingAt: number;
  readonly closesAt: number;
}

/**
 * The session that is under way at a moment, or else the next one; null for schedules that know no sessions.
 * @param at epoch milliseconds
 * @throws when the calendar has no trading day for more than a year
 */
export function windowAt(schedule: Schedule, calendar: Calendar, at: number): Window | null {
  if (schedule === 'krx') return daily(calendar, at);
  if (schedule === 'hourly') return hourly(calendar, at);
  return null;
}

function daily(calendar: Calendar, at: number): Window {
  for (let day = dayOf(at, calendar.offsetMs); ; day = dayAfter(calendar, dayNext(day), 0)) {
    const hours = hoursOn(calendar, day);
    if (hours === null) continue;
    const moment = (minute: number): number => minuteOf(calendar, day, minute);
    const closesAt = moment(hours.close);
    if (closesAt <= at) continue;
    return {
      day,
      opensAt: moment(hours.openingAuction),
      continuousAt: moment(hours.continuous),
      closingAt: moment(hours.closingAuction),
      closesAt,
    };
  }
}

const dayNext = (day: string): string => dayOf(Date.parse(`${day}T00:00:00Z`), 24 * HOUR_MS);

/** A day in an hour, round the clock and all the year: a minute of opening auction, two of closing auction, one closed. */
function hourly(calendar: Calendar, at: number): Window {
  const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
  const opensAt = at - hour < 59 * MINUTE_MS ? hour : hour + HOUR_MS;
  return {
    day: dayOf(opensAt, calendar.offsetMs),
    opensAt,
    continuousAt: opensAt + MINUTE_MS,
    closingAt: opensAt + 57 * MINUTE_MS,
    closesAt: opensAt + 59 * MINUTE_MS,
  };
}

/** The phase that the schedule has for a moment of a session, and when it ends it. @param at within the session */
export function phaseIn(window: Window, at: number): { readonly phase: Phase; readonly endsAt: number } {
  if (at < window.opensAt) return { phase: 'closed', endsAt: window.opensAt };
  if (at < window.continuousAt) return { phase: 'opening-auction', endsAt: window.continuousAt };
  if (at < window.closingAt) return { phase: 'continuous', endsAt: window.closingAt };
  return { phase: 'closing-auction', endsAt: window.closesAt };
}
