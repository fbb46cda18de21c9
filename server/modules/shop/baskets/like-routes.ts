import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { Closed, Id, PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { BasketInput } from './basket.ts';
import { listLikes } from './like-views.ts';
import type { BasketsParts } from './parts.ts';
import { Liked, LikePage, LikesRemoved, LikesToCart, ProductIds } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];
const member = { access: 'member' } as const;
const Params = Closed({ productId: Id });

/** Hearts on products. */
export function registerLikeRoutes(app: App, { database, lane, admit, now, lookups }: BasketsParts): void {
  async function submit(request: FastifyRequest, reply: FastifyReply, name: string, input: BasketInput) {
    return answerWith(request, reply, await lane.submit(admit(request, name, input)), 200) as never;
  }

  app.get(
    '/shop/likes',
    {
      config: member,
      schema: {
        operationId: 'listLikes',
        tags: TAGS,
        summary: 'Products that one likes, the last heart first',
        querystring: PageQuery,
        response: { 200: LikePage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { accountId } = callerOf(request);
      return listLikes(database.reader, accountId, { ...query, limit }, lookups, now());
    },
  );

  app.put(
    '/shop/likes/:productId',
    {
      config: member,
      schema: {
        operationId: 'likeProduct',
        tags: TAGS,
        summary: 'Give a product a heart; twice changes nothing',
        params: Params,
        response: { 200: Liked, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      submit(request, reply, 'shop.like', { kind: 'like', productId: request.params.productId }),
  );

  app.delete(
    '/shop/likes/:productId',
    {
      config: member,
      schema: {
        operationId: 'unlikeProduct',
        tags: TAGS,
        summary: 'Take the heart back; where there is none, nothing happens',
        params: Params,
        response: { 200: Liked, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      submit(request, reply, 'shop.unlike', { kind: 'unlike', productId: request.params.productId }),
  );

  app.post(
    '/shop/likes/removals',
    {
      config: member,
      schema: {
        operationId: 'removeLikes',
        tags: TAGS,
        summary: 'Take several hearts back',
        body: ProductIds,
        response: { 200: LikesRemoved, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      submit(request, reply, 'shop.remove-likes', {
        kind: 'remove-likes',
        productIds: request.body.productIds,
      }),
  );

  app.post(
    '/shop/likes/to-cart',
    {
      config: member,
      schema: {
        operationId: 'likesToCart',
        tags: TAGS,
        summary: 'Put liked products into the cart, one piece each, where there is nothing to choose',
        body: ProductIds,
        response: { 200: LikesToCart, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { productIds } = request.body;
      return submit(request, reply, 'shop.likes-to-cart', { kind: 'likes-to-cart', productIds });
    },
  );
}
