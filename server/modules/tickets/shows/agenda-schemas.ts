import Type, { type Static } from 'typebox';
import { Id, Localized, Timestamp } from '../../../lib/schema.ts';
import { RoundState } from './schemas.ts';

const AgendaRound = Type.Object({
  roundId: Id,
  performanceId: Id,
  title: Localized,
  hallName: Localized,
  startsAt: Timestamp,
  saleFrom: Timestamp,
  saleUntil: Timestamp,
  state: RoundState,
  capacity: Type.Integer(),
  held: Type.Integer(),
  sold: Type.Integer(),
  blocked: Type.Integer(),
  waiters: Type.Integer({ description: 'Members on its waiting list' }),
});
export type AgendaRound = Static<typeof AgendaRound>;
export const Agenda = Type.Object({
  today: Type.Array(AgendaRound, { description: 'Of this day in Korea, by time' }),
  coming: Type.Array(AgendaRound, { description: 'The next thirty after it' }),
  openings: Type.Array(AgendaRound, { description: 'Whose sale opens next, one of each performance' }),
  serverTime: Timestamp,
});
export type Agenda = Static<typeof Agenda>;
