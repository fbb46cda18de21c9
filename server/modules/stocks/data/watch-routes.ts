import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { DataParts } from './parts.ts';
import { quoteOf } from './routes.ts';
import {
  AlertBody,
  AlertList,
  AlertParams,
  AlertRemoved,
  AlertView,
  ArrangeBody,
  QuoteList,
  SymbolParams,
  WatchedView,
} from './schemas.ts';
import { listedAlert, quoteView } from './shown.ts';
import type { WatchInput } from './watching.ts';
import { alertsOf, watchedBy } from './watching-views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];
const member = { access: 'member' } as const;

/** What a member watches, and the prices that they want to hear of. */
export function registerWatchRoutes(app: App, parts: DataParts): void {
  registerWatchlist(app, parts);
  registerAlerts(app, parts);
}

const submitter =
  ({ watching, admit }: DataParts) =>
  async (request: FastifyRequest, reply: FastifyReply, input: WatchInput, status = 200) =>
    answerWith(
      request,
      reply,
      await watching.submit(admit(request, `stocks.${input.kind}`, input)),
      status,
    ) as never;

function registerWatchlist(app: App, parts: DataParts): void {
  const { database, quotes } = parts;
  const submit = submitter(parts);
  app.get(
    '/stocks/watchlist',
    {
      config: member,
      schema: {
        operationId: 'readWatchlist',
        tags: TAGS,
        summary: 'What one watches, in one’s own order, with how it stands',
        response: { 200: QuoteList, ...PROBLEMS },
      },
    },
    async (request) => {
      const symbols = await watchedBy(database.reader, callerOf(request).accountId);
      const found = await Promise.all(symbols.map((symbol) => quotes.of(symbol)));
      return { items: found.flatMap((quote) => (quote ? [quoteView(quote)] : [])) };
    },
  );

  app.put(
    '/stocks/watchlist',
    {
      config: member,
      schema: {
        operationId: 'arrangeWatchlist',
        tags: TAGS,
        summary: 'The whole list anew, in this order',
        body: ArrangeBody,
        response: { 200: WatchedView, ...PROBLEMS },
      },
    },
    async (request, reply) => submit(request, reply, { kind: 'arrange', symbols: request.body.symbols }),
  );

  app.put(
    '/stocks/watchlist/:symbol',
    {
      config: member,
      schema: {
        operationId: 'watchSymbol',
        tags: TAGS,
        summary: 'Watch a symbol; twice changes nothing',
        params: SymbolParams,
        response: { 200: WatchedView, ...PROBLEMS },
      },
    },
    async (request, reply) => submit(request, reply, { kind: 'watch', symbol: request.params.symbol }),
  );

  app.delete(
    '/stocks/watchlist/:symbol',
    {
      config: member,
      schema: {
        operationId: 'unwatchSymbol',
        tags: TAGS,
        summary: 'Watch a symbol no more; where it was not watched, nothing happens',
        params: SymbolParams,
        response: { 200: WatchedView, ...PROBLEMS },
      },
    },
    async (request, reply) => submit(request, reply, { kind: 'unwatch', symbol: request.params.symbol }),
  );
}

function registerAlerts(app: App, parts: DataParts): void {
  const { database, quotes, watching, admit } = parts;
  const submit = submitter(parts);
  app.get(
    '/stocks/alerts',
    {
      config: member,
      schema: {
        operationId: 'listAlerts',
        tags: TAGS,
        summary: 'Prices that one wants to hear of, the newest first',
        response: { 200: AlertList, ...PROBLEMS },
      },
    },
    async (request) => {
      const alerts = await alertsOf(database.reader, callerOf(request).accountId);
      const items = alerts.map(async (alert) => {
        const quote = await quotes.of(alert.symbol);
        return quote ? [listedAlert(alert, quote)] : [];
      });
      return { items: (await Promise.all(items)).flat() };
    },
  );

  app.post(
    '/stocks/alerts',
    {
      config: member,
      schema: {
        operationId: 'setAlert',
        tags: TAGS,
        summary: 'Be told once when a trade reaches a price',
        body: AlertBody,
        response: { 201: AlertView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { symbol, price } = request.body;
      const asked = admit(request, 'stocks.set-alert', request.body);
      const quote = await quoteOf(parts, symbol);
      // Where the price stands now is no part of what is fingerprinted: a repetition is recognised all the same.
      const direction = request.body.direction ?? (price >= quote.last ? 'above' : 'below');
      const input: WatchInput = { kind: 'set-alert', symbol, price, direction };
      return answerWith(request, reply, await watching.submit({ ...asked, input }), 201) as never;
    },
  );

  app.delete(
    '/stocks/alerts/:alertId',
    {
      config: member,
      schema: {
        operationId: 'removeAlert',
        tags: TAGS,
        summary: 'Take an alert back',
        params: AlertParams,
        response: { 200: AlertRemoved, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      submit(request, reply, { kind: 'remove-alert', alertId: request.params.alertId }),
  );
}
