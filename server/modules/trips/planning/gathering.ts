import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { PLACE_KINDS, type Place, type PlaceKind, placesById, readShelf } from '../places/index.ts';
import { type Gathered, isAskedFor, mayFill } from './candidates.ts';
import { isStop, type TripDocument } from './document.ts';
import { placesOf } from './reading.ts';
import { MAX_PLANNED_DAYS, type WishBody } from './schemas.ts';
import { PACE_RULES, type Wish } from './wish.ts';

/** Places that the solver chooses from, at the most and for each stop that there is room for. */
const MOST_FOUND = 160;
const FOR_EACH_STOP = 4;
const LEAST_FOUND = 24;
/** So few for each stop: then also what was not asked for is looked at. */
const TOO_FEW = 1.5;

/** The wish as it was sent, with what was not said. */
export const wishOf = (body: WishBody, locale: 'ko' | 'en'): Wish => ({
  days: body.days === undefined || body.days === 'all' ? null : body.days,
  ...{ regions: body.regions ?? [], interests: body.interests ?? [], pace: body.pace ?? 'normal' },
  ...{ mustSee: body.mustSee ?? [], avoid: body.avoid ?? [] },
  ...{ startMin: body.startMin ?? null, endMin: body.endMin ?? null },
  ...{ start: body.start ?? null, end: body.end ?? null, lodging: body.lodging ?? [] },
  ...{ mode: body.mode ?? null, locale: body.locale ?? locale },
  ...{ withModel: body.withModel ?? false, text: body.text ?? '' },
});

/**
 * All that a plan is made from.
 * @throws ProblemError trips.invalid-wish, trips.plan-nowhere, trips.entry-not-found
 */
export async function gather(
  executor: Executor,
  document: TripDocument,
  wish: Wish,
  accountId: string,
): Promise<Gathered> {
  const days = daysOf(document, wish);
  const wanted = await placesById(executor, wish.mustSee);
  for (const id of wish.mustSee) {
    const place = wanted.get(id);
    const isThere =
      place && place.hiddenAt === null && (place.ownerId === null || place.ownerId === accountId);
    if (!isThere) throw new ProblemError('trips.invalid-wish', { field: 'mustSee', id });
  }
  const places = new Map([...(await placesOf(executor, document)), ...wanted]);
  const regions = regionsOf(document, wish, places);
  const found = await findPlaces(executor, regions, wish, days.length * PACE_RULES[wish.pace].mostStops);
  if (regions.length === 0 && !document.items.some(isStop)) throw new ProblemError('trips.plan-nowhere');
  return { document, wish, days, places, found };
}

function daysOf(document: TripDocument, wish: Wish): number[] {
  const { days } = document;
  const all = wish.days ?? days.map(({ id }) => id);
  for (const { dayId } of wish.lodging) {
    if (!days.some(({ id }) => id === dayId)) throw new ProblemError('trips.entry-not-found', { id: dayId });
  }
  for (const id of all) {
    if (!days.some((day) => day.id === id)) throw new ProblemError('trips.entry-not-found', { id });
  }
  const chosen = days.flatMap(({ id }, day) => (all.includes(id) ? [day] : []));
  if (chosen.length === 0 || chosen.length > MAX_PLANNED_DAYS) {
    throw new ProblemError('trips.invalid-wish', { field: 'days', most: MAX_PLANNED_DAYS });
  }
  for (const day of chosen) {
    const { startMin, endMin } = days[day]!.fields;
    if ((wish.startMin ?? startMin) >= (wish.endMin ?? endMin)) {
      throw new ProblemError('trips.invalid-wish', { field: 'endMin' });
    }
  }
  return chosen;
}

/** Where to look: as wished, as the trip says, or where what must be seen is. */
function regionsOf(
  { head }: TripDocument,
  { regions, mustSee }: Wish,
  places: ReadonlyMap<string, Place>,
): readonly string[] {
  if (regions.length > 0) return regions;
  if (head.regions.length > 0) return head.regions;
  return [...new Set(mustSee.flatMap((id) => places.get(id)?.province ?? []))];
}

const PROVINCE_LENGTH = 2;

async function findPlaces(
  executor: Executor,
  regions: readonly string[],
  wish: Wish,
  stops: number,
): Promise<Place[]> {
  const most = Math.min(MOST_FOUND, LEAST_FOUND + FOR_EACH_STOP * stops);
  const onShelves = async (kinds: readonly PlaceKind[]): Promise<Place[]> => {
    const limit = Math.ceil((2 * most) / Math.max(1, regions.length * kinds.length)) + 4;
    const shelves: Place[][] = [];
    for (const region of regions) {
      const isProvince = region.length === PROVINCE_LENGTH;
      const at = { province: isProvince ? region : null, district: isProvince ? null : region };
      for (const kind of kinds) shelves.push(await readShelf(executor, { ...at, kind }, null, limit));
    }
    return shelves.flat().sort((a, b) => b.popularity - a.popularity || (a.id < b.id ? -1 : 1));
  };
  const asked = await onShelves(PLACE_KINDS.filter((kind) => isAskedFor(kind, wish)));
  if (asked.length >= TOO_FEW * stops) return asked.slice(0, most);
  const others = await onShelves(PLACE_KINDS.filter((kind) => mayFill(kind, wish)));
  return [...asked, ...others].slice(0, most);
}
