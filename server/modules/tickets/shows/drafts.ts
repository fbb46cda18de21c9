import { localized, orEmpty } from '../../../lib/localized.ts';
import type {
  NewPerformanceBody,
  NewPerformerBody,
  NewRoundsBody,
  NewVenueBody,
  PerformanceBody,
  PerformerBody,
  RoundBody,
  VenueBody,
} from './admin-schemas.ts';
import {
  HOLD_CAP_MS,
  HOLD_MS,
  type PerformanceFacts,
  type PerformerFacts,
  type RoundFacts,
  type VenueFacts,
} from './show.ts';

/** What operators send, as it is decided upon. */

const MINUTE_MS = 60_000;

export const venueFactsOf = (body: NewVenueBody | VenueBody): VenueFacts => ({
  name: localized(body.name),
  region: body.region,
  address: orEmpty(body.address),
  latitude: body.latitude ?? null,
  longitude: body.longitude ?? null,
  about: orEmpty(body.about),
  pictureId: body.pictureId ?? null,
  status: body.status ?? 'open',
});

export const performerFactsOf = (body: NewPerformerBody | PerformerBody): PerformerFacts => ({
  name: localized(body.name),
  kind: body.kind,
  about: orEmpty(body.about),
  pictureId: body.pictureId ?? null,
});

export const performanceFactsOf = (body: NewPerformanceBody | PerformanceBody): PerformanceFacts => ({
  title: localized(body.title),
  genre: body.genre,
  summary: orEmpty(body.summary),
  about: orEmpty(body.about),
  posterId: body.posterId ?? null,
  venueId: body.venueId,
  ageLimit: body.ageLimit ?? 0,
  minutes: body.minutes,
  breakMinutes: body.breakMinutes ?? 0,
  cast: (body.cast ?? []).map(({ performerId, role }) => ({ performerId, role: orEmpty(role) })),
});

type AnyRound = NewRoundsBody | RoundBody;

/** What rounds of one body have in common. */
const common = (body: AnyRound) => {
  const holdMs = body.holdMinutes === undefined ? HOLD_MS : body.holdMinutes * MINUTE_MS;
  return {
    hallId: body.hallId,
    prices: body.prices,
    castPlaces: (body.cast ?? []).toSorted((a, b) => a - b),
    perMemberLimit: body.perMemberLimit ?? null,
    holdMs,
    holdCapMs:
      body.holdCapMinutes === undefined ? Math.max(holdMs, HOLD_CAP_MS) : body.holdCapMinutes * MINUTE_MS,
    sparesOrphans: body.sparesOrphans ?? false,
  };
};

export const roundFactsOf = (body: RoundBody): RoundFacts => ({
  ...common(body),
  startsAt: Date.parse(body.startsAt),
  saleFrom: Date.parse(body.saleFrom),
  saleUntil: Date.parse(body.saleUntil),
});

/** Facts of each of the rounds; one without an end of its sale is sold until it begins. */
export const roundsFactsOf = (body: NewRoundsBody): RoundFacts[] =>
  body.rounds.map(({ startsAt, saleFrom, saleUntil }) => ({
    ...common(body),
    startsAt: Date.parse(startsAt),
    saleFrom: Date.parse(saleFrom),
    saleUntil: Date.parse(saleUntil ?? startsAt),
  }));
