import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import { smallPicture } from '../../../lib/picture-schema.ts';
import type { Free, PublicPerformance, PublicPerformer, PublicRound, PublicVenue } from './reading.ts';
import type { Card, CastMember, Performer, RoundCard, RoundState, ShowState, Venue } from './schemas.ts';

export const CURRENCY = 'KRW';
/** Cards show a poster no wider, in pixels. */
const CARD_WIDTH = 640;

/** The average of ratings to one tenth; null without any. */
export const ratingOf = ({
  ratings,
  ratingSum,
}: Pick<PublicPerformance, 'ratings' | 'ratingSum'>): number | null =>
  ratings === 0 ? null : Math.round((ratingSum / ratings) * 10) / 10;

/** What can be done with a round now. @param at epoch milliseconds */
export function roundStateAt(
  { status, saleFrom, saleUntil }: Pick<PublicRound, 'status' | 'saleFrom' | 'saleUntil'>,
  free: number,
  at: number,
): RoundState {
  if (status === 'cancelled') return 'cancelled';
  if (at >= saleUntil) return 'over';
  if (at < saleFrom) return 'scheduled';
  return free > 0 ? 'on-sale' : 'sold-out';
}

/** What can be done with a performance now: the best that can be done with any of its rounds. */
function showStateAt(
  { status, rounds }: Pick<PublicPerformance, 'status' | 'rounds'>,
  free: ReadonlyMap<string, Free>,
  at: number,
): ShowState {
  if (status === 'ended') return 'over';
  const states = new Set(rounds.map((round) => roundStateAt(round, free.get(round.id)?.[0] ?? 0, at)));
  if (states.has('on-sale')) return 'on-sale';
  if (states.has('scheduled')) return 'upcoming';
  if (states.has('sold-out')) return 'sold-out';
  return rounds.length === 0 ? 'announced' : 'over';
}

/** Rounds whose places say what state a performance is in: those that are on sale, in order, until one has places. */
export const roundsOnSale = ({ rounds }: Pick<PublicPerformance, 'rounds'>, at: number): PublicRound[] =>
  rounds.filter((round) => roundStateAt(round, 1, at) === 'on-sale');

const cardPoster = (poster: Picture | null): Picture | null => {
  if (!poster) return null;
  const urls = poster.urls.filter(({ width }) => width <= CARD_WIDTH);
  return urls.length === 0 ? poster : { ...poster, urls };
};

export function cardOf(
  show: PublicPerformance,
  venue: PublicVenue | undefined,
  free: ReadonlyMap<string, Free>,
  at: number,
): Card {
  const { span } = show;
  // The next opening is what somebody waits for, not the first of all.
  const opening = show.rounds.find(({ status, saleFrom }) => status === 'scheduled' && saleFrom > at);
  const state = showStateAt(show, free, at);
  return {
    performanceId: show.id,
    title: show.title,
    genre: show.genre,
    summary: show.summary,
    poster: cardPoster(show.poster),
    venue: {
      venueId: show.venueId,
      name: venue?.name ?? { ko: '', en: '' },
      region: venue?.region ?? 'seoul',
    },
    firstAt: isoOrNull(span?.firstAt),
    lastAt: isoOrNull(span?.lastAt),
    saleFrom: isoOrNull(state === 'upcoming' ? opening?.saleFrom : span?.saleFrom),
    state,
    priceFrom: span?.priceFrom ?? null,
    priceTo: span?.priceTo ?? null,
    currency: CURRENCY,
    ageLimit: show.ageLimit,
    minutes: show.minutes,
    rating: ratingOf(show),
    ratings: show.ratings,
  };
}

export function roundCardOf(round: PublicRound, free: ReadonlyMap<string, Free>, at: number): RoundCard {
  const [left, capacity] = free.get(round.id) ?? [0, 0];
  return {
    roundId: round.id,
    startsAt: iso(round.startsAt),
    saleFrom: iso(round.saleFrom),
    saleUntil: iso(round.saleUntil),
    state: roundStateAt(round, left, at),
    free: left,
    capacity,
    priceFrom: Math.min(...Object.values(round.prices)),
    cast: [...round.castPlaces],
  };
}

export const castOf = (
  { cast }: Pick<PublicPerformance, 'cast'>,
  performers: ReadonlyMap<string, PublicPerformer>,
): CastMember[] =>
  cast.flatMap(({ performerId, role }, place) => {
    const performer = performers.get(performerId);
    if (!performer) return [];
    const { name, kind, picture } = performer;
    return [{ place, performerId, name, kind, role, picture: picture && smallPicture(picture) }];
  });

export const venueView = ({ id, halls, status: _status, ...venue }: PublicVenue): Venue => ({
  ...venue,
  venueId: id,
  halls: halls.map((hall) => ({ hallId: hall.id, name: hall.name, seats: hall.seats })),
});

export const performerView = ({ id, ...performer }: PublicPerformer): Performer => ({
  ...performer,
  performerId: id,
});
