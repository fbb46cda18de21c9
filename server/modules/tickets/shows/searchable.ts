import type { Executor } from '../../../db/dialect.ts';
import { timeOfId } from '../../../lib/id.ts';
import { type Picture, smallPicture } from '../../../lib/picture-schema.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import {
  type PicturesOf,
  type PublicPerformance,
  type PublicPerformer,
  type PublicVenue,
  readPerformances,
  readPerformers,
  readVenues,
} from './reading.ts';
import { idsAfter } from './venue-list.ts';

const MAX_TEXT = 2_000;

const small = (picture: Picture | null): string | null =>
  picture ? (smallPicture(picture).urls.at(-1)?.url ?? null) : null;
const cut = (texts: readonly { readonly ko: string; readonly en: string }[]) => {
  const of = (locale: 'ko' | 'en') =>
    texts
      .map((text) => text[locale])
      .join('\n')
      .slice(0, MAX_TEXT);
  return { ko: of('ko'), en: of('en') };
};

/** Performances that are shown, by their own names and by those of who plays where. */
const performanceSearchable = (picturesOf: PicturesOf): Searchable => ({
  kind: 'performance',
  scope: 'public',
  facets: ['genre', 'region'],
  events: ['tickets.performance-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const shows = [...(await readPerformances(executor, ids, picturesOf)).values()].filter(
      ({ status }) => status === 'published',
    );
    const performers = await readPerformers(
      executor,
      shows.flatMap(({ cast }) => cast.map(({ performerId }) => performerId)),
      picturesOf,
    );
    const venues = await readVenues(
      executor,
      shows.map(({ venueId }) => venueId),
      picturesOf,
    );
    const sold = await soldOf(
      executor,
      shows.map(({ id }) => id),
    );
    return shows.map((show) =>
      documentOf(show, performers, venues.get(show.venueId), sold.get(show.id) ?? 0),
    );
  },
  page: (executor, after, limit) => idsAfter(executor, 'tickets_performances', after, limit),
});

async function soldOf(executor: Executor, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('tickets_performances')
    .select(['id', 'sold'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.sold]));
}

function documentOf(
  show: PublicPerformance,
  performers: ReadonlyMap<string, PublicPerformer>,
  venue: PublicVenue | undefined,
  sold: number,
): SearchDocument {
  const names = [
    ...show.cast.flatMap(({ performerId }) => performers.get(performerId)?.name ?? []),
    ...(venue ? [venue.name] : []),
  ];
  return {
    kind: 'performance',
    id: show.id,
    title: show.title,
    text: cut([show.summary, ...show.cast.map(({ role }) => role), show.about]),
    tags: [...new Set(names.flatMap(({ ko, en }) => [ko, en]))].filter((tag) => tag !== ''),
    facets: { genre: [show.genre], region: venue ? [venue.region] : [] },
    price: show.span?.priceFrom ?? null,
    at: show.span?.firstAt ?? timeOfId(show.id),
    popularity: sold,
    link: `/tickets/performances/${show.id}`,
    picture: small(show.poster),
  };
}

const venueSearchable = (picturesOf: PicturesOf): Searchable => ({
  kind: 'venue',
  scope: 'public',
  facets: ['region'],
  events: ['tickets.venue-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) =>
    [...(await readVenues(executor, ids, picturesOf)).values()]
      .filter(({ status }) => status === 'open')
      .map((venue) => ({
        ...{ kind: 'venue', id: venue.id, title: venue.name, text: cut([venue.address, venue.about]) },
        ...{ tags: venue.halls.map(({ name }) => name.ko), facets: { region: [venue.region] }, price: null },
        ...{ at: timeOfId(venue.id), popularity: 0 },
        ...{ link: `/tickets/venues/${venue.id}`, picture: small(venue.picture) },
      })),
  page: (executor, after, limit) => idsAfter(executor, 'tickets_venues', after, limit),
});

const performerSearchable = (picturesOf: PicturesOf): Searchable => ({
  kind: 'performer',
  scope: 'public',
  events: ['tickets.performer-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) =>
    [...(await readPerformers(executor, ids, picturesOf)).values()].map((performer) => ({
      ...{ kind: 'performer', id: performer.id, title: performer.name, text: cut([performer.about]) },
      ...{ tags: [], facets: {}, price: null, at: timeOfId(performer.id), popularity: 0 },
      ...{ link: `/tickets/performers/${performer.id}`, picture: small(performer.picture) },
    })),
  page: (executor, after, limit) => idsAfter(executor, 'tickets_performers', after, limit),
});

/** What everybody finds of shows: one word searches performances, venues and performers. */
export const showSearchables = (picturesOf: PicturesOf): Searchable[] => [
  performanceSearchable(picturesOf),
  venueSearchable(picturesOf),
  performerSearchable(picturesOf),
];
