import type { StreamMapping } from '../../events/catalog.ts';

/** Tells the open pages of an account that a session ended: whose it was, their next refresh says. */
export const accountStreams: StreamMapping = (event) =>
  event.name === 'account.sessions-ended'
    ? [{ topic: `me:${event.key}`, event: 'session.ended', data: {}, conflate: false }]
    : [];
