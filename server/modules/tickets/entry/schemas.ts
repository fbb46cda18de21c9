import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Id, Localized, Nullable, PageOf, Text, Timestamp } from '../../../lib/schema.ts';

/** No sync is larger: a device sends what it has in several. */
const MAX_LOOKS = 100;

export const TicketId = Type.String({
  pattern: '^[0-9A-Za-z_:-]{1,64}$',
  description: 'Its reservation and its line there',
  examples: ['01K9ZQ3T5R7WXA00-1'],
});

// ---- what holders see --------------------------------------------------------------------------

export const TicketSeat = Type.Object({
  seatId: Type.String({ examples: ['01K9ZQ3T5R7WXB00-128'] }),
  section: Localized,
  row: Nullable(Type.String({ description: 'Null where one stands', examples: ['C'] })),
  number: Type.String({ examples: ['12'] }),
  grade: Type.String({ examples: ['VIP'] }),
  gradeName: Localized,
});
export type TicketSeat = Static<typeof TicketSeat>;

export const TicketShow = Type.Object({
  roundId: Id,
  performanceId: Id,
  title: Localized,
  poster: Nullable(Picture),
  venue: Type.Object({ venueId: Id, name: Localized, region: Type.String(), address: Localized }),
  hall: Localized,
  startsAt: Timestamp,
  movedFrom: Nullable(
    Type.String({
      ...Timestamp,
      description: 'When it was to begin when it was booked; null: it still does',
    }),
  ),
  endsAt: Timestamp,
  minutes: Type.Integer({ description: 'How long it takes, with the break', examples: [150] }),
  ageLimit: Type.Integer({ description: 'Years; 0: for everybody', examples: [8] }),
  status: Type.Union([Type.Literal('scheduled'), Type.Literal('cancelled')]),
});
export type TicketShow = Static<typeof TicketShow>;

export const TicketCard = Type.Object({
  ticketId: TicketId,
  reservationId: Id,
  lineNo: Type.Integer({ examples: [1] }),
  show: TicketShow,
  seat: TicketSeat,
  status: Type.Union([Type.Literal('issued'), Type.Literal('used')]),
  usedAt: Nullable(Timestamp),
  isBuyer: Type.Boolean({ description: 'Bought by the caller; false where somebody handed it on' }),
});
export type TicketCard = Static<typeof TicketCard>;

export const MineQuery = Closed({
  when: Type.Optional(Type.Union([Type.Literal('coming'), Type.Literal('past')], { default: 'coming' })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export const MinePage = Type.Intersect([PageOf(TicketCard), Type.Object({ serverTime: Timestamp })]);
export type MinePage = Static<typeof MinePage>;

export const MyTicket = Type.Intersect([
  TicketCard,
  Type.Object({
    code: Type.String({
      description: 'Signed text for the QR code; anybody with the door’s public key can check it',
      examples: ['MT1.01K9ZQ3T5R7WXA00-1.01K9ZQ3T5R7WXB00.128.1.…'],
    }),
    typed: Type.String({ description: 'To read out where nothing can be scanned', examples: ['00400A1B2C'] }),
    holder: Type.String({ description: 'Who may use it' }),
    siblings: Type.Array(TicketId, {
      description: 'All tickets of the reservation that the caller has, this one too, in order',
    }),
    can: Type.Object({ handOn: Type.Boolean() }),
    serverTime: Timestamp,
  }),
]);
export type MyTicket = Static<typeof MyTicket>;

export const TicketParams = Closed({ ticketId: TicketId });
export const ReservationParams = Closed({ reservationId: Id });
export const PaperQuery = Closed({
  lang: Type.Optional(Type.Union([Type.Literal('ko'), Type.Literal('en')], { default: 'ko' })),
});

// ---- the door ----------------------------------------------------------------------------------

export const DoorParams = Closed({ roundId: Id });

export const Outcome = Type.Union(
  [
    Type.Literal('admitted'),
    Type.Literal('already-used'),
    Type.Literal('double-entry'),
    Type.Literal('outdated'),
    Type.Literal('wrong-round'),
    Type.Literal('invalid'),
    Type.Literal('undone'),
  ],
  {
    description:
      '`double-entry`: two devices that could not ask each other let somebody in with the same ticket; `undone`: an ' +
      'operator took the entry back',
  },
);
export type Outcome = Static<typeof Outcome>;

const ScanId = Type.String({
  pattern: '^[0-9A-Za-z_-]{8,40}$',
  description: 'Made by the device: the same scan may be sent again',
  examples: ['3f9b2c4e8d7a41b6'],
});
const Device = Text(40, '북문 1');

const about = {
  scanId: ScanId,
  scannedAt: Timestamp,
  letIn: Type.Optional(
    Type.Boolean({
      description: 'The device could not ask, and let them in by itself: false unless it says so',
    }),
  ),
};
const ScanBody = Type.Union([
  Closed({
    ...about,
    code: Type.String({ minLength: 1, maxLength: 200, description: 'Scanned, or typed' }),
  }),
  Closed({ ...about, ticketId: TicketId }),
]);
export type ScanBody = Static<typeof ScanBody>;

export const ScansBody = Closed({
  device: Device,
  scans: Type.Array(ScanBody, { minItems: 1, maxItems: MAX_LOOKS }),
});

const Entry = Type.Object({ at: Timestamp, device: Type.String() });
export const ScanAnswer = Type.Object({
  scanId: Type.String(),
  outcome: Outcome,
  code: Nullable(
    Type.String({
      description: 'Of the catalogue, why nobody may go in',
      examples: ['tickets.already-used'],
    }),
  ),
  ticketId: Nullable(TicketId),
  seat: Nullable(TicketSeat),
  holder: Nullable(Type.String()),
  entry: Nullable(Entry),
  elsewhere: Nullable(
    Type.Object(
      { roundId: Id, title: Localized, startsAt: Timestamp },
      { description: 'What it is a ticket for' },
    ),
  ),
});
export type ScanAnswer = Static<typeof ScanAnswer>;
export const ScansAnswer = Type.Object({ results: Type.Array(ScanAnswer) });
export type ScansAnswer = Static<typeof ScansAnswer>;

export const UndoBody = Closed({ ticketId: TicketId, reason: Text(400, '다른 분의 티켓을 찍었습니다') });
export const UndoAnswer = Type.Object({ ticketId: TicketId, seat: Type.Integer(), undoneAt: Timestamp });
export type UndoAnswer = Static<typeof UndoAnswer>;

const Counts = Type.Object({
  issued: Type.Integer({ description: 'Tickets that somebody has, used ones too' }),
  entered: Type.Integer(),
  doubles: Type.Integer({ description: 'Entries with a ticket that was used already' }),
  wrongly: Type.Integer({ description: 'Let in by a device on its own, and not good' }),
  refused: Type.Integer(),
});
export const DoorScan = Type.Object({
  scanId: Type.String(),
  outcome: Outcome,
  letIn: Type.Boolean(),
  ticketId: Nullable(TicketId),
  seat: Nullable(TicketSeat),
  device: Type.String(),
  by: Type.String({ description: 'The operator’s name' }),
  scannedAt: Timestamp,
  at: Timestamp,
});
export type DoorScan = Static<typeof DoorScan>;
export const DoorView = Type.Object({
  show: TicketShow,
  counts: Counts,
  scans: Type.Array(DoorScan, { description: 'The last ones, newest first' }),
  serverTime: Timestamp,
});
export type DoorView = Static<typeof DoorView>;

export const DoorListQuery = Closed({
  after: Type.Optional(Type.Integer({ minimum: 0, maximum: 60_000, description: 'The last place seen' })),
});
export const DoorTicket = Type.Object({
  ticketId: TicketId,
  seat: Type.Integer({ description: 'Number of the place in this round' }),
  serial: Type.Integer({ description: 'A code with a lower one is out of date' }),
  typed: Type.String(),
  section: Type.Integer({ description: 'Index into `sections`' }),
  row: Nullable(Type.String()),
  number: Type.String(),
  grade: Type.Integer({ description: 'Index into `grades`' }),
  holder: Type.String(),
  usedAt: Nullable(Timestamp),
  usedBy: Nullable(Type.String()),
});
export type DoorTicket = Static<typeof DoorTicket>;
export const DoorList = Type.Object({
  roundId: Id,
  publicKey: Type.String({ description: 'Ed25519, raw, base64url: codes are checked with it' }),
  madeAt: Timestamp,
  sections: Type.Array(Localized),
  grades: Type.Array(Type.Object({ key: Type.String(), name: Localized })),
  tickets: Type.Array(DoorTicket),
  nextAfter: Nullable(Type.Integer({ description: 'Ask on from here; null at the end' })),
});
export type DoorList = Static<typeof DoorList>;
