import type { Touched } from '../input.ts';

/** Whom a role may be given to; the owner is made by handing on, a companion has no account. */
export type GivenRole = 'editor' | 'viewer';

/** Commands on who takes part in a trip, and on who may see it. What is new has the id of its command. */
export type PeopleInput =
  | { readonly kind: 'add-companion'; readonly tripId: string; readonly name: string }
  | {
      readonly kind: 'change-person';
      readonly tripId: string;
      readonly personId: string;
      readonly role?: GivenRole;
      readonly name?: string;
    }
  /** Leaves, where the person is the caller; else removes. */
  | {
      readonly kind: 'part';
      readonly tripId: string;
      readonly personId: string;
      /** How the person stands, as it was shown to whoever asks; without it nothing was. */
      readonly balance?: number | undefined;
    }
  | { readonly kind: 'hand-on'; readonly tripId: string; readonly personId: string }
  | {
      readonly kind: 'make-link';
      readonly tripId: string;
      readonly tokenHash: string;
      readonly purpose: 'read' | 'join';
      readonly role: GivenRole;
      /** To read: shows what was spent, and by whom. */
      readonly withCosts: boolean;
      /** To join: for one person alone, who is told by mail. */
      readonly email: string | null;
      /** The member whose address that is; null: there is none. */
      readonly inviteeId: string | null;
      /** In which language an address without a member is written to. */
      readonly locale: 'ko' | 'en';
      /** The companion that whoever joins is. */
      readonly personId: string | null;
      readonly note: string;
      /** Milliseconds; null: for ever. */
      readonly expiresInMs: number | null;
    }
  | { readonly kind: 'revoke-link'; readonly tripId: string; readonly linkId: string }
  | {
      readonly kind: 'join';
      readonly tripId: string;
      readonly linkId: string;
      /** The companion that the member says to be. */
      readonly personId: string | null;
      /** What the member is called. */
      readonly name: string;
    }
  | { readonly kind: 'publish'; readonly tripId: string; readonly visibility: 'private' | 'public' };

export type Asked<Kind extends PeopleInput['kind']> = Extract<PeopleInput, { kind: Kind }>;

const LINKED: ReadonlySet<PeopleInput['kind']> = new Set(['make-link', 'revoke-link', 'join']);

export function touchedByPeople(input: PeopleInput, accountId: string): Touched {
  const isShown = input.kind === 'part' && input.balance !== undefined;
  return {
    tripIds: [input.tripId],
    ...(isShown && { entries: 'places', kinds: ['cost', 'payment'] }),
    links: LINKED.has(input.kind),
    memberIds: input.kind === 'join' ? [accountId] : [],
  };
}
