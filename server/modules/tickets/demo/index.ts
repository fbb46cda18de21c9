import type { Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import { firstIdAt } from '../../../lib/id.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsDependencies } from '../parts.ts';
import { insertShows } from '../shows/index.ts';
import type { ShowsInput } from '../shows/input.ts';
import type { ShowsState } from '../shows/state.ts';
import type { TicketsState } from '../state.ts';
import { groupsFor } from './groups.ts';
import { QUEUED_SHOW, VISITS, type Visit } from './history.ts';
import { unpostered } from './posters.ts';
import { demoSeason } from './season.ts';
import { DEMO_SHOWS } from './shows/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PLANNED_DAYS_AGO = 100;
const BOUGHT_DAYS_BEFORE = 2;
/** Groups come at the window for what is shown in so many days. */
const SOLD_AHEAD_DAYS = 10;

/** The demo's season: what is shown, who goes there, and the posters. */
export interface Demo {
  /** Whether anything is shown yet, or ever was. */
  readonly isOpen: (executor: Executor) => Promise<boolean>;
  /** Writes venues, shows and rounds. @param at epoch milliseconds. @throws the database's error */
  readonly open: (tx: Executor, at: number) => Promise<void>;
  /** Places that are sold already, and who was there. @param people account ids, the operator's too */
  readonly live: (people: Readonly<Record<Visit['who'] | 'admin', string>>, at: number) => Promise<void>;
  /**
   * Gives shows their posters, as uploads like any other, one after the other. What a stop leaves undone is done at the next
   * call.
   * @param read the poster of a show by its name; null where there is none
   */
  readonly show: (adminId: string, read: (name: string) => Promise<Buffer | null>) => Promise<void>;
  /** Rounds that many want at once: what a waiting room stands in front of, and when their sale opens. */
  readonly queued: (executor: Executor) => Promise<readonly { roundId: string; saleFrom: number }[]>;
}

/** A round of the demo. */
interface DemoRound {
  readonly id: string;
  readonly startsAt: number;
  readonly capacity: number;
  readonly prices: Readonly<Record<string, number>>;
}

interface Lanes {
  readonly sale: Lane<TicketsInput, TicketsState>;
  readonly shows: Lane<ShowsInput, ShowsState>;
}

export function createDemo(
  { makeId, database, files, now }: Pick<TicketsDependencies, 'makeId' | 'database' | 'files' | 'now'>,
  lanes: Lanes,
): Demo {
  /** @param at epoch milliseconds; ids are made as they would have been then, with the number of now */
  const submit = (name: string, accountId: string, at: number, input: TicketsInput) => {
    const id = `${firstIdAt(at).slice(0, 5)}${makeId().slice(5)}`;
    return { id, done: lanes.sale.submit({ id, key: id, at, accountId, name, input, fingerprint: '' }) };
  };
  const must = async (done: ReturnType<typeof submit>['done']): Promise<void> => {
    const answer = await done;
    if (!answer.answered || !answer.decision.accepted) {
      throw new Error(`The demo's season could not go on: ${JSON.stringify(answer)}`);
    }
  };

  async function sellToGroups(adminId: string, at: number): Promise<void> {
    const rounds = await roundsBetween(database.reader, at + HOUR_MS, at + SOLD_AHEAD_DAYS * DAY_MS);
    for (const [no, round] of rounds.entries()) {
      const sales = groupsFor(no, round.capacity, Object.keys(round.prices)).map(({ quantity, grade }) =>
        submit('tickets.sell-at-door', adminId, at, {
          ...({
            kind: 'sell-at-door',
            roundId: round.id,
            memberId: null,
            note: '',
            expectedTotal: null,
          } as const),
          choice: { kind: 'best', quantity, grades: [grade], sections: null, isTogether: false },
          reason: '단체 예매',
        }),
      );
      // A grade that is sold out already refuses the group: it stays away.
      for (const { done } of sales) await done;
    }
  }

  async function visit({ show, round, places }: Visit, accountId: string, adminId: string, now: number) {
    const found = await roundOf(database.reader, show, round, now);
    if (!found) return;
    const choice = {
      kind: 'best',
      quantity: places,
      grades: null,
      sections: null,
      isTogether: true,
    } as const;
    const roundId = found.id;
    if (round === 'past') {
      const at = found.startsAt - BOUGHT_DAYS_BEFORE * DAY_MS;
      const sale = { kind: 'sell-at-door', roundId, choice, memberId: accountId, note: '' } as const;
      const input = { ...sale, reason: '현장 예매', expectedTotal: null };
      await must(submit('tickets.sell-at-door', adminId, at, input).done);
      return;
    }
    const held = submit('tickets.hold', accountId, now, { kind: 'hold', roundId, choice, admission: null });
    const pay = { kind: 'reserve', roundId, holdId: held.id, couponId: null, payWith: 'wallet' } as const;
    await must(held.done);
    const input = { ...pay, expectedTotal: null, payMs: HOUR_MS };
    await must(submit('tickets.reserve', accountId, now, input).done);
  }

  return {
    isOpen: async (executor) =>
      (await executor.selectFrom('tickets_venues').select('id').limit(1).executeTakeFirst()) !== undefined,
    open: (tx, at) =>
      insertShows(tx, demoSeason(makeId, at), { batchId: makeId(), at: at - PLANNED_DAYS_AGO * DAY_MS }),
    live: async (people, at) => {
      await sellToGroups(people.admin, at);
      for (const one of VISITS) await visit(one, people[one.who], people.admin, at);
    },
    show: async (adminId, read) => {
      for (const { slug, performance } of await unpostered(database.reader)) {
        const bytes = await read(slug);
        if (!bytes) continue;
        const { id: posterId } = await files.keep(bytes, adminId);
        const { id: performanceId, version, facts } = performance;
        const id = makeId();
        const answer = await lanes.shows.submit({
          ...{
            id,
            key: id,
            at: now(),
            accountId: adminId,
            name: 'tickets.save-performance',
            fingerprint: '',
          },
          input: {
            ...{ kind: 'save-performance', performanceId, version, reason: null },
            facts: { ...facts, posterId },
          },
        });
        // The process is told to stop: the rest is done at its next start.
        if (!answer.answered) return;
      }
    },
    queued: async (executor) => {
      const rows = await roundsOf(executor, QUEUED_SHOW).select(['r.id', 'r.sale_from']).execute();
      return rows.map((row) => ({ roundId: row.id, saleFrom: row.sale_from }));
    },
  };
}

/** Rounds of a show by the name of its poster. */
function roundsOf(executor: Executor, slug: string) {
  const show = DEMO_SHOWS.find((one) => one.slug === slug);
  return executor
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .where('p.title_ko', '=', show?.title.ko ?? '');
}

async function roundOf(
  executor: Executor,
  slug: string,
  which: Visit['round'],
  now: number,
): Promise<{ id: string; startsAt: number } | undefined> {
  const rows = roundsOf(executor, slug).select(['r.id', 'r.starts_at']);
  const row = await (which === 'past'
    ? rows.where('r.starts_at', '<', now - 5 * HOUR_MS).orderBy('r.starts_at', 'desc')
    : rows.where('r.starts_at', '>', now + BOUGHT_DAYS_BEFORE * DAY_MS).orderBy('r.starts_at')
  ).executeTakeFirst();
  return row && { id: row.id, startsAt: row.starts_at };
}

async function roundsBetween(executor: Executor, from: number, until: number): Promise<DemoRound[]> {
  const rows = await executor
    .selectFrom('tickets_rounds as r')
    .innerJoin('tickets_occupancy as o', 'o.round_id', 'r.id')
    .select(['r.id', 'r.starts_at', 'r.prices', 'o.capacity'])
    .where('r.starts_at', '>=', from)
    .where('r.starts_at', '<', until)
    .orderBy('r.starts_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    capacity: row.capacity,
    prices: JSON.parse(row.prices) as Record<string, number>,
  }));
}
