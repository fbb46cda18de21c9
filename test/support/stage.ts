import type { Database } from '../../server/db/open.ts';
import { Lane, type LaneLimits } from '../../server/engine/index.ts';
import { idMaker, type MakeId } from '../../server/lib/id.ts';
import type { OpenLane } from '../../server/module.ts';
import type { TicketsInput } from '../../server/modules/tickets/input.ts';
import type { Grade, HallMap, Seat, Section } from '../../server/modules/tickets/maps/hall-map.ts';
import type { TicketsDependencies } from '../../server/modules/tickets/parts.ts';
import { expireDue } from '../../server/modules/tickets/seats/expiry-round.ts';
import { createSeats, type Seats } from '../../server/modules/tickets/seats/index.ts';
import { insertShows } from '../../server/modules/tickets/shows/index.ts';
import { createPlans } from '../../server/modules/tickets/shows/plans.ts';
import type { SeedRound } from '../../server/modules/tickets/shows/seed.ts';
import { seatIdOf } from '../../server/modules/tickets/state.ts';

/** Noon of a day in 2026, in London; nine in the evening in Seoul. */
export const NOON = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};

/** A hall as a test thinks of it: how many seats each row has, from the front; then places to stand. */
export interface HallSketch {
  readonly rows?: readonly number[];
  /** Key of the grade of each row, in their order; the last one for all that follow. */
  readonly grades?: readonly string[];
  /** Seats between which there is an aisle: so many from the left, in every row. */
  readonly aisleAfter?: number;
  /** Places of a section in which one stands, of the last grade. */
  readonly standing?: number;
}

const SEAT = 10;

/** Draws a hall: section `A` with rows, and behind it section `S` to stand in. */
export function drawHall({ rows = [10, 10], grades = ['R'], aisleAfter, standing = 0 }: HallSketch): HallMap {
  const keys = [...new Set(grades)];
  const gradeOf = (row: number) => keys.indexOf(grades[Math.min(row, grades.length - 1)]!);
  const width = (Math.max(1, ...rows) + 4) * SEAT * 2;
  const sections: Section[] = [];
  if (rows.length > 0) {
    const seatsOf = (count: number, row: number) =>
      Array.from({ length: count }, (_, i): Seat => {
        const aisle = aisleAfter !== undefined && i >= aisleAfter ? 2 * SEAT : 0;
        const x = width / 2 + (i - count / 2) * SEAT + aisle;
        return [String(i + 1), x, 60 + row * SEAT, gradeOf(row)];
      });
    const drawn = rows.map((count, row) => ({ name: String(row + 1), seats: seatsOf(count, row) }));
    sections.push({ kind: 'seated', key: 'A', name: { ko: '1층', en: 'Stalls' }, rows: drawn });
  }
  const behind = 80 + rows.length * SEAT;
  if (standing > 0) {
    const area = { x: 10, y: behind, width: width - 20, height: 40 };
    const name = { ko: '스탠딩', en: 'Standing' };
    sections.push({ kind: 'standing', key: 'S', name, area, capacity: standing, grade: keys.length - 1 });
  }
  const own = keys.map((key, colour): Grade => ({ key, name: { ko: `${key}석`, en: key }, colour }));
  const stage = { x: width / 2 - 40, y: 10, width: 80, height: 20 };
  return { width, height: behind + 60, stage, grades: own, sections };
}

export interface RoundSketch extends HallSketch {
  /** Instead of drawing one. */
  readonly map?: HallMap;
  /** 10,000 each unless it says otherwise. */
  readonly prices?: Readonly<Record<string, number>>;
  readonly round?: Partial<Omit<SeedRound, 'id' | 'performanceId' | 'hallId' | 'prices'>>;
  readonly status?: 'draft' | 'published' | 'hidden';
  /** Epoch milliseconds of now: the sale has begun a day ago, the show is in a month. */
  readonly at?: number;
  /** Of a performance that is there already: another of its rounds, in a hall of its own. */
  readonly performanceId?: string;
}

export interface OpenRound {
  readonly roundId: string;
  readonly performanceId: string;
  readonly mapId: string;
  readonly hallId: string;
  readonly venueId: string;
  /** The name of a place in the API. */
  readonly seatId: (seat: number) => string;
}

const testIds = idMaker(Date.now, Math.random);

/** Writes a venue, a hall with its map, a performance and a round that is on sale, as an operator would have made them. */
export async function openRound(
  { database, makeId = testIds }: { readonly database: Pick<Database, 'transact'>; readonly makeId?: MakeId },
  { map, prices, round = {}, status = 'published', at = NOON, ...sketch }: RoundSketch = {},
): Promise<OpenRound> {
  const [venueId, hallId, mapId, roundId, batchId] = [makeId(), makeId(), makeId(), makeId(), makeId()];
  const performanceId = sketch.performanceId ?? makeId();
  const drawn = map ?? drawHall(sketch);
  const startsAt = round.startsAt ?? at + 30 * DAY_MS;
  const named = { ko: '봄의 제전', en: 'The Rite of Spring' };
  const own: SeedRound = {
    ...{ id: roundId, performanceId, hallId, startsAt },
    ...{ saleFrom: at - DAY_MS, saleUntil: startsAt - HOUR_MS },
    prices: prices ?? Object.fromEntries(drawn.grades.map(({ key }) => [key, 10_000])),
    ...round,
  };
  const hall = { id: hallId, name: { ko: '대극장', en: 'Main hall' }, mapId, map: drawn };
  const performance = { id: performanceId, title: named, venueId, genre: 'dance', status } as const;
  await database.transact((tx) =>
    insertShows(
      tx,
      {
        venues: [{ id: venueId, name: { ko: '마당극장', en: 'Madang Theatre' }, halls: [hall] }],
        performances: sketch.performanceId === undefined ? [performance] : [],
        rounds: [own],
      },
      { batchId, at },
    ),
  );
  return { ...{ roundId, performanceId, mapId, hallId, venueId }, seatId: (seat) => seatIdOf(roundId, seat) };
}

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
  readonly replayed: boolean;
  readonly id: string;
}

export interface Stage {
  readonly seats: Seats;
  readonly database: Database;
  readonly clock: { now: number };
  readonly makeId: MakeId;
  /** For making the parts of tickets that stand on seats. */
  readonly deps: TicketsDependencies;
  open(sketch?: RoundSketch): Promise<OpenRound>;
  ask(accountId: string, input: TicketsInput, options?: { key?: string; at?: number }): Promise<Asked>;
  /** Holds places by hand. */
  hold(accountId: string, roundId: string, ...seats: number[]): Promise<Asked>;
  /** Holds the best neighbours. */
  best(accountId: string, roundId: string, quantity: number, more?: object): Promise<Asked>;
  /** What the round does now. */
  expireDue(): Promise<number>;
  /** The states of a round's places, as they are stored. */
  states(roundId: string): Promise<string>;
  /** What does not agree: counters, states and rows of each round; none when all is well. */
  broken(): Promise<string[]>;
}

/** The lane of tickets on a migrated database, as one instance of the server has it. */
export function openStage(
  database: Database,
  {
    processNo = 1,
    clock = { now: NOON },
    maxBatch = 1_000,
  }: { readonly processNo?: number; readonly clock?: { now: number }; readonly maxBatch?: number } = {},
): Stage {
  const makeId = idMaker(
    () => clock.now,
    () => (processNo + 300) / 1_000,
  );
  const openLane: OpenLane = (work) =>
    new Lane(work, {
      database,
      limits: { ...LIMITS, maxBatch },
      observer: NO_OBSERVER,
      makeId,
      now: () => performance.now(),
      committed: () => undefined,
    });
  const now = () => clock.now;
  const deps = {
    ...{ database, openLane, makeId, now, monotonic: now },
    createCache: () => ({ get: async () => null, invalidate: async () => undefined }),
  } as unknown as TicketsDependencies;
  const seats = createSeats(deps, { plansOf: createPlans(), changed: async () => undefined });

  const ask: Stage['ask'] = async (accountId, input, { key, at = clock.now } = {}) => {
    const id = makeId();
    const answer = await seats.lane.submit({
      ...{ id, at, accountId, key: key ?? id, name: `tickets.${input.kind}`, input },
      fingerprint: JSON.stringify(input).slice(0, 22),
    });
    if (!answer.answered) return { code: answer.code, result: {}, replayed: false, id };
    const { decision, replayed } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result, replayed, id };
  };

  return {
    ...{ seats, database, clock, makeId, deps, ask },
    open: (sketch) => openRound({ database, makeId }, { at: clock.now, ...sketch }),
    hold: (accountId, roundId, ...wanted) =>
      ask(accountId, { kind: 'hold', roundId, choice: { kind: 'seats', seats: wanted }, admission: null }),
    best: (accountId, roundId, quantity, more = {}) =>
      ask(accountId, {
        kind: 'hold',
        roundId,
        choice: { kind: 'best', quantity, grades: null, sections: null, isTogether: true, ...more },
        admission: null,
      }),
    expireDue: () => expireDue({ database, lane: seats.lane, makeId, now }),
    states: async (roundId) => {
      const { states } = await database.reader
        .selectFrom('tickets_occupancy')
        .select('states')
        .where('round_id', '=', roundId)
        .executeTakeFirstOrThrow();
      return states;
    },
    broken: () => brokenRounds(database),
  };
}

/** Holds states, counters and rows of every round against each other. */
async function brokenRounds({ reader }: Pick<Database, 'reader'>): Promise<string[]> {
  const faults: string[] = [];
  for (const round of await reader.selectFrom('tickets_occupancy').selectAll().execute()) {
    const of = { where: ['round_id', '=', round.round_id] } as const;
    const holds = await reader
      .selectFrom('tickets_holds')
      .selectAll()
      .where(...of.where)
      .execute();
    const tickets = await reader
      .selectFrom('tickets_tickets')
      .selectAll()
      .where(...of.where)
      .execute();
    const blocks = await reader
      .selectFrom('tickets_blocks')
      .selectAll()
      .where(...of.where)
      .execute();
    const expected = new Array<string>(round.capacity).fill('0');
    const put = (seat: number, state: string) => {
      if (expected[seat] !== '0')
        faults.push(`${round.round_id}: place ${seat} is ${expected[seat]} and ${state}`);
      expected[seat] = state;
    };
    for (const { seats } of holds) for (const seat of seats.split(',')) put(Number(seat), '1');
    for (const { seat_no: seat } of tickets) put(seat, '2');
    for (const { seat_no: seat } of blocks) put(seat, '3');
    if (expected.join('') !== round.states)
      faults.push(`${round.round_id}: ${expected.join('')} is ${round.states}`);
    for (const [state, count] of [
      ['1', round.held],
      ['2', round.sold],
      ['3', round.blocked],
    ] as const) {
      const places = expected.filter((one) => one === state).length;
      if (places !== count) faults.push(`${round.round_id}: ${places} places are ${state}, counted ${count}`);
    }
    const waiting = await reader
      .selectFrom('tickets_waitlist')
      .select('account_id')
      .where(...of.where)
      .where('status', '=', 'waiting')
      .execute();
    if (waiting.length !== round.waiters)
      faults.push(`${round.round_id}: ${waiting.length} wait, counted ${round.waiters}`);
  }
  return faults;
}
