import type { Database } from '../../../../db/open.ts';
import { Lane, type LaneLimits } from '../../../../engine/index.ts';
import { idMaker } from '../../../../lib/id.ts';
import { decideSeason } from '../decide.ts';
import type { SeasonInput } from '../input.ts';
import { prefetchSeasons, readSeasons, writeSeasons } from '../queries.ts';
import type { Season, SeasonFacts } from '../season.ts';
import type { SeasonState } from '../state.ts';

export const T0 = Date.UTC(2026, 10, 21, 11);
export const HOUR_MS = 3_600_000;
const LIMITS: LaneLimits = { maxQueue: 200_000, maxBatch: 1_000, maxWaitMs: 60_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};
export const FACTS: SeasonFacts = {
  name: { ko: '가을 대회', en: 'Autumn contest' },
  about: { ko: '', en: '' },
  symbols: ['100010', '100020'],
  startingCash: 1_000_000,
  schedule: 'continuous',
  startsAt: T0 + HOUR_MS,
  endsAt: T0 + 3 * HOUR_MS,
};

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
}

export interface Grounds {
  readonly clock: { now: number };
  ask(accountId: string, input: SeasonInput, key?: string): Promise<Asked>;
  /** A season of these facts. @returns its id */
  make(facts?: Partial<SeasonFacts>): Promise<string>;
  /** The same, announced. */
  announce(facts?: Partial<SeasonFacts>): Promise<string>;
  join(accountId: string, seasonId: string, nickname?: string): Promise<Asked>;
  season(seasonId: string): Promise<Season>;
  /** Balance and status, by the wallet's id. */
  wallets(): Promise<Map<string, readonly [balance: number, status: string, currency: string]>>;
}

let instances = 0;

/** Seasons of one instance, with a clock that tests move, and two companies in the main market. */
export async function openGrounds(database: Database, clock = { now: T0 }): Promise<Grounds> {
  instances += 1;
  const instance = instances;
  const makeId = idMaker(
    () => clock.now,
    () => (instance % 1_000) / 1_000,
  );
  const membersThere = async (_: unknown, ids: readonly string[]) => new Map(ids.map((id) => [id, {}]));
  const lane = new Lane<SeasonInput, SeasonState>(
    {
      name: 'stocks-seasons',
      prefetch: (tx, commands) => prefetchSeasons(tx, commands, membersThere),
      decide: decideSeason,
      write: writeSeasons,
    },
    {
      ...{ database, limits: LIMITS, observer: NO_OBSERVER, makeId },
      now: () => performance.now(),
      committed: () => undefined,
    },
  );
  await list(database);

  const ask: Grounds['ask'] = async (accountId, input, key) => {
    const id = makeId();
    const name = `stocks.${input.kind}-season`;
    const answer = await lane.submit({
      ...{ id, at: clock.now, accountId, key: key ?? id, name, input, fingerprint: '' },
    });
    if (!answer.answered) return { code: answer.code, result: {} };
    const { decision } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result };
  };
  const mustBe = ({ code, result }: Asked): Asked['result'] => {
    if (code !== 'ok') throw new Error(`The season could not be made: ${code} ${JSON.stringify(result)}`);
    return result;
  };
  const make: Grounds['make'] = async (facts = {}) => {
    const seasonId = makeId();
    const all = { ...FACTS, ...facts };
    mustBe(await ask('admin', { kind: 'save', seasonId, version: null, facts: all, reason: null }));
    return seasonId;
  };
  return {
    clock,
    ask,
    make,
    announce: async (facts) => {
      const seasonId = await make(facts);
      mustBe(await ask('admin', { kind: 'announce', seasonId, version: 1, reason: '시작' }));
      return seasonId;
    },
    join: (accountId, seasonId, nickname) =>
      ask(accountId, { kind: 'join', seasonId, nickname: nickname ?? null }),
    season: async (seasonId) => (await readSeasons(database.reader, [seasonId]))[0]!,
    wallets: async () => {
      const rows = await database.reader.selectFrom('pay_wallets').selectAll().orderBy('id').execute();
      return new Map(rows.map(({ id, balance, status, currency }) => [id, [balance, status, currency]]));
    },
  };
}

async function list(database: Database): Promise<void> {
  const known = await database.reader.selectFrom('stocks_listings').select('symbol').execute();
  if (known.length > 0) return;
  const base = { season_id: null, board: 'KOSPI', schedule: 'continuous', currency: 'KRW' } as const;
  const facts = { name: '{"ko":"가","en":"A"}', about: '{"ko":"","en":""}', sector: 'IT', color: '#112233' };
  await database.transact((tx) =>
    tx
      .insertInto('stocks_listings')
      .values(
        FACTS.symbols.map((symbol, index) => ({
          ...{ ...base, ...facts, symbol, listing_no: index + 1, shares_issued: 1_000 },
          ...{ status: 'listed' as const, version: 1, listed_at: T0 },
        })),
      )
      .execute(),
  );
}
