import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/types.ts';
import { isCode } from '../../../http/codes.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { addressOf } from '../baskets/address-of.ts';
import { withPhone } from '../baskets/phone.ts';
import type { Address } from '../order.ts';
import type { CheckoutParts } from './index.ts';
import type { CheckoutInput } from './input.ts';
import { preparePayment } from './payment.ts';
import { readQuote } from './quote-view.ts';
import { OrderBody, OrderPlaced, PayOrderBody, QuoteBody, QuoteView } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Asking for a price, ordering, paying. */
export function registerCheckoutRoutes(app: App, parts: CheckoutParts): void {
  const { places, files, reads, now, admit, config } = parts;
  const holdMs = config.gateways.expiresInMs;

  app.post(
    '/shop/quotes',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'quoteOrder',
        tags: ['Shop'],
        summary: 'What an order would cost now, why, and which coupon is the best; nothing is promised',
        body: QuoteBody,
        response: { 200: QuoteView, ...PROBLEMS },
      },
    },
    (request) => {
      const { picturesOf } = files;
      const accountId = request.caller?.accountId ?? null;
      return readQuote(reads.of(request), { places, picturesOf }, accountId, request.body, now());
    },
  );

  app.post(
    '/shop/orders',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'placeOrder',
        tags: ['Shop'],
        summary: 'Order: stock, coupon, money and order are decided together, or nothing happens',
        body: OrderBody,
        response: { 201: OrderPlaced, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { lines, couponId = null, payWith, expectedTotal = null, fromCart = false } = request.body;
      const token = request.body.admission;
      const admission = token === undefined ? null : parts.readAdmission(token);
      parts.counted.checkout();
      // What is fingerprinted is what the customer wrote; their address is looked up for it.
      const asked = admit(request, 'shop.place', request.body);
      const destination = await destinationOf(parts, asked.accountId, request.body);
      const input = { lines, couponId, payWith, expectedTotal, fromCart, holdMs, admission, ...destination };
      return submitSale(parts, request, reply, { ...asked, input: { kind: 'place', ...input } });
    },
  );

  app.post(
    '/shop/orders/:orderId/payments',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'payOrder',
        tags: ['Shop'],
        summary: 'Pay an order that was drafted for the caller, or try again to pay one that waits',
        params: Closed({ orderId: Id }),
        body: PayOrderBody,
        response: { 201: OrderPlaced, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const { couponId = null, payWith, expectedTotal = null } = request.body;
      const asked = admit(request, 'shop.pay', { orderId, ...request.body });
      const destination = await destinationOf(parts, asked.accountId, request.body);
      const input = { orderId, couponId, payWith, expectedTotal, holdMs, ...destination };
      return submitSale(parts, request, reply, { ...asked, input: { kind: 'pay', ...input } });
    },
  );
}

interface Destination {
  readonly address: Address | null;
  /** The entry that was named is not the caller's: told in the lane, so that a repetition is told the same. */
  readonly isAddressUnknown: boolean;
}

async function destinationOf(
  { database }: CheckoutParts,
  accountId: string,
  { addressId, address, request = '' }: Pick<OrderBody, 'addressId' | 'address' | 'request'>,
): Promise<Destination> {
  if (addressId === undefined) {
    return {
      address: address ? { ...withPhone(address, '/address'), request } : null,
      isAddressUnknown: false,
    };
  }
  const found = await addressOf(database.reader, accountId, addressId);
  return { address: found && { ...found, request }, isAddressUnknown: found === null };
}

async function submitSale(
  parts: CheckoutParts,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<Exclude<CheckoutInput, { kind: 'expire' }>>,
): Promise<OrderPlaced> {
  const { lane, database } = parts;
  const payments = parts.payments();
  // Before anything is held for a payment that nobody could take.
  if (command.input.payWith === 'gateway' && !payments.topUps) {
    throw new ProblemError('pay.deposits-need-gateway');
  }
  const answer = await lane.submit(command);
  const placed = answerWith(request, reply, answer, 201) as OrderPlaced;
  if (!answer.answered || placed.status !== 'awaiting-payment') return placed;
  const { reader } = database;
  const prepared = await preparePayment({ reader, payments }, request, placed.orderId, answer.receiptId);
  if ('paymentId' in prepared) return { ...placed, payment: prepared };
  // An order that was made is told in any case; who only asked for a payment is told why there is none.
  if (command.input.kind === 'place') return placed;
  throw new ProblemError(isCode(prepared.code) ? prepared.code : 'lane.unavailable');
}
