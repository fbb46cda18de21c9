import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTicketCodes, type TicketCode } from './code.ts';

const codes = createTicketCodes('a secret of an installation');
const TICKET: TicketCode = {
  ticketId: '01K9ZQ3T5R7WXA00-2',
  roundId: '01K9ZQ3T5R7WXB00',
  seat: 7_999,
  serial: 1,
};
/** Letters in a picture of 41 squares a side, which half of can be dirty by a seventh (version 6, level M). */
const SMALL_PICTURE = 154;

describe('the code of a ticket', () => {
  test('is read by who signed it, and says what was signed', () => {
    fc.assert(
      fc.property(fc.nat(59_999), fc.integer({ min: 1, max: 9_999 }), (seat, serial) => {
        const ticket = { ...TICKET, seat, serial };
        expect(codes.read(codes.sign(ticket))).toEqual(ticket);
      }),
    );
  });

  test('is the same on every instance, and nobody else’s', () => {
    expect(createTicketCodes('a secret of an installation').sign(TICKET)).toBe(codes.sign(TICKET));
    expect(createTicketCodes('another').read(codes.sign(TICKET))).toBeNull();
  });

  test('makes a small picture: capitals, digits, dots and dashes', () => {
    const longest = codes.sign({ ...TICKET, ticketId: '01K9ZQ3T5R7WXA00-20', seat: 59_999, serial: 9 });
    expect(longest).toMatch(/^[0-9A-Z.-]+$/);
    expect(longest.length).toBeLessThanOrEqual(SMALL_PICTURE);
  });

  test('opens nothing when any letter of it is another', () => {
    const code = codes.sign(TICKET);
    for (let i = 0; i < code.length; i += 1) {
      for (const letter of ['0', '1', 'Z', '.', ' ']) {
        if (code[i] === letter) continue;
        expect(codes.read(code.slice(0, i) + letter + code.slice(i + 1))).toBeNull();
      }
    }
    for (const text of ['', 'MT1', code.toLowerCase(), `${code}0`, code.slice(0, -1), `${code}\n`]) {
      expect(codes.read(text)).toBeNull();
    }
  });

  test('is checked with the public key alone', () => {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: codes.publicKey },
      format: 'jwk',
    });
    const code = codes.sign(TICKET);
    const said = code.slice(0, code.lastIndexOf('.'));
    const letters = code.slice(code.lastIndexOf('.') + 1);
    const bits = [...letters]
      .map((letter) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter).toString(2).padStart(5, '0'))
      .join('');
    const bytes = bits.slice(0, 512).match(/.{8}/g)!;
    const signature = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
    expect(verify(null, Buffer.from(said), key, signature)).toBe(true);
  });
});

describe('the code to type', () => {
  test('names its place, and is this ticket’s alone', () => {
    fc.assert(
      fc.property(fc.nat(59_999), (seat) => {
        const ticket = { ...TICKET, seat };
        const text = codes.typed(ticket);
        expect(text).toHaveLength(10);
        expect(codes.seatOfTyped(text)).toBe(seat);
        expect(codes.isTyped(text, ticket)).toBe(true);
        expect(codes.isTyped(text, { ...ticket, serial: 2 })).toBe(false);
        expect(codes.isTyped(text, { ...ticket, roundId: '01K9ZQ3T5R7WXC00' })).toBe(false);
      }),
    );
  });

  test('is read as people type it', () => {
    const text = codes.typed(TICKET);
    const asTyped = `${text.slice(0, 5)}-${text.slice(5)}`
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect(codes.isTyped(` ${asTyped} `, TICKET)).toBe(true);
    for (const other of ['', 'U', text.slice(1), `${text}0`, '!!!!!!!!!!']) {
      expect(codes.seatOfTyped(other)).toBeNull();
      expect(codes.isTyped(other, TICKET)).toBe(false);
    }
  });
});
