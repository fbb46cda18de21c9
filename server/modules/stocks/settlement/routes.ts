import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { tradingIdOf } from '../state.ts';
import { readAccount, readHoldings, walletOf } from './account-views.ts';
import { listFills, profitsByDay } from './history-views.ts';
import type { SettlementParts } from './parts.ts';
import { quoteOrder } from './quote.ts';
import {
  AccountQuery,
  AccountView,
  FillPage,
  FillsQuery,
  HoldingList,
  OrderQuote,
  ProfitList,
  ProfitsQuery,
  QuoteQuery,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];
const ACCESS = { access: 'member' } as const;

/** The trading account that a member asks about: their own, or one of a season. */
export const accountOf = (request: FastifyRequest, seasonId: string | undefined): string =>
  tradingIdOf(callerOf(request).accountId, seasonId ?? null);

/** What a member has: cash, shares, what they have traded and earned; and what an order would cost. */
export function registerPortfolioRoutes(app: App, parts: SettlementParts): void {
  registerHaving(app, parts);
  registerHistory(app, parts);
  app.get(
    '/stocks/quote',
    {
      config: ACCESS,
      schema: {
        operationId: 'quoteStockOrder',
        tags: TAGS,
        summary: 'What an order would cost, and the rule that would refuse it',
        querystring: QuoteQuery,
        response: { 200: OrderQuote, ...PROBLEMS },
      },
    },
    (request) =>
      quoteOrder(parts.database.reader, callerOf(request).accountId, request.query, parts.marketOf),
  );
}

function registerHaving(app: App, { database, quotes }: SettlementParts): void {
  app.get(
    '/stocks/account',
    {
      config: ACCESS,
      schema: {
        operationId: 'readStockAccount',
        tags: TAGS,
        summary: 'Cash and shares of one’s own, at the newest prices',
        querystring: AccountQuery,
        response: { 200: AccountView, ...PROBLEMS },
      },
    },
    (request) => readAccount(database.reader, accountOf(request, request.query.seasonId), quotes),
  );

  app.get(
    '/stocks/holdings',
    {
      config: ACCESS,
      schema: {
        operationId: 'listStockHoldings',
        tags: TAGS,
        summary: 'One’s own shares, the most valuable first',
        querystring: AccountQuery,
        response: { 200: HoldingList, ...PROBLEMS },
      },
    },
    async (request) => ({
      items: await readHoldings(database.reader, accountOf(request, request.query.seasonId), quotes),
    }),
  );
}

function registerHistory(app: App, { database, now }: SettlementParts): void {
  app.get(
    '/stocks/fills',
    {
      config: ACCESS,
      schema: {
        operationId: 'listStockFills',
        tags: TAGS,
        summary: 'What one has bought and sold, newest first',
        querystring: FillsQuery,
        response: { 200: FillPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { seasonId, limit = 20, ...query } = request.query;
      return listFills(database.reader, accountOf(request, seasonId), { ...query, limit });
    },
  );

  app.get(
    '/stocks/profits',
    {
      config: ACCESS,
      schema: {
        operationId: 'listStockProfits',
        tags: TAGS,
        summary: 'What sales have brought above their cost, day by day',
        querystring: ProfitsQuery,
        response: { 200: ProfitList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { seasonId, ...span } = request.query;
      const accountId = accountOf(request, seasonId);
      const { currency } = await walletOf(database.reader, accountId);
      return { items: await profitsByDay(database.reader, accountId, span, now()), currency };
    },
  );
}
