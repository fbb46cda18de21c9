import { Closed, Id, Problem } from '../server/lib/schema.ts';
import { ClaimResult } from '../server/modules/coupons/schemas.ts';
import { TransferBody, TransferResult } from '../server/modules/pay/schemas.ts';
import { OrderBody, OrderPlaced } from '../server/modules/shop/checkout/schemas.ts';
import { PlaceBody, PlacedOrder } from '../server/modules/stocks/orders/schemas.ts';
import { HoldBody, HoldPlaced } from '../server/modules/tickets/seats/schemas.ts';
import { openShell } from './shell.ts';
import { answerOf } from './stocks/answer.ts';

/**
 * The ceiling: the product's HTTP with the same hooks, token check, schemas, headers and log, whose handlers
 * decide nothing and store nothing. No command can be faster than this. Each has the shape of the command
 * that is compared with it, since a JSON body costs something by itself.
 */
const response = { '4xx': Problem, '5xx': Problem };
const { app, makeId, listen } = await openShell();

app.post(
  '/api/v1/echo/claims/:dropId',
  {
    config: { access: 'member' },
    schema: { params: Closed({ dropId: Id }), response: { 201: ClaimResult, ...response } },
  },
  async (request, reply) => {
    const { dropId } = request.params;
    const receiptId = makeId();
    reply.code(201).header('receipt-id', receiptId);
    return { couponId: `${dropId}-1`, position: 1, dropId, validUntil: '2030-01-01T00:00:00.000Z' };
  },
);

app.post(
  '/api/v1/echo/transfers',
  {
    config: { access: 'member' },
    schema: { body: TransferBody, response: { 201: TransferResult, ...response } },
  },
  async (request, reply) => {
    const { amount } = request.body;
    const transferId = makeId();
    reply.code(201).header('receipt-id', transferId);
    return {
      transferId,
      kind: 'transfer' as const,
      amount,
      currency: 'KRW',
      balance: 1_000_000,
      available: 1_000_000,
      at: new Date().toISOString(),
    };
  },
);

app.post(
  '/api/v1/echo/orders',
  {
    config: { access: 'member' },
    schema: { body: OrderBody, response: { 201: OrderPlaced, ...response } },
  },
  async (_request, reply) => {
    const orderId = makeId();
    reply.code(201).header('receipt-id', orderId);
    return { orderId, status: 'paid' as const, total: 100, currency: 'KRW' };
  },
);

app.post(
  '/api/v1/echo/rounds/:roundId/holds',
  {
    config: { access: 'member' },
    schema: { params: Closed({ roundId: Id }), body: HoldBody, response: { 201: HoldPlaced, ...response } },
  },
  async (request, reply) => {
    const holdId = makeId();
    reply.code(201).header('receipt-id', holdId);
    const { seatIds = [] } = request.body;
    const section = { ko: '객석', en: 'House' };
    const seats = seatIds.map((seatId) => ({
      seatId,
      section,
      row: 'A',
      number: '1',
      grade: 'R',
      price: 100,
    }));
    const { roundId } = request.params;
    return { holdId, roundId, expiresAt: '2030-01-01T00:00:00.000Z', seats, total: 100, currency: 'KRW' };
  },
);

app.post(
  '/api/v1/echo/stocks/orders',
  {
    config: { access: 'member' },
    schema: { body: PlaceBody, response: { 201: PlacedOrder, ...response } },
  },
  async (request, reply) => {
    const orderId = makeId();
    reply.code(201).header('receipt-id', orderId);
    return answerOf(orderId, request.body, request.body.quantity);
  },
);

await listen();
