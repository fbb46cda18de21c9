import { useEffect, useSyncExternalStore } from 'react';
import { serverNowMs } from '../../api/clock.ts';
import { storage } from '../../api/storage.ts';
import type { RoomKind } from '../../api/waiting-room.ts';

export type { RoomKind };

/** The right to buy, until a time; the tab keeps it, so that a reload does not lose it. */
export interface Admission {
  /** Signed by the server: goes into the command that buys. */
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly number: number;
}

const keyOf = (kind: RoomKind, id: string): string => `madang.admission.${kind}.${id}`;
/** A timer cannot wait longer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
const listeners = new Set<() => void>();
/** By key: the text that was read and what it means, so that the same text is the same object. */
const parsed = new Map<string, { text: string; admission: Admission | null }>();

function read(key: string): Admission | null {
  const text = storage.get(key, 'session');
  if (text === null) return null;
  const known = parsed.get(key);
  if (known?.text === text) return known.admission;
  const admission = parse(text);
  parsed.set(key, { text, admission });
  return admission;
}

function parse(text: string): Admission | null {
  try {
    const { token, expiresAt, number } = JSON.parse(text) as Partial<Admission>;
    if (typeof token !== 'string' || typeof expiresAt !== 'string' || typeof number !== 'number') return null;
    return { token, expiresAt, number };
  } catch {
    return null;
  }
}

function write(kind: RoomKind, id: string, text: string | null): void {
  storage.set(keyOf(kind, id), text, 'session');
  for (const listener of listeners) listener();
}

/** Keeps an admission that was just given. */
export const keepAdmission = (kind: RoomKind, id: string, admission: Admission): void =>
  write(kind, id, JSON.stringify(admission));

/** It was used, or the server refused it. */
export const clearAdmission = (kind: RoomKind, id: string): void => write(kind, id, null);

/** The same, for whoever knows no more than what they sent. */
export function clearToken(token: string): void {
  for (const [key, { admission }] of parsed) {
    if (admission?.token === token) storage.set(key, null, 'session');
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isOver = (admission: Admission | null): boolean =>
  admission !== null && Date.parse(admission.expiresAt) <= serverNowMs();

/** The admission that this tab holds now, for a moment's question; `useAdmission` for what is shown. */
export function admissionTo(kind: RoomKind, id: string): Admission | null {
  const admission = read(keyOf(kind, id));
  return isOver(admission) ? null : admission;
}

/** The admission to a round or a product that this tab holds; null without one, and once its time is over. */
export function useAdmission(kind: RoomKind, id: string): Admission | null {
  const admission = useSyncExternalStore(subscribe, () => read(keyOf(kind, id)));
  useEffect(() => {
    if (!admission) return;
    const leftMs = Date.parse(admission.expiresAt) - serverNowMs();
    const timer = setTimeout(() => clearAdmission(kind, id), Math.min(Math.max(0, leftMs), LONGEST_WAIT_MS));
    return () => clearTimeout(timer);
  }, [admission, kind, id]);
  return isOver(admission) ? null : admission;
}
