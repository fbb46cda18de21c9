import { type Refused, refused } from '../../engine/types.ts';

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

/** Why an admission does not open the door. */
type Reason = 'missing' | 'foreign' | 'expired' | 'over';

/**
 * Whether somebody may buy now: the room is off, or their visit lasts and the admission is theirs.
 * @param at epoch milliseconds
 * @returns null when they may; else `admission.required`
 */
export function judgeVisit(
  visits: Visits,
  roomId: string,
  accountId: string,
  admission: Admission | null,
  at: number,
): Refused | null {
  if (!visits.guarded.has(roomId)) return null;
  const reason = faultOf(visits, roomId, accountId, admission, at);
  return reason && refused('admission.required', { roomId, reason });
}

function faultOf(
  { visits }: Visits,
  roomId: string,
  accountId: string,
  admission: Admission | null,
  at: number,
): Reason | null {
  if (!admission) return 'missing';
  if (admission.roomId !== roomId || admission.accountId !== accountId) return 'foreign';
  if (admission.expiresAt <= at) return 'expired';
  const visit = visits.get(`${roomId}/${accountId}`);
  // The row has the last word: a token outlives a visit that was ended.
  if (visit?.status !== 'inside' || visit.admissionNo !== admission.number) return 'over';
  return visit.expiresAt !== null && visit.expiresAt <= at ? 'expired' : null;
}

/** They have what they came for: their place inside is free again. Without a visit nothing happens. */
export function endVisit(visits: Visits, roomId: string, accountId: string): void {
  const visit = visits.visits.get(`${roomId}/${accountId}`);
  if (visit?.status !== 'inside') return;
  visit.status = 'done';
  visit.change = 'changed';
}
