/** What operators of the ticket service read and send: the server's own types. */
export type { Localized } from '../../../server/lib/localized.ts';
export type {
  Area,
  Grade,
  HallMap,
  Row,
  Seat,
  Section,
} from '../../../server/modules/tickets/maps/hall-map.ts';
