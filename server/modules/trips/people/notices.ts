import type { Notice, NoticeMapping, StreamMapping } from '../../../events/catalog.ts';
import type { PersonChange } from './changes.ts';

type Changed = {
  readonly tripId: string;
  readonly title?: string;
  readonly change?: PersonChange;
  readonly byId?: string;
  readonly ownerId?: string;
  readonly accountId?: string | null;
};
type Invited = {
  readonly tripId: string;
  readonly linkId: string;
  readonly title: string;
  readonly byId: string;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly locale: 'ko' | 'en';
};

/** Tells a member's open pages that a trip has come to them, or is gone from them, or that they may do other things in it. */
export const peopleStreams: StreamMapping = ({ name, data }) => {
  if (name !== 'trips.people-changed') return [];
  const { tripId, change, accountId } = data as Changed;
  if (!accountId || change === undefined) return [];
  return [{ topic: `me:${accountId}`, event: 'trip', data: { tripId, change }, conflate: false }];
};

/** Whoever is invited; owners when somebody has joined; members who were removed, or whose a trip is now. */
export const peopleNotices: NoticeMapping = {
  events: ['trips.invited', 'trips.people-changed'],
  of: ({ name, data }): Notice[] =>
    name === 'trips.invited' ? invited(data as unknown as Invited) : changed(data as Changed),
};

function invited({ tripId, linkId, title, byId, accountId, email, locale }: Invited): Notice[] {
  // A member opens it by the link's id: it is theirs alone, and nothing secret stands in the bell.
  if (accountId !== null) {
    return [{ kind: 'trips.invited', to: { accountId }, data: { tripId, linkId, title, byId } }];
  }
  if (email === null) return [];
  const data = { proofId: linkId, title, byId };
  return [{ kind: 'trips.invited-by-mail', to: { email, locale }, data }];
}

function changed({ tripId, title = '', change, byId, ownerId, accountId }: Changed): Notice[] {
  if (change === 'joined' && ownerId && accountId && ownerId !== accountId) {
    return [
      { kind: 'trips.joined', to: { accountId: ownerId }, data: { tripId, title, memberId: accountId } },
    ];
  }
  if (!accountId || !byId || accountId === byId) return [];
  if (change === 'removed') return [{ kind: 'trips.removed', to: { accountId }, data: { tripId, title } }];
  if (change === 'handed-on') {
    return [{ kind: 'trips.handed-on', to: { accountId }, data: { tripId, title, byId } }];
  }
  return [];
}
