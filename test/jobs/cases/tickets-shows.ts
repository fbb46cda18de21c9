import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import { insertShows, type ShowsSeed } from '../../../server/modules/tickets/index.ts';
import { smallHall } from '../../../server/modules/tickets/maps/testing/halls.ts';
import { type Case, DAY_MS, idAt, keysOfEvents, plant, times } from './case.ts';

const COUNT = 12;
const FEW = 3;
const YEARS_MS = 3 * 366 * DAY_MS;
const YOUNG_MS = 2 * 365 * DAY_MS;
const WORDS = { ko: '지난 것', en: 'Of the past' };

const idOf = (name: string, n: number): string => `${name}${String(n).padStart(3, '0')}`;

/** Performances with one round each, in one hall; so long ago. */
async function plantShows(
  core: Core,
  name: string,
  now: number,
  agesMs: readonly number[],
  status: 'published' | 'ended',
): Promise<void> {
  const hall = { id: `${name}hall`, name: WORDS, mapId: `${name}map`, map: smallHall(1, 4) };
  const seed: ShowsSeed = {
    venues: [{ id: `${name}venue`, name: WORDS, halls: [hall] }],
    performances: agesMs.map((_, n) => ({
      id: idOf(name, n),
      title: WORDS,
      venueId: `${name}venue`,
      status,
    })),
    rounds: agesMs.map((age, n) => ({
      ...{ id: idOf(`${name}r`, n), performanceId: idOf(name, n), hallId: hall.id, prices: { R: 10_000 } },
      ...{ startsAt: now - age, saleFrom: now - age - 9 * DAY_MS, saleUntil: now - age - DAY_MS / 2 },
    })),
  };
  await core.database.transact((tx) => insertShows(tx, seed, { batchId: core.makeId(), at: now - YEARS_MS }));
}

/** How often each of these was said to have changed; once by its seed. */
async function told(core: Core, name: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const id of await keysOfEvents(core, 'tickets.performance-changed')) {
    if (id.startsWith(name)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const ends: Case = {
  job: 'tickets.end-performances',
  items: COUNT,
  seed: (core, now) =>
    plantShows(
      core,
      'ends',
      now,
      times(COUNT + FEW, (n) => (n < COUNT ? 2 * DAY_MS : -DAY_MS)),
      'published',
    ),
  check: async (core) => {
    const rows = await core.database.reader
      .selectFrom('tickets_performances')
      .select(['id', 'status', 'version'])
      .where('id', 'like', 'ends%')
      .orderBy('id')
      .execute();
    expect(rows).toEqual(
      times(COUNT + FEW, (n) => ({
        id: idOf('ends', n),
        ...(n < COUNT ? { status: 'ended', version: 2 } : { status: 'published', version: 1 }),
      })),
    );
    const counts = await told(core, 'ends');
    expect(times(COUNT + FEW, (n) => counts.get(idOf('ends', n)))).toEqual(
      times(COUNT + FEW, (n) => (n < COUNT ? 2 : 1)),
    );
  },
};

const counts: Case = {
  job: 'tickets.count-performances',
  items: null,
  seed: async (core, now) => {
    await plantShows(
      core,
      'count',
      now,
      times(COUNT, () => -9 * DAY_MS),
      'published',
    );
    await core.database.transact(async (tx) => {
      const wrong = { sold: 7, first_at: now, price_from: 1 };
      await tx.updateTable('tickets_performances').set(wrong).where('id', 'like', 'count%').execute();
    });
  },
  check: async (core, now) => {
    const rows = await core.database.reader
      .selectFrom('tickets_performances')
      .select(['sold', 'first_at', 'price_from'])
      .where('id', 'like', 'count%')
      .execute();
    const right = { sold: 0, first_at: now + 9 * DAY_MS, price_from: 10_000 };
    expect(rows).toEqual(times(COUNT, () => right));
    expect([...(await told(core, 'count')).values()]).toEqual(times(COUNT, () => 2));
  },
};

/** Of the old ones every third has sold something once. */
const wasSold = (n: number): boolean => n % 3 === 0;

const purge: Case = {
  job: 'tickets.purge-performances',
  items: COUNT,
  seed: async (core, now) => {
    await plantShows(
      core,
      'old',
      now,
      times(COUNT + FEW, (n) => (n < COUNT ? YEARS_MS : YOUNG_MS)),
      'ended',
    );
    const sold = times(COUNT, (n) => n).filter(wasSold);
    const reservation = (n: number) => ({
      ...{ id: idAt(now - YEARS_MS, n), round_id: idOf('oldr', n), performance_id: idOf('old', n) },
      ...{ account_id: 'x', status: 'cancelled' as const, pay_with: 'wallet' as const, currency: 'KRW' },
      ...{ items: 0, coupon_discount: 0, total: 0, refunded: 0, coupon_id: null, transfer_id: null },
      ...{
        payment_id: null,
        title: '{}',
        seat_lines: '[]',
        steps: 0,
        clock: 0,
        created_at: 0,
        paid_at: null,
      },
      ...{ starts_at: 0, made_by: null, note: null, attention: null, hold_id: null },
    });
    await plant(core, 'tickets_reservations', sold.map(reservation));
    const review = (n: number) => ({
      ...{
        id: idOf('oldreview', n),
        performance_id: idOf('old', n),
        account_id: 'x',
        round_id: idOf('oldr', n),
      },
      ...{ rating: 5, text: 'x', status: 'shown' as const, helpful: 0, created_at: 0, updated_at: 0 },
    });
    await plant(core, 'tickets_reviews', times(COUNT + FEW, review));
  },
  check: async (core) => {
    const idsIn = async (
      table: 'tickets_performances' | 'tickets_rounds' | 'tickets_reviews',
      like: string,
    ) => {
      const rows = await core.database.reader
        .selectFrom(table)
        .select('id')
        .where('id', 'like', like)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    };
    const all = times(COUNT + FEW, (n) => n);
    const kept = all.filter((n) => n >= COUNT || wasSold(n));
    expect(await idsIn('tickets_performances', 'old%')).toEqual(kept.map((n) => idOf('old', n)));
    expect(await idsIn('tickets_rounds', 'oldr%')).toEqual(kept.map((n) => idOf('oldr', n)));
    const young = all.filter((n) => n >= COUNT);
    expect(await idsIn('tickets_reviews', 'oldreview%')).toEqual(young.map((n) => idOf('oldreview', n)));
    const hidden = await core.database.reader
      .selectFrom('tickets_performances')
      .select('id')
      .where('id', 'like', 'old%')
      .where('status', '=', 'hidden')
      .execute();
    expect(hidden).toHaveLength(kept.length - FEW);
    const said = await told(core, 'old');
    expect(all.map((n) => said.get(idOf('old', n)))).toEqual(all.map((n) => (n < COUNT ? 2 : 1)));
  },
};

export const ticketsShowsCases: readonly Case[] = [ends, counts, purge];
