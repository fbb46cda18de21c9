import type { Executor } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import type { App } from '../../../module.ts';
import { admin, PROBLEMS, TAGS } from './admin-parts.ts';
import { Agenda, type AgendaRound } from './agenda-schemas.ts';
import { roundStateAt } from './cards.ts';
import type { ShowsParts } from './parts.ts';

const KOREA_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;
const MOST = { today: 60, coming: 30, openings: 10 };

/** What an operator of the ticket service looks at first: what is on today, what is next, and which sales open. */
export function registerAgenda(app: App, { database, now }: Pick<ShowsParts, 'database' | 'now'>): void {
  app.get(
    '/admin/tickets/agenda',
    {
      config: admin,
      schema: {
        operationId: 'readTicketsAgenda',
        tags: TAGS,
        summary:
          'Rounds of today and the next ones with what is sold of them, and the next openings of sales',
        response: { 200: Agenda, ...PROBLEMS },
      },
    },
    () => readAgenda(database.reader, now()),
  );
}

/** @param at epoch milliseconds */
export async function readAgenda(executor: Executor, at: number): Promise<Agenda> {
  const today = Math.floor((at + KOREA_MS) / DAY_MS) * DAY_MS - KOREA_MS;
  const between = (from: number, until: number, most: number) =>
    rounds(executor)
      .where('r.starts_at', '>=', from)
      .where('r.starts_at', '<', until)
      .orderBy('r.starts_at')
      .orderBy('r.id')
      .limit(most)
      .execute();
  const opening = rounds(executor)
    .where('r.starts_at', '>', at)
    .where('r.sale_from', '>', at)
    .where('p.status', '=', 'published')
    .orderBy('r.sale_from')
    .orderBy('r.starts_at')
    .limit(500)
    .execute();
  const view = (row: Row): AgendaRound => agendaRound(row, at);
  const first = new Map((await opening).toReversed().map((row) => [row.performance_id, row]));
  return {
    today: (await between(today, today + DAY_MS, MOST.today)).map(view),
    coming: (await between(today + DAY_MS, Number.MAX_SAFE_INTEGER, MOST.coming)).map(view),
    openings: [...first.values()]
      .toSorted((one, other) => one.sale_from - other.sale_from)
      .slice(0, MOST.openings)
      .map(view),
    serverTime: iso(at),
  };
}

const rounds = (executor: Executor) =>
  executor
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .innerJoin('tickets_occupancy as o', 'o.round_id', 'r.id')
    .innerJoin('tickets_halls as h', 'h.id', 'r.hall_id')
    .select(['r.id', 'r.performance_id', 'r.starts_at', 'r.sale_from', 'r.sale_until', 'r.status'])
    .select(['p.title_ko', 'p.title_en', 'h.name_ko', 'h.name_en'])
    .select(['o.capacity', 'o.held', 'o.sold', 'o.blocked', 'o.waiters'])
    .where('r.status', '=', 'scheduled');

type Row = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number];

function agendaRound(row: Row, at: number): AgendaRound {
  const { capacity, held, sold, blocked, waiters } = row;
  const times = { startsAt: row.starts_at, saleFrom: row.sale_from, saleUntil: row.sale_until };
  return {
    roundId: row.id,
    performanceId: row.performance_id,
    title: { ko: row.title_ko, en: row.title_en },
    hallName: { ko: row.name_ko, en: row.name_en },
    startsAt: iso(times.startsAt),
    saleFrom: iso(times.saleFrom),
    saleUntil: iso(times.saleUntil),
    state: roundStateAt({ ...times, status: row.status }, capacity - held - sold - blocked, at),
    ...{ capacity, held, sold, blocked, waiters },
  };
}
