import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { rulesOfDay } from '../rules/index.ts';
import { readCandles } from './candle-rows.ts';
import { listingPage, marketView, rankingOf } from './market-views.ts';
import type { DataParts } from './parts.ts';
import type { Quote } from './quote.ts';
import {
  BookQuery,
  BookView,
  CandleList,
  CandleQuery,
  type CandleRow,
  ListingQuery,
  MarketQuery,
  MarketView,
  QuoteList,
  QuotePage,
  RankingQuery,
  SymbolParams,
  SymbolView,
  TradeList,
  TradesQuery,
} from './schemas.ts';
import { bookView, quoteView, symbolView, tradeView } from './shown.ts';
import { isWatched } from './watching-views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];

/** What everybody sees of the market. */
export function registerMarketRoutes(app: App, parts: DataParts): void {
  registerMarkets(app, parts);
  registerSymbols(app, parts);
  registerHistory(app, parts);
}

function registerMarkets(app: App, { quotes, now }: DataParts): void {
  app.get(
    '/stocks/market',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'readMarket',
        tags: TAGS,
        summary: 'The market as a whole: its index, how many rise and fall, what was traded',
        querystring: MarketQuery,
        response: { 200: MarketView, ...PROBLEMS },
      },
    },
    async ({ query: { seasonId = null } }) => marketView(quotes, seasonId, now()),
  );

  app.get(
    '/stocks/listings',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listListings',
        tags: TAGS,
        summary: 'What can be traded, with how it stands now',
        querystring: ListingQuery,
        response: { 200: QuotePage, ...PROBLEMS },
      },
    },
    async ({ query }) => listingPage(quotes, query),
  );

  app.get(
    '/stocks/rankings',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listStockRankings',
        tags: TAGS,
        summary: 'What is traded most, and what rises and falls most, today',
        querystring: RankingQuery,
        response: { 200: QuoteList, ...PROBLEMS },
      },
    },
    async ({ query: { by = 'amount', seasonId = null, limit = 10 } }) => ({
      items: (await rankingOf(quotes, seasonId, by)).slice(0, limit).map(quoteView),
    }),
  );
}

/** @throws ProblemError stocks.symbol-not-found */
export async function quoteOf({ quotes }: Pick<DataParts, 'quotes'>, symbol: string): Promise<Quote> {
  const quote = await quotes.of(symbol);
  if (!quote) throw new ProblemError('stocks.symbol-not-found');
  return quote;
}

async function boardOf({ boards }: DataParts, symbol: string) {
  const board = await boards.of(symbol);
  if (!board) throw new ProblemError('stocks.symbol-not-found');
  return board;
}

const watches = async ({ database }: DataParts, { caller }: FastifyRequest, symbol: string) =>
  caller ? isWatched(database.reader, caller.accountId, symbol) : false;

function registerSymbols(app: App, parts: DataParts): void {
  app.get(
    '/stocks/:symbol',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readSymbol',
        tags: TAGS,
        summary: 'A symbol: the company, today’s limits, the rules, and how it stands',
        params: SymbolParams,
        response: { 200: SymbolView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { symbol } = request.params;
      const quote = await quoteOf(parts, symbol);
      const board = await boardOf(parts, symbol);
      const own = await watches(parts, request, symbol);
      return symbolView(quote, board, {
        rules: rulesOfDay(quote.day),
        isWatched: own,
        serverTime: parts.now(),
      });
    },
  );

  app.get(
    '/stocks/:symbol/book',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'readBook',
        tags: TAGS,
        summary:
          'The best prices of both sides; what changes afterwards is told live, with the same sequence',
        params: SymbolParams,
        querystring: BookQuery,
        response: { 200: BookView, ...PROBLEMS },
      },
    },
    async ({ params: { symbol }, query: { levels = 10 } }) => {
      const quote = await quoteOf(parts, symbol);
      return bookView(await boardOf(parts, symbol), levels, quote);
    },
  );
}

function registerHistory(app: App, parts: DataParts): void {
  const { boards, reads } = parts;
  app.get(
    '/stocks/:symbol/trades',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listTrades',
        tags: TAGS,
        summary: 'The newest trades, the last one first',
        params: SymbolParams,
        querystring: TradesQuery,
        response: { 200: TradeList, ...PROBLEMS },
      },
    },
    async ({ params: { symbol }, query: { limit = 50 } }) => {
      const board = await boardOf(parts, symbol);
      const tape = await boards.tapeOf(board);
      return { items: tape.slice(-limit).reverse().map(tradeView), sequence: board.sequence };
    },
  );

  app.get(
    '/stocks/:symbol/candles',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listCandles',
        tags: TAGS,
        summary: 'Candles of minutes, hours or days; what was traded in the last second may be missing',
        params: SymbolParams,
        querystring: CandleQuery,
        response: { 200: CandleList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { symbol } = request.params;
      const { span = '1m', until, limit = 300 } = request.query;
      await quoteOf(parts, symbol);
      const before = until === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(until);
      const candles = await readCandles(reads.of(request), symbol, span, { until: before, limit });
      return {
        items: candles.map((c): CandleRow => [c.at, c.open, c.high, c.low, c.close, c.volume]),
        sequence: candles.reduce((newest, { sequence }) => Math.max(newest, sequence), 0),
      };
    },
  );
}
