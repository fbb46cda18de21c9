import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { walletOf } from './account-views.ts';
import { fillsCsv, profitsByDay, profitsCsv } from './history-views.ts';
import type { SettlementParts } from './parts.ts';
import { accountOf } from './routes.ts';
import { FillsCsvQuery, ProfitsQuery } from './schemas.ts';

const TAGS = ['Stocks'];
const ACCESS = { access: 'member' } as const;
const ANSWERS = { 200: Type.String(), '4xx': Problem, '5xx': Problem };
const DESCRIPTION =
  'CSV (RFC 4180) in UTF-8; times are UTC, days those of Seoul, amounts in the smallest unit of the currency.';

const asFile = (reply: FastifyReply, name: string): FastifyReply =>
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store');

/** What a member has traded and earned, as files for spreadsheets. */
export function registerFileRoutes(app: App, { database, now }: SettlementParts): void {
  app.get(
    '/stocks/fills.csv',
    {
      config: ACCESS,
      schema: {
        operationId: 'downloadStockFills',
        tags: TAGS,
        summary: 'What one has bought and sold, as a file for spreadsheets',
        description: DESCRIPTION,
        produces: ['text/csv'],
        querystring: FillsCsvQuery,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const { seasonId, ...wanted } = request.query;
      const { from, to } = wanted;
      if (from !== undefined && to !== undefined && from > to) throw new ProblemError('request.invalid');
      const accountId = accountOf(request, seasonId);
      // Before the first line: what is refused is not half a file.
      await walletOf(database.reader, accountId);
      asFile(reply, 'trades');
      return Readable.from(fillsCsv(database.background, accountId, wanted)) as unknown as string;
    },
  );

  app.get(
    '/stocks/profits.csv',
    {
      config: ACCESS,
      schema: {
        operationId: 'downloadStockProfits',
        tags: TAGS,
        summary: 'What sales have brought above their cost, day by day, as a file for spreadsheets',
        description: DESCRIPTION,
        produces: ['text/csv'],
        querystring: ProfitsQuery,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const { seasonId, ...span } = request.query;
      const accountId = accountOf(request, seasonId);
      const { currency } = await walletOf(database.reader, accountId);
      const days = await profitsByDay(database.background, accountId, span, now());
      asFile(reply, 'profits');
      return profitsCsv(days, currency);
    },
  );
}
