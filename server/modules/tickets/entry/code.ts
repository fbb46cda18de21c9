import { createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import { deriveKey } from '../../../lib/keys.ts';

/** What a ticket's code says. */
export interface TicketCode {
  readonly ticketId: string;
  readonly roundId: string;
  readonly seat: number;
  /** How often the ticket was handed on, and one: codes of before open nothing. */
  readonly serial: number;
}

export interface TicketCodes {
  /** Signed text for a QR code: capitals, digits, dots and dashes only, so that the picture stays small. */
  readonly sign: (ticket: TicketCode) => string;
  /** @returns what a signed code says; null for one that was not signed here, or changed since */
  readonly read: (code: string) => TicketCode | null;
  /** Ten letters to read out or type when a code cannot be scanned; good for this round only. */
  readonly typed: (ticket: TicketCode) => string;
  /** @returns the place that a typed code names, still to be held against `typed` of its ticket; null when it is none */
  readonly seatOfTyped: (text: string) => number | null;
  /** Whether a typed code is this ticket's. */
  readonly isTyped: (text: string, ticket: TicketCode) => boolean;
  /** For devices that check codes without a network: the raw public key, base64url. */
  readonly publicKey: string;
}

/** The form of the text; a later form gets another one, so that old tickets stay readable. */
const VERSION = 'MT1';
/** Crockford's base 32: in a QR code a letter takes five and a half bits, and scanners that type send them as they are. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Head of an Ed25519 private key in PKCS #8 (RFC 8410 § 7), before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const TEXT = /^MT1\.([0-9A-Z-]{3,24})\.([0-9A-Z]{1,16})\.(\d{1,5})\.(\d{1,4})\.([0-9A-HJKMNP-TV-Z]{103})$/;
const TYPED_LENGTH = 10;
/** Of its fifty bits; the sixteen before them are the place. */
const CHECK_BITS = 34n;

/**
 * Codes of tickets: anybody with the public key can check one, only this installation can make one.
 * @param secret of the installation, the same on every instance
 */
export function createTicketCodes(secret: string): TicketCodes {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, deriveKey(secret, 'ticket-codes')]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const typedKey = deriveKey(secret, 'ticket-codes-typed');

  const typed = (ticket: TicketCode): string => {
    const check = createHmac('sha256', typedKey).update(saidOf(ticket)).digest().readBigUInt64BE();
    return lettersOf((BigInt(ticket.seat) << CHECK_BITS) | (check >> (64n - CHECK_BITS)));
  };

  return {
    sign: (ticket) => {
      const said = saidOf(ticket);
      return `${said}.${toBase32(sign(null, Buffer.from(said), privateKey))}`;
    },
    read: (code) => {
      const found = TEXT.exec(code);
      if (!found) return null;
      const [, ticketId = '', roundId = '', seat, serial, letters = ''] = found;
      const ticket = { ticketId, roundId, seat: Number(seat), serial: Number(serial) };
      // Signed is the text itself: a place written `007` is another text than what was signed.
      const said = code.slice(0, -letters.length - 1);
      const signature = fromBase32(letters);
      // The last letter has bits to spare, which would make one signature several texts.
      const isCanonical = saidOf(ticket) === said && toBase32(signature) === letters;
      const isOurs = isCanonical && verify(null, Buffer.from(said), publicKey, signature);
      return isOurs ? ticket : null;
    },
    typed,
    seatOfTyped: (text) => {
      const letters = plainTyped(text);
      return letters === null ? null : Number(numberOf(letters) >> CHECK_BITS);
    },
    isTyped: (text, ticket) => {
      const letters = plainTyped(text);
      return letters !== null && timingSafeEqual(Buffer.from(letters), Buffer.from(typed(ticket)));
    },
    publicKey: String(publicKey.export({ format: 'jwk' }).x),
  };
}

const saidOf = ({ ticketId, roundId, seat, serial }: TicketCode): string =>
  `${VERSION}.${ticketId}.${roundId}.${seat}.${serial}`;

/** As people type it: small letters, gaps, and the letters that look like digits. */
function plainTyped(text: string): string | null {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return letters.length === TYPED_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(letters) ? letters : null;
}

function lettersOf(number: bigint): string {
  let text = '';
  for (let rest = number; text.length < TYPED_LENGTH; rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

const numberOf = (letters: string): bigint =>
  [...letters].reduce((number, letter) => (number << 5n) | BigInt(ALPHABET.indexOf(letter)), 0n);

function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

function fromBase32(letters: string): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
