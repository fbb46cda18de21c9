import { expect, test } from 'vitest';
import { sqliteDatabase } from '../../../../test/database.ts';
import { openStage } from '../../../../test/support/stage.ts';
import { createPlans } from '../shows/plans.ts';
import { createOccupancies } from './occupancies.ts';
import { loadTickets } from './prefetch.ts';
import { proveRound } from './proof.ts';
import { createSeatLists } from './seat-list.ts';
import { nothingWanted } from './wanted.ts';

const open = sqliteDatabase();

test('thousands who look ask the database some times a second; one’s own commits are seen at once', async () => {
  const database = await open();
  const stage = openStage(database);
  const { roundId, performanceId } = await stage.open({ rows: [4] });
  let ms = 1_000;
  const seen = createOccupancies(database.reader, () => ms);
  expect(await seen.of('NOSUCHROUND')).toBeNull();
  const looks = await Promise.all(Array.from({ length: 100 }, () => seen.of(roundId)));
  expect(new Set(looks).size).toBe(1);
  expect(looks[0]).toMatchObject({ states: '0000', free: 4, sequence: 0, isPublished: true });
  // Another instance's commit is seen a little later.
  await stage.hold('minji', roundId, 0);
  expect((await seen.of(roundId))?.states).toBe('0000');
  ms += 200;
  expect(await seen.of(roundId)).toMatchObject({ states: '1000', free: 3, held: 1, sequence: 1 });

  const wanted = { ...nothingWanted(), roundIds: new Set([roundId]) };
  const { rounds } = await loadTickets(database.reader, wanted, { plansOf: createPlans(), lock: false });
  const { occupancy } = rounds.get(roundId)!;
  occupancy.states[3] = 49;
  Object.assign(occupancy, { sequence: 2, held: 2, touched: true });
  seen.noted(rounds.values());
  expect(await seen.of(roundId)).toMatchObject({ states: '1001', free: 2, sequence: 2 });
  // What was read meanwhile does not undo it, and another's older commit neither.
  ms += 200;
  expect((await seen.of(roundId))?.sequence).toBe(2);
  Object.assign(occupancy, { sequence: 1 });
  seen.noted(rounds.values());
  expect((await seen.of(roundId))?.sequence).toBe(2);

  await database.transact((tx) =>
    tx
      .updateTable('tickets_performances')
      .set({ status: 'hidden' })
      .where('id', '=', performanceId)
      .execute(),
  );
  ms += 200;
  await stage.hold('minji', roundId, 1);
  await stage.database.transact((tx) =>
    tx.updateTable('tickets_occupancy').set({ sequence: 5 }).where('round_id', '=', roundId).execute(),
  );
  expect((await seen.of(roundId))?.isPublished).toBe(false);
});

test('the list of seats is the same text for all, and made anew at most four times a second', async () => {
  const database = await open();
  const stage = openStage(database);
  const { roundId } = await stage.open({ rows: [2], standing: 1, prices: { R: 50_000 } });
  let ms = 1_000;
  const list = createSeatLists(() => ms);
  const occupancies = createOccupancies(database.reader, () => ms);
  const look = async () => {
    const seen = (await occupancies.of(roundId))!;
    const plan = (await createPlans()(database.reader, new Set([seen.mapId]))).get(seen.mapId)!;
    return list(seen, plan);
  };
  const first = await look();
  expect(JSON.parse(first)).toEqual({
    roundId,
    sequence: 0,
    seats: [
      {
        ...{
          seatId: `${roundId}-0`,
          section: { ko: '1층', en: 'Stalls' },
          sectionKey: 'A',
          row: '1',
          number: '1',
        },
        ...{ grade: 'R', price: 50_000, status: 'free' },
      },
      expect.objectContaining({ seatId: `${roundId}-1`, number: '2' }),
      expect.objectContaining({ seatId: `${roundId}-2`, row: null, number: '1', sectionKey: 'S' }),
    ],
    remaining: 3,
  });
  await stage.hold('minji', roundId, 1);
  ms += 220;
  expect(await look()).toBe(first);
  ms += 220;
  expect(JSON.parse(await look())).toMatchObject({
    sequence: 1,
    seats: [{}, { status: 'held' }, {}],
    remaining: 2,
  });
});

test('the proof counts in three ways, and finds a place that is wrong in any of them', async () => {
  const database = await open();
  const stage = openStage(database);
  const { roundId } = await stage.open({ rows: [6] });
  await stage.hold('minji', roundId, 0, 1);
  await stage.ask('admin', { kind: 'block', roundId, seats: [5], reason: '기술석' });
  const prove = () => proveRound(database, roundId, 0);
  const good = await prove();
  expect(good).toMatchObject({
    ...{ capacity: 6, sequence: 2, isExact: true, fromRows: { held: 2, sold: 0, blocked: 1 } },
    fromStates: { free: 3, held: 2, sold: 0, blocked: 1 },
    counters: { free: 3, held: 2, sold: 0, blocked: 1 },
  });
  expect(good?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await proveRound(database, 'NOSUCHROUND', 0)).toBeUndefined();
  const states = (text: string) =>
    database.transact((tx) =>
      tx.updateTable('tickets_occupancy').set({ states: text }).where('round_id', '=', roundId).execute(),
    );
  await states('101003');
  expect((await prove())?.isExact).toBe(false);
  await states('110003');
  expect((await prove())?.isExact).toBe(true);
  await database.transact((tx) =>
    tx.updateTable('tickets_holds').set({ seats: '0,1,5' }).where('round_id', '=', roundId).execute(),
  );
  expect((await prove())?.isExact).toBe(false);
});
