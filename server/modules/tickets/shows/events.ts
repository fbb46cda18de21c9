import type { DomainEvent } from '../../../engine/types.ts';
import type { Performance, Round } from './show.ts';

/** What is said or shown of a performance has changed: its rounds, prices, cast, poster. */
export const performanceChanged = (performanceId: string): DomainEvent => ({
  name: 'tickets.performance-changed',
  key: performanceId,
  data: { performanceId },
});

export const venueChanged = (venueId: string): DomainEvent => ({
  name: 'tickets.venue-changed',
  key: venueId,
  data: { venueId },
});

export const performerChanged = (performerId: string): DomainEvent => ({
  name: 'tickets.performer-changed',
  key: performerId,
  data: { performerId },
});

/** The names under which posters and pictures are shown. */
export const posterOf = (performanceId: string): string => `performance:${performanceId}:poster`;
export const venuePictureOf = (venueId: string): string => `venue:${venueId}:picture`;
export const performerPictureOf = (performerId: string): string => `performer:${performerId}:picture`;

/** A round is another one than it was; when it takes place at another time, those who have tickets are to be told. */
export const roundChanged = (
  { id: roundId, performanceId, facts: { startsAt } }: Round,
  { facts: { title } }: Performance,
  startedAt: number,
): DomainEvent => ({
  name: 'tickets.round-changed',
  key: roundId,
  data: { roundId, performanceId, title: title.ko, startsAt, startedAt },
});
