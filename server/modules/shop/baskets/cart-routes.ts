import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { BasketInput } from './basket.ts';
import { readCart } from './cart-view.ts';
import { forgetGuest, guestOf, newGuest, ownerOf } from './owner.ts';
import type { BasketsParts } from './parts.ts';
import { AddBody, Cart, CartMerged, RemovalBody, SetBody, TickBody } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];

/** The cart of whoever calls: a member, or a guest by the token in their cookie. */
export function registerCartRoutes(app: App, parts: BasketsParts): void {
  const { database, lane, admit, now, lookups, random, config, counted } = parts;
  const cartOf = (ownerId: string | null) => readCart(database.reader, ownerId, lookups, now());

  /** Submits on somebody's cart, and answers with the cart as it is afterwards. */
  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    ownerId: string,
    input: BasketInput,
  ): Promise<Cart> {
    const command = admit(request, `shop.cart-${input.kind}`, input, ownerId);
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, 200);
    return answer.answered && answer.decision.accepted ? cartOf(ownerId) : (body as never);
  }

  app.get(
    '/shop/cart',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readCart',
        tags: TAGS,
        summary: 'One’s cart as it is sold now, with what the ticked lines cost together; guests too',
        response: { 200: Cart, ...PROBLEMS },
      },
    },
    async (request) => cartOf(ownerOf(request)),
  );

  app.post(
    '/shop/cart/lines',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'addToCart',
        tags: TAGS,
        summary: 'Put pieces in, on top of those that are there; at most 99 of one variant and 100 variants',
        body: AddBody,
        response: { 200: Cart, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { variantId, quantity } = request.body;
      const ownerId = ownerOf(request);
      const newcomer = ownerId === null ? newGuest(random, config) : null;
      const input = { kind: 'add', variantId, quantity } as const;
      const cart = await change(request, reply, ownerId ?? newcomer!.ownerId, input);
      if (reply.statusCode >= 300) return cart;
      counted.cartAdd();
      newcomer?.admit(reply);
      return cart;
    },
  );

  app.put(
    '/shop/cart/lines/:variantId',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'changeCartLine',
        tags: TAGS,
        summary: 'Set how many pieces, or whether they are to be bought now',
        params: Closed({ variantId: Id }),
        body: SetBody,
        response: { 200: Cart, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { variantId } = request.params;
      const { quantity = null, isTicked = null } = request.body;
      const ownerId = ownerOf(request);
      if (ownerId === null) throw new ProblemError('shop.not-in-cart', { variantId });
      return change(request, reply, ownerId, { kind: 'set', variantId, quantity, isTicked });
    },
  );

  app.post(
    '/shop/cart/ticks',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'tickCart',
        tags: TAGS,
        summary: 'Tick or untick lines, or all of them',
        body: TickBody,
        response: { 200: Cart, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { isTicked, variantIds = null } = request.body;
      const ownerId = ownerOf(request);
      if (ownerId === null) return cartOf(null);
      return change(request, reply, ownerId, { kind: 'tick', variantIds, isTicked });
    },
  );

  app.post(
    '/shop/cart/removals',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'removeFromCart',
        tags: TAGS,
        summary: 'Take lines out, or all that are ticked',
        body: RemovalBody,
        response: { 200: Cart, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const variantIds = 'variantIds' in request.body ? request.body.variantIds : null;
      const ownerId = ownerOf(request);
      if (ownerId === null) return cartOf(null);
      return change(request, reply, ownerId, { kind: 'remove', variantIds });
    },
  );

  app.post(
    '/shop/cart/merges',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'mergeCart',
        tags: TAGS,
        summary: 'Make what this browser gathered as a guest the member’s own, once',
        response: { 200: CartMerged, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      // The cookie is no part of what the same key must repeat: the first answer may have taken it away already.
      const command = admit(request, 'shop.cart-merge', {});
      const input = { kind: 'merge', guestId: guestOf(request) } as const;
      const answer = await lane.submit({ ...command, input });
      if (answer.answered && answer.decision.accepted && input.guestId !== null) forgetGuest(reply);
      return answerWith(request, reply, answer, 200) as CartMerged;
    },
  );
}
