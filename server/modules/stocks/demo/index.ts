import { type Executor, insertMany } from '../../../db/dialect.ts';
import type { Part } from '../../../module.ts';
import type { Contests } from '../contests/index.ts';
import { insertMarkets, type Orders } from '../orders/index.ts';
import type { StocksDependencies } from '../parts.ts';
import { rulesAt, tickBelow } from '../rules/index.ts';
import { COMPANIES, type Company } from './companies.ts';
import { createCrowd, isIn } from './crowd.ts';
import { pastOf } from './past.ts';
import { TRADERS } from './people.ts';
import { seatsAndPlaces } from './places.ts';
import { openDemoSeason } from './season.ts';

export { TRADERS } from './people.ts';
export { addressOf } from './places.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const PAST_DAYS = 120;
const PAST_MINUTES = 90;
/** Of each of the crowd, before anybody looks: a market in which nothing was traded yet looks dead. */
const FIRST_VISITS = 6;
/** What changes hands in a day and in a minute, in won: about what the crowd will do. */
const DAY_WON = 400_000_000;
const MINUTE_WON = 6_000_000;

/** A share of something that one of the demo's people has from the beginning. */
export interface DemoHolding {
  readonly accountId: string;
  readonly symbol: string;
  readonly quantity: number;
}

/** The demo's exchange: thirty companies, and a crowd that trades them. */
export interface StocksDemo extends Part {
  /** Whether anything is listed yet, or ever was. */
  readonly isOpen: (executor: Executor) => Promise<boolean>;
  /** Whether there is a contest, or ever was. */
  readonly hasSeason: (executor: Executor) => Promise<boolean>;
  /**
   * Lists the companies, with a past, and gives out their shares.
   * @param traders account ids by handle: all of `TRADERS`
   * @param at epoch milliseconds
   * @throws the database's error
   */
  readonly open: (
    tx: Executor,
    traders: ReadonlyMap<string, string>,
    holdings: readonly DemoHolding[],
    at: number,
  ) => Promise<void>;
  /** The first orders: every market maker has looked at every company, and the crowd has come by. */
  readonly quote: () => Promise<void>;
  /**
   * A contest that has begun.
   * @param people of those who take part already the account ids, by nickname
   * @throws Error when it cannot be made
   */
  readonly compete: (
    adminId: string,
    traders: ReadonlyMap<string, string>,
    people: ReadonlyMap<string, string>,
  ) => Promise<void>;
}

export function createStocksDemo(
  deps: Pick<StocksDependencies, 'database' | 'accounts' | 'makeId' | 'now' | 'monotonic' | 'config'>,
  {
    orders: { lane, markets },
    contests,
    mute,
  }: {
    readonly orders: Pick<Orders, 'lane' | 'markets'>;
    readonly contests: Pick<Contests, 'lane'>;
    /** Nobody reads what the crowd is told. */
    readonly mute: (memberIds: readonly string[]) => void;
  },
): StocksDemo {
  const { database, accounts, monotonic, config, makeId, now } = deps;
  const seats = seatsAndPlaces({ database, accounts, monotonic, mute });
  const crowd = createCrowd({ ...deps, lane, marketOf: markets.marketOf, seats, random: Math.random });
  return {
    ...(config.mode === 'demo' && { rounds: [crowd.round], streams: crowd.streams }),
    isOpen: async (executor) =>
      (await executor.selectFrom('stocks_listings').select('symbol').limit(1).executeTakeFirst()) !==
      undefined,
    hasSeason: async (executor) =>
      (await executor.selectFrom('stocks_seasons').select('id').limit(1).executeTakeFirst()) !== undefined,
    open: async (tx, traders, holdings, at) => {
      await insertMarkets(
        tx,
        COMPANIES.map((company) => marketOf(company, traders, holdings, at)),
      );
      await insertPast(tx, at);
    },
    quote: async () => {
      const { seats: all, places } = await seats();
      const makers = all.filter(({ habit }) => habit === 'maker');
      for (const maker of makers) {
        await Promise.all(
          places.filter((place) => isIn(maker, place)).map((place) => crowd.visit(maker, place)),
        );
      }
      const others = all.filter(({ habit }) => habit !== 'maker');
      for (let turn = 0; turn < FIRST_VISITS; turn += 1) {
        await Promise.all(
          others.map((trader, i) => crowd.visit(trader, places[(i * 7 + turn * 11) % places.length]!)),
        );
      }
    },
    compete: (adminId, traders, people) =>
      openDemoSeason({ lane: contests.lane, makeId, at: now(), adminId, traders, people }),
  };
}

function marketOf(
  company: Company,
  traders: ReadonlyMap<string, string>,
  holdings: readonly DemoHolding[],
  at: number,
) {
  const { symbol, price, board, name, about, sector, color, sharesK } = company;
  const ofCrowd = TRADERS.map(({ handle, sharesWon }) => ({
    accountId: traders.get(handle)!,
    quantity: Math.max(1, Math.round(sharesWon / price)),
  }));
  const ofPeople = holdings.filter((holding) => holding.symbol === symbol);
  return {
    listing: {
      ...{ symbol, board, name, about, sector, color, seasonId: null, currency: 'KRW' },
      ...{ schedule: 'hourly' as const, sharesIssued: sharesK * 1_000, reference: price },
    },
    holders: [...ofCrowd, ...ofPeople.map(({ accountId, quantity }) => ({ accountId, quantity }))],
    at,
  };
}

/** Candles of before, so that a chart has something to show. */
async function insertPast(tx: Executor, at: number): Promise<void> {
  const today = Math.floor((at + SEOUL_MS) / DAY_MS) * DAY_MS - SEOUL_MS;
  const rules = rulesAt(at);
  const rows = COMPANIES.flatMap((company) => {
    const { symbol, unrest, price } = company;
    const onTick = (near: number) => tickBelow(rules, Math.max(1, Math.round(near)));
    const spans = [
      ['1d', { count: PAST_DAYS, spanMs: DAY_MS, newestAt: today - DAY_MS, unrest, volume: DAY_WON / price }],
      [
        '1m',
        {
          ...{ count: PAST_MINUTES, spanMs: MINUTE_MS, unrest: unrest / 12 },
          newestAt: Math.floor(at / MINUTE_MS) * MINUTE_MS - MINUTE_MS,
          volume: MINUTE_WON / price,
        },
      ],
    ] as const;
    return spans.flatMap(([span, past]) =>
      pastOf(company, past, onTick, Math.random).map((candle) => [
        ...[symbol, span, candle.at, candle.open, candle.high, candle.low, candle.close],
        ...[candle.volume, candle.volume * candle.close, Math.max(1, Math.round(candle.volume / 40)), 0],
      ]),
    );
  });
  await insertMany(tx, 'stocks_candles', CANDLE_COLUMNS, rows);
}

const CANDLE_COLUMNS = [
  ...['symbol', 'span', 'at', 'open', 'high', 'low', 'close'],
  ...['volume', 'amount', 'trades', 'sequence'],
];
