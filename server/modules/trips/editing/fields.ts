import type { TProperties } from 'typebox';
import { type Check, checkOf } from '../../../lib/checks.ts';
import type { EntryKind, FieldsOf, TripHead } from '../trip.ts';
import { entryFields, headFields } from './field-schemas.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Why an entry cannot be as it was asked for. */
export interface FieldFault {
  readonly field: string;
  readonly reason:
    | 'unknown-field'
    | 'missing'
    | 'invalid'
    | 'not-in-trip'
    | 'twice'
    | 'nobody-shares'
    | 'ends-before-it-starts'
    | 'not-yours'
    | 'in-use'
    | 'not-editable'
    | 'has-no-day';
}

type Checks = Readonly<Record<string, Check<unknown>>>;
const checksOf = (fields: TProperties): Checks =>
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, checkOf(schema)]));

const HEAD: Checks = checksOf(headFields);
const ENTRIES = Object.fromEntries(
  Object.entries(entryFields).map(([kind, fields]) => [kind, checksOf(fields)]),
) as Record<EntryKind, Checks>;

const NOON = 12 * 60;
/** What stands in a new entry where nothing is said; a cost and a payment say all that matters. */
const DEFAULTS: { readonly [Kind in EntryKind]: Partial<FieldsOf[Kind]> } = {
  day: { title: '', note: '', startMin: NOON - 3 * 60, endMin: NOON + 9 * 60, start: null, end: null },
  item: {
    ...{
      type: 'place',
      title: '',
      note: '',
      placeId: null,
      spot: null,
      address: '',
      url: '',
      startMin: null,
    },
    ...{ stayMin: null, isFixed: false, mode: null, toTitle: '', toSpot: null, booking: null },
  },
  note: { title: '', text: '', isPrivate: false },
  task: { text: '', isDone: false, personId: null },
  thing: { text: '', quantity: 1, category: '', isPacked: false, personId: null },
  cost: { title: '', category: 'other', rateE6: 1_000_000, split: 'equal', itemId: null, on: null },
  payment: { transferId: null },
};

export const DEFAULT_HEAD: Omit<TripHead, 'title'> = {
  about: '',
  startsOn: null,
  currency: 'KRW',
  mode: 'car',
  regions: [],
};

/** What is wrong with fields of an entry of a kind, or of the trip itself; null when each of them may be so. */
export function faultIn(kind: EntryKind | 'trip', fields: Values): FieldFault | null {
  const checks = kind === 'trip' ? HEAD : ENTRIES[kind];
  for (const [field, value] of Object.entries(fields)) {
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    if (!check) return { field, reason: 'unknown-field' };
    if (!check.isOk(value)) return { field, reason: 'invalid' };
  }
  return null;
}

/** Fields of a new entry, with all that was not said. The fields that were must have passed `faultIn`. */
export function wholeFields<Kind extends EntryKind>(kind: Kind, fields: Values): FieldsOf[Kind] | FieldFault {
  const whole: Record<string, unknown> = { ...DEFAULTS[kind], ...rounded(fields) };
  for (const field of Object.keys(ENTRIES[kind])) {
    if (!(field in whole)) return { field, reason: 'missing' };
  }
  return whole as unknown as FieldsOf[Kind];
}

export const isFault = (value: object): value is FieldFault => 'reason' in value;

const E6 = 1_000_000;
const round = (degrees: number): number => Math.round(degrees * E6) / E6;

/** Points on the globe to the nearest millionth of a degree, about a hand's width; all else as it is. */
export function rounded(fields: Values): Values {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) result[field] = isSpot(value) ? spotOf(value) : value;
  return result;
}

interface Point {
  readonly lat: number;
  readonly lng: number;
}
const isSpot = (value: unknown): value is Point =>
  typeof value === 'object' && value !== null && 'lat' in value && 'lng' in value;
const spotOf = (spot: Point): Point => ({ ...spot, lat: round(spot.lat), lng: round(spot.lng) });

/** Whether two values of a field are the same; objects whatever the order of what is in them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isSame((a as Values)[key], (b as Values)[key]));
}
