import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { TOKEN_PATTERN } from './tokens.ts';

export const TripParams = Closed({ tripId: Id });
export const PersonParams = Closed({ tripId: Id, personId: Id });
export const LinkParams = Closed({ tripId: Id, linkId: Id });
export const TokenParams = Closed({ token: Type.String({ pattern: TOKEN_PATTERN }) });

const GivenRole = Type.Union([Type.Literal('editor'), Type.Literal('viewer')]);
const RoleName = Type.Union([Type.Literal('owner'), GivenRole, Type.Literal('companion')], {
  description: '`companion`: comes along without an account',
});

export const TripPerson = Type.Object({
  personId: Id,
  accountId: Nullable(Id),
  name: Type.String(),
  role: RoleName,
  joinedAt: Timestamp,
  leftAt: Nullable(Timestamp),
});
export type TripPerson = Static<typeof TripPerson>;
export const TripPeople = Type.Object({
  items: Type.Array(TripPerson, { description: 'Those who have left too: costs still name them' }),
  role: RoleName,
});

const PersonName = Text(50, '지우');
export const CompanionBody = Closed({ name: PersonName });
export const PersonBody = Closed({ role: Type.Optional(GivenRole), name: Type.Optional(PersonName) });
export const HandOnBody = Closed({ personId: Id });
export const PartQuery = Closed({
  balance: Type.Optional(
    Type.Integer({
      ...{ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, examples: [-4_500] },
      description: 'How the person stands, as it was shown: where it is another now, nobody leaves',
    }),
  ),
});
export type PartQuery = Static<typeof PartQuery>;
export const Parted = Type.Object({ tripId: Id, personId: Id });

export const TripLink = Type.Object({
  linkId: Id,
  purpose: Type.Union([Type.Literal('read'), Type.Literal('join')]),
  role: GivenRole,
  withCosts: Type.Boolean(),
  personId: Nullable(Id),
  email: Nullable(Type.String({ description: 'Whom it was mailed to, while it can be used' })),
  note: Type.String(),
  createdAt: Timestamp,
  expiresAt: Nullable(Timestamp),
  revokedAt: Nullable(Timestamp),
  isOpen: Type.Boolean({ description: 'It can be used' }),
  uses: Type.Integer({ description: 'To read: how often it was opened, within some seconds' }),
});
export type TripLink = Static<typeof TripLink>;
export const TripLinks = Type.Object({ items: Type.Array(TripLink) });
export const NewTripLink = Type.Object({
  ...TripLink.properties,
  token: Type.String({ description: 'Told this once: only its hash is kept' }),
});
export type NewTripLink = Static<typeof NewTripLink>;

export const LinkBody = Closed({
  purpose: Type.Union([Type.Literal('read'), Type.Literal('join')]),
  role: Type.Optional({ ...GivenRole, description: 'To join: `viewer` unless told otherwise' }),
  withCosts: Type.Optional(
    Type.Boolean({ description: 'To read: what was spent is shown too, and by whom' }),
  ),
  email: Type.Optional(
    Type.String({
      minLength: 3,
      maxLength: 254,
      pattern: '^[^\\s@\\u0000-\\u001F]+@[^\\s@\\u0000-\\u001F]+\\.[^\\s@\\u0000-\\u001F]+$',
      examples: ['jun@madang.example'],
      description: 'To join: it is mailed there, and good for one person',
    }),
  ),
  personId: Type.Optional({ ...Id, description: 'To join: the companion that whoever joins is' }),
  note: Type.Optional(Text(100, '부모님께')),
  expiresInDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'To join: 14 unless told otherwise. To read: without it, until it is revoked',
    }),
  ),
});
export type LinkBody = Static<typeof LinkBody>;
export const Revoked = Type.Object({ tripId: Id, linkId: Id });

export const Invitation = Type.Object({
  tripId: Nullable({ ...Id, description: 'For those who take part already' }),
  title: Type.String(),
  startsOn: Nullable(Type.String({ examples: ['2026-12-24'] })),
  days: Type.Integer(),
  regions: Type.Array(Type.String()),
  role: GivenRole,
  inviter: Type.String({ description: 'Masked for those who are not signed in', examples: ['김*지'] }),
  people: Type.Integer(),
  isMember: Type.Boolean(),
  isOpen: Type.Boolean({ description: 'The caller can join by it' }),
  companions: Type.Array(Type.Object({ personId: Id, name: Type.String() }), {
    description: 'As one of whom the caller may join; only for those who are signed in',
  }),
  personId: Nullable({ ...Id, description: 'The companion that the inviter takes the caller for' }),
});
export type Invitation = Static<typeof Invitation>;
export const JoinBody = Closed({ personId: Type.Optional(Id) });
export const Joined = Type.Object({
  tripId: Id,
  personId: Id,
  role: RoleName,
  wasThere: Type.Boolean({ description: 'Took part already' }),
});

const Visibility = Type.Union([Type.Literal('private'), Type.Literal('public')]);
export const VisibilityBody = Closed({ visibility: Visibility });
export const Shown = Type.Object({
  tripId: Id,
  visibility: Visibility,
  isHidden: Type.Boolean({ description: 'An operator keeps it from the public' }),
});
