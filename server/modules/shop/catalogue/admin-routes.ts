import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/types.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminProduct,
  AdminProductsPage,
  AdminProductsQuery,
  BulkBody,
  BulkResult,
  NewProductBody,
  ProductBody,
  StatusBody,
} from './admin-schemas.ts';
import { readAdminProduct } from './admin-views.ts';
import { changesOf, draftsOf, factsOf } from './drafts.ts';
import type { CatalogueParts } from './parts.ts';
import type { VariantDraft } from './product.ts';
import { productList } from './product-list.ts';
import { registerShelfRoutes } from './shelf-routes.ts';
import type { CatalogueInput } from './state.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const Params = Closed({ productId: Id });
const admin = { access: 'admin' } as const;
/** A whole product in two languages, or five hundred changes, are more than other bodies may be. */
const BODY_LIMIT_BYTES = 512 * 1024;

/** What operators do with products: each change is a command of the lane `shop-catalogue`, and audited. */
export function registerAdminRoutes(app: App, parts: CatalogueParts): void {
  const { admit, database, files, lane, lists, makeId } = parts;

  /** Submits, and answers with the product as it is afterwards. */
  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<CatalogueInput>,
    status: number,
  ) {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    return (await readAdminProduct(
      database.reader,
      String(body.productId),
      files.picturesOf,
    )) as AdminProduct;
  }
  /** One for each variant that has none; made beside the input, so that a retry is known by what it says. */
  const newIds = (drafts: readonly VariantDraft[]): string[] =>
    drafts.filter(({ variantId }) => variantId === null).map(() => makeId());

  lists.register(app, productList(files.picturesOf, database.background), {
    path: '/admin/shop/products',
    query: AdminProductsQuery,
    page: AdminProductsPage,
    operationId: 'listAdminProducts',
    summary: 'Products by any conditions, newest first',
    description:
      'Facets: `status`, `category`. A whole product id, variant id or SKU finds that product alone.',
  });

  app.post(
    '/admin/shop/products',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'createProduct',
        tags: ['Admin'],
        summary:
          'Make a product with its options, variants, pictures and texts: a draft, unless `status` says more',
        body: NewProductBody,
        response: { 201: AdminProduct, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'shop.create-product', body);
      const variants = draftsOf(body.variants);
      const input: CatalogueInput = {
        kind: 'create-product',
        productId: command.id,
        facts: factsOf(body),
        status: body.status ?? 'draft',
        variants,
        newIds: newIds(variants),
        reason: body.reason ?? null,
      };
      return change(request, reply, { ...command, input }, 201);
    },
  );

  app.get(
    '/admin/shop/products/:productId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminProduct',
        tags: ['Admin'],
        summary: 'One product with all that its editor needs, and its version',
        params: Params,
        response: { 200: AdminProduct, ...PROBLEMS },
      },
    },
    async (request) => {
      const product = await readAdminProduct(database.reader, request.params.productId, files.picturesOf);
      if (!product) throw new ProblemError('shop.product-not-found');
      return product;
    },
  );

  app.put(
    '/admin/shop/products/:productId',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'editProduct',
        tags: ['Admin'],
        summary: 'Write a whole product anew; refused when somebody else has changed it since it was read',
        description:
          'Stock is only changed where `stock` is sent; with `stockSeen` only the difference is booked. Variants ' +
          'that are left out are taken off sale; what may have been sold is never deleted.',
        params: Params,
        body: ProductBody,
        response: { 200: AdminProduct, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { productId } = request.params;
      const command = admit(request, 'shop.edit-product', { productId, ...body });
      const variants = draftsOf(body.variants);
      const input: CatalogueInput = {
        kind: 'edit-product',
        productId,
        version: body.version,
        facts: factsOf(body),
        variants,
        newIds: newIds(variants),
        reason: body.reason ?? null,
      };
      return change(request, reply, { ...command, input }, 200);
    },
  );

  app.post(
    '/admin/shop/products/:productId/status',
    {
      config: admin,
      schema: {
        operationId: 'setProductStatus',
        tags: ['Admin'],
        summary: 'Put a product on sale, hide it, or end it',
        params: Params,
        body: StatusBody,
        response: { 200: AdminProduct, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { productId } = request.params;
      const input = { kind: 'set-status', productId, ...request.body } as const;
      return change(request, reply, admit(request, 'shop.set-product-status', input), 200);
    },
  );

  app.post(
    '/admin/shop/products/bulk',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'changeProductsInBulk',
        tags: ['Admin'],
        summary: 'Change prices and stock of up to 500 variants: all of it, or nothing',
        description:
          '`stock` is what there is, `stockBy` what came in or was written off, whatever was sold meanwhile.',
        body: BulkBody,
        response: { 200: BulkResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const both = body.changes.find(({ stock, stockBy }) => stock !== undefined && stockBy !== undefined);
      if (both) {
        const message = 'stock and stockBy exclude each other';
        throw new ProblemError('request.invalid', { errors: [{ in: 'body', path: '/changes', message }] });
      }
      const command = admit(request, 'shop.bulk-edit', body);
      const input: CatalogueInput = { kind: 'bulk', changes: changesOf(body), reason: body.reason };
      const answer = await lane.submit({ ...command, input });
      return answerWith(request, reply, answer, 200) as never;
    },
  );

  registerShelfRoutes(app, parts);
}
