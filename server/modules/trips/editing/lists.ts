import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { EntryKind } from '../trip.ts';

/** Longer positions are shortened: all of their list are numbered anew. */
export const LONGEST_POSITION = 40;

/** What stands in one order: the items of a day, those without a day, or all of another kind. */
export const listOf = ({
  kind,
  dayId,
}: {
  readonly kind: EntryKind;
  readonly dayId: string | null;
}): string => (kind === 'item' ? `item/${dayId ?? ''}` : kind);

export interface Placed {
  readonly id: string;
  readonly position: string;
}

/** Positions and then ids by their characters' codes, as the databases sort them. */
export const byPosition = (a: Placed, b: Placed): number =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/**
 * A position behind another of its list, before whatever comes next.
 * @param list in order, also what was removed: nothing is ever put where something stands that may come back
 * @param after null: first; undefined: last
 */
export function positionIn(list: readonly Placed[], after: string | null | undefined): string {
  if (after === undefined) return generateKeyBetween(list.at(-1)?.position ?? null, null);
  const next = after === null ? list[0] : list.find(({ position }) => position > after);
  return generateKeyBetween(after, next?.position ?? null);
}

/** Positions for so many, one behind the other. */
export const positionsOf = (count: number): string[] => generateNKeysBetween(null, null, count);
