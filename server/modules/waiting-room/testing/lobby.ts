import type { Database } from '../../../db/open.ts';
import { Lane, type LaneLimits } from '../../../engine/index.ts';
import { idMaker } from '../../../lib/id.ts';
import type { OpenLane } from '../../../module.ts';
import { callDue } from '../calling-round.ts';
import { createWaitingRoom, type WaitingRoom, type WaitingRoomDependencies } from '../index.ts';
import type { RoomInput, Terms } from '../input.ts';
import { readEntries, readRooms } from '../queries.ts';
import { type Entry, partsOf, type Room } from '../room.ts';

export const T0 = Date.UTC(2026, 10, 21, 11);
export const ROUND = 'round:R1';
const MINUTE = 60_000;
const LIMITS: LaneLimits = { maxQueue: 200_000, maxBatch: 1_000, maxWaitMs: 60_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};
export const TERMS: Terms = {
  lobbyAt: T0 - 30 * MINUTE,
  opensAt: T0,
  insideLimit: 10,
  perMinute: 6_000,
  callMs: MINUTE,
  visitMs: 5 * MINUTE,
  door: 'none',
};

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
}

export interface Lobby {
  readonly waitingRoom: WaitingRoom;
  readonly clock: { now: number };
  /** What is left of what stands behind the room. */
  readonly sale: { free: number; endsAt: number | null };
  readonly persons: Set<string>;
  ask(accountId: string, input: RoomInput, options?: { key?: string; at?: number }): Promise<Asked>;
  /** A room in front of `ROUND`. */
  open(terms?: Partial<Terms>): Promise<void>;
  arrive(accountId: string, lot?: number, at?: number): Promise<Asked>;
  enter(accountId: string, at?: number): Promise<Asked>;
  /** What the round does now. */
  call(): Promise<void>;
  room(): Promise<Room>;
  entry(accountId: string): Promise<Entry | undefined>;
  /** Accounts in a state, in the order of their admission numbers. */
  those(status: Entry['status']): Promise<string[]>;
}

let instances = 0;

/**
 * The waiting rooms of one instance, with a clock that tests move.
 * @param roomId of the one room that there is
 */
export function openLobby(database: Database, clock = { now: T0 - 10 * MINUTE }, roomId = ROUND): Lobby {
  instances += 1;
  const instance = instances;
  const { kind, id: behindId } = partsOf(roomId)!;
  const now = () => clock.now;
  const makeId = idMaker(now, () => (instance % 1_000) / 1_000);
  const openLane: OpenLane = (work) =>
    new Lane(work, {
      database,
      limits: LIMITS,
      observer: NO_OBSERVER,
      makeId,
      now: () => performance.now(),
      committed: () => undefined,
    });
  const sale = { free: 1_000, startsAt: null, endsAt: null as number | null };
  const persons = new Set<string>();
  const behind = async (_: unknown, ids: readonly string[]) =>
    new Map(
      ids
        .filter((id) => id === behindId)
        .map((id) => [
          id,
          {
            title: { ko: '밤의 음악', en: 'Night music' },
            path: `/tickets/rounds/${id}`,
            takesPlaceAt: null,
            ...sale,
          },
        ]),
    );
  const kinds = () => [{ kind, behind }];
  const waitingRoom = createWaitingRoom({
    database,
    openLane,
    makeId,
    now,
    monotonic: now,
    random: (bytes: number) => Buffer.alloc(bytes),
    config: { dataSecret: 'a secret of tests that is long enough' },
    identity: {
      personVerified: async (_: unknown, ids: readonly string[]) =>
        new Set(ids.filter((id) => persons.has(id))),
    },
    kinds,
  } as unknown as WaitingRoomDependencies);
  const { lane } = waitingRoom;

  const ask: Lobby['ask'] = async (accountId, input, { key, at = clock.now } = {}) => {
    const id = makeId();
    const name = `waiting-room.${input.kind}`;
    const answer = await lane.submit({ id, at, accountId, key: key ?? id, name, input, fingerprint: '' });
    if (!answer.answered) return { code: answer.code, result: {} };
    const { decision } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result };
  };

  return {
    waitingRoom,
    clock,
    sale,
    persons,
    ask,
    open: async (terms = {}) => {
      const save = {
        kind: 'save',
        roomId,
        terms: { ...TERMS, ...terms },
        version: 0,
        reason: '예매',
      } as const;
      const { code } = await ask('admin', save);
      if (code !== 'ok') throw new Error(`The room could not be opened: ${code}`);
    },
    arrive: (accountId, lot = 1, at) =>
      ask(accountId, { kind: 'arrive', roomId, lot, workAt: null }, at === undefined ? {} : { at }),
    enter: (accountId, at) => ask(accountId, { kind: 'enter', roomId }, at === undefined ? {} : { at }),
    call: async () => {
      await callDue({ database, lane, makeId, now, kinds });
    },
    room: async () => (await readRooms(database.reader, [roomId]))[0]!,
    entry: async (accountId) => (await readEntries(database.reader, [[roomId, accountId]]))[0],
    those: async (status) => {
      const rows = await database.reader
        .selectFrom('waiting_room_entries')
        .select('account_id')
        .where('status', '=', status)
        .orderBy('admission_no')
        .execute();
      return rows.map((row) => row.account_id);
    },
  };
}
