import type { Rules } from './rules.ts';

/** What of a session the circuit breaker looks at. */
export interface CircuitState {
  /** The index against the close before, parts of ten thousand: − 800 is 8 % down. */
  readonly changeBp: number;
  /** Levels that were called in this session already, each with the change at which it was. */
  readonly called: readonly { readonly level: number; readonly changeBp: number }[];
  /** Milliseconds until the session's end; null when it never ends. */
  readonly leftMs: number | null;
}

/**
 * The level of the circuit breaker that a fall of the index calls, from 1; null: none. One after another and each once in a
 * session; the later ones also need a further fall below the call before. In the last forty minutes only the last
 * level is called, which ends the session. How long the fall must have lasted (KRX: a minute) is the caller's to see.
 */
export function circuitLevel({ circuit }: Rules, { changeBp, called, leftMs }: CircuitState): number | null {
  const before = called.at(-1);
  const level = before ? before.level + 1 : 1;
  const rule = circuit.levels[level - 1];
  if (!rule || changeBp > -rule.fallBp) return null;
  if (before && changeBp > before.changeBp - circuit.furtherBp) return null;
  const isLate = leftMs !== null && leftMs <= circuit.quietMs;
  return isLate && rule.haltMs !== null ? null : level;
}
