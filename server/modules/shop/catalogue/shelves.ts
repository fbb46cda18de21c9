import { type Accepted, type Command, type Decision, refused } from '../../../engine/types.ts';
import type { CatalogueInput, CatalogueState, Category, Collection } from './state.ts';

type Of<Kind extends CatalogueInput['kind']> = Extract<CatalogueInput, { kind: Kind }>;

/** As deep as categories lie below each other. */
const MAX_DEPTH = 3;

const done = (
  what: 'category' | 'collection',
  id: string,
  action: string,
  reason: string | null,
  details: Record<string, unknown>,
  slugs: readonly string[] = [],
): Accepted => ({
  accepted: true,
  result: { [`${what}Id`]: id },
  events: [{ name: `shop.${what}-changed`, key: id, data: { [`${what}Id`]: id, slugs } }],
  audit: { action, subject: id, reason, details },
});

/** Makes a category, or writes one anew. */
export function saveCategory(
  state: CatalogueState,
  { at }: Command,
  { categoryId, isNew, facts, reason }: Of<'save-category'>,
): Decision {
  const known = state.categories.get(categoryId);
  if (!isNew && !known) return refused('shop.category-not-found');
  const owner = state.categorySlugs.get(facts.slug);
  if (owner !== undefined && owner !== categoryId) return refused('shop.slug-taken', { slug: facts.slug });
  if (facts.parentId !== null) {
    const above = ancestryOf(state, facts.parentId);
    if (above === null) return refused('shop.category-not-found', { parentId: facts.parentId });
    const isCircle = above.some(({ id }) => id === categoryId);
    if (isCircle || above.length >= MAX_DEPTH)
      return refused('shop.invalid-category', { reason: 'parentId' });
    state.usedCategories.add(facts.parentId);
  }
  const from = known && {
    slug: known.slug,
    name: known.name,
    parentId: known.parentId,
    isHidden: known.isHidden,
  };
  if (known) {
    if (state.categorySlugs.get(known.slug) === categoryId) state.categorySlugs.delete(known.slug);
    Object.assign(known, facts, { change: known.change === 'new' ? 'new' : 'changed' });
  } else {
    const made: Category = { id: categoryId, createdAt: at, ...facts, change: 'new' };
    state.categories.set(categoryId, made);
  }
  state.categorySlugs.set(facts.slug, categoryId);
  const action = isNew ? 'shop.create-category' : 'shop.edit-category';
  return done('category', categoryId, action, reason, from ? { from, to: facts } : { ...facts });
}

/** A category and those above it; null when one of them does not exist. */
function ancestryOf(state: CatalogueState, categoryId: string): Category[] | null {
  const above: Category[] = [];
  for (let id: string | null = categoryId; id !== null; ) {
    const category: Category | undefined = state.categories.get(id);
    if (!category || above.includes(category)) return null;
    above.push(category);
    id = category.parentId;
  }
  return above;
}

/** Takes away a category in which nothing is. */
export function removeCategory(
  state: CatalogueState,
  _command: Command,
  { categoryId, reason }: Of<'remove-category'>,
): Decision {
  const category = state.categories.get(categoryId);
  if (!category) return refused('shop.category-not-found');
  if (state.usedCategories.has(categoryId)) return refused('shop.category-in-use');
  state.categories.delete(categoryId);
  state.categorySlugs.delete(category.slug);
  state.removed.categories.push(categoryId);
  const { slug, name } = category;
  return done('category', categoryId, 'shop.remove-category', reason, { slug, name });
}

/** Makes a collection, or writes one anew. */
export function saveCollection(
  state: CatalogueState,
  { at }: Command,
  { collectionId, isNew, facts, reason }: Of<'save-collection'>,
): Decision {
  const known = state.collections.get(collectionId);
  if (!isNew && !known) return refused('shop.collection-not-found');
  const owner = state.collectionSlugs.get(facts.slug);
  if (owner !== undefined && owner !== collectionId) return refused('shop.slug-taken', { slug: facts.slug });
  const unknown = facts.productIds.find((id) => !state.knownProducts.has(id));
  if (unknown !== undefined) return refused('shop.product-not-found', { productId: unknown });
  const slugs = [facts.slug, ...(known && known.slug !== facts.slug ? [known.slug] : [])];
  if (known) {
    if (state.collectionSlugs.get(known.slug) === collectionId) state.collectionSlugs.delete(known.slug);
    Object.assign(known, facts, { change: known.change === 'new' ? 'new' : 'changed' });
  } else {
    const made: Collection = { id: collectionId, createdAt: at, ...facts, change: 'new' };
    state.collections.set(collectionId, made);
  }
  state.collectionSlugs.set(facts.slug, collectionId);
  const action = isNew ? 'shop.create-collection' : 'shop.edit-collection';
  const details = { slug: facts.slug, isShown: facts.isShown, products: facts.productIds };
  return done('collection', collectionId, action, reason, details, slugs);
}

/** Takes away a collection; its products stay. */
export function removeCollection(
  state: CatalogueState,
  _command: Command,
  { collectionId, reason }: Of<'remove-collection'>,
): Decision {
  const collection = state.collections.get(collectionId);
  if (!collection) return refused('shop.collection-not-found');
  state.collections.delete(collectionId);
  state.collectionSlugs.delete(collection.slug);
  state.removed.collections.push(collectionId);
  const { slug, name } = collection;
  return done('collection', collectionId, 'shop.remove-collection', reason, { slug, name }, [slug]);
}
