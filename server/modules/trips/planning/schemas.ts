import Type, { type Static } from 'typebox';
import { Closed, Id, Localized, Nullable, Timestamp } from '../../../lib/schema.ts';
import { NamedSpot, Regions, Spot, TravelMode } from '../editing/field-schemas.ts';
import { Client, TripId } from '../editing/schemas.ts';
import { PLACE_KINDS } from '../places/place.ts';
import { FALLBACKS, type Fallback } from './proposal.ts';
import { PACES } from './wish.ts';

const EntryRef = Type.String({ pattern: '^[0-9A-Za-z_-]{1,36}$', examples: ['k3J9x0aVbQ2m'] });
const PlaceId = Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$', examples: ['01K9ZQ3T5R7WXA00'] });
const Minute = Type.Integer({ minimum: 0, maximum: 1_440, description: 'After midnight', examples: [540] });
/** What a plan says of times: a visit may end behind midnight. */
const At = Type.Integer({ minimum: 0, description: 'Minutes after midnight', examples: [625] });
const Minutes = Type.Integer({ minimum: 0, examples: [25] });
const Metres = Type.Integer({ minimum: 0, examples: [4_200] });
const PlaceKindSchema = Type.Enum(PLACE_KINDS);
const DateSchema = Nullable(Type.String({ format: 'date', examples: ['2027-04-03'] }));
const LegBy = Type.Enum(['walk', 'bike', 'transit', 'car', 'flight', 'ferry']);

export const TripParams = Closed({ tripId: TripId });
export const ProposalParams = Closed({ tripId: TripId, proposalId: Id });
export const DayParams = Closed({ tripId: TripId, dayId: EntryRef });

export const MAX_PLANNED_DAYS = 31;
const MAX_NAMED = 100;

export const WishBody = Closed({
  days: Type.Optional(
    Type.Union(
      [
        Type.Array(EntryRef, { minItems: 1, maxItems: MAX_PLANNED_DAYS, uniqueItems: true }),
        Type.Literal('all'),
      ],
      { description: 'Days of the trip; all by default' },
    ),
  ),
  regions: Type.Optional(Regions),
  interests: Type.Optional(
    Type.Array(PlaceKindSchema, {
      maxItems: PLACE_KINDS.length,
      uniqueItems: true,
      examples: [['sight', 'food']],
    }),
  ),
  pace: Type.Optional(Type.Enum(PACES, { default: 'normal' })),
  mustSee: Type.Optional(Type.Array(PlaceId, { maxItems: MAX_NAMED, uniqueItems: true })),
  avoid: Type.Optional(Type.Array(PlaceId, { maxItems: MAX_NAMED, uniqueItems: true })),
  startMin: Type.Optional(Minute),
  endMin: Type.Optional(Minute),
  start: Type.Optional(Nullable(NamedSpot)),
  end: Type.Optional(Nullable(NamedSpot)),
  lodging: Type.Optional(
    Type.Array(Closed({ dayId: EntryRef, spot: NamedSpot }), { maxItems: MAX_PLANNED_DAYS }),
  ),
  mode: Type.Optional(TravelMode),
  locale: Type.Optional(Type.Enum(['ko', 'en'], { description: 'In which new items are named' })),
  withModel: Type.Optional(Type.Boolean({ description: 'Let the model propose, where one is set up' })),
  text: Type.Optional(
    Type.String({
      maxLength: 1_000,
      pattern: '^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F]*$',
      description: 'In own words, for the model',
      examples: ['아이와 함께, 바다를 자주 보고 싶어요'],
    }),
  ),
});
export type WishBody = Static<typeof WishBody>;

const Because = Type.Object(
  {
    kind: Type.Enum(['fixed', 'required', 'hours', 'on-the-way', 'near-start', 'near-end', 'saves', 'alone']),
    at: Type.Optional(At),
    opens: Type.Optional(At),
    closes: Type.Optional(At),
    detourMin: Type.Optional(Minutes),
    minutes: Type.Optional(Minutes),
  },
  { description: 'Why a stop stands where it stands' },
);
const LeftOutReason = Type.Enum(['closed', 'too-far', 'no-time', 'pace', 'detour']);
const LegView = Type.Object({ minutes: Minutes, metres: Metres, by: LegBy });

const Visit = Type.Object({
  itemId: Nullable(EntryRef),
  placeId: Nullable(Type.String()),
  title: Localized,
  kind: Nullable(PlaceKindSchema),
  spot: Spot,
  arrives: At,
  begins: At,
  ends: At,
  leg: Nullable(LegView),
  because: Type.Array(Because),
  byModel: Type.Boolean(),
  note: Type.String({ description: 'By the model: text and nothing else' }),
});
export const ProposalView = Type.Object({
  proposalId: Id,
  tripId: TripId,
  mode: TravelMode,
  madeBy: Type.Enum(['solver', 'model']),
  fallback: Nullable(Type.Enum(FALLBACKS)),
  sequence: Type.Integer({ description: 'Of the trip that it was made from' }),
  days: Type.Array(
    Type.Object({
      dayId: EntryRef,
      date: DateSchema,
      theme: Type.String(),
      start: Nullable(Spot),
      end: Nullable(Spot),
      startMin: At,
      endMin: At,
      visits: Type.Array(Visit),
      travelMin: Minutes,
      waitMin: Minutes,
      endsAt: At,
      naiveTravelMin: Type.Integer({ description: 'The way in the order in which the stops were found' }),
    }),
  ),
  leftOut: Type.Array(
    Type.Object({
      placeId: Nullable(Type.String()),
      itemId: Nullable(Type.String()),
      title: Localized,
      isRequired: Type.Boolean(),
      reason: LeftOutReason,
    }),
  ),
  candidates: Type.Integer({ description: 'From how many it was chosen' }),
  madeAt: Timestamp,
  appliedAt: Nullable(Timestamp),
});
export type ProposalView = Static<typeof ProposalView>;

export const ApplyBody = Closed({
  days: Type.Optional(Type.Array(EntryRef, { minItems: 1, maxItems: MAX_PLANNED_DAYS, uniqueItems: true })),
  seen: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [12] }),
  client: Type.Optional(Client),
});
/** What became of it as an edit of the trip; pages hear of it as of any other. */
export const EditDone = Type.Object({
  sequence: Type.Integer({ description: 'Of the trip afterwards' }),
  changes: Type.Integer({ description: 'How many were asked for' }),
  conflicts: Type.Array(Type.Object({ id: Type.String(), field: Type.String() }), {
    description: 'What somebody else has changed meanwhile: theirs stays',
  }),
});
export type EditDone = Static<typeof EditDone>;

export const OrderBody = Closed({
  locks: Type.Optional(
    Type.Array(EntryRef, {
      maxItems: 60,
      uniqueItems: true,
      description: 'Items that keep their place, beside those that are fixed',
    }),
  ),
  mode: Type.Optional(TravelMode),
  dryRun: Type.Optional(Type.Boolean({ default: true, description: 'Only say what it would be' })),
  seen: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  client: Type.Optional(Client),
});
const Length = Type.Object({
  travelMin: Minutes,
  metres: Metres,
  endsAt: Nullable(At),
});
export const OrderView = Type.Object({
  dayId: EntryRef,
  sequence: Type.Integer(),
  before: Length,
  after: Length,
  order: Type.Array(EntryRef),
  visits: Type.Array(
    Type.Object({
      itemId: EntryRef,
      arrives: At,
      begins: At,
      ends: At,
      legMin: Minutes,
      isLocked: Type.Boolean(),
      because: Type.Array(Because),
    }),
  ),
  leftOut: Type.Array(Type.Object({ itemId: EntryRef, reason: LeftOutReason })),
  isExact: Type.Boolean({ description: 'There is no shorter one; false: a search found it' }),
  isChanged: Type.Boolean(),
  done: Nullable(EditDone),
});
export type OrderView = Static<typeof OrderView>;

const Warning = Type.Enum(['closed', 'closes-before', 'late', 'after-day', 'over-sea']);
export const LegsView = Type.Object({
  tripId: TripId,
  sequence: Type.Integer(),
  days: Type.Array(
    Type.Object({
      dayId: EntryRef,
      date: DateSchema,
      items: Type.Array(
        Type.Object({
          itemId: EntryRef,
          fromId: Nullable(EntryRef),
          leg: Nullable(LegView),
          arrives: At,
          begins: At,
          ends: At,
          waitMin: Minutes,
          warnings: Type.Array(Warning),
        }),
      ),
      home: Nullable(Type.Object({ minutes: Minutes, metres: Metres, by: LegBy, arrives: At })),
      travelMin: Minutes,
      waitMin: Minutes,
      metres: Metres,
      endsAt: At,
    }),
  ),
});
export type LegsView = Static<typeof LegsView>;

export const ModelUse = Type.Object({
  isOn: Type.Boolean({ description: 'A model is set up' }),
  calls: Type.Integer({ minimum: 0 }),
  tokens: Type.Integer({ minimum: 0 }),
  callsPerDay: Type.Integer({ minimum: 0 }),
  tokensPerDay: Type.Integer({ minimum: 0 }),
  resetsAt: Timestamp,
});
export type ModelUse = Static<typeof ModelUse>;

/** What is told while a plan is made: an event of the stream and its data. */
export type PlanNews =
  | { readonly event: 'progress'; readonly data: { readonly step: PlanStep; readonly share: number | null } }
  | { readonly event: 'theme'; readonly data: { readonly day: number; readonly text: string } }
  | { readonly event: 'fallback'; readonly data: { readonly reason: Fallback } }
  | { readonly event: 'done'; readonly data: { readonly proposal: ProposalView } }
  | { readonly event: 'failed'; readonly data: { readonly code: string } };
export type PlanStep = 'reading' | 'asking' | 'solving' | 'keeping';
