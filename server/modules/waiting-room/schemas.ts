import Type, { type Static } from 'typebox';
import { Closed, Id, Localized, Nullable, PageOf, Text, Timestamp } from '../../lib/schema.ts';

/** What can have a room in front of it, as addresses say it. */
export const RoomParams = Closed({
  kind: Type.Union([Type.Literal('rounds'), Type.Literal('products')]),
  id: Type.String({ pattern: '^[0-9A-Z]{1,16}$', examples: ['01K9ZQ3T5R7WXA00'] }),
});
export type RoomParams = Static<typeof RoomParams>;

const Door = Type.Union([Type.Literal('none'), Type.Literal('work'), Type.Literal('person')], {
  description: 'What one shows to come in: nothing, some work of the machine, or an identity check by phone',
});

const RoomId = Type.String({ examples: ['round:01K9ZQ3T5R7WXA00'] });
const BehindView = Type.Object({
  title: Localized,
  path: Type.String({
    description: 'Where it is bought, in the web app',
    examples: ['/tickets/rounds/01K9'],
  }),
  takesPlaceAt: Nullable(Timestamp),
});
const PerMinute = Type.Integer({ description: 'How many are called in a minute now', examples: [600] });
const Free = Type.Integer({ description: 'Places or pieces that can still be bought' });

export const RoomView = Type.Object({
  roomId: RoomId,
  status: Type.Union(
    [
      Type.Literal('closed'),
      Type.Literal('lobby'),
      Type.Literal('open'),
      Type.Literal('paused'),
      Type.Literal('off'),
    ],
    {
      description:
        'closed: nobody may come in yet; lobby: the order of all who are in is drawn at opensAt; open: it calls; paused: it calls nobody for now; off: everybody may buy',
    },
  ),
  lobbyAt: Timestamp,
  opensAt: Timestamp,
  waiting: Type.Integer(),
  calledPerMinute: PerMinute,
  free: Free,
  behind: BehindView,
  door: Door,
  serverTime: Timestamp,
});
export type RoomView = Static<typeof RoomView>;

export const WorkTask = Type.Object({
  challenge: Type.String({ examples: ['1795338000000.18.aGVsbG8td29y.q83v'] }),
  difficulty: Type.Integer({
    description:
      'Find a whole number n from 0 on with which SHA-256 of `<challenge>.<n>` begins with so many zero bits',
    examples: [18],
  }),
  expiresAt: Timestamp,
});
export type WorkTask = Static<typeof WorkTask>;

export const ArriveBody = Closed({
  work: Type.Optional(
    Closed(
      {
        challenge: Type.String({ maxLength: 200, examples: ['1795338000000.18.aGVsbG8td29y.q83v'] }),
        number: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [183_222] }),
      },
      { description: 'Where the door asks for it' },
    ),
  ),
});

const EntryStatus = Type.Union(
  [
    Type.Literal('waiting'),
    Type.Literal('called'),
    Type.Literal('inside'),
    Type.Literal('done'),
    Type.Literal('left'),
    Type.Literal('lapsed'),
  ],
  { description: 'lapsed: the call or the visit ran out' },
);

export const EntryView = Type.Object({
  roomId: RoomId,
  status: EntryStatus,
  arrivedAt: Timestamp,
  ahead: Nullable(
    Type.Integer({
      description: 'How many wait ahead of the caller; null before the opening, when nobody knows',
    }),
  ),
  waiting: Type.Integer(),
  perMinute: PerMinute,
  free: Free,
  expectedWaitS: Nullable(Type.Integer({ description: 'About so many seconds, at the pace of now' })),
  likely: Nullable(
    Type.Union([Type.Literal('yes'), Type.Literal('unlikely'), Type.Literal('no')], {
      description: 'Whether there will be something left; null before the opening',
    }),
  ),
  nextPollS: Type.Integer({ description: 'Ask again after so many seconds', examples: [3] }),
  room: Type.Object({
    status: RoomView.properties.status,
    opensAt: Timestamp,
    called: Type.Integer({ description: 'Admission numbers given so far: grows by those who are called' }),
  }),
  callUntil: Type.Optional(Timestamp),
  visitUntil: Type.Optional(Timestamp),
  serverTime: Timestamp,
});
export type EntryView = Static<typeof EntryView>;

export const ArrivedView = Type.Object({
  roomId: RoomId,
  status: EntryStatus,
  arrivedAt: Timestamp,
  ahead: Type.Null({ description: 'Told when the entry is read' }),
});
export type ArrivedView = Static<typeof ArrivedView>;

export const LeftView = Type.Object({ roomId: RoomId, status: Type.Literal('left') });
export type LeftView = Static<typeof LeftView>;

export const VisitView = Type.Object({
  admission: Type.String({
    description:
      'Signed; goes into the command that buys. Good for the caller, this room and this visit alone',
    examples: ['eyJhbGciOiJIUzI1NiJ9.eyJyb29tIjoicm91bmQ6MDFLOSJ9.c2ln'],
  }),
  expiresAt: Timestamp,
  number: Type.Integer({ description: 'Of the admission in its room', examples: [17] }),
});
export type VisitView = Static<typeof VisitView>;

const Limits = {
  insideLimit: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    description: 'How many may be called and inside at the same time',
    examples: [500],
  }),
  perMinute: Type.Integer({
    minimum: 1,
    maximum: 60_000,
    description: 'How many may be called in a minute',
    examples: [600],
  }),
  callS: Type.Integer({
    minimum: 10,
    maximum: 900,
    description: 'Seconds to go in after the call',
    examples: [120],
  }),
  visitS: Type.Integer({
    minimum: 30,
    maximum: 7_200,
    description: 'Seconds a visit lasts',
    examples: [600],
  }),
};
const Reason = Text(200, '오픈 전에 인원을 줄입니다');

export const RoomBody = Closed({
  lobbyAt: Timestamp,
  opensAt: Timestamp,
  ...Limits,
  door: Door,
  version: Type.Integer({
    minimum: 0,
    description: 'Of the room as it was seen; 0 for a new one',
    examples: [0],
  }),
  reason: Reason,
});
export type RoomBody = Static<typeof RoomBody>;
export const ReasonBody = Closed({ reason: Reason });
export const ReasonQuery = Closed({ reason: Reason });

export const AdminRoom = Type.Object({
  roomId: RoomId,
  kind: RoomParams.properties.kind,
  id: Id,
  behind: Nullable(BehindView),
  status: RoomView.properties.status,
  lobbyAt: Timestamp,
  opensAt: Timestamp,
  ...Limits,
  door: Door,
  version: Type.Integer(),
  free: Free,
  counts: Type.Object({
    waiting: Type.Integer(),
    called: Type.Integer(),
    inside: Type.Integer(),
    done: Type.Integer({ description: 'Visits in which something was bought' }),
    left: Type.Integer(),
    lapsed: Type.Integer(),
  }),
  early: Type.Integer({ description: 'Lots drawn before the opening' }),
  late: Type.Integer({ description: 'Numbers given after it' }),
  admissions: Type.Integer({ description: 'How many were ever called' }),
  calledPerMinute: PerMinute,
  endedPerMinute: Type.Number({ description: 'Visits that end in a minute, as measured' }),
  updatedAt: Timestamp,
  serverTime: Timestamp,
});
export type AdminRoom = Static<typeof AdminRoom>;

export const AdminRoomPage = PageOf(AdminRoom);
export const AdminRoomQuery = Closed({
  status: Type.Optional(Type.Union([Type.Literal('current'), Type.Literal('off')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type AdminRoomQuery = Static<typeof AdminRoomQuery>;
