import { localized, orEmpty } from '../../../lib/localized.ts';
import type { NewPlaceBody, OwnPlaceBody } from './admin-schemas.ts';
import type { WrittenFacts } from './input.ts';
import type { OpeningHours } from './place.ts';

const STAY_MIN = 60;
const E6 = 1_000_000;

type Written = Pick<OwnPlaceBody, keyof OwnPlaceBody & keyof NewPlaceBody>;

const rounded = (degrees: number): number => Math.round(degrees * E6) / E6;

function hoursOf(hours: Written['hours']): OpeningHours | null {
  if (!hours || (hours.isAlways !== true && hours.week === undefined)) return null;
  const week = (hours.week ?? []).map((day) => day.map(([from = 0, until = 0]) => [from, until] as const));
  return { isAlways: hours.isAlways === true, week };
}

const common = (body: Omit<Written, 'name' | 'about'>) => ({
  kind: body.kind,
  spot: { lat: rounded(body.lat), lng: rounded(body.lng) },
  address: body.address ?? '',
  hours: hoursOf(body.hours),
  months: body.months ?? [],
  stayMin: body.stayMin ?? STAY_MIN,
  phone: body.phone ?? '',
  url: body.url ?? '',
});

/** A place as an operator writes it. */
export const placeFactsOf = (body: Omit<NewPlaceBody, 'reason'>): WrittenFacts => ({
  ...common(body),
  name: localized(body.name),
  about: orEmpty(body.about),
  note: orEmpty(body.note),
  popularity: body.popularity ?? 0,
});

/** A place as a member writes it. */
export const ownFactsOf = (body: OwnPlaceBody): WrittenFacts => ({
  ...common(body),
  name: localized({ ko: body.name }),
  about: localized({ ko: body.about ?? '' }),
  note: { ko: '', en: '' },
  popularity: 0,
});
