import type { Notice, NoticeMapping, StreamMapping } from '../../../events/catalog.ts';
import { FORMER } from '../../../voices/authors.ts';

type Told = {
  readonly tripId: string;
  readonly title: string;
  readonly ownerId: string;
  readonly byId: string;
  readonly accountId: string;
  readonly reason: string;
};

/** Tells open pages of a trip that it has other files now. */
export const aroundStreams: StreamMapping = ({ name, key }) =>
  name === 'trips.files-changed'
    ? [{ topic: `trip:${key}`, event: 'files', data: { tripId: key }, conflate: true }]
    : [];

/** Owners: somebody commented, their trip was hidden or is shown again. Members: what they said was hidden, or is back. */
export const aroundNotices: NoticeMapping = {
  events: [
    ...['trips.commented', 'trips.hidden', 'trips.shown', 'trips.comment-hidden', 'trips.comment-shown'],
  ],
  of: ({ name, data }): Notice[] => {
    const { tripId, title, ownerId, byId, accountId, reason } = data as Told;
    const about = { tripId, title };
    if (name === 'trips.commented') {
      return byId === ownerId ? [] : [{ kind: name, to: { accountId: ownerId }, data: { ...about, byId } }];
    }
    if (name === 'trips.hidden' || name === 'trips.shown') {
      return [{ kind: name, to: { accountId: ownerId }, data: { ...about, reason } }];
    }
    if (accountId === FORMER) return [];
    return [{ kind: name, to: { accountId }, data: { ...about, reason } }];
  },
};
