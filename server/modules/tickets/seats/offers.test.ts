import { expect, test } from 'vitest';
import { NOON } from '../../../../test/support/stage.ts';
import type { Command } from '../../../engine/types.ts';
import type { TicketsInput } from '../input.ts';
import { FREE, HELD, ownedKey, type RoundOnSale, type TicketsState } from '../state.ts';
import { decideTickets } from './decide.ts';
import { offeredUntil } from './offer-time.ts';
import { takeSeats } from './places.ts';
import { roundWith, type Sketch, stateOf, statesOf } from './testing/rounds.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Noon in Seoul. */
const MIDDAY = NOON - 9 * HOUR_MS + DAY_MS;

function played(sketch: Sketch = {}) {
  const round = roundWith(sketch);
  const state = stateOf(round);
  let made = 0;
  const decide = (accountId: string, input: TicketsInput, at = MIDDAY) => {
    made += 1;
    const id = `C${String(made).padStart(3, '0')}`;
    const command: Command<TicketsInput> = { id, at, accountId, key: id, name: 't', input, fingerprint: '' };
    return { id, ...decideTickets(state, command) };
  };
  const hold = (accountId: string, ...seats: number[]) =>
    decide(accountId, { kind: 'hold', roundId: 'ROUND', choice: { kind: 'seats', seats }, admission: null });
  const wait = (accountId: string, quantity = 1, more: object = {}) =>
    decide(accountId, { kind: 'wait', roundId: 'ROUND', quantity, grades: null, isTogether: true, ...more });
  const release = (accountId: string, holdId: string) =>
    decide(accountId, { kind: 'release', roundId: 'ROUND', holdId });
  return { round, state, decide, hold, wait, release };
}
const offeredTo = (state: TicketsState): string[] =>
  [...state.holds.values()]
    .filter(({ kind, change }) => kind === 'offer' && change !== 'gone')
    .map((one) => one.accountId);
const statusOf = (state: TicketsState, { id }: RoundOnSale, accountId: string) =>
  state.waiters.get(ownedKey(id, accountId))?.status;

test('places that come back are offered in turn, in the same decision, before anybody else can have them', () => {
  const { round, state, hold, wait, release } = played({ rows: [4] });
  const first = hold('A', 0, 1, 2, 3);
  wait('B', 2);
  wait('C', 2);
  wait('D', 1);
  const released = release('A', first.id);
  expect(offeredTo(state)).toEqual(['B', 'C']);
  expect(statesOf(round)).toBe('1111');
  expect(released.accepted && released.events?.map(({ name, data }) => [name, data.free])).toEqual([
    ['tickets.hold-released', 4],
    ['tickets.offered', 2],
    ['tickets.offered', 0],
  ]);
  expect(round.occupancy).toMatchObject({ held: 4, waiters: 1, sequence: 4 });
  expect(hold('E', 0)).toMatchObject({ code: 'seat.taken' });
});

test('who does not fit goes on waiting, and somebody behind them is served', () => {
  const { round, state, hold, wait, release } = played({ rows: [4, 2], grades: ['VIP', 'S'] });
  const [a, b] = [hold('A', 0), hold('A', 2)];
  hold('X', 1, 3, 4, 5);
  wait('PAIR', 2);
  wait('CHEAP', 1, { grades: ['S'] });
  wait('APART', 2, { isTogether: false });
  wait('ANY', 1);
  release('A', a.id);
  expect(offeredTo(state)).toEqual(['ANY']);
  release('A', b.id);
  expect(offeredTo(state)).toEqual(['ANY']);
  expect(round.occupancy.waiters).toBe(3);
  // The seat that nobody waits for in this way is on sale; with it, who would sit apart is served next.
  release('ANY', [...state.waiters.values()].find(({ accountId }) => accountId === 'ANY')!.id);
  expect(offeredTo(state)).toEqual(['APART']);
  expect(statusOf(state, round, 'ANY')).toBe('left');
});

test('an offer that lapses goes to the next, and whoever let it lapse waits no more', () => {
  const { round, state, decide, hold, wait, release } = played({ rows: [1] });
  const first = hold('A', 0);
  const [b, c] = [wait('B'), wait('C')];
  release('A', first.id);
  const later = MIDDAY + 30 * 60_000;
  const expired = decide('system', { kind: 'expire', roundId: 'ROUND', holdIds: [b.id, first.id] }, later);
  expect(expired).toMatchObject({ accepted: true, result: { expired: [b.id] } });
  expect(expired.accepted && expired.events?.map(({ name }) => name)).toEqual([
    'tickets.offer-lapsed',
    'tickets.offered',
  ]);
  expect([statusOf(state, round, 'B'), statusOf(state, round, 'C')]).toEqual(['lapsed', 'offered']);
  expect(decide('system', { kind: 'expire', roundId: 'ROUND', holdIds: [c.id] }, later)).toMatchObject({
    result: { expired: [] },
  });
  // They may wait again, behind all others.
  expect(wait('B')).toMatchObject({ accepted: true });
  expect([...state.waiters.values()].map(({ accountId }) => accountId)).toEqual(['C', 'B']);
});

test('nobody waits twice, for what is there, or for what there is not', () => {
  const { decide, hold, wait } = played({ rows: [2], standing: 3 });
  expect(wait('B')).toMatchObject({ code: 'tickets.seats-are-free' });
  hold('A', 0, 1, 2, 3, 4);
  expect(wait('B', 3)).toMatchObject({ accepted: true });
  expect(wait('B')).toMatchObject({ code: 'tickets.already-waiting' });
  expect(wait('C', 1, { grades: ['X'] })).toMatchObject({ code: 'tickets.seat-not-found' });
  expect(wait('C', 4)).toMatchObject({ code: 'seat.none-together' });
  expect(wait('C', 4, { isTogether: false })).toMatchObject({ accepted: true });
  expect(decide('D', { kind: 'stop-waiting', roundId: 'ROUND' })).toMatchObject({
    code: 'tickets.not-waiting',
  });
  expect(decide('B', { kind: 'stop-waiting', roundId: 'ROUND' })).toMatchObject({
    result: { status: 'left' },
  });
  expect(wait('B')).toMatchObject({ accepted: true });
});

test('a round’s limit counts what was offered, and who has enough is passed over', () => {
  const { round, state, hold, wait, release } = played({ rows: [3], round: { perMemberLimit: 2 } });
  for (const accountId of ['A', 'B', 'C', 'D']) state.owned.set(ownedKey('ROUND', accountId), 0);
  const a = hold('A', 0, 1);
  const b = hold('B', 2);
  expect(hold('A', 2)).toMatchObject({ code: 'tickets.limit-reached', result: { limit: 2, owned: 2 } });
  expect(wait('B', 2)).toMatchObject({ code: 'tickets.limit-reached' });
  wait('C', 1);
  state.owned.set(ownedKey('ROUND', 'C'), 2);
  wait('D', 1);
  release('B', b.id);
  expect(offeredTo(state)).toEqual(['D']);
  expect([statusOf(state, round, 'C'), state.owned.get(ownedKey('ROUND', 'D'))]).toEqual(['waiting', 1]);
  release('A', a.id);
  expect(state.owned.get(ownedKey('ROUND', 'A'))).toBe(0);
});

test('when the sale is over, or the round is called off, nobody is offered anything', () => {
  for (const round of [
    { status: 'cancelled' },
    { saleUntil: MIDDAY + 1_000 },
    { isPublished: false },
  ] as const) {
    const { state, decide, hold, wait } = played({ rows: [1] });
    const a = hold('A', 0);
    wait('B');
    Object.assign(state.rounds.get('ROUND')!, round);
    const until = { kind: 'expire', roundId: 'ROUND', holdIds: [a.id] } as const;
    expect(decide('system', until, MIDDAY + HOUR_MS)).toMatchObject({ result: { expired: [a.id] } });
    expect(offeredTo(state)).toEqual([]);
  }
});

test('an offer of the night stands until the morning, none goes beyond the sale', () => {
  const until = (hour: number, saleUntil = Number.MAX_SAFE_INTEGER) => {
    const at = MIDDAY - 12 * HOUR_MS + hour * HOUR_MS;
    const ends = offeredUntil({ saleUntil: Math.min(saleUntil, at + 40 * DAY_MS) }, at);
    return ends === null ? null : (ends - at) / 60_000;
  };
  expect([until(12), until(22.9), until(8)]).toEqual([30, 30, 30]);
  expect([until(23), until(2), until(7.75)]).toEqual([600, 420, 75]);
  expect(until(12, MIDDAY + 20 * 60_000)).toBe(20);
  expect(until(12, MIDDAY + 4 * 60_000)).toBeNull();
});

test('blocked places are off the sale for all, and put back they are offered first', () => {
  const { round, state, decide, hold, wait } = played({ rows: [3] });
  const block = (seats: number[], kind: 'block' | 'unblock' = 'block') =>
    decide('admin', { kind, roundId: 'ROUND', seats, reason: '기술석' });
  hold('A', 0);
  expect(block([0, 1])).toMatchObject({ code: 'seat.taken', result: { seatIds: ['ROUND-0'] } });
  expect(block([1, 3])).toMatchObject({ code: 'tickets.seat-not-found', result: { seatIds: ['ROUND-3'] } });
  expect(block([1, 2, 2])).toMatchObject({ accepted: true, result: { blocked: 2 } });
  expect([statesOf(round), round.occupancy.blocked]).toEqual(['133', 2]);
  expect(hold('B', 1)).toMatchObject({ code: 'seat.taken' });
  wait('B');
  expect(block([0], 'unblock')).toMatchObject({ code: 'seat.not-blocked' });
  const unblocked = block([1, 2], 'unblock');
  expect(unblocked).toMatchObject({
    result: { unblocked: 2 },
    audit: { action: 'tickets.unblock-seats', reason: '기술석' },
  });
  expect(offeredTo(state)).toEqual(['B']);
  expect([...state.blocks.values()].map(({ change }) => change)).toEqual(['gone', 'gone']);
});

test('what was opened for one stays open, and a place that moves by mistake is a broken invariant', () => {
  const { round, hold } = played({ rows: [3] });
  round.occupancy.clock = MIDDAY + DAY_MS;
  expect(hold('A', 0)).toMatchObject({ accepted: true });
  expect(round.occupancy.clock).toBe(MIDDAY + DAY_MS);
  expect(() => takeSeats(round, [0], FREE, HELD)).toThrow('The place 0');
});
