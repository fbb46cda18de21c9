/** What operators of the ticket service read and send: the server's own schemas, as types only. */
import type { Static } from 'typebox';
import type * as sales from '../../../server/modules/tickets/reservations/admin-schemas.ts';
import type * as shows from '../../../server/modules/tickets/shows/admin-schemas.ts';
import type * as maps from '../../../server/modules/tickets/shows/map-schemas.ts';

export type { Localized } from '../../../server/lib/localized.ts';
export type {
  Area,
  Grade,
  HallMap,
  Row,
  Seat,
  Section,
} from '../../../server/modules/tickets/maps/schemas.ts';
export type {
  AdminHall,
  AdminHallWithMap,
  AdminPerformance,
  AdminPerformanceSummary,
  AdminPerformer,
  AdminRound,
  AdminVenue,
  AdminVenueSummary,
  NewPerformanceBody,
  NewPerformerBody,
  NewRoundsBody,
  NewVenueBody,
  PerformanceBody,
  PerformanceStatus,
  PerformerBody,
  RoundBody,
  VenueBody,
} from '../../../server/modules/tickets/shows/admin-schemas.ts';
export type { Genre, PerformerKind, Region } from '../../../server/modules/tickets/shows/schemas.ts';
export type NewHallBody = Static<typeof shows.NewHallBody>;
export type HallBody = Static<typeof shows.HallBody>;
export type MapBody = Static<typeof maps.MapBody>;
export type MapSaved = Static<typeof maps.MapSaved>;
export type StatusBody = Static<typeof shows.StatusBody>;
export type AdminRoundList = Static<typeof shows.AdminRoundList>;
export type CallOff = Static<typeof sales.CallOffView>;
export type CancelScaleView = Static<typeof sales.CancelScaleView>;
export type CancelScaleList = Static<typeof sales.CancelScaleList>;
export type CancelScaleBody = Static<typeof sales.CancelScaleBody>;
export type FeeScale = CancelScaleBody['scale'];
export type { MovesView } from '../../../server/modules/tickets/moves/schemas.ts';
export type { Agenda, AgendaRound } from '../../../server/modules/tickets/shows/agenda-schemas.ts';
