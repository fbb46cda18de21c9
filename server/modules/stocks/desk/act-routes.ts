import { ProblemError } from '../../../http/errors.ts';
import type { App } from '../../../module.ts';
import { holdersOf } from './listing-routes.ts';
import type { DeskParts } from './parts.ts';
import {
  AdminListing,
  CircuitBody,
  CircuitView,
  GrantBody,
  LimitsBody,
  NextSessionQuery,
  NextSessionView,
  PhaseBody,
  ReasonBody,
  ReferenceBody,
  SymbolParams,
} from './schemas.ts';
import { actOn, admin, admitted, decided, PROBLEMS, TAGS } from './submit.ts';
import { previewNextSession } from './views.ts';

/** What operators do with a market that runs; each act says why, and is audited. */
export function registerActRoutes(app: App, parts: DeskParts): void {
  registerHalts(app, parts);
  registerSession(app, parts);
  registerReference(app, parts);
  registerShares(app, parts);
  registerCircuitBreaks(app, parts);
}

function registerHalts(app: App, parts: DeskParts): void {
  app.post(
    '/admin/stocks/listings/:symbol/halts',
    {
      config: admin,
      schema: {
        operationId: 'haltSymbol',
        tags: TAGS,
        summary: 'Stop trading in a symbol: orders can only be cancelled',
        params: SymbolParams,
        body: ReasonBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'halt', ...request.params, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.halt', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );

  app.post(
    '/admin/stocks/listings/:symbol/resumptions',
    {
      config: admin,
      schema: {
        operationId: 'resumeSymbol',
        tags: TAGS,
        summary: 'Let a halted symbol trade again, beginning with an auction',
        params: SymbolParams,
        body: ReasonBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'resume', ...request.params, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.resume', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );
}

function registerSession(app: App, parts: DeskParts): void {
  app.post(
    '/admin/stocks/listings/:symbol/phases',
    {
      config: admin,
      schema: {
        operationId: 'setPhase',
        tags: TAGS,
        summary: 'Begin a phase by hand; an auction that it ends trades at its one price',
        params: SymbolParams,
        body: PhaseBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'set-phase', ...request.params, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.set-phase', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );

  app.post(
    '/admin/stocks/listings/:symbol/limits',
    {
      config: admin,
      schema: {
        operationId: 'setLimits',
        tags: TAGS,
        summary: 'Set the day’s lowest and highest price by hand',
        params: SymbolParams,
        body: LimitsBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'set-limits', ...request.params, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.set-limits', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );
}

function registerReference(app: App, parts: DeskParts): void {
  app.get(
    '/admin/stocks/listings/:symbol/next-session',
    {
      config: admin,
      schema: {
        operationId: 'previewNextSession',
        tags: TAGS,
        summary: 'The limits that the next session would have with a reference price',
        params: SymbolParams,
        querystring: NextSessionQuery,
        response: { 200: NextSessionView, ...PROBLEMS },
      },
    },
    async (request) => {
      const next = await previewNextSession(parts, request.params.symbol, request.query.reference);
      if (!next) throw new ProblemError('stocks.symbol-not-found');
      return next;
    },
  );

  app.post(
    '/admin/stocks/listings/:symbol/references',
    {
      config: admin,
      schema: {
        operationId: 'setReference',
        tags: TAGS,
        summary: 'Set the reference price of the next session by hand, and with it that session’s limits',
        description: 'After a split, say. Refused while trading is on. `reference: null` takes it back.',
        params: SymbolParams,
        body: ReferenceBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'set-reference', ...request.params, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.set-reference', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );
}

function registerShares(app: App, parts: DeskParts): void {
  const { accounts, admit, database } = parts;
  app.post(
    '/admin/stocks/listings/:symbol/grants',
    {
      config: admin,
      schema: {
        operationId: 'grantShares',
        tags: TAGS,
        summary: 'Give a member shares of a company',
        description:
          'They come from nowhere, and nobody gives any to oneself. Wants a fresh proof: a stolen token alone gives no shares.',
        params: SymbolParams,
        body: GrantBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { reason, ...holder } = request.body;
      const { symbol } = request.params;
      const holders = await holdersOf(parts, database.reader, [holder]);
      const command = admit(request, 'stocks.grant', { kind: 'grant', symbol, holders, reason } as const);
      return actOn(parts, { request, reply, status: 200 }, symbol, command);
    },
  );

  app.post(
    '/admin/stocks/listings/:symbol/delistings',
    {
      config: admin,
      schema: {
        operationId: 'delistSymbol',
        tags: TAGS,
        summary: 'Take a symbol off the exchange for ever; its orders end',
        params: SymbolParams,
        body: ReasonBody,
        response: { 200: AdminListing, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const input = { kind: 'delist', ...request.params, ...request.body } as const;
      const command = admit(request, 'stocks.delist', input);
      return actOn(parts, { request, reply, status: 200 }, input.symbol, command);
    },
  );
}

function registerCircuitBreaks(app: App, parts: DeskParts): void {
  const { database } = parts;
  app.post(
    '/admin/stocks/circuit-breaks',
    {
      config: admin,
      schema: {
        operationId: 'breakCircuit',
        tags: TAGS,
        summary: 'Stop the whole main market at once',
        body: CircuitBody,
        response: { 200: CircuitView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const symbols = await mainSymbols(database);
      const input = { kind: 'circuit-break', symbols, ...request.body } as const;
      // The symbols are not asked for: the same key asks the same when there are more of them.
      const { fingerprint, key } = parts.admit(request, 'stocks.circuit-break', request.body);
      const command = { ...admitted(parts, request, 'stocks.circuit-break', input), fingerprint, key };
      const { body } = await decided(parts, { request, reply, status: 200 }, command);
      return body as CircuitView;
    },
  );
}

/** All that is listed in the main market, ascending. */
async function mainSymbols({ reader }: Pick<DeskParts['database'], 'reader'>): Promise<string[]> {
  const rows = await reader
    .selectFrom('stocks_listings')
    .select('symbol')
    .where('season_id', 'is', null)
    .where('status', '=', 'listed')
    .orderBy('symbol')
    .execute();
  return rows.map(({ symbol }) => symbol);
}
