/** What the seat picker, the checkout of seats and the box office speak with the server about. */
import type { Static } from 'typebox';
import type * as selling from '../../../server/modules/tickets/reservations/admin-schemas.ts';
import type * as reservations from '../../../server/modules/tickets/reservations/schemas.ts';
import type * as seats from '../../../server/modules/tickets/seats/schemas.ts';
import type { Round } from '../../../server/modules/tickets/shows/schemas.ts';

export type { Localized } from '../../../server/lib/localized.ts';
export type { HallMap, Section as HallSection } from '../../../server/modules/tickets/maps/schemas.ts';

/** A round as its seat picker needs it. */
export type RoundSale = Round;
export type RoundStates = Static<typeof seats.StatesView>;
export type { SeatsNews } from '../../../server/modules/tickets/seats/schemas.ts';

export type HoldBody = seats.HoldBody;
export type HoldPlaced = seats.HoldPlaced;
export type Hold = seats.HoldView;
export type HoldList = Static<typeof seats.HoldList>;
export type HoldReleased = seats.HoldReleased;
export type RoundProof = seats.RoundProof;

export type SeatQuote = reservations.QuoteView;
export type ReserveBody = reservations.ReserveBody;
export type ReservationMade = reservations.ReservationMade;

export type House = seats.House;
export type BlockBody = Static<typeof seats.BlockBody>;
export type SeatsBlocked = Static<typeof seats.SeatsBlocked>;
export type SeatsUnblocked = Static<typeof seats.SeatsUnblocked>;
export type DoorSaleBody = selling.DoorSaleBody;
export type DoorSale = Static<typeof selling.DoorSale>;
