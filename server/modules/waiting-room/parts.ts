import type { Config } from '../../config.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { MakeId } from '../../lib/id.ts';
import type { OpenLane } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Admissions } from './admission.ts';
import type { FindEntry } from './asking.ts';
import type { RoomKind } from './behind.ts';
import type { RoomInput } from './input.ts';
import type { Standings } from './standing.ts';
import type { RoomState } from './state.ts';
import type { Work } from './work.ts';

export interface WaitingRoomDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  readonly reads: Reads;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly log: Log;
  readonly config: Pick<Config, 'dataSecret' | 'signIn'>;
  readonly accounts: Accounts;
  readonly identity: Pick<Identity, 'personVerified'>;
  /** Sellers are made after the rooms in front of them. */
  readonly kinds: () => readonly RoomKind[];
}

/** What the module's own routes share. */
export interface RoomParts extends WaitingRoomDependencies {
  readonly lane: Lane<RoomInput, RoomState>;
  readonly standings: Standings;
  readonly findEntry: FindEntry;
  readonly work: Work;
  readonly admissions: Admissions;
}
