import { storage } from './storage.ts';

/** A fresh key. `crypto.randomUUID` is missing outside secure contexts, `getRandomValues` is not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Pending = { key: string; fingerprint: string };

/** Intents whose content holds a password or a code: kept in memory, never in the storage of the browser. */
const secrets = new Map<string, Pending>();

/**
 * The key of the member's present intent. It is made when the button is pressed and outlives retries,
 * lost connections and a reload of the tab, until the server's answer is known: so "send again" is safe.
 * @param secret whether the body must not be stored; the key then ends with the page
 */
export function keyFor(name: string, body: unknown, secret = false): string {
  const fingerprint = JSON.stringify(body ?? null);
  const pending = secret ? secrets.get(name) : read(name);
  if (pending?.fingerprint === fingerprint) return pending.key;
  const next: Pending = { key: newKey(), fingerprint };
  if (secret) secrets.set(name, next);
  else storage.set(slot(name), JSON.stringify(next), 'session');
  return next.key;
}

/** The outcome is known: the next press is another intent. */
export function settleIntent(name: string): void {
  secrets.delete(name);
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
