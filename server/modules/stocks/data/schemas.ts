import Type, { type Static } from 'typebox';
import { Closed, Currency, Id, Localized, Money, Nullable, Timestamp } from '../../../lib/schema.ts';
import { MAX_WATCHED } from './bounds.ts';

/** More than any price may be: below it, price × quantity stays exact. */
const MAX_PRICE = 1_000_000_000;

const StockSymbol = Type.String({
  pattern: '^[0-9A-Za-z_-]{1,20}$',
  description: 'Of a listing; those of a season end in its number',
  examples: ['900110'],
});
const Price = Type.Integer({ minimum: 0, description: 'Smallest unit of `currency`', examples: [78400] });
const Shares = Type.Integer({ minimum: 0, examples: [1200] });
const Sequence = Type.Integer({
  minimum: 0,
  description: 'One up with each change of the symbol’s market',
  examples: [48213],
});
const Rate = Type.Number({ description: 'A share: 0.0312 is 3.12 %', examples: [0.0312] });
const Phase = Type.Union([
  Type.Literal('closed'),
  Type.Literal('opening-auction'),
  Type.Literal('continuous'),
  Type.Literal('closing-auction'),
  Type.Literal('interruption'),
  Type.Literal('halted'),
]);
const SeasonId = Type.Optional(
  Type.String({
    pattern: '^[0-9A-Za-z]{1,16}$',
    description: 'Of a contest; the main market without it',
    examples: ['01K9ZQ3T5R7WXA00'],
  }),
);
const RankedBy = Type.Union([
  Type.Literal('amount'),
  Type.Literal('volume'),
  Type.Literal('rise'),
  Type.Literal('fall'),
]);
const Board = Type.Union([Type.Literal('KOSPI'), Type.Literal('KOSDAQ')]);
const Schedule = Type.Union([
  Type.Literal('krx'),
  Type.Literal('hourly'),
  Type.Literal('continuous'),
  Type.Literal('by-hand'),
]);

export const SymbolParams = Closed({ symbol: StockSymbol });
export const MarketQuery = Closed({ seasonId: SeasonId });
export const RankingQuery = Closed({
  by: Type.Optional(RankedBy),
  seasonId: SeasonId,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 10 })),
});
export const ListingQuery = Closed({
  sort: Type.Optional(
    Type.Union([
      Type.Literal('amount'),
      Type.Literal('volume'),
      Type.Literal('rise'),
      Type.Literal('fall'),
      Type.Literal('name'),
    ]),
  ),
  q: Type.Optional(
    Type.String({ maxLength: 50, pattern: '^[^\\u0000-\\u001F\\u007F]*$', examples: ['반도체'] }),
  ),
  sector: Type.Optional(Type.String({ maxLength: 40, examples: ['chips'] })),
  seasonId: SeasonId,
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
});
export type ListingQuery = Static<typeof ListingQuery>;
export const BookQuery = Closed({
  levels: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export const TradesQuery = Closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export const CandleQuery = Closed({
  span: Type.Optional(
    Type.Union([
      Type.Literal('1m'),
      Type.Literal('3m'),
      Type.Literal('5m'),
      Type.Literal('15m'),
      Type.Literal('30m'),
      Type.Literal('1h'),
      Type.Literal('1d'),
    ]),
  ),
  until: Type.Optional({ ...Timestamp, description: 'Candles that begin before it; without it, the newest' }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 300 })),
});

const quoteFields = {
  symbol: StockSymbol,
  name: Localized,
  sector: Type.String({ examples: ['chips'] }),
  color: Type.String({ examples: ['#1d4ed8'] }),
  currency: Currency,
  seasonId: Nullable(Type.String({ examples: ['01K9ZQ3T5R7WXA00'] })),
  last: Price,
  change: Type.Integer({ description: 'Since the reference, with its sign', examples: [-1200] }),
  changeRate: Rate,
  open: Type.Integer({ minimum: 0, description: '0 before the first trade of the day', examples: [78000] }),
  high: Price,
  low: Price,
  volume: Shares,
  amount: Money,
  phase: Phase,
};
const Spark = Type.Array(Price, { description: 'The last prices of its minutes, oldest first' });
export const QuoteView = Type.Object({ ...quoteFields, spark: Type.Optional(Spark) });
export type QuoteView = Static<typeof QuoteView>;
export const QuoteList = Type.Object({ items: Type.Array(QuoteView) });
export const QuotePage = Type.Object({
  items: Type.Array(QuoteView),
  nextCursor: Nullable(Type.String()),
});

const Points = Type.Number({ description: 'In points', examples: [1043.27] });
export const MarketView = Type.Object({
  index: Type.Number({ description: 'All shares by their value; it began at 1,000', examples: [1043.27] }),
  change: Points,
  changeRate: Rate,
  phase: Phase,
  phaseEndsAt: Nullable(Timestamp),
  rising: Shares,
  falling: Shares,
  even: Shares,
  volume: Shares,
  amount: Money,
  listings: Shares,
  spark: Type.Array(Points, { description: 'The index of the last minutes, oldest first' }),
  serverTime: Timestamp,
});
export type MarketView = Static<typeof MarketView>;

const Indicative = Type.Object(
  { price: Price, quantity: Shares, surplus: Type.Integer({ examples: [-300] }) },
  { description: 'At which an auction would trade now; the surplus is of buyers, below 0 of sellers' },
);
/** The serializer knows no union within a tuple. */
const Tick = Type.Unsafe<readonly [below: number | null, tick: number]>({
  type: 'array',
  items: { type: ['integer', 'null'] },
  examples: [[2000, 1]],
});
export const SymbolView = Type.Object({
  ...quoteFields,
  spark: Type.Optional(Spark),
  about: Localized,
  board: Board,
  schedule: Schedule,
  isListed: Type.Boolean(),
  sharesIssued: Shares,
  day: Type.String({ description: 'The trading day, as in Seoul', examples: ['2026-11-23'] }),
  reference: Price,
  upper: Price,
  lower: Price,
  ticks: Type.Array(Tick, {
    description: '[below this price, the step of prices], ascending; the last one has no bound',
  }),
  rules: Type.Object({
    limitBp: Type.Integer({ description: 'Parts of ten thousand; 0: no limit', examples: [3000] }),
    feePpm: Type.Integer({ description: 'Parts of a million, from both sides', examples: [150] }),
    sellTaxPpm: Type.Integer({ description: 'Parts of a million of what is sold', examples: [1500] }),
    settlementDays: Type.Integer({ examples: [2] }),
    maxQuantity: Shares,
  }),
  phaseEndsAt: Nullable(Timestamp),
  indicative: Nullable(Indicative),
  sequence: Sequence,
  isWatched: Type.Boolean(),
  serverTime: Timestamp,
});
export type SymbolView = Static<typeof SymbolView>;

const BookLevel = Type.Object({
  price: Price,
  quantity: Shares,
  orders: Type.Integer({ minimum: 0, examples: [3] }),
});
const Levels = Type.Array(BookLevel, { description: 'Best first' });
export const BookView = Type.Object({
  symbol: StockSymbol,
  sequence: Sequence,
  bids: Levels,
  asks: Levels,
  phase: Phase,
  phaseEndsAt: Nullable(Timestamp),
  indicative: Nullable(Indicative),
});
export type BookView = Static<typeof BookView>;

const TapeTrade = Type.Object({
  tradeNo: Type.Integer({ minimum: 1, examples: [391] }),
  price: Price,
  quantity: Shares,
  taker: Type.Union([Type.Literal('buy'), Type.Literal('sell'), Type.Null()], {
    description: 'Whose coming made it; null in an auction',
  }),
  at: Timestamp,
});
export type TapeTrade = Static<typeof TapeTrade>;
export const TradeList = Type.Object({
  items: Type.Array(TapeTrade, { description: 'The newest first' }),
  sequence: Sequence,
});

export const CandleList = Type.Object({
  items: Type.Array(
    Type.Tuple(
      [
        Type.Integer({ description: 'When it begins, epoch milliseconds', examples: [1795305600000] }),
        Price,
        Price,
        Price,
        Price,
        Shares,
      ],
      { description: '[begins at, open, high, low, close, volume]' },
    ),
    { description: 'Oldest first; minutes without a trade are left out' },
  ),
  sequence: Sequence,
});

export type CandleRow = Static<typeof CandleList>['items'][number];

export const ArrangeBody = Closed({
  symbols: Type.Array(StockSymbol, { maxItems: MAX_WATCHED, uniqueItems: true }),
});
export const WatchedView = Type.Object({
  symbols: Type.Array(StockSymbol, { description: 'All that one watches, in their order' }),
});

const Direction = Type.Union([Type.Literal('above'), Type.Literal('below')]);
export const AlertBody = Closed({
  symbol: StockSymbol,
  price: Type.Integer({ minimum: 1, maximum: MAX_PRICE, examples: [80000] }),
  direction: Type.Optional(
    Type.Union([Type.Literal('above'), Type.Literal('below')], {
      description: 'From which side it is reached; from where the price stands now, if it is left out',
    }),
  ),
});
export const AlertView = Type.Object({
  alertId: Id,
  symbol: StockSymbol,
  direction: Direction,
  price: Price,
  status: Type.Union([Type.Literal('active'), Type.Literal('fired')]),
  createdAt: Timestamp,
  firedAt: Nullable(Timestamp),
  firedPrice: Nullable(Price),
});
export type AlertView = Static<typeof AlertView>;
export const ListedAlert = Type.Object({
  ...AlertView.properties,
  name: Localized,
  color: quoteFields.color,
  currency: Currency,
  seasonId: quoteFields.seasonId,
  isListed: Type.Boolean({ description: 'Whether it can still be reached: the symbol is traded' }),
});
export type ListedAlert = Static<typeof ListedAlert>;
export const AlertList = Type.Object({ items: Type.Array(ListedAlert) });
export const AlertParams = Closed({ alertId: Id });
export const AlertRemoved = Type.Object({ alertId: Id });
