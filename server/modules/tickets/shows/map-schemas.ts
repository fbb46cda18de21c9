import Type, { type Static } from 'typebox';
import { Closed, Id, Text } from '../../../lib/schema.ts';
import { HallMapBody } from '../maps/schemas.ts';

const Version = Type.Integer({ minimum: 0, description: 'Of the hall as it was read' });
const Reason = Type.Optional(Text(200, 'Two rows more'));

export const MapSaved = Type.Object({
  hallId: Id,
  mapId: Id,
  mapNo: Type.Integer(),
  seats: Type.Integer(),
  version: Type.Integer(),
});
export const MapBody = Closed({ map: HallMapBody, version: Version, reason: Reason });
export type MapBody = Static<typeof MapBody>;
