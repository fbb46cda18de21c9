import type { Session } from '../market.ts';
import { circuitLevel, type Rules } from '../rules/index.ts';

/** A fall must have lasted so long before trading is stopped for it (KRX, enforcement rules on circuit breakers). */
export const LASTING_MS = 60_000;

/** The whole main market, as it is seen at a moment. */
export interface Seen {
  /** Names a session: what is called is called once in each. */
  readonly session: string;
  readonly phase: Session['phase'];
  /** Of the index against the reference prices: −0.08 is 8 % down. */
  readonly changeRate: number;
  /** Milliseconds until the session's end; null when it never ends. */
  readonly leftMs: number | null;
}

/** What a watcher remembers between two looks. */
export interface Watch {
  readonly session: string;
  readonly called: readonly { readonly level: number; readonly changeBp: number }[];
  /** Since when the next level has been reached, epoch milliseconds; null: it is not. */
  readonly reachedAt: number | null;
}

export const newWatch = (session: string): Watch => ({ session, called: [], reachedAt: null });

/**
 * Looks at the market once more.
 * @param at epoch milliseconds
 * @returns what to remember, and the level that is to be called now; null: none
 */
export function look(
  rules: Rules,
  before: Watch,
  seen: Seen,
  at: number,
): { readonly watch: Watch; readonly level: number | null } {
  const watch = before.session === seen.session ? before : newWatch(seen.session);
  const changeBp = Math.round(seen.changeRate * 10_000);
  const level =
    seen.phase === 'continuous'
      ? circuitLevel(rules, { changeBp, called: watch.called, leftMs: seen.leftMs })
      : null;
  if (level === null) return { watch: { ...watch, reachedAt: null }, level: null };
  const reachedAt = watch.reachedAt ?? at;
  if (at - reachedAt < LASTING_MS) return { watch: { ...watch, reachedAt }, level: null };
  return {
    watch: { ...watch, called: [...watch.called, { level, changeBp }], reachedAt: null },
    level,
  };
}
