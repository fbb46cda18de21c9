import { expect, test } from 'vitest';
import type { Entry, Room } from '../../api/waiting-room.ts';
import { canComeIn, mergeMoved, roomNow } from './live-entry.ts';

const entry: Entry = {
  roomId: 'round:R1',
  status: 'waiting',
  arrivedAt: '2026-11-21T10:50:00.000Z',
  ahead: 100,
  waiting: 500,
  perMinute: 600,
  free: 1_000,
  expectedWaitS: 11,
  likely: 'yes',
  nextPollS: 3,
  room: { status: 'open', opensAt: '2026-11-21T11:00:00.000Z', called: 50 },
  serverTime: '2026-11-21T11:00:05.000Z',
};

test('whoever was called since was ahead', () => {
  const moved = mergeMoved(entry, { called: 80, waiting: 470, perMinute: 60 });
  expect(moved).toMatchObject({ ahead: 70, waiting: 470, expectedWaitS: 71, room: { called: 80 } });
  expect(mergeMoved(moved, { called: 80, waiting: 460, perMinute: 60 })).toBe(moved);
  expect(mergeMoved(entry, { called: 900, waiting: 0, perMinute: 60 }).ahead).toBe(0);
});

test('older news, a place that nobody knows yet and one that is over stay as they are', () => {
  expect(mergeMoved(entry, { called: 40, waiting: 510, perMinute: 600 })).toBe(entry);
  const called = { ...entry, status: 'called' as const, ahead: null };
  expect(mergeMoved(called, { called: 80, waiting: 1, perMinute: 1 })).toBe(called);
  const lobby = { ...entry, ahead: null, expectedWaitS: null };
  expect(mergeMoved(lobby, { called: 80, waiting: 1, perMinute: 1 })).toMatchObject({
    ahead: null,
    expectedWaitS: null,
  });
});

const room: Room = {
  roomId: 'round:R1',
  status: 'closed',
  lobbyAt: '2026-11-21T10:30:00.000Z',
  opensAt: '2026-11-21T11:00:00.000Z',
  waiting: 3,
  calledPerMinute: 60,
  free: 10,
  behind: { title: { ko: '밤', en: 'Night' }, path: '/tickets/rounds/R1', takesPlaceAt: null },
  door: 'none',
  serverTime: '2026-11-21T10:00:00.000Z',
};

test('a room opens by the time, and knows what was read later', () => {
  const at = (time: string) => Date.parse(`2026-11-21T${time}Z`);
  expect(roomNow(room, null, at('10:29:59'))).toBe(room);
  expect(roomNow(room, null, at('10:30:00')).status).toBe('lobby');
  expect(roomNow(room, undefined, at('11:00:00')).status).toBe('open');
  expect(roomNow(room, entry, at('11:00:06'))).toMatchObject({ status: 'open', waiting: 500, free: 1_000 });
  const paused = { ...room, status: 'paused' as const, serverTime: '2026-11-21T11:00:09.000Z' };
  expect(roomNow(paused, entry, at('11:00:10'))).toBe(paused);
});

test('one comes in when the room lets people in, and not into one that is paused before that', () => {
  const [before, after] = ['10:29:59', '10:30:00'].map((time) => Date.parse(`2026-11-21T${time}Z`));
  expect(canComeIn(room, before!)).toBe(false);
  expect(canComeIn({ ...room, status: 'lobby' }, before!)).toBe(true);
  const paused = { ...room, status: 'paused' as const };
  expect([canComeIn(paused, before!), canComeIn(paused, after!)]).toEqual([false, true]);
});
