import type { StreamMapping } from '../../../events/catalog.ts';

type Entered = { tickets: readonly { ticketId: string; accountId: string }[] };
type Undone = { ticketId: string; accountId: string };

/** Tells a holder's open pages that their ticket was used, or can be used again. */
export const entryStreams: StreamMapping = ({ name, data }) => {
  const told =
    name === 'tickets.checked-in'
      ? (data as unknown as Entered).tickets
      : name === 'tickets.check-in-undone'
        ? [data as unknown as Undone]
        : [];
  return told.map(({ ticketId, accountId }) => ({
    topic: `me:${accountId}`,
    event: 'ticket',
    data: { ticketId },
    conflate: false,
  }));
};
