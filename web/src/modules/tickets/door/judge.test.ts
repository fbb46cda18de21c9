import { beforeAll, describe, expect, test } from 'vitest';
import type { DoorTicket } from '../../../api/tickets-entry.ts';
import { judge, type Known } from './judge.ts';
import { createSigning } from './testing/signing.ts';
import { plainTyped, readCode, readKey } from './ticket-code.ts';

const codes = await createSigning();
const ROUND = '01K9ZQ3T5R7WXB00';
const said = (more: object = {}) => ({
  ...{ ticketId: '01K9ZQ3T5R7WXA00-1', roundId: ROUND, seat: 7, serial: 2, ...more },
});
const listed: DoorTicket = {
  ...{ ticketId: '01K9ZQ3T5R7WXA00-1', seat: 7, serial: 2, typed: codes.typed(said()) },
  ...{ section: 0, row: '1', number: '8', grade: 0, holder: '김민지', usedAt: null, usedBy: null },
};

describe('a device without a network', () => {
  let known: Known;
  beforeAll(async () => {
    const list = { madeAt: '2026-11-21T09:00:00.000Z', tickets: [listed] };
    known = { roundId: ROUND, list, entries: new Map(), key: await readKey(codes.publicKey) };
    expect(known.key).not.toBeNull();
  });
  const outcome = async (code: string, more: Partial<Known> = {}) =>
    (await judge({ code }, { ...known, ...more })).outcome;

  test('lets in who is on its list, by code, by letters and by name', async () => {
    const code = await codes.sign(said());
    expect(await judge({ code }, known)).toMatchObject({ outcome: 'admitted', ticket: { holder: '김민지' } });
    expect(await outcome(` ${code}\n`)).toBe('admitted');
    const { typed } = listed;
    expect(await outcome(`${typed.slice(0, 5).toLowerCase()} ${typed.slice(5)}`)).toBe('admitted');
    expect((await judge({ ticketId: listed.ticketId }, known)).outcome).toBe('admitted');
  });

  test('lets nobody in twice', async () => {
    const entries = new Map([[listed.ticketId, { at: '2026-11-21T10:00:00.000Z', device: '남문' }]]);
    const again = await judge({ code: await codes.sign(said()) }, { ...known, entries });
    expect(again).toMatchObject({ outcome: 'already-used', entry: { device: '남문' } });
  });

  test('refuses codes of before, of elsewhere and of others', async () => {
    expect(await outcome(await codes.sign(said({ serial: 1 })))).toBe('outdated');
    expect(await outcome(await codes.sign(said({ roundId: '01K9ZQ3T5R7WXC00' })))).toBe('wrong-round');
    expect(await outcome(await (await createSigning()).sign(said()))).toBe('invalid');
    expect(await outcome('01K9')).toBe('invalid');
    // Given back, and sold again: the list has the later one.
    expect(await outcome(await codes.sign(said({ ticketId: '01K9ZQ3T5R7WX900-1' })))).toBe('outdated');
  });

  test('believes the signature of what was sold or handed on after its list was made', async () => {
    expect(await outcome(await codes.sign(said({ serial: 3 })))).toBe('admitted');
    expect(await outcome(await codes.sign(said({ ticketId: '01K9ZQ3T5R7WXZ00-1', seat: 9 })))).toBe(
      'admitted',
    );
    expect(await outcome(await codes.sign(said({ ticketId: '01K9ZQ3T5R7WXZ00-1' })))).toBe('admitted');
    expect(await outcome(await codes.sign(said()), { list: null })).toBe('admitted');
  });

  test('says when it cannot tell', async () => {
    expect(await outcome(await codes.sign(said()), { key: null })).toBe('unknown');
    expect(await outcome(codes.typed(said({ seat: 9 })))).toBe('unknown');
    expect((await judge({ ticketId: 'another-1' }, known)).outcome).toBe('unknown');
  });
});

test('a code is checked as the server checks it: no letter can be another', async () => {
  const key = (await readKey(codes.publicKey))!;
  const code = await codes.sign(said());
  expect(await readCode(code, key)).toEqual(said());
  for (let i = 0; i < code.length - 1; i += 1) {
    const letter = code[i] === '2' ? '3' : '2';
    expect(await readCode(code.slice(0, i) + letter + code.slice(i + 1), key)).toBeNull();
  }
  expect(await readKey('nonsense')).toBeNull();
});

test('what is typed is read kindly', () => {
  expect(plainTyped('o0il1-abcde')).toBe('00111ABCDE');
  expect(plainTyped('UUUUUUUUUU')).toBeNull();
  expect(plainTyped('12345')).toBeNull();
});
