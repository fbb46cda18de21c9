import { ProblemError } from '../../../http/errors.ts';
import { iso } from '../../../lib/iso.ts';
import { CURRENCY, cardOf, castOf, performerView, roundCardOf, roundStateAt, venueView } from './cards.ts';
import { cardsOf } from './listing.ts';
import type { ShowsParts } from './parts.ts';
import type { PublicPerformance, PublicVenue } from './reading.ts';
import type { Remembered } from './remembered.ts';
import type {
  CastMember,
  Home,
  Performance,
  PerformerPage,
  Round,
  RoundCard,
  VenueList,
  VenuePage,
} from './schemas.ts';

type Parts = Pick<ShowsParts, 'remembered' | 'plansOf' | 'database'>;

/** On the home page; what there is more of has a page of its own. */
const SHOWN = 12;
const RANKED = 10;
/** What ends within this time is said to end soon. */
const ENDING_MS = 14 * 86_400_000;

/** @throws ProblemError tickets.performance-not-found */
async function showOf({ performances }: Remembered, performanceId: string): Promise<PublicPerformance> {
  const show = await performances.get(performanceId);
  if (!show) throw new ProblemError('tickets.performance-not-found');
  return show;
}

/** The front page of tickets. @param at epoch milliseconds */
export async function homePage({ remembered }: Parts, at: number): Promise<Home> {
  const shelf = (await remembered.shelf()).filter(({ lastAt }) => lastAt === undefined || lastAt >= at);
  const onSale = shelf.filter(
    ({ saleFrom, saleUntil }) => (saleFrom ?? at + 1) <= at && at < (saleUntil ?? 0),
  );
  const opening = shelf
    .filter(({ saleFrom }) => saleFrom !== undefined && saleFrom > at)
    .sort((a, b) => (a.saleFrom ?? 0) - (b.saleFrom ?? 0));
  const ending = onSale
    .filter(({ lastAt = 0 }) => lastAt < at + ENDING_MS)
    .sort((a, b) => (a.lastAt ?? 0) - (b.lastAt ?? 0));
  const ranked = onSale.toSorted((a, b) => b.sold - a.sold || (a.id < b.id ? 1 : -1));
  const newest = onSale.toSorted((a, b) => (b.saleFrom ?? 0) - (a.saleFrom ?? 0) || (a.id < b.id ? 1 : -1));
  const cards = async (shows: readonly { readonly id: string }[], limit: number) =>
    cardsOf(
      remembered,
      shows.slice(0, limit).map(({ id }) => id),
      at,
    );
  const genres = Map.groupBy(shelf, ({ genre }) => genre);
  return {
    openingSoon: await cards(opening, SHOWN),
    onSale: await cards(newest, SHOWN),
    ranking: await cards(ranked, RANKED),
    endingSoon: await cards(ending, SHOWN),
    genres: [...genres]
      .map(([genre, shows]) => ({ genre, count: shows.length }))
      .sort((a, b) => b.count - a.count || (a.genre < b.genre ? -1 : 1)),
    serverTime: iso(at),
  };
}

/** A performance's page, with all its rounds. @throws ProblemError tickets.performance-not-found */
export async function performancePage(
  { remembered }: Parts,
  performanceId: string,
  at: number,
): Promise<Performance> {
  const show = await showOf(remembered, performanceId);
  const [venue, performers, free, scale] = await Promise.all([
    remembered.venues.get(show.venueId),
    remembered.performers.getMany(show.cast.map(({ performerId }) => performerId)),
    remembered.free.getMany(show.rounds.map(({ id }) => id)),
    remembered.scale(),
  ]);
  const { halls: _halls, ...place } = venueView(venue ?? lostVenue(show.venueId));
  return {
    ...cardOf(show, venue ?? undefined, free, at),
    poster: show.poster,
    about: show.about,
    breakMinutes: show.breakMinutes,
    venue: place,
    cast: castOf(show, performers),
    rounds: show.rounds.map((round) => roundCardOf(round, free, at)),
    cancelScale: {
      steps: scale.steps.map((step) => ({ ...step })),
      grace: scale.grace && { ...scale.grace },
    },
    serverTime: iso(at),
  };
}

/** A venue that went between two reads: venues with performances cannot be taken away. */
const lostVenue = (id: string): PublicVenue => ({
  ...{ id, name: { ko: '', en: '' }, region: 'seoul', address: { ko: '', en: '' } },
  ...{
    latitude: null,
    longitude: null,
    about: { ko: '', en: '' },
    picture: null,
    status: 'closed',
    halls: [],
  },
});

/** @throws ProblemError tickets.performance-not-found */
export async function roundCards(
  { remembered }: Parts,
  performanceId: string,
  at: number,
): Promise<RoundCard[]> {
  const { rounds } = await showOf(remembered, performanceId);
  const free = await remembered.free.getMany(rounds.map(({ id }) => id));
  return rounds.map((round) => roundCardOf(round, free, at));
}

/** @throws ProblemError tickets.performance-not-found */
export async function castList({ remembered }: Parts, performanceId: string): Promise<CastMember[]> {
  const show = await showOf(remembered, performanceId);
  return castOf(show, await remembered.performers.getMany(show.cast.map(({ performerId }) => performerId)));
}

/** Venues by name, with how many performances are shown there. */
export async function venueList({ remembered }: Parts): Promise<VenueList> {
  const ids = await remembered.venueIds();
  const venues = await remembered.venues.getMany(ids);
  const shown = Map.groupBy(await remembered.shelf(), ({ venueId }) => venueId);
  return {
    items: ids.flatMap((id) => {
      const venue = venues.get(id);
      return venue ? [{ ...venueView(venue), performances: shown.get(id)?.length ?? 0 }] : [];
    }),
  };
}

/** A venue and what is shown there. @throws ProblemError tickets.venue-not-found */
export async function venuePage({ remembered }: Parts, venueId: string, at: number): Promise<VenuePage> {
  const venue = await remembered.venues.get(venueId);
  if (!venue) throw new ProblemError('tickets.venue-not-found');
  const shown = (await remembered.shelf())
    .filter((show) => show.venueId === venueId && (show.lastAt === undefined || show.lastAt >= at))
    .sort((a, b) => (a.firstAt ?? Number.MAX_SAFE_INTEGER) - (b.firstAt ?? Number.MAX_SAFE_INTEGER));
  const ids = shown.slice(0, 100).map(({ id }) => id);
  return { ...venueView(venue), performances: await cardsOf(remembered, ids, at) };
}

/** A performer, and what they play in or played in, the newest first. @throws ProblemError tickets.performer-not-found */
export async function performerPage(
  { remembered }: Parts,
  performerId: string,
  at: number,
): Promise<PerformerPage> {
  const performer = await remembered.performers.get(performerId);
  if (!performer) throw new ProblemError('tickets.performer-not-found');
  const ids = (await remembered.byPerformer.get(performerId)) ?? [];
  return { ...performerView(performer), performances: await cardsOf(remembered, ids, at) };
}

/** A round before seats are chosen. @throws ProblemError tickets.round-not-found */
export async function roundPage(
  { remembered, plansOf, database }: Parts,
  roundId: string,
  at: number,
): Promise<Round> {
  const performanceId = await remembered.ofRound.get(roundId);
  const show = performanceId === null ? null : await remembered.performances.get(performanceId);
  const round = show?.rounds.find(({ id }) => id === roundId);
  if (!show || !round) throw new ProblemError('tickets.round-not-found');
  const [venue, performers, free, plans] = await Promise.all([
    remembered.venues.get(show.venueId),
    remembered.performers.getMany(show.cast.map(({ performerId }) => performerId)),
    remembered.free.getMany(show.rounds.map(({ id }) => id)),
    plansOf(database.reader, new Set([round.mapId])),
  ]);
  const card = cardOf(show, venue ?? undefined, free, at);
  const [left, capacity] = free.get(roundId) ?? [0, 0];
  const hall = venue?.halls.find(({ id }) => id === round.hallId);
  const cast = castOf(show, performers);
  const plays = new Set(round.castPlaces);
  return {
    roundId,
    performance: card,
    venue: card.venue,
    hall: { hallId: round.hallId, name: hall?.name ?? { ko: '', en: '' } },
    startsAt: iso(round.startsAt),
    saleFrom: iso(round.saleFrom),
    saleUntil: iso(round.saleUntil),
    state: roundStateAt(round, left, at),
    prices: (plans.get(round.mapId)?.map.grades ?? []).flatMap(({ key, name, colour }) => {
      const amount = round.prices[key];
      return amount === undefined ? [] : [{ grade: key, name, colour, amount }];
    }),
    currency: CURRENCY,
    free: left,
    capacity,
    mapId: round.mapId,
    cast: plays.size === 0 ? cast : cast.filter(({ place }) => plays.has(place)),
    perMemberLimit: round.perMemberLimit,
    holdMs: round.holdMs,
    holdCapMs: round.holdCapMs,
    sparesOrphans: round.sparesOrphans,
    serverTime: iso(at),
  };
}
