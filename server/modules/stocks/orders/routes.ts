import type { FastifyRequest } from 'fastify';
import type { Lane } from '../../../engine/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';
import type { FloodGate } from './flood.ts';
import type { Asked, StocksInput } from './input.ts';
import type { ProveBook } from './proof.ts';
import { registerOrderReads } from './read-routes.ts';
import {
  AmendBody,
  BookProof,
  CancelAllBody,
  CancelBody,
  CancelledView,
  OrderParams,
  PlaceBody,
  PlacedOrder,
  SymbolParams,
} from './schemas.ts';
import type { ExchangeState } from './state.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];

export interface OrderParts extends Pick<StocksDependencies, 'database' | 'admit'> {
  readonly lane: Lane<StocksInput, ExchangeState>;
  readonly flood: FloodGate;
  /** A random number below 2^32. */
  readonly draw: () => number;
  readonly proofs: ProveBook;
}

/** Placing, changing and taking back orders; and the proof that a book is what its journal says. */
export function registerOrderRoutes(app: App, parts: OrderParts): void {
  registerPlacing(app, parts);
  registerChanging(app, parts);
  registerOrderReads(app, parts);
  app.get(
    '/stocks/:symbol/proof',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'proveBook',
        tags: TAGS,
        summary: 'That a book in memory is what its journal makes of it: both hashes, and whether they agree',
        params: SymbolParams,
        response: { 200: BookProof, ...PROBLEMS },
      },
    },
    async (request) => {
      const proof = await parts.proofs(request.params.symbol);
      if (!proof) throw new ProblemError('stocks.symbol-not-found');
      return proof;
    },
  );
}

/** What is drawn is no part of what is fingerprinted: a repetition is recognised, and draws nothing. */
function admitted<Input extends object>(
  { admit, flood, draw }: OrderParts,
  request: FastifyRequest,
  name: string,
  asked: Input,
) {
  flood(callerOf(request).accountId);
  const command = admit(request, name, asked);
  return { ...command, input: { ...asked, draw: draw() } };
}

function registerPlacing(app: App, parts: OrderParts): void {
  app.post(
    '/stocks/orders',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'placeStockOrder',
        tags: TAGS,
        summary: 'Place an order; what can be traded at once is traded and settled in the same commit',
        body: PlaceBody,
        response: { 201: PlacedOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const command = admitted(parts, request, 'stocks.place', orderOf(request.body));
      return answerWith(request, reply, await parts.lane.submit(command), 201) as PlacedOrder;
    },
  );
}

const NEEDS_PRICE = new Set<PlaceBody['type']>(['limit', 'conditional', 'stop-limit']);

/** @throws ProblemError where a price is missing that the type needs, or given that it has no use for */
function orderOf(body: PlaceBody): Omit<Asked<'place'>, 'draw'> {
  const { symbol, side, type, quantity, price, stopPrice, timeInForce = 'DAY', seasonId } = body;
  const hasPrices = (price !== undefined) === NEEDS_PRICE.has(type);
  const hasStop = (stopPrice !== undefined) === (type === 'stop-limit');
  if (!hasPrices || !hasStop) throw new ProblemError('request.invalid');
  return {
    ...{ kind: 'place', symbol, seasonId, side, type, timeInForce, quantity },
    ...{ price: price ?? 0, stopPrice: stopPrice ?? 0 },
  };
}

function registerChanging(app: App, parts: OrderParts): void {
  app.post(
    '/stocks/orders/:orderId/cancellations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'cancelStockOrder',
        tags: TAGS,
        summary: 'Take an order back, or some shares of it: the rest keeps its place in time',
        params: OrderParams,
        body: CancelBody,
        response: { 200: PlacedOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const { quantity = null } = request.body;
      const asked = { kind: 'cancel', orderId, quantity, reason: null } as const;
      const command = admitted(parts, request, 'stocks.cancel', asked);
      return answerWith(request, reply, await parts.lane.submit(command), 200) as PlacedOrder;
    },
  );

  app.post(
    '/stocks/orders/:orderId/amendments',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'amendOrder',
        tags: TAGS,
        summary: 'Another price or quantity; another price, or more shares, goes behind those that wait',
        params: OrderParams,
        body: AmendBody,
        response: { 200: PlacedOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const { price = null, quantity = null } = request.body;
      if (price === null && quantity === null) throw new ProblemError('request.invalid');
      const command = admitted(parts, request, 'stocks.amend', {
        kind: 'amend',
        orderId,
        price,
        quantity,
      } as const);
      return answerWith(request, reply, await parts.lane.submit(command), 200) as PlacedOrder;
    },
  );

  app.post(
    '/stocks/orders/cancellations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'cancelAllOrders',
        tags: TAGS,
        summary: 'Take back all of one’s open orders, of one symbol or season or everywhere',
        body: CancelAllBody,
        response: { 200: CancelledView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { symbol = null, seasonId } = request.body;
      const asked = { kind: 'cancel-all', symbol, seasonId } as const;
      const command = admitted(parts, request, 'stocks.cancel-all', asked);
      return answerWith(request, reply, await parts.lane.submit(command), 200) as CancelledView;
    },
  );
}
