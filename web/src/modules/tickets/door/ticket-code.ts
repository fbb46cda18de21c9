/** What a ticket's code says, as the server signs it (`server/modules/tickets/entry/code.ts`). */
export type TicketCode = { ticketId: string; roundId: string; seat: number; serial: number };

const TEXT = /^(MT1\.([0-9A-Z-]{3,24})\.([0-9A-Z]{1,16})\.(\d{1,5})\.(\d{1,4}))\.([0-9A-HJKMNP-TV-Z]{103})$/;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whether it has the form of a signed code, good or not. */
export const isSigned = (text: string): boolean => /^MT\d\./.test(text);

/** Ten letters as people type them: small letters, gaps, and what looks like a digit; null for anything else. */
export function plainTyped(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(letters) ? letters : null;
}

/** A key to check codes with; null where the browser knows nothing of Ed25519. */
export async function readKey(publicKey: string): Promise<CryptoKey | null> {
  try {
    const text = atob(publicKey.replaceAll('-', '+').replaceAll('_', '/'));
    const raw = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return null;
  }
}

/** @returns what a code says when it was signed with the key's other half; null for any other text */
export async function readCode(text: string, key: CryptoKey): Promise<TicketCode | null> {
  const found = TEXT.exec(text);
  if (found === null) return null;
  const [, said = '', ticketId = '', roundId = '', seat, serial, letters = ''] = found;
  const signature = fromBase32(letters);
  const isGood = await crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(said));
  return isGood ? { ticketId, roundId, seat: Number(seat), serial: Number(serial) } : null;
}

function fromBase32(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of letters) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 255;
    at += 1;
    held &= (1 << bits) - 1;
  }
  return bytes;
}
