import { storage } from './storage.ts';

/** A fresh key. `crypto.randomUUID` is missing outside secure contexts, `getRandomValues` is not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Pending = { key: string; fingerprint: string };

/**
 * The key of the member's present intent. It is made when the button is pressed and outlives retries,
 * lost connections and a reload of the tab, until the server's answer is known: so "send again" is safe.
 */
export function keyFor(name: string, body: unknown): string {
  const fingerprint = JSON.stringify(body ?? null);
  const pending = read(name);
  if (pending !== null && pending.fingerprint === fingerprint) return pending.key;
  const key = newKey();
  storage.set(slot(name), JSON.stringify({ key, fingerprint } satisfies Pending), 'session');
  return key;
}

/** The outcome is known: the next press is another intent. */
export function settleIntent(name: string): void {
  storage.set(slot(name), null, 'session');
}

const slot = (name: string) => `madang.intent.${name}`;

function read(name: string): Pending | null {
  const text = storage.get(slot(name), 'session');
  if (text === null) return null;
  try {
    return JSON.parse(text) as Pending;
  } catch {
    return null;
  }
}
