import type { Executor } from '../../db/dialect.ts';
import type { Lane } from '../../engine/index.ts';
import { type Module, together } from '../../module.ts';
import { registerAdminRoomRoutes } from './admin-routes.ts';
import { createAdmissions } from './admission.ts';
import { createFindEntry } from './asking.ts';
import { callingRound } from './calling-round.ts';
import { decideRoom } from './decide.ts';
import type { RoomInput } from './input.ts';
import type { RoomParts, WaitingRoomDependencies } from './parts.ts';
import { personalData } from './personal-data.ts';
import { prefetchRooms, readRooms, writeRooms } from './queries.ts';
import { registerRoomRoutes } from './routes.ts';
import { createStandings } from './standing.ts';
import type { RoomState } from './state.ts';
import { roomStreams } from './streams.ts';
import type { Admission } from './visit.ts';
import { createWork } from './work.ts';

export type { Behind, RoomKind } from './behind.ts';
export type { WaitingRoomDependencies } from './parts.ts';
export {
  type Admission,
  endVisit,
  judgeVisit,
  noVisits,
  roomOfProduct,
  roomOfRound,
  type Visits,
} from './visit.ts';
export { prefetchVisits, writeVisits } from './visit-rows.ts';

export interface WaitingRoom extends Module {
  /** Coming in, being called, going in and leaving; and what operators do with rooms. */
  readonly lane: Lane<RoomInput, RoomState>;
  /** @returns what a signed admission says; null when it was not signed here, or is not readable */
  readonly readAdmission: (token: string) => Admission | null;
}

/** Waiting rooms: whoever came before the opening is shuffled, whoever came after it is served in order. */
export function createWaitingRoom(deps: WaitingRoomDependencies): WaitingRoom {
  const { database, kinds, config, now, random } = deps;
  const { personVerified } = deps.identity;
  const standings = createStandings(database, kinds, deps);
  const lane = deps.openLane<RoomInput, RoomState>({
    name: 'waiting-room',
    prefetch: (tx, commands) => prefetchRooms(tx, commands, { kinds, personVerified }),
    decide: decideRoom,
    write: writeRooms,
    committed: async (state) => standings.forget(turnedIn(state)),
  });
  const admissions = createAdmissions(config.dataSecret);
  const parts: RoomParts = {
    ...deps,
    lane,
    standings,
    admissions,
    findEntry: createFindEntry(database),
    work: createWork(config.dataSecret, now, random),
  };
  const part = {
    routes: (app: Parameters<Module['routes']>[0]) => {
      registerRoomRoutes(app, parts);
      registerAdminRoomRoutes(app, parts);
    },
    streams: roomStreams,
    rounds: [callingRound(parts)],
    personalData,
  };
  return { ...together([part]), lane, readAdmission: admissions.read };
}

/** Rooms that an operator has changed, or that have called: what was read of them is old. */
const turnedIn = ({ behind, calling }: RoomState): string[] => [...behind.keys(), ...calling.keys()];

/** Which of these rooms nobody passes without an admission. In bulk. */
export async function guardedRooms(executor: Executor, roomIds: readonly string[]): Promise<Set<string>> {
  const rooms = await readRooms(executor, roomIds);
  return new Set(rooms.filter(({ status }) => status !== 'off').map(({ id }) => id));
}
