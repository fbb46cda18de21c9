import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { DISTRICTS, PROVINCES } from '../regions/index.ts';
import { placesOfEvent } from './events.ts';
import type { Place } from './place.ts';
import { idsAfter, publicRows } from './place-list.ts';
import { placeOf } from './rows.ts';

const MAX_TEXT = 2_000;

/** What everybody finds of places: by name, by what is said of them, and by where they are. */
export const placeSearchable: Searchable = {
  kind: 'place',
  scope: 'public',
  facets: ['province', 'district', 'placeKind'],
  events: ['trips.places-changed'],
  idsOf: placesOfEvent,
  documents: async (executor, ids) =>
    (await publicRows(executor, ids))
      .map(placeOf)
      .filter(({ hiddenAt }) => hiddenAt === null)
      .map(documentOf),
  page: idsAfter,
};

function documentOf(place: Place): SearchDocument {
  const { id, name, about, address, province, district, kind, popularity, changedAt } = place;
  const regions = [
    ...PROVINCES.filter(({ code }) => code === province).flatMap(({ ko, short, en }) => [ko, short, en]),
    ...DISTRICTS.filter(({ code }) => code === district).flatMap(({ ko, en }) => [ko, en]),
  ];
  return {
    ...{ kind: 'place', id, title: name, price: null, at: changedAt, popularity, picture: null },
    text: {
      ko: `${about.ko}\n${address}`.slice(0, MAX_TEXT),
      en: `${about.en}\n${address}`.slice(0, MAX_TEXT),
    },
    tags: regions,
    facets: {
      province: [province],
      district: district === null ? [] : [district],
      placeKind: [kind],
    },
    link: `/trips/places/${id}`,
  };
}
