import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, wantsEnglish } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { productStockView } from './cards.ts';
import { markLiked } from './liked.ts';
import { listProducts } from './listing.ts';
import {
  categoryViews,
  collectionPage,
  dropCards,
  homePage,
  homeText,
  productPage,
  productText,
  rankingPage,
  readProduct,
} from './pages.ts';
import type { CatalogueParts } from './parts.ts';
import {
  CardList,
  CategoryList,
  Collection,
  DropList,
  Home,
  Product,
  ProductPage,
  ProductStock,
  ProductsQuery,
  RankingQuery,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const ProductParams = Closed({ productId: Id });
const SlugParams = Closed({ slug: Id });
const TAGS = ['Shop'];
const open = { access: 'optional' } as const;

const callerIdOf = (request: FastifyRequest): string | null => request.caller?.accountId ?? null;

/** Sends what is JSON already. */
const asJson = (reply: FastifyReply, text: string) =>
  reply.type('application/json; charset=utf-8').send(text) as never;

/** What everybody reads of the catalogue. */
export function registerCatalogueRoutes(app: App, parts: CatalogueParts): void {
  const { now, reads, remembered } = parts;

  app.get(
    '/shop/home',
    {
      config: open,
      schema: {
        operationId: 'readShopHome',
        tags: TAGS,
        summary: 'Collections, what sells best, drops and categories',
        response: { 200: Home, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const callerId = callerIdOf(request);
      if (callerId === null) return asJson(reply, await homeText(parts, now()));
      const home = await homePage(parts, now());
      const mark = await likesOf(request, callerId, [
        ...home.collections.flatMap(({ products }) => products),
        ...home.rankings,
        ...home.drops,
      ]);
      return {
        ...home,
        collections: home.collections.map((one) => ({ ...one, products: mark(one.products) })),
        rankings: mark(home.rankings),
        drops: mark(home.drops),
      };
    },
  );

  app.get(
    '/shop/categories',
    {
      config: open,
      schema: {
        operationId: 'listShopCategories',
        tags: TAGS,
        summary: 'Categories, parents before what is below them',
        response: { 200: CategoryList, ...PROBLEMS },
      },
    },
    async () => ({ items: categoryViews(await remembered.categories()) }),
  );

  app.get(
    '/shop/products',
    {
      config: open,
      schema: {
        operationId: 'listProducts',
        tags: TAGS,
        summary: 'Products: searched, filtered, sorted, with counts, a page at a time',
        querystring: ProductsQuery,
        response: { 200: ProductPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const locale = request.query.locale ?? (wantsEnglish(request) ? 'en' : 'ko');
      const page = await listProducts(parts, executor, { ...request.query, locale }, now());
      return { ...page, items: await markLiked(executor, callerIdOf(request), page.items) };
    },
  );

  app.get(
    '/shop/products/:productId',
    {
      config: open,
      schema: {
        operationId: 'readProduct',
        tags: TAGS,
        summary: 'One product, with its variants at today’s prices',
        params: ProductParams,
        response: { 200: Product, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const found = await readProduct(parts, request.params.productId);
      if (!found) throw new ProblemError('shop.product-not-found');
      parts.counted.view(found.product.id);
      const callerId = callerIdOf(request);
      if (callerId === null) return asJson(reply, await productText(parts, found, now()));
      const [page] = await markLiked(reads.of(request), callerId, [await productPage(parts, found, now())]);
      return page as never;
    },
  );

  app.get(
    '/shop/products/:productId/stock',
    {
      config: open,
      schema: {
        operationId: 'readProductStock',
        tags: TAGS,
        summary: 'How much of a product is left now, and what time it is here',
        description: 'Live on topic `shop-product:{productId}`, event `stock`.',
        params: ProductParams,
        response: { 200: ProductStock, ...PROBLEMS },
      },
    },
    async (request) => {
      const found = await readProduct(parts, request.params.productId);
      if (!found) throw new ProblemError('shop.product-not-found');
      return productStockView(found.product, found.stock, now());
    },
  );

  app.get(
    '/shop/collections/:slug',
    {
      config: open,
      schema: {
        operationId: 'readCollection',
        tags: TAGS,
        summary: 'One collection with its products',
        params: SlugParams,
        response: { 200: Collection, ...PROBLEMS },
      },
    },
    async (request) => {
      const collection = await collectionPage(parts, request.params.slug, now());
      const products = await markLiked(reads.of(request), callerIdOf(request), collection.products);
      return { ...collection, products };
    },
  );

  app.get(
    '/shop/rankings',
    {
      config: open,
      schema: {
        operationId: 'listRankings',
        tags: TAGS,
        summary: 'What sells best, is liked most, or is new; in the whole shop or in a category',
        querystring: RankingQuery,
        response: { 200: CardList, ...PROBLEMS },
      },
    },
    async (request) => {
      const items = await rankingPage(parts, request.query, now());
      return { items: await markLiked(reads.of(request), callerIdOf(request), items) };
    },
  );

  app.get(
    '/shop/drops',
    {
      config: open,
      schema: {
        operationId: 'listShopDrops',
        tags: TAGS,
        summary: 'Products that open at a time: what can be bought now first, then what opens next',
        response: { 200: DropList, ...PROBLEMS },
      },
    },
    async (request) => {
      const at = now();
      const items = await markLiked(reads.of(request), callerIdOf(request), await dropCards(parts, at));
      return { items, serverNow: new Date(at).toISOString() };
    },
  );

  /** One look-up for all cards of a page. */
  async function likesOf(request: FastifyRequest, callerId: string, cards: Home['rankings']) {
    const marked = await markLiked(reads.of(request), callerId, cards);
    const liked = new Map(marked.map((card) => [card.productId, card]));
    return (own: Home['rankings']) => own.map((card) => liked.get(card.productId) ?? card);
  }
}
