/** What the seat picker, the checkout of seats and the box office speak with the server about. */
import type { Localized } from '../../../server/lib/localized.ts';
import type { HallMap } from '../../../server/modules/tickets/maps/hall-map.ts';

export type {
  Grade,
  HallMap,
  Seat as HallSeat,
  Section as HallSection,
} from '../../../server/modules/tickets/maps/hall-map.ts';
export type { Localized };

export type MapView = HallMap & { mapId?: string };

export type GradePrice = { grade: string; name: Localized; amount: number };
export type SaleState = 'scheduled' | 'on-sale' | 'sold-out' | 'over' | 'cancelled';

/** A round as its seat picker needs it. */
export type RoundSale = {
  roundId: string;
  performance: { performanceId: string; title: Localized; currency: string };
  hall: { hallId: string; name: Localized };
  venue: { venueId: string; name: Localized };
  startsAt: string;
  saleFrom: string;
  saleUntil: string;
  prices: GradePrice[];
  free: number;
  capacity: number;
  state: SaleState;
  mapId: string;
  perMemberLimit: number | null;
  holdMs: number;
  sparesOrphans: boolean;
  hasWaitingRoom?: boolean;
  serverTime: string;
};

export type RoundStates = {
  roundId: string;
  sequence: number;
  states: string;
  free: number;
  held: number;
  sold: number;
  blocked: number;
  capacity: number;
  /** Places that the caller holds. */
  mine: number[];
};

/** On topic `tickets-round:<id>`: what changed since the message before it. */
export type SeatsNews = {
  roundId: string;
  from: number;
  sequence: number;
  changes: [seat: number, state: string][];
  free: number;
};

export type HeldSeat = {
  seatId: string;
  section: Localized;
  row: string | null;
  number: string;
  grade: string;
  price: number;
};
export type HoldKind = 'hold' | 'offer' | 'payment';
export type Hold = {
  holdId: string;
  roundId: string;
  kind: HoldKind;
  seats: HeldSeat[];
  total: number;
  currency: string;
  expiresAt: string;
  /** It cannot be kept beyond. */
  capAt: string;
  reservationId: string | null;
  title: Localized;
  startsAt: string;
  serverTime: string;
};
export type HoldList = { items: Hold[] };
export type BestChoice = { quantity: number; grades?: string[]; sections?: string[]; together?: boolean };
export type HoldBody = { seatIds?: string[]; best?: BestChoice; admission?: string };

export type Counted = { free: number; held: number; sold: number; blocked: number };
export type RoundProof = {
  roundId: string;
  capacity: number;
  sequence: number;
  digest: string;
  isExact: boolean;
  fromStates: Counted;
  fromRows: Omit<Counted, 'free'>;
  counters: Counted;
  at: string;
};
