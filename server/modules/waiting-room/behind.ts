import type { Executor } from '../../db/dialect.ts';
import type { Localized } from '../../lib/localized.ts';
import { type BehindKind, partsOf } from './room.ts';

/** What stands behind a room's door, as its seller tells it. */
export interface Behind {
  readonly title: Localized;
  /** Where it is bought, in the web app. */
  readonly path: string;
  /** When it takes place, epoch milliseconds; null for what does not. */
  readonly takesPlaceAt: number | null;
  /** Places or pieces that can still be bought. */
  readonly free: number;
  /** When it can be bought from, epoch milliseconds; null at any time. */
  readonly startsAt: number | null;
  /** Epoch milliseconds; null when it does not end by itself. */
  readonly endsAt: number | null;
}

/** One kind of thing that can have a room in front of it: rounds, products. */
export interface RoomKind {
  readonly kind: BehindKind;
  /** By id, without the kind; what does not exist is left out. */
  readonly behind: (executor: Executor, ids: readonly string[]) => Promise<Map<string, Behind>>;
}

/** What stands behind some rooms, by the room's id. In bulk. */
export async function readBehind(
  executor: Executor,
  kinds: readonly RoomKind[],
  roomIds: Iterable<string>,
): Promise<Map<string, Behind>> {
  const byKind = new Map<BehindKind, string[]>();
  for (const roomId of roomIds) {
    const parts = partsOf(roomId);
    if (parts) byKind.set(parts.kind, [...(byKind.get(parts.kind) ?? []), parts.id]);
  }
  const found = new Map<string, Behind>();
  for (const { kind, behind } of kinds) {
    const ids = byKind.get(kind);
    if (!ids) continue;
    for (const [id, one] of await behind(executor, ids)) found.set(`${kind}:${id}`, one);
  }
  return found;
}
