import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { LATE } from './room.ts';
import { openLobby, ROUND, T0 } from './testing/lobby.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const names = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, i) => `member-${String(i + first).padStart(3, '0')}`);

eachDatabase('the lane of waiting rooms', (open) => {
  test('whoever was there before the opening is called in the order of lots, the others in order of arrival', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 4 });
    await Promise.all([
      lobby.arrive('c', 30),
      lobby.arrive('a', 10),
      lobby.arrive('d', 40),
      lobby.arrive('b', 20),
    ]);
    lobby.clock.now = T0 - 1;
    await lobby.call();
    expect(await lobby.those('called')).toEqual([]);
    lobby.clock.now = T0;
    await lobby.arrive('e', 1);
    await lobby.arrive('f', 0);
    await lobby.call();
    expect(await lobby.those('called')).toEqual(['a', 'b', 'c', 'd']);
    expect((await lobby.entry('e'))?.turn).toBe(LATE + 1);
    expect(await lobby.room()).toMatchObject({ early: 4, late: 2, waiting: 2, called: 4, busy: 4 });
    for (const one of ['a', 'b']) await lobby.ask(one, { kind: 'leave', roomId: ROUND });
    lobby.clock.now += SECOND;
    await lobby.call();
    expect(await lobby.those('called')).toEqual(['c', 'd', 'e', 'f']);
  });

  test('a lot is drawn once: whoever leaves and comes back has the one that they drew', async () => {
    const lobby = openLobby(await open());
    await lobby.open();
    await lobby.arrive('minji', 77);
    await lobby.ask('minji', { kind: 'leave', roomId: ROUND });
    await lobby.arrive('minji', 3);
    expect(await lobby.entry('minji')).toMatchObject({ turn: 77, status: 'waiting' });
    expect(await lobby.room()).toMatchObject({ early: 1, waiting: 1 });
    // After the opening a place that was given up is gone.
    lobby.clock.now = T0;
    await lobby.arrive('jun');
    await lobby.ask('minji', { kind: 'leave', roomId: ROUND });
    await lobby.arrive('minji', 3);
    expect((await lobby.entry('minji'))!.turn).toBeGreaterThan((await lobby.entry('jun'))!.turn);
  });

  test('no answer and no receipt tells a lot', async () => {
    const database = await open();
    const lobby = openLobby(database);
    await lobby.open();
    const { result } = await lobby.arrive('minji', 123_456_789);
    expect(result).toEqual({ roomId: ROUND, status: 'waiting', arrivedAt: expect.any(String) });
    const receipts = await database.reader.selectFrom('receipts').select('result').execute();
    expect(receipts.map((row) => row.result).join()).not.toContain('123456789');
    expect(JSON.stringify(await lobby.waitingRoom.personalData!(database.reader, 'minji'))).not.toContain(
      '123456789',
    );
  });

  test('one place for each account, however many tabs press at once, on two instances', async () => {
    const database = await open();
    const one = openLobby(database);
    const other = openLobby(await open(database.url), one.clock);
    await one.open();
    const pressed = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other).arrive('minji', 1_000 + i)),
    );
    expect(new Set(pressed.map(({ code }) => code))).toEqual(new Set(['ok']));
    expect(await one.room()).toMatchObject({ early: 1, waiting: 1 });
    const rows = await database.reader.selectFrom('waiting_room_entries').select('turn').execute();
    expect(rows).toHaveLength(1);
  });

  test('the order after the opening is that of commits on both instances, and a slow clock draws no lot any more', async () => {
    const database = await open();
    const one = openLobby(database, { now: T0 + SECOND });
    const slow = openLobby(await open(database.url), { now: T0 - SECOND });
    await one.open({ lobbyAt: T0 - MINUTE });
    await one.arrive('first');
    const turns: [string, number][] = [];
    for (const [i, name] of names(20).entries()) {
      await (i % 2 === 0 ? slow : one).arrive(name, 5);
      turns.push([name, (await one.entry(name))!.turn]);
    }
    expect(turns.map(([, turn]) => turn)).toEqual(turns.map((_, i) => LATE + 2 + i));
    expect((await one.room()).early).toBe(0);
  });

  test('a restart in the middle loses neither places nor order', async () => {
    const database = await open();
    const before = openLobby(database);
    await before.open({ insideLimit: 3 });
    const lots = names(9).map((name, i): [string, number] => [name, (i * 7) % 9]);
    await Promise.all(lots.map(([name, lot]) => before.arrive(name, lot)));
    before.clock.now = T0;
    await before.call();
    const first = await before.those('called');
    // Another process, on the same database, with a memory of its own.
    const after = openLobby(await open(database.url), { now: T0 + 2 * SECOND });
    for (const name of first) await after.ask(name, { kind: 'leave', roomId: ROUND });
    await after.call();
    const inOrder = [...lots].sort(([, a], [, b]) => a - b).map(([name]) => name);
    expect([...first, ...(await after.those('called'))]).toEqual(inOrder.slice(0, 6));
    expect((await after.room()).called).toBe(6);
  });

  test('limits are never exceeded: places inside, pace, and what is left', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 50, perMinute: 120 });
    await Promise.all(names(200).map((name, i) => lobby.arrive(name, i)));
    lobby.clock.now = T0;
    const calledAt: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const { called } = await lobby.room();
      await lobby.call();
      const { called: now, busy } = await lobby.room();
      expect(busy).toBeLessThanOrEqual(50);
      for (let i = called; i < now; i += 1) calledAt.push(lobby.clock.now);
      lobby.clock.now += SECOND;
    }
    // Four of two seconds at the opening, then two a second, until all places are taken.
    expect(calledAt).toHaveLength(50);
    const perSecond = Map.groupBy(calledAt, (at) => at);
    expect(Math.max(...[...perSecond.values()].map(({ length }) => length))).toBe(4);
    expect(calledAt.filter((at) => at <= T0 + 10 * SECOND)).toHaveLength(24);
  });

  test('no more are called than there is left, until it has shown that some go without', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 100 });
    lobby.sale.free = 3;
    await Promise.all(names(10).map((name, i) => lobby.arrive(name, i)));
    lobby.clock.now = T0;
    await lobby.call();
    expect(await lobby.those('called')).toHaveLength(3);
    lobby.sale.free = 0;
    for (const name of await lobby.those('called')) await lobby.ask(name, { kind: 'leave', roomId: ROUND });
    lobby.clock.now += 2 * SECOND;
    await lobby.call();
    expect(await lobby.those('called')).toEqual([]);
  });

  test('what those of last time did not buy makes nobody be called for nothing in a room that is put up anew', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 100, perMinute: 60_000 });
    await Promise.all(names(30).map((name, i) => lobby.arrive(name, i)));
    lobby.clock.now = T0;
    await lobby.call();
    expect(await lobby.those('called')).toHaveLength(30);
    await lobby.ask('admin', { kind: 'close', roomId: ROUND, reason: '점검' });
    await lobby.call();
    const { TERMS } = await import('./testing/lobby.ts');
    const terms = { ...TERMS, insideLimit: 100, perMinute: 60_000, opensAt: T0 + MINUTE };
    const anew = { kind: 'save', roomId: ROUND, terms, version: 2, reason: '다시 열기' } as const;
    expect(await lobby.ask('admin', anew)).toMatchObject({ code: 'ok' });
    lobby.sale.free = 3;
    await Promise.all(names(30).map((name, i) => lobby.arrive(name, i)));
    lobby.clock.now = T0 + MINUTE;
    await lobby.call();
    expect(await lobby.those('called')).toHaveLength(3);
  });

  test('a call that nobody follows and a visit that is too long free their places; one may come again, at the end', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 1, callMs: 10 * SECOND, visitMs: MINUTE });
    for (const [i, name] of ['a', 'b', 'c'].entries()) await lobby.arrive(name, i);
    lobby.clock.now = T0;
    await lobby.call();
    expect(await lobby.enter('b')).toMatchObject({ code: 'waiting-room.not-your-turn' });
    lobby.clock.now = T0 + 10 * SECOND;
    expect(await lobby.enter('a')).toMatchObject({ code: 'waiting-room.turn-over' });
    await lobby.call();
    expect(await lobby.those('lapsed')).toEqual(['a']);
    expect(await lobby.those('called')).toEqual(['b']);
    expect(await lobby.enter('b')).toMatchObject({
      code: 'ok',
      result: { number: 2, expiresAt: T0 + 10 * SECOND + MINUTE },
    });
    // Another tab, or a reload: the same visit.
    lobby.clock.now += SECOND;
    expect((await lobby.enter('b')).result).toEqual({
      roomId: ROUND,
      number: 2,
      expiresAt: T0 + 70 * SECOND,
    });
    await lobby.arrive('a');
    lobby.clock.now = T0 + 70 * SECOND;
    await lobby.call();
    expect(await lobby.those('called')).toEqual(['c']);
    expect((await lobby.entry('a'))!.turn).toBe(LATE + 1);
    expect(await lobby.enter('b')).toMatchObject({ code: 'waiting-room.turn-over' });
  });

  test('two instances that call at the same time call nobody twice and nobody too many', async () => {
    const database = await open();
    const one = openLobby(database);
    const other = openLobby(await open(database.url), one.clock);
    await one.open({ insideLimit: 5 });
    await Promise.all(names(20).map((name, i) => one.arrive(name, i)));
    one.clock.now = T0;
    for (let i = 0; i < 5; i += 1) {
      await Promise.all([one.call(), other.call()]);
      one.clock.now += SECOND;
    }
    expect(await one.those('called')).toEqual(names(5));
    expect(await one.room()).toMatchObject({ called: 5, busy: 5, waiting: 15 });
  });

  test('a paused room calls nobody; after that it goes on where it was', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ insideLimit: 2 });
    for (const [i, name] of names(4).entries()) await lobby.arrive(name, i);
    await lobby.ask('admin', { kind: 'pause', roomId: ROUND, reason: '점검' });
    lobby.clock.now = T0 + MINUTE;
    await lobby.call();
    expect(await lobby.those('called')).toEqual([]);
    await lobby.ask('admin', { kind: 'resume', roomId: ROUND, reason: '점검 끝' });
    await lobby.call();
    expect(await lobby.those('called')).toEqual(names(2));
  });

  test('doors ask for a person, or for work that opens them once', async () => {
    const lobby = openLobby(await open());
    await lobby.open({ door: 'person' });
    expect(await lobby.arrive('minji')).toMatchObject({ code: 'waiting-room.door-person' });
    lobby.persons.add('minji');
    expect(await lobby.arrive('minji')).toMatchObject({ code: 'ok' });
    const terms = { ...(await import('./testing/lobby.ts')).TERMS, door: 'work' } as const;
    await lobby.ask('admin', { kind: 'save', roomId: ROUND, terms, version: 1, reason: '봇이 많음' });
    const come = (workAt: number | null) =>
      lobby.ask('jun', { kind: 'arrive', roomId: ROUND, lot: 1, workAt });
    expect(await come(null)).toMatchObject({ code: 'waiting-room.door-work' });
    expect(await come(T0 - 900)).toMatchObject({ code: 'ok' });
    await lobby.ask('jun', { kind: 'leave', roomId: ROUND });
    expect(await come(T0 - 900)).toMatchObject({ code: 'waiting-room.door-work' });
    expect(await come(T0 - 800)).toMatchObject({ code: 'ok' });
  });

  test('times, limits and versions of a room are judged; what is off is cleared before it opens anew', async () => {
    const database = await open();
    const lobby = openLobby(database);
    const { TERMS } = await import('./testing/lobby.ts');
    const save = (terms: object, version: number, roomId = ROUND) =>
      lobby.ask('admin', { kind: 'save', roomId, terms: { ...TERMS, ...terms }, version, reason: '이유' });
    expect(await save({}, 0, 'round:NONE')).toMatchObject({ code: 'waiting-room.not-found' });
    expect(await save({ lobbyAt: T0 + 1 }, 0)).toMatchObject({
      code: 'waiting-room.invalid',
      result: { reason: 'order' },
    });
    lobby.sale.endsAt = T0;
    expect(await save({}, 0)).toMatchObject({
      code: 'waiting-room.invalid',
      result: { reason: 'after-sale' },
    });
    lobby.sale.endsAt = T0 + 600 * MINUTE;
    expect(await save({}, 0)).toMatchObject({ code: 'ok' });
    expect(await save({}, 0)).toMatchObject({
      code: 'waiting-room.version-conflict',
      result: { version: 1 },
    });
    expect(await lobby.arrive('early', 1, T0 - 31 * MINUTE)).toMatchObject({ code: 'ok' });
    lobby.clock.now = T0;
    expect(await save({ opensAt: T0 + 1 }, 1)).toMatchObject({ result: { reason: 'already-open' } });
    expect(await save({ insideLimit: 3 }, 1)).toMatchObject({ code: 'ok' });
    await lobby.call();
    await lobby.ask('admin', { kind: 'close', roomId: ROUND, reason: '매진' });
    expect(await lobby.arrive('late')).toMatchObject({ code: 'waiting-room.off' });
    expect(await save({ lobbyAt: T0, opensAt: T0 + MINUTE }, 3)).toMatchObject({
      result: { reason: 'clearing' },
    });
    await lobby.call();
    expect(await save({ lobbyAt: T0, opensAt: T0 + MINUTE }, 3)).toMatchObject({ code: 'ok' });
    // A new lot for everybody, and no admission number a second time.
    expect(await lobby.room()).toMatchObject({ early: 0, late: 0, waiting: 0, called: 1, status: 'on' });
    const notes = await database.reader.selectFrom('audit_log').select(['action', 'reason']).execute();
    expect(notes.filter(({ reason }) => reason !== null)).toHaveLength(4);
  });

  test('a room whose sale is long over is taken down by itself', async () => {
    const lobby = openLobby(await open());
    lobby.sale.endsAt = T0 + MINUTE;
    await lobby.open();
    await lobby.arrive('minji');
    lobby.clock.now = T0 + 62 * MINUTE;
    await lobby.call();
    await lobby.call();
    expect((await lobby.room()).status).toBe('off');
    expect(await lobby.entry('minji')).toBeUndefined();
  });
});
