import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const COUNT = 30;
const YOUNG = 4;

const receipts: Case = {
  job: 'receipts.purge',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const receipt = (ageDays: number, n: number, code: string | null) => {
      const id = idAt(now - ageDays * DAY_MS, n);
      const plain = { command: 'x.do', fingerprint: '', result: '{}', at: now - ageDays * DAY_MS };
      return { id, account_id: 'minji', key: id, code, ...plain };
    };
    await plant(core, 'receipts', [
      ...times(COUNT, (n) => receipt(401, n, n % 2 === 0 ? null : 'x.no')),
      ...times(2 * COUNT, (n) => receipt(31, n, n % 2 === 0 ? null : 'x.no')),
      ...times(YOUNG, (n) => receipt(29, n, 'x.no')),
    ]);
  },
  check: async ({ database }, now) => {
    const rows = await database.reader
      .selectFrom('receipts')
      .select(['id', 'code'])
      .where('account_id', '=', 'minji')
      .orderBy('id')
      .execute();
    const expected = [
      ...times(2 * COUNT, (n) => ({ id: idAt(now - 31 * DAY_MS, n), code: null })).filter(
        (_, n) => n % 2 === 0,
      ),
      ...times(YOUNG, (n) => ({ id: idAt(now - 29 * DAY_MS, n), code: 'x.no' })),
    ];
    expect(rows).toEqual(expected);
  },
};

/** Batches of old, numbered from 1: plain ones, then ones with persons in them. */
const outbox: Case = {
  job: 'outbox.purge',
  items: COUNT + YOUNG,
  seed: async (core, now) => {
    const event = { name: 'x.happened', key: 'k', data: { n: 1 }, at: 0, by: 'c' };
    const old = now - 91 * DAY_MS;
    const batch = (at: number, n: number, first: number, events: object[]) => ({
      id: idAt(at, n),
      lane: 'x',
      at,
      events: JSON.stringify(events),
      event_count: events.length,
      first_sequence: first,
    });
    await plant(core, 'batches', [
      ...times(COUNT, (n) => batch(old, n, 2 * n + 1, [event, event])),
      ...times(YOUNG, (n) => batch(old, COUNT + n, 0, [])),
      ...times(COUNT, (n) => batch(now - 8 * DAY_MS, n, 2 * COUNT + 2 * n + 1, personal(n))),
      ...times(YOUNG, (n) => batch(now - 8 * DAY_MS, COUNT + n, 0, [])),
    ]);
    await sql`update outbox_head set last_sequence = ${4 * COUNT}`.execute(core.database.writer);
    await plant(core, 'consumers', [{ name: 'slow', position: 4 * COUNT }]);
  },
  check: async (core, now) => {
    const left = (at: number) =>
      core.database.reader
        .selectFrom('batches')
        .select('id')
        .where('id', 'like', `${idAt(at, 0).slice(0, 9)}%`)
        .execute();
    expect(await left(now - 91 * DAY_MS)).toEqual([]);
    expect(await left(now - 8 * DAY_MS)).toHaveLength(COUNT + YOUNG);
  },
};

const personal = (n: number): object[] => [
  {
    name: 'account.proof-requested',
    key: 'k',
    data: { proofId: `p${n}`, email: `${n}@example.com` },
    at: 0,
    by: 'c',
  },
  { name: 'notification.created', key: 'k', data: { title: `${n} 님`, unread: n }, at: 0, by: 'c' },
];

/** What `outbox` planted, a week later. */
const forgetting: Case = {
  job: 'outbox.forget-persons',
  items: 2 * COUNT,
  seed: async () => undefined,
  check: async (core, now) => {
    const batches = await eventsOf(core, now - 8 * DAY_MS);
    expect(batches.map((events) => events.map((event) => event.data))).toEqual(
      times(COUNT, (n) => [
        { proofId: `p${n}`, email: null },
        { title: null, unread: n },
      ]),
    );
  },
};

async function eventsOf({ database }: Pick<Core, 'database'>, at: number) {
  const rows = await database.reader
    .selectFrom('batches')
    .select('events')
    .where('id', 'like', `${idAt(at, 0).slice(0, 9)}%`)
    .where('event_count', '>', 0)
    .orderBy('id')
    .execute();
  return rows.map((row) => JSON.parse(row.events) as { data: object }[]);
}

const history: Case = {
  job: 'jobs.purge-history',
  items: COUNT,
  seed: async (core, now) => {
    const run = (ageDays: number, n: number) => ({
      id: idAt(now - ageDays * DAY_MS, n),
      job: 'x.gone',
      cause: 'schedule' as const,
      by_id: null,
      retry_id: null,
      status: 'done' as const,
      at: now - ageDays * DAY_MS,
      ended_at: now - ageDays * DAY_MS,
      checkpoint: null,
      pages: 1,
      done: 1,
      failed: 0,
      total: 1,
      per_second: null,
      stop_by: null,
      is_held: 0 as const,
      log_lines: 1,
      error: null,
    });
    const runs = [...times(COUNT, (n) => run(91, n)), ...times(YOUNG, (n) => run(89, n))];
    await plant(core, 'job_runs', runs);
    const lines = runs.map(({ id, at }) => ({ run_id: id, line_no: 1, at, line: 'said' }));
    await plant(core, 'job_run_log', lines);
  },
  check: async ({ database }) => {
    const { reader } = database;
    const runs = await reader.selectFrom('job_runs').select('id').where('job', '=', 'x.gone').execute();
    const lines = await reader.selectFrom('job_run_log').select('line').where('line', '=', 'said').execute();
    expect([runs.length, lines.length]).toEqual([YOUNG, YOUNG]);
  },
};

export const engineCases: readonly Case[] = [receipts, outbox, forgetting, history];
