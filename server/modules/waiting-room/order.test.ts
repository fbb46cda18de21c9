import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { invitedFor } from './calling.ts';
import { decideRoom } from './decide.ts';
import type { RoomInput } from './input.ts';
import { newRoom } from './operating.ts';
import { createQueue } from './queue.ts';
import { LATE, NO_TURN } from './room.ts';
import { emptyRooms } from './state.ts';
import { openLobby, ROUND, T0, TERMS } from './testing/lobby.ts';
import { Turns } from './turns.ts';

/** Mulberry32: a seeded source of whole numbers below 2^32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** The order in which those are called who came before the opening in the order 0, 1, 2, … */
function drawnOrder(people: number, random: () => number): number[] {
  const state = emptyRooms();
  state.rooms.set(ROUND, newRoom(ROUND, TERMS, T0 - 60_000));
  for (let i = 0; i < people; i += 1) {
    // 48 bits, as admission draws them.
    const lot = (random() % 2 ** 16) * 2 ** 32 + random();
    const input: RoomInput = { kind: 'arrive', roomId: ROUND, lot, workAt: null };
    const id = String(i);
    decideRoom(state, { id, at: T0 - 60_000 + i, accountId: id, key: id, name: '', input, fingerprint: '' });
  }
  const entries = [...state.entries.values()].sort((a, b) => a.turn - b.turn);
  return entries.map(({ accountId }) => Number(accountId));
}

describe('lots', () => {
  test('are a fair shuffle: whoever came when stands in each place alike (chi-square, 10,000 drawings)', () => {
    const people = 10;
    const drawings = 10_000;
    const random = seeded(20_261_121);
    const counts = Array.from({ length: people }, () => new Array<number>(people).fill(0));
    for (let i = 0; i < drawings; i += 1) {
      for (const [place, person] of drawnOrder(people, random).entries()) counts[person]![place]! += 1;
    }
    const expected = drawings / people;
    const chi = counts.flat().reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 81 degrees of freedom: beyond 126.1 one in a thousand fair shuffles, below 42.6 one in ten thousand.
    expect(chi).toBeLessThan(126.1);
    expect(chi).toBeGreaterThan(42.6);
  });

  test('do not tell how neighbours stand to each other: half of them keep their order', () => {
    const random = seeded(7);
    const people = 100;
    let kept = 0;
    for (let i = 0; i < 500; i += 1) {
      const placeOf = new Map(drawnOrder(people, random).map((person, place) => [person, place]));
      for (let person = 1; person < people; person += 1) {
        if (placeOf.get(person - 1)! < placeOf.get(person)!) kept += 1;
      }
    }
    const pairs = 500 * (people - 1);
    // Within four standard deviations of the half; neighbouring pairs of a permutation vary by a twelfth each.
    expect(Math.abs(kept - pairs / 2)).toBeLessThan(4 * Math.sqrt(pairs / 12));
  });
});

describe('places in memory', () => {
  test('a hundred thousand who wait take less than two megabytes, whatever comes behind them', () => {
    const turns = new Turns();
    const random = seeded(3);
    const lots = Array.from({ length: 80_000 }, () => (random() % 2 ** 16) * 2 ** 32 + random());
    turns.append(lots.sort((a, b) => a - b));
    for (let i = 0; i < 20_000; i += 1) turns.append([LATE + i]);
    expect(turns.size).toBe(100_000);
    expect(turns.bytes).toBeLessThanOrEqual(100_000 * 8 * 1.5);
    expect(turns.below(LATE + 5)).toBe(80_005);
    expect(turns.last).toBe(LATE + 19_999);
  });

  test('count as a plain list does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 60 }), fc.nat(55), (numbers, turn) => {
        const turns = new Turns();
        turns.append([...numbers].sort((a, b) => a - b));
        expect(turns.below(turn)).toBe(numbers.filter((one) => one < turn).length);
      }),
    );
  });
});

test('so many are called for what is left as there is, and more once it has shown that not all buy', () => {
  expect(invitedFor(100, { called: 10 }, { busy: 5, done: 0, over: 5 })).toBe(100);
  expect(invitedFor(100, { called: 100 }, { busy: 20, done: 40, over: 90 })).toBe(200);
  // However few have bought.
  expect(invitedFor(10, { called: 1_000 }, { busy: 0, done: 0, over: 1_000 })).toBe(40);
  expect(invitedFor(0, { called: 1_000 }, { busy: 0, done: 500, over: 1_000 })).toBe(0);
});

eachDatabase('places of those who wait', (open) => {
  test('are kept true by reading on, and made anew when many have left', async () => {
    const database = await open();
    const lobby = openLobby(database);
    let at = 0;
    await lobby.open({ insideLimit: 5 });
    const names = Array.from({ length: 60 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    await Promise.all(names.map((name, i) => lobby.arrive(name, (i * 37) % 60)));
    lobby.clock.now = T0;
    const queue = createQueue(database.background, () => at);
    const aheadOf = async (name: string) => queue.ahead((await lobby.entry(name))!.turn);
    await queue.refresh(await lobby.room());
    expect(await aheadOf('m00')).toBe(0);
    await lobby.arrive('late');
    await queue.refresh(await lobby.room());
    expect(await aheadOf('late')).toBe(60);
    await lobby.call();
    await queue.refresh(await lobby.room());
    expect(await aheadOf('late')).toBe(55);
    const waiting = names.filter((_, i) => (i * 37) % 60 >= 5);
    for (const name of waiting.slice(0, 30)) await lobby.ask(name, { kind: 'leave', roomId: ROUND });
    at += 10_000;
    await queue.refresh(await lobby.room());
    expect(await aheadOf('late')).toBe(25);
    expect((await lobby.room()).waiting).toBe(26);
  });

  test('an empty room has nobody ahead', async () => {
    const database = await open();
    const lobby = openLobby(database);
    await lobby.open();
    const queue = createQueue(database.background, () => 0);
    await queue.refresh(await lobby.room());
    expect(queue.ahead(LATE + 1)).toBe(0);
    expect((await lobby.room()).calledTurn).toBe(NO_TURN);
  });
});
