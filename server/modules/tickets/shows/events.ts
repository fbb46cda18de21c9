import type { DomainEvent } from '../../../engine/types.ts';

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
