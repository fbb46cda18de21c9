import { DISTRICTS } from '../../regions/index.ts';
import {
  areHoursValid,
  MAX_POPULARITY,
  type OpeningHours,
  type OpenWindow,
  PLACE_KINDS,
  type PlaceFacts,
} from '../place.ts';

/** A place of the sample, as it stands in its province's file. */
export interface SamplePlace extends PlaceFacts {
  /** Its name in the sample, for ever. */
  readonly slug: string;
  readonly province: string;
  readonly district: string;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SLUG = /^[a-z0-9-]{3,40}$/;
const SPOT = /^(\d{2}\.\d{4}) (\d{3}\.\d{4})$/;

/**
 * Reads a province's places, one on each line:
 *
 *     slug | kind | district | name ko | name en | lat lng | hours | stay | popularity | ko | en | months ~ ko ~ en
 *
 * Hours: `always`; empty where nobody knows; `9-18` every day; `9:30-17:30 !mon,tue` but not on these; `10-18 sat=10-21`
 * others on these; `17-26` until two in the morning. Stay in minutes. The last column stands only where a place has its
 * months: `10 ~ 해마다 10월 초 ~ usually early October`.
 * @throws Error naming a line that is not like this
 */
export function sampleOf(province: string, text: string): SamplePlace[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      try {
        return readLine(province, line);
      } catch (error) {
        throw new Error(`${(error as Error).message}: ${line}`);
      }
    });
}

function readLine(province: string, line: string): SamplePlace {
  const [slug = '', kindText, districtKo, nameKo, nameEn, spotText = '', hours = '', ...rest] = line
    .split('|')
    .map((part) => part.trim());
  const [stay, popularityText, aboutKo, aboutEn, season = ''] = rest;
  const kind = PLACE_KINDS.find((one) => one === kindText);
  const district = DISTRICTS.find((one) => one.province === province && one.ko === districtKo);
  const [, lat, lng] = SPOT.exec(spotText) ?? [];
  if (!kind || !district || lat === undefined || lng === undefined) throw new Error('Kind, district or spot');
  if (!SLUG.test(slug) || !nameKo || !nameEn || !aboutKo || !aboutEn) throw new Error('A column is missing');
  const [stayMin, popularity] = [Number(stay), Number(popularityText)];
  if (!(stayMin > 0) || !(popularity >= 0 && popularity <= MAX_POPULARITY)) throw new Error('Numbers');
  return {
    ...{ slug, province, district: district.code, kind, stayMin, popularity },
    ...{ name: { ko: nameKo, en: nameEn }, about: { ko: aboutKo, en: aboutEn } },
    spot: { lat: Number(lat), lng: Number(lng) },
    hours: hoursOf(hours),
    ...seasonOf(season),
    ...{ address: '', phone: '', url: '', picture: null },
  };
}

/** Hours as a line has them. @throws Error when they make no sense */
export function hoursOf(text: string): OpeningHours | null {
  if (text === '') return null;
  if (text === 'always') return { isAlways: true, week: [] };
  const [usual = '', ...exceptions] = text.split(' ');
  const week = DAYS.map(() => windowsOf(usual));
  for (const exception of exceptions) {
    const [days = '', windows] = exception.replace('!', '').split('=');
    for (const day of days.split(',')) {
      if (!DAYS.includes(day)) throw new Error(`There is no day ${day}`);
      week[DAYS.indexOf(day)] = windows === undefined ? [] : windowsOf(windows);
    }
  }
  const hours = { isAlways: false, week };
  if (!areHoursValid(hours)) throw new Error(`Hours are not ${text}`);
  return hours;
}

const windowsOf = (text: string): OpenWindow[] =>
  text.split(',').map((range) => {
    const [from = '', until = ''] = range.split('-');
    return [minutesOf(from), minutesOf(until)];
  });

function minutesOf(time: string): number {
  const [hours = '', minutes = '0'] = time.split(':');
  return Number(hours || Number.NaN) * 60 + Number(minutes);
}

function seasonOf(text: string): Pick<PlaceFacts, 'months' | 'note'> {
  if (text === '') return { months: [], note: { ko: '', en: '' } };
  const [months = '', ko = '', en = ''] = text.split('~').map((part) => part.trim());
  const numbers = months === '' ? [] : months.split(',').map(Number);
  if (numbers.some((month) => !(month >= 1 && month <= 12)) || !ko || !en) throw new Error('Months');
  return { months: numbers, note: { ko, en } };
}
