import Type, { type Static } from 'typebox';
import { Closed, Currency, Id, Nullable, PageOf, Timestamp } from '../../../lib/schema.ts';
import { MAX_CHANGES, MAX_DAYS } from './bounds.ts';
import { DateText, headFields, Regions, Title, TravelMode } from './field-schemas.ts';

const Role = Type.Enum(['owner', 'editor', 'viewer', 'companion']);
const Visibility = Type.Enum(['private', 'public']);
const Kind = Type.Enum(['day', 'item', 'note', 'task', 'thing', 'cost', 'payment']);
export const TripId = Type.String({
  pattern: '^[0-9A-Za-z_-]{1,16}$',
  description: 'Of a trip',
  examples: ['01K9ZQ3T5R7WXA00'],
});
const EntryId = Type.String({
  pattern: '^[0-9A-Za-z_-]{8,36}$',
  description: 'Of an entry, made by the page that adds it; of the trip itself for its head',
  examples: ['k3J9x0aVbQ2m'],
});
/** Ids as they are named: those of days and people too, which the server made. */
const EntryRef = Type.String({ pattern: '^[0-9A-Za-z_-]{1,36}$', examples: ['k3J9x0aVbQ2m'] });
export const Client = Type.String({
  pattern: '^[0-9A-Za-z_-]{1,36}$',
  description: 'Of the open page: its own changes never conflict with each other',
  examples: ['tab-5f0c'],
});
const Sequence = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Grows by one with every edit of the trip',
  examples: [42],
});

export const TripParams = Closed({ tripId: TripId });
export const TripQuery = Closed({
  state: Type.Optional(Type.Enum(['active', 'past', 'deleted'], { default: 'active' })),
  cursor: Type.Optional(Type.String({ maxLength: 60 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

export const TripSummary = Type.Object({
  tripId: TripId,
  title: Type.String(),
  startsOn: Nullable(DateText),
  endsOn: Nullable(DateText),
  days: Type.Integer({ minimum: 0 }),
  role: Role,
  people: Type.Integer({ minimum: 0, description: 'Who comes along, without those who left' }),
  regions: Type.Array(Type.String()),
  visibility: Visibility,
  changedAt: Timestamp,
  deletedAt: Nullable(Timestamp),
});
export type TripSummary = Static<typeof TripSummary>;
export const TripList = PageOf(TripSummary);

export const NewTrip = Closed({
  title: Title,
  about: Type.Optional(headFields.about),
  startsOn: Type.Optional(Nullable(DateText)),
  days: Type.Integer({ minimum: 1, maximum: MAX_DAYS, examples: [3] }),
  regions: Type.Optional(Regions),
  mode: Type.Optional(TravelMode),
  currency: Type.Optional(Currency),
});
export type NewTrip = Static<typeof NewTrip>;
export const TripMade = Type.Object({
  tripId: TripId,
  sequence: Sequence,
  personId: Type.String({ description: 'The maker among the trip’s people' }),
});
export type TripMade = Static<typeof TripMade>;

const Fields = Type.Record(Type.String(), Type.Unknown(), {
  description:
    'By name of the field; which there are and what may stand in them follows from the kind of entry',
});
const Head = Type.Object(headFields);
const Entry = Type.Object({
  id: Type.String(),
  kind: Kind,
  dayId: Nullable(Type.String()),
  position: Type.String({ description: 'Orders items of a day, or entries of another kind, as text' }),
  fields: Fields,
  sequence: Sequence,
});
const TripPerson = Type.Object({
  personId: Type.String(),
  accountId: Nullable(Type.String()),
  name: Type.String(),
  role: Role,
  joinedAt: Timestamp,
  leftAt: Nullable(Timestamp),
});
export const TripAnswer = Type.Object({
  tripId: TripId,
  sequence: Sequence,
  role: Role,
  personId: Type.String({ description: 'The reader among the trip’s people' }),
  ownerId: Type.String(),
  head: Head,
  entries: Type.Array(Entry),
  people: Type.Array(TripPerson),
  visibility: Visibility,
  publishedAt: Nullable(Timestamp),
  isHidden: Type.Boolean({ description: 'By an operator: shown to nobody but its people' }),
  likes: Type.Integer(),
  comments: Type.Integer(),
  copies: Type.Integer(),
  copiedFrom: Nullable(Type.String()),
  createdAt: Timestamp,
  changedAt: Timestamp,
});
export type TripAnswer = Static<typeof TripAnswer>;

const Where = Closed({
  dayId: Nullable(EntryRef),
  after: Nullable(EntryRef),
});
const ChangeAsked = Type.Union([
  Closed({
    op: Type.Literal('add'),
    kind: Type.Enum(['day', 'item', 'note', 'task', 'thing', 'cost']),
    id: EntryId,
    fields: Fields,
    where: Type.Optional(Where),
  }),
  Closed({ op: Type.Literal('set'), id: EntryRef, fields: Fields }),
  Closed({ op: Type.Literal('move'), id: EntryRef, where: Where }),
  Closed({ op: Type.Literal('remove'), id: EntryRef }),
  Closed({ op: Type.Literal('restore'), id: EntryRef }),
]);
export const EditBody = Closed({
  seen: Sequence,
  client: Client,
  changes: Type.Array(ChangeAsked, {
    minItems: 1,
    maxItems: MAX_CHANGES,
    examples: [
      [
        { op: 'add', kind: 'item', id: 'k3J9x0aVbQ2m', fields: { title: '안목해변 커피거리' } },
        { op: 'set', id: 'k3J9x0aVbQ2m', fields: { startMin: 600 } },
      ],
    ],
  }),
});
const Applied = Type.Record(Type.String(), Type.Unknown(), {
  description:
    '`op` and what was applied: `entry` of what was added or restored; `id`, `fields` and `before` of what was set; `id`, `dayId`, `position` and `before` of what was moved; `id` and `before` of what was removed',
});
const Conflict = Type.Object({
  id: Type.String(),
  field: Type.String({ description: 'A field, `where` or `removed`' }),
  mine: Type.Unknown(),
  theirs: Type.Unknown({ description: 'What stays' }),
  by: Type.String({ description: 'The account that changed it' }),
  sequence: Sequence,
});
export const EditAnswer = Type.Object({
  sequence: Sequence,
  applied: Type.Array(Applied),
  conflicts: Type.Array(Conflict),
});
export type EditAnswer = Static<typeof EditAnswer>;

export const DatesBody = Closed({
  startsOn: DateText,
  endsOn: DateText,
  keep: Type.Enum(['order', 'dates'], {
    description: '`order`: the first day stays the first. `dates`: what is planned for a date stays on it',
  }),
});
export const DatesAnswer = Type.Object({
  sequence: Sequence,
  startsOn: DateText,
  endsOn: DateText,
  days: Type.Integer(),
  applied: Type.Array(Applied),
});
export type DatesAnswer = Static<typeof DatesAnswer>;
export const TripEnded = Type.Object({ tripId: TripId });
export type TripEnded = Static<typeof TripEnded>;

const changeFacts = {
  sequence: Sequence,
  by: Type.String({ description: 'The account' }),
  client: Type.String(),
  at: Timestamp,
};
export const Change = Type.Object({ ...changeFacts, applied: Type.Array(Applied) });
export type Change = Static<typeof Change>;
export const ChangesQuery = Closed({
  after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});
export const Changes = Type.Object({
  items: Type.Array(Change),
  sequence: Type.Integer({ description: 'Of the trip now: there is more where the last item’s is lower' }),
  isComplete: Type.Boolean({
    description: 'False: the journal does not tell all of it, read the trip afresh',
  }),
});
export const HistoryQuery = Closed({
  cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,16}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 20 })),
});
export const HistoryItem = Type.Object({
  ...changeFacts,
  name: Nullable(Type.String({ description: 'Who it was, if they are among the trip’s people' })),
  count: Nullable(Type.Integer({ description: 'How many changes' })),
  applied: Nullable(Type.Array(Applied, { description: 'Null where that would be too long' })),
  entries: Type.Array(Type.Object({ id: Type.String(), kind: Kind, title: Type.String() }), {
    description: 'What the changes are about, as it is called now',
  }),
});
export type HistoryItem = Static<typeof HistoryItem>;
export const History = PageOf(HistoryItem);
export type History = Static<typeof History>;

export const PresenceBody = Closed({ client: Client, entryId: Nullable(EntryRef) });
export const PresenceAnswer = Type.Object({
  people: Type.Array(
    Type.Object({
      accountId: Id,
      name: Type.String(),
      client: Client,
      entryId: Nullable(Type.String()),
    }),
  ),
});
export type PresenceAnswer = Static<typeof PresenceAnswer>;
