import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { smallHall } from '../maps/testing/halls.ts';
import { createPlans } from './plans.ts';
import { insertShows } from './seed.ts';

const AT = Date.UTC(2027, 0, 1);
const text = (ko: string) => ({ ko, en: ko });

eachDatabase('a seed of shows', (open) => {
  test('writes a venue up to rounds whose places are all free, and their plans can be read', async () => {
    const database = await open();
    const round = {
      performanceId: 'p1',
      hallId: 'h1',
      startsAt: AT + 9e6,
      saleFrom: AT,
      saleUntil: AT + 8e6,
    };
    const seed = {
      venues: [
        {
          id: 'v1',
          name: text('마당홀'),
          halls: [{ id: 'h1', name: text('대극장'), mapId: 'm1', map: smallHall(4, 10, 30) }],
        },
      ],
      performers: [{ id: 'a1', name: text('김마당') }],
      performances: [
        {
          id: 'p1',
          title: text('봄밤'),
          venueId: 'v1',
          cast: [{ performerId: 'a1', role: text('주인공') }],
          sold: 7,
        },
      ],
      rounds: [
        { id: 'r1', ...round, prices: { R: 90_000, S: 60_000 } },
        { id: 'r2', ...round, startsAt: AT + 99e6, prices: { R: 120_000 } },
      ],
    };
    await database.transact((tx) => insertShows(tx, seed, { batchId: 'seed-1', at: AT }));
    const { reader } = database;
    const performance = await reader.selectFrom('tickets_performances').selectAll().executeTakeFirstOrThrow();
    expect(performance).toMatchObject({
      ...{ first_at: AT + 9e6, last_at: AT + 99e6, price_from: 60_000, price_to: 120_000, sold: 7 },
    });
    const [occupancy] = await reader
      .selectFrom('tickets_occupancy')
      .selectAll()
      .orderBy('round_id')
      .execute();
    expect(occupancy).toMatchObject({ round_id: 'r1', states: '0'.repeat(70), capacity: 70, sequence: 0 });
    const plansOf = createPlans();
    const plan = (await plansOf(reader, new Set(['m1', 'absent']))).get('m1');
    expect(plan?.capacity).toBe(70);
    expect((await plansOf(reader, new Set(['m1']))).get('m1')).toBe(plan);
  });

  test('refuses a map that does not hold together', async () => {
    const database = await open();
    const map = { ...smallHall(), grades: [] };
    const venues = [{ id: 'v', name: text('v'), halls: [{ id: 'h', name: text('h'), mapId: 'm', map }] }];
    const inserted = database.transact((tx) => insertShows(tx, { venues }, { batchId: 'seed-1', at: AT }));
    await expect(inserted).rejects.toThrow('empty at /grades');
  });
});
