import type { Config } from '../../config.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Admit } from '../../http/commands.ts';
import type { Reads } from '../../http/reads.ts';
import type { Localized } from '../../lib/localized.ts';
import { type Module, type OpenLane, together } from '../../module.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Admission } from './visit.ts';

export {
  type Admission,
  endVisit,
  judgeVisit,
  noVisits,
  prefetchVisits,
  roomOfProduct,
  roomOfRound,
  type Visits,
  writeVisits,
} from './visit.ts';

/** What stands behind a room's door, as its seller tells it. */
export interface Behind {
  readonly title: Localized;
  /** Where it is bought, in the web app. */
  readonly path: string;
  /** Places or pieces that can still be bought. */
  readonly free: number;
  /** Epoch milliseconds; null when it does not end by itself. */
  readonly endsAt: number | null;
}

/** One kind of thing that can have a room in front of it: rounds, products. */
export interface RoomKind {
  readonly kind: 'round' | 'product';
  /** By id, without the kind; what does not exist is left out. */
  readonly behind: (executor: Executor, ids: readonly string[]) => Promise<Map<string, Behind>>;
}

export interface WaitingRoomDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly admit: Admit;
  readonly reads: Reads;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly random: (bytes: number) => Buffer;
  readonly log: Log;
  readonly config: Config;
  readonly accounts: Accounts;
  readonly identity: Identity;
  /** Sellers are made after the rooms in front of them. */
  readonly kinds: () => readonly RoomKind[];
}

export interface WaitingRoom extends Module {
  /** @returns what a signed admission says; null when it was not signed here, or is not readable */
  readonly readAdmission: (token: string) => Admission | null;
}

/** Waiting rooms: whoever came before the opening is shuffled, whoever came after it is served in order. */
export function createWaitingRoom(_deps: WaitingRoomDependencies): WaitingRoom {
  return { ...together([]), readAdmission: () => null };
}
