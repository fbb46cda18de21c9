import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import { openRound } from '../../support/stage.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const HOLDERS = 12;
const FEW = 3;
const SEOUL_MS = 9 * 3_600_000;
/** Noon in Korea, so many days from today. */
const noon = (now: number, days: number): number =>
  (Math.floor((now + SEOUL_MS) / DAY_MS) + days) * DAY_MS - SEOUL_MS + DAY_MS / 2;

/** A round with two tickets for each of some holders, who do not sit beside themselves; and one of a guest. */
async function plantRound(core: Core, startsAt: number, holders: number): Promise<string> {
  const at = Date.now();
  const { roundId, performanceId } = await openRound(core, { at, rows: [2 * HOLDERS + 1] });
  const sell = async (seats: number[], memberId: string | null): Promise<void> => {
    const id = core.makeId();
    const choice = { kind: 'seats', seats } as const;
    const words = { note: '', reason: 'x', expectedTotal: null };
    const answer = await core.tickets!.lane.submit({
      ...{ id, key: id, at, accountId: 'operator', name: 'tickets.sell-at-door', fingerprint: '' },
      input: { kind: 'sell-at-door', roundId, choice, memberId, ...words },
    });
    if (!answer.answered || !answer.decision.accepted) throw new Error(JSON.stringify(answer));
  };
  for (const n of times(holders, (one) => one)) await sell([n, n + holders], `h${n}${roundId.slice(-12)}`);
  await sell([2 * holders], null);
  // Sold while it was ahead; now it is when the case wants it.
  await core.database.transact(async (tx) => {
    await tx.updateTable('tickets_rounds').set({ starts_at: startsAt }).where('id', '=', roundId).execute();
    // Not on: the jobs that end performances and count them have their own.
    await tx
      .updateTable('tickets_performances')
      .set({ status: 'hidden' })
      .where('id', '=', performanceId)
      .execute();
  });
  return roundId;
}

type Data = { accountId: string; tickets: number };
/** Who was told how often, and of how many tickets. */
async function toldOf({ database }: Core, name: string, roundId: string): Promise<string[]> {
  const rows = await database.reader.selectFrom('batches').select('events').execute();
  return rows
    .flatMap(({ events }) => JSON.parse(events) as { name: string; key: string; data: Data }[])
    .filter((event) => event.name === name && event.key === roundId)
    .map(({ data }) => `${data.accountId} ${data.tickets}`)
    .sort();
}
const everybody = (roundId: string): string[] => times(HOLDERS, (n) => `h${n}${roundId.slice(-12)} 2`).sort();

async function marked({ database }: Core, roundId: string) {
  return database.reader
    .selectFrom('tickets_rounds')
    .select(['reminded_at', 'nudged_at'])
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
}

const near: string[] = [];
const remind: Case = {
  job: 'tickets.remind-shows',
  items: 2 * (2 * HOLDERS + 1),
  seed: async (core, now) => {
    near.splice(0);
    near.push(await plantRound(core, noon(now, 1), HOLDERS), await plantRound(core, noon(now, 1), HOLDERS));
    near.push(await plantRound(core, noon(now, 3), FEW));
  },
  check: async (core) => {
    const [first = '', second = '', later = ''] = near;
    for (const roundId of [first, second]) {
      expect(await toldOf(core, 'tickets.show-near', roundId)).toEqual(everybody(roundId));
      expect(await marked(core, roundId)).toEqual({ reminded_at: expect.any(Number), nudged_at: null });
    }
    expect(await toldOf(core, 'tickets.show-near', later)).toEqual([]);
    expect(await marked(core, later)).toEqual({ reminded_at: null, nudged_at: null });
  },
};

const over: string[] = [];
const ask: Case = {
  job: 'tickets.ask-reviews',
  items: 2 * HOLDERS + 1,
  seed: async (core, now) => {
    over.splice(0);
    over.push(await plantRound(core, noon(now, -1), HOLDERS), await plantRound(core, noon(now, -9), FEW));
    const [roundId = ''] = over;
    const { performance_id } = await core.database.reader
      .selectFrom('tickets_rounds')
      .select('performance_id')
      .where('id', '=', roundId)
      .executeTakeFirstOrThrow();
    await plant(core, 'tickets_reviews', [
      {
        ...{
          id: core.makeId(),
          performance_id,
          account_id: `h0${roundId.slice(-12)}`,
          round_id: roundId,
          rating: 5,
        },
        ...{ text: '좋았어요', status: 'shown', helpful: 0, created_at: now, updated_at: now },
      },
    ]);
  },
  check: async (core) => {
    const [yesterday = '', longAgo = ''] = over;
    // Whoever has said what they think is not asked.
    const asked = everybody(yesterday).filter((one) => !one.startsWith(`h0${yesterday.slice(-12)} `));
    expect(await toldOf(core, 'tickets.review-asked', yesterday)).toEqual(asked);
    expect(await marked(core, yesterday)).toEqual({ reminded_at: null, nudged_at: expect.any(Number) });
    expect(await toldOf(core, 'tickets.review-asked', longAgo)).toEqual([]);
  },
};

const purge: Case = {
  job: 'tickets.purge-scans',
  items: HOLDERS,
  seed: async (core, now) => {
    const scan = (at: number, n: number) => ({
      ...{ round_id: 'purged', id: idAt(at, n), ticket_id: null, seat_no: null, outcome: 'invalid' as const },
      ...{ let_in: 0 as const, device: 'x', by_id: 'x', scanned_at: at, at },
    });
    await plant(core, 'tickets_scans', [
      ...times(HOLDERS, (n) => scan(now - 366 * DAY_MS, n)),
      ...times(FEW, (n) => scan(now - 364 * DAY_MS, n)),
    ]);
  },
  check: async ({ database }) => {
    const rows = await database.reader.selectFrom('tickets_scans').select('id').execute();
    expect(rows).toHaveLength(FEW);
  },
};

export const ticketsEntryCases: readonly Case[] = [remind, ask, purge];
