import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminCategory,
  AdminCategoryList,
  AdminCollection,
  AdminCollectionList,
  CategoryBody,
  CollectionBody,
} from './admin-schemas.ts';
import { readAdminCategories, readAdminCollections } from './admin-views.ts';
import { categoryFactsOf, collectionFactsOf } from './drafts.ts';
import type { CatalogueParts } from './parts.ts';
import type { CatalogueInput } from './state.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const CategoryParams = Closed({ categoryId: Id });
const CollectionParams = Closed({ collectionId: Id });
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** Where products stand: categories and collections. */
export function registerShelfRoutes(app: App, { admit, database, lane }: CatalogueParts): void {
  const categoryAfter = async (categoryId: string): Promise<AdminCategory> =>
    (await readAdminCategories(database.reader)).find((one) => one.categoryId === categoryId)!;
  const collectionAfter = async (collectionId: string): Promise<AdminCollection> =>
    (await readAdminCollections(database.reader, collectionId))[0]!;

  app.get(
    '/admin/shop/categories',
    {
      config: admin,
      schema: {
        operationId: 'listAdminCategories',
        tags: TAGS,
        summary: 'All categories, hidden ones too',
        response: { 200: AdminCategoryList, ...PROBLEMS },
      },
    },
    async () => ({ items: await readAdminCategories(database.reader) }),
  );

  app.post(
    '/admin/shop/categories',
    {
      config: admin,
      schema: {
        operationId: 'createCategory',
        tags: TAGS,
        summary: 'Make a category',
        body: CategoryBody,
        response: { 201: AdminCategory, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'shop.create-category', body);
      const facts = categoryFactsOf(body);
      const reason = body.reason ?? null;
      const input: CatalogueInput = {
        ...{ kind: 'save-category', categoryId: command.id, isNew: true, facts, reason },
      };
      const answer = await lane.submit({ ...command, input });
      const result = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return result as never;
      return categoryAfter(String(result.categoryId));
    },
  );

  app.put(
    '/admin/shop/categories/:categoryId',
    {
      config: admin,
      schema: {
        operationId: 'editCategory',
        tags: TAGS,
        summary: 'Rename, move or hide a category',
        params: CategoryParams,
        body: CategoryBody,
        response: { 200: AdminCategory, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { categoryId } = request.params;
      const { body } = request;
      const command = admit(request, 'shop.edit-category', { categoryId, ...body });
      const facts = categoryFactsOf(body);
      const reason = body.reason ?? null;
      const input: CatalogueInput = { kind: 'save-category', categoryId, isNew: false, facts, reason };
      const answer = await lane.submit({ ...command, input });
      const result = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return result as never;
      return categoryAfter(categoryId);
    },
  );

  app.delete(
    '/admin/shop/categories/:categoryId',
    {
      config: admin,
      schema: {
        operationId: 'removeCategory',
        tags: TAGS,
        summary: 'Take away a category in which nothing is',
        params: CategoryParams,
        response: { 200: CategoryParams, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { categoryId } = request.params;
      const input = { kind: 'remove-category', categoryId, reason: null } as const;
      const answer = await lane.submit(admit(request, 'shop.remove-category', input));
      return answerWith(request, reply, answer, 200) as never;
    },
  );

  app.get(
    '/admin/shop/collections',
    {
      config: admin,
      schema: {
        operationId: 'listAdminCollections',
        tags: TAGS,
        summary: 'All collections, those that are not shown too',
        response: { 200: AdminCollectionList, ...PROBLEMS },
      },
    },
    async () => ({ items: await readAdminCollections(database.reader) }),
  );

  app.get(
    '/admin/shop/collections/:collectionId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminCollection',
        tags: TAGS,
        summary: 'One collection',
        params: CollectionParams,
        response: { 200: AdminCollection, ...PROBLEMS },
      },
    },
    async (request) => {
      const [collection] = await readAdminCollections(database.reader, request.params.collectionId);
      if (!collection) throw new ProblemError('shop.collection-not-found');
      return collection;
    },
  );

  app.post(
    '/admin/shop/collections',
    {
      config: admin,
      schema: {
        operationId: 'createCollection',
        tags: TAGS,
        summary: 'Make a collection',
        body: CollectionBody,
        response: { 201: AdminCollection, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'shop.create-collection', body);
      const facts = collectionFactsOf(body);
      const reason = body.reason ?? null;
      const input: CatalogueInput = {
        ...{ kind: 'save-collection', collectionId: command.id, isNew: true, facts, reason },
      };
      const answer = await lane.submit({ ...command, input });
      const result = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return result as never;
      return collectionAfter(String(result.collectionId));
    },
  );

  app.put(
    '/admin/shop/collections/:collectionId',
    {
      config: admin,
      schema: {
        operationId: 'editCollection',
        tags: TAGS,
        summary: 'Rename a collection, or change what it shows',
        params: CollectionParams,
        body: CollectionBody,
        response: { 200: AdminCollection, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { collectionId } = request.params;
      const { body } = request;
      const command = admit(request, 'shop.edit-collection', { collectionId, ...body });
      const facts = collectionFactsOf(body);
      const reason = body.reason ?? null;
      const input: CatalogueInput = { kind: 'save-collection', collectionId, isNew: false, facts, reason };
      const answer = await lane.submit({ ...command, input });
      const result = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return result as never;
      return collectionAfter(collectionId);
    },
  );

  app.delete(
    '/admin/shop/collections/:collectionId',
    {
      config: admin,
      schema: {
        operationId: 'removeCollection',
        tags: TAGS,
        summary: 'Take away a collection; its products stay',
        params: CollectionParams,
        response: { 200: CollectionParams, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { collectionId } = request.params;
      const input = { kind: 'remove-collection', collectionId, reason: null } as const;
      const answer = await lane.submit(admit(request, 'shop.remove-collection', input));
      return answerWith(request, reply, answer, 200) as never;
    },
  );
}
