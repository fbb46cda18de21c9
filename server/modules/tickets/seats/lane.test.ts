import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { NOON, openStage, type RoundSketch, type Stage } from '../../../../test/support/stage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const AFTERNOON = NOON + 18 * 3_600_000;

eachDatabase('the lane of tickets', (open) => {
  let database: Promise<TestDatabase> | undefined;
  let days = 0;

  /** On one database for all tests, each in a round and a week of its own; what others left behind has ended by then. */
  async function stageAlone(): Promise<Stage & { start: number }> {
    database ??= open();
    const start = AFTERNOON + days * DAY_MS;
    days += 7;
    const stage = openStage(await database, { clock: { now: start - DAY_MS }, processNo: days });
    for (let turn = 0; turn < 3; turn += 1) await stage.expireDue();
    stage.clock.now = start;
    return { ...stage, start };
  }
  async function stageWith(sketch: RoundSketch = {}): Promise<Stage & { roundId: string; start: number }> {
    const stage = await stageAlone();
    const { roundId } = await stage.open(sketch);
    return { ...stage, roundId };
  }

  test('a hold takes its places in one row, all of them or none, and says which are taken', async () => {
    const stage = await stageWith();
    const { roundId } = stage;
    const held = await stage.hold('minji', roundId, 3, 2);
    expect(held).toMatchObject({
      code: 'ok',
      result: {
        holdId: held.id,
        expiresAt: new Date(stage.start + 8 * MINUTE_MS).toISOString(),
        places: [
          [2, 10_000],
          [3, 10_000],
        ],
      },
    });
    expect(await stage.hold('jun', roundId, 4, 3)).toMatchObject({
      code: 'seat.taken',
      result: { seatIds: [`${roundId}-3`] },
    });
    expect((await stage.hold('jun', roundId, 4, 5)).code).toBe('ok');
    expect(await stage.states(roundId)).toBe('00111100000000000000');
    const { events } = await stage.database.reader
      .selectFrom('batches')
      .select('events')
      .where('lane', '=', 'tickets')
      .where('event_count', '>', 0)
      .where('events', 'like', `%${roundId}%`)
      .orderBy('id')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(events)).toMatchObject([
      {
        name: 'tickets.seats-changed',
        key: roundId,
        data: {
          roundId,
          sequence: 1,
          changes: [
            [2, '1'],
            [3, '1'],
          ],
          free: 18,
        },
      },
    ]);
    expect(await stage.broken()).toEqual([]);
  });

  test('what is not there, not open, over, called off or hidden is refused, and nothing changes', async () => {
    const stage = await stageAlone();
    const code = async (sketch: RoundSketch, at?: number) => {
      const { roundId } = await stage.open(sketch);
      const choice = { kind: 'seats', seats: [0] } as const;
      const asked = { kind: 'hold', roundId, choice, admission: null } as const;
      return (await stage.ask('minji', asked, at === undefined ? {} : { at })).code;
    };
    expect(await code({ round: { saleFrom: stage.start + 1 } })).toBe('tickets.not-open');
    expect(await code({ round: { saleFrom: stage.start + 1 } }, stage.start + 1)).toBe('ok');
    expect(await code({ round: { saleUntil: stage.start } })).toBe('tickets.sale-over');
    expect(await code({ status: 'hidden' })).toBe('tickets.round-not-found');
    const { roundId } = await stage.open();
    const other = await stage.open();
    await stage.database.transact((tx) =>
      tx.updateTable('tickets_rounds').set({ status: 'cancelled' }).where('id', '=', roundId).execute(),
    );
    const codes = [
      await stage.hold('minji', roundId, 0),
      await stage.hold('minji', 'NOSUCHROUND', 0),
      await stage.hold('minji', other.roundId, 0, 20),
      await stage.hold('minji', other.roundId, -1),
      await stage.hold('minji', other.roundId, 3, 3),
      await stage.best('minji', other.roundId, 11),
      await stage.ask('minji', { kind: 'keep', roundId: other.roundId, holdId: 'NOSUCHHOLD' }),
      await stage.ask('minji', { kind: 'release', roundId: '', holdId: 'NOSUCHHOLD' }),
    ].map((asked) => asked.code);
    expect(codes).toEqual([
      'tickets.round-cancelled',
      'tickets.round-not-found',
      'tickets.seat-not-found',
      'tickets.seat-not-found',
      'request.invalid',
      'seat.none-together',
      'tickets.hold-not-found',
      'tickets.hold-not-found',
    ]);
    expect(await stage.states(other.roundId)).toBe('0'.repeat(20));
    expect(await stage.broken()).toEqual([]);
  });

  test('a hold can be kept up to its cap, by its member alone, and not once its time is over', async () => {
    const stage = await stageWith({ round: { holdMs: 5 * MINUTE_MS, holdCapMs: 8 * MINUTE_MS } });
    const { roundId, clock } = stage;
    const { id: holdId } = await stage.best('minji', roundId, 2);
    const keep = (accountId: string) => stage.ask(accountId, { kind: 'keep', roundId, holdId });
    expect((await keep('jun')).code).toBe('tickets.hold-not-found');
    clock.now += 2 * MINUTE_MS;
    const until = (ms: number) => new Date(stage.start + ms).toISOString();
    expect((await keep('minji')).result).toMatchObject({ holdId, expiresAt: until(7 * MINUTE_MS) });
    clock.now += 4 * MINUTE_MS;
    expect((await keep('minji')).result).toMatchObject({
      expiresAt: until(8 * MINUTE_MS),
      capAt: until(8 * MINUTE_MS),
    });
    expect(await stage.expireDue()).toBe(0);
    clock.now += 2 * MINUTE_MS;
    expect((await keep('minji')).code).toBe('tickets.hold-over');
    expect(await stage.expireDue()).toBe(1);
    expect(await stage.expireDue()).toBe(0);
    expect((await keep('minji')).code).toBe('tickets.hold-not-found');
    expect(await stage.states(roundId)).toBe('0'.repeat(20));
    expect(await stage.broken()).toEqual([]);
  });

  test('what is let go of can be had by the next, and a repetition is told the same', async () => {
    const stage = await stageWith();
    const { roundId } = stage;
    const { id: holdId } = await stage.hold('minji', roundId, 0, 1);
    const release = { kind: 'release', roundId, holdId } as const;
    expect((await stage.ask('jun', release)).code).toBe('tickets.hold-not-found');
    expect(await stage.ask('minji', release, { key: 'k' })).toMatchObject({ code: 'ok', replayed: false });
    expect(await stage.ask('minji', release, { key: 'k' })).toMatchObject({ code: 'ok', replayed: true });
    expect((await stage.ask('minji', release)).code).toBe('tickets.hold-not-found');
    expect((await stage.hold('jun', roundId, 1)).code).toBe('ok');
    expect(await stage.broken()).toEqual([]);
  });

  test('a round’s limit counts all that a member holds, in one batch and over several', async () => {
    const stage = await stageWith({ round: { perMemberLimit: 3 } });
    const { roundId } = stage;
    const asked = [
      stage.best('minji', roundId, 2),
      stage.best('minji', roundId, 2),
      stage.best('jun', roundId, 3),
    ];
    expect((await Promise.all(asked)).map(({ code }) => code)).toEqual(['ok', 'tickets.limit-reached', 'ok']);
    expect((await stage.best('minji', roundId, 1)).code).toBe('ok');
    expect(await stage.best('minji', roundId, 1)).toMatchObject({
      code: 'tickets.limit-reached',
      result: { limit: 3, owned: 3 },
    });
    const wish = { quantity: 11, grades: null, isTogether: false };
    expect((await stage.ask('minji', { kind: 'wait', roundId, ...wish })).code).toBe('tickets.limit-reached');
    stage.clock.now += 8 * MINUTE_MS;
    expect(await stage.expireDue()).toBe(3);
    expect((await stage.best('minji', roundId, 3)).code).toBe('ok');
    expect(await stage.broken()).toEqual([]);
  });

  test('what expires goes to those who wait, over batches, and nothing is left behind', async () => {
    const stage = await stageWith({ rows: [3] });
    const { roundId, clock } = stage;
    await stage.hold('minji', roundId, 0);
    await stage.hold('jun', roundId, 1, 2);
    const wait = (accountId: string, quantity: number) =>
      stage.ask(accountId, { kind: 'wait', roundId, quantity, grades: null, isTogether: true });
    expect((await wait('soyeon', 2)).code).toBe('ok');
    expect((await wait('hana', 1)).code).toBe('ok');
    expect((await wait('hana', 1)).code).toBe('tickets.already-waiting');
    clock.now += 8 * MINUTE_MS;
    expect(await stage.expireDue()).toBe(2);
    expect(await stage.states(roundId)).toBe('111');
    const offers = await stage.database.reader
      .selectFrom('tickets_holds')
      .select(['account_id', 'kind', 'seats'])
      .where('round_id', '=', roundId)
      .orderBy('id')
      .execute();
    expect(offers.map((row) => `${row.account_id} ${row.kind} ${row.seats.split(',').length}`)).toEqual([
      'soyeon offer 2',
      'hana offer 1',
    ]);
    expect(await stage.broken()).toEqual([]);
    expect((await stage.ask('hana', { kind: 'stop-waiting', roundId })).code).toBe('tickets.not-waiting');
    clock.now += 30 * MINUTE_MS;
    expect(await stage.expireDue()).toBe(2);
    expect(await stage.states(roundId)).toBe('000');
    expect((await wait('hana', 1)).code).toBe('tickets.seats-are-free');
    const left = await stage.database.reader
      .selectFrom('tickets_waitlist')
      .select(['account_id', 'status'])
      .where('round_id', '=', roundId)
      .orderBy('account_id')
      .execute();
    expect(left).toEqual([
      { account_id: 'hana', status: 'lapsed' },
      { account_id: 'soyeon', status: 'lapsed' },
    ]);
    await stage.hold('minji', roundId, 0, 1, 2);
    expect((await wait('hana', 1)).code).toBe('ok');
    expect((await stage.ask('hana', { kind: 'stop-waiting', roundId })).code).toBe('ok');
    expect(await stage.broken()).toEqual([]);
  });

  test('blocks stand in rows with their reason, replaced in the batch that puts them back and takes them again', async () => {
    const stage = await stageWith();
    const { roundId } = stage;
    const block = (kind: 'block' | 'unblock', reason: string) =>
      stage.ask('admin', { kind, roundId, seats: [3, 4], reason });
    expect((await block('block', '기술석')).code).toBe('ok');
    const again = [block('unblock', '취소'), block('block', '초대석'), stage.hold('minji', roundId, 4)];
    expect((await Promise.all(again)).map(({ code }) => code)).toEqual(['ok', 'ok', 'seat.taken']);
    const rows = await stage.database.reader
      .selectFrom('tickets_blocks')
      .selectAll()
      .where('round_id', '=', roundId)
      .orderBy('seat_no')
      .execute();
    expect(rows.map((row) => [row.seat_no, row.reason, row.by_id])).toEqual([
      [3, '초대석', 'admin'],
      [4, '초대석', 'admin'],
    ]);
    expect(await stage.broken()).toEqual([]);
    expect((await block('unblock', '판매')).code).toBe('ok');
    expect(await stage.broken()).toEqual([]);
    const notes = await stage.database.reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', roundId)
      .orderBy('id')
      .execute();
    expect(notes.map(({ action }) => action)).toEqual([
      'tickets.block-seats',
      'tickets.unblock-seats',
      'tickets.block-seats',
      'tickets.unblock-seats',
    ]);
  });

  test('commands on many rounds share a batch, each judged by its own', async () => {
    const stage = await stageAlone();
    const rounds = await Promise.all(Array.from({ length: 12 }, () => stage.open({ rows: [4] })));
    const asked = rounds.flatMap(({ roundId }) => [1, 2, 3].map((n) => stage.best(`m${n}`, roundId, 2)));
    const codes = (await Promise.all(asked)).map(({ code }) => code);
    expect(codes).toEqual(rounds.flatMap(() => ['ok', 'ok', 'tickets.sold-out']));
    expect(await stage.broken()).toEqual([]);
  });
});
