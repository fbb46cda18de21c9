import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { factsChanged, variantsChanged } from './difference.ts';
import { faultOfFacts, faultOfVariants, limitOf, stockAfter } from './faults.ts';
import { changePictures } from './pictures.ts';
import {
  type Product,
  type ProductFacts,
  productChanged,
  stockChanged,
  type Variant,
  type VariantDraft,
} from './product.ts';
import { nextTurnOf, priceAt } from './sale.ts';
import type { CatalogueInput, CatalogueState } from './state.ts';

type Of<Kind extends CatalogueInput['kind']> = Extract<CatalogueInput, { kind: Kind }>;

/** Makes a product with all its variants. */
export function createProduct(
  state: CatalogueState,
  command: Command,
  input: Of<'create-product'>,
): Decision {
  const product: Product = {
    id: input.productId,
    createdAt: command.at,
    facts: { ...input.facts, pictures: [] },
    status: input.status,
    publishedAt: input.status === 'on-sale' ? command.at : null,
    version: 0,
    clock: command.at,
    updatedAt: command.at,
    priceFrom: 0,
    turnsAt: null,
    change: 'new',
    isTextChanged: true,
    arePicturesChanged: false,
  };
  const done = rewrite(state, command, { ...input, product, before: [] });
  if (!done.accepted) return done;
  state.products.set(product.id, product);
  state.knownProducts.add(product.id);
  const { name, categoryId } = input.facts;
  return {
    ...done,
    audit: {
      action: 'shop.create-product',
      subject: product.id,
      reason: input.reason,
      details: { name: name.ko, categoryId, status: input.status, variants: input.variants.length },
    },
  };
}

/** Writes a whole product anew: what the operator left as it was seen stays as it is now. */
export function editProduct(state: CatalogueState, command: Command, input: Of<'edit-product'>): Decision {
  const product = state.products.get(input.productId);
  if (!product) return refused('shop.product-not-found');
  if (product.version !== input.version)
    return refused('shop.version-conflict', { version: product.version });
  const before = state.byProduct.get(product.id) ?? [];
  const factsBefore = product.facts;
  const variantsBefore = new Map(before.map((variant) => [variant.id, { ...variant }]));
  const done = rewrite(state, command, { ...input, product, before });
  if (!done.accepted) return done;
  const variants = variantsChanged(variantsBefore, state.byProduct.get(product.id) ?? []);
  return {
    ...done,
    audit: {
      action: 'shop.edit-product',
      subject: product.id,
      reason: input.reason,
      details: { version: product.version, ...factsChanged(factsBefore, product.facts), variants },
    },
  };
}

interface Rewriting {
  readonly product: Product;
  readonly facts: ProductFacts;
  readonly variants: readonly VariantDraft[];
  readonly newIds: readonly string[];
  /** Its variants as they stand. */
  readonly before: readonly Variant[];
}

function rewrite(state: CatalogueState, command: Command, rewriting: Rewriting): Decision {
  const { product, facts, before } = rewriting;
  if (!state.categories.has(facts.categoryId)) return refused('shop.category-not-found');
  const fault = faultOfFacts(facts);
  if (fault) return refused('shop.invalid-product', { ...fault });
  const drafted = draftedVariants(rewriting);
  if (!('kept' in drafted)) return drafted;
  const { kept, removed } = drafted;
  const variantFault = faultOfVariants(facts, kept);
  if (variantFault) return refused('shop.invalid-product', { ...variantFault });
  const taken = kept.find(({ sku, id }) => {
    const owner = state.skus.get(sku);
    return owner !== undefined && owner !== id && !before.some((variant) => variant.id === owner);
  });
  if (taken) return refused('shop.sku-taken', { sku: taken.sku });
  const pictures = changePictures(state, command, product, facts.pictures);
  if (pictures) return pictures;

  // From here on nothing is refused.
  const moved = kept.filter(({ id, stock }) => before.find((old) => old.id === id)?.stock !== stock);
  for (const { id, sku } of before) if (state.skus.get(sku) === id) state.skus.delete(sku);
  for (const { id, change } of removed) {
    state.variants.delete(id);
    if (change !== 'new') state.removed.variants.push(id);
  }
  for (const variant of kept) {
    state.variants.set(variant.id, variant);
    state.skus.set(variant.sku, variant.id);
  }
  state.byProduct.set(product.id, kept);
  const at = Math.max(command.at, product.clock);
  product.isTextChanged ||= JSON.stringify(product.facts.description) !== JSON.stringify(facts.description);
  product.facts = facts;
  state.usedCategories.add(facts.categoryId);
  touchProduct(state, product, at);
  const isNew = product.change === 'new';
  return {
    accepted: true,
    result: { productId: product.id, version: product.version },
    events: [productChanged(product.id), ...(isNew ? [] : moved.map(stockChanged))],
  };
}

interface Drafted {
  /** In their order; those that are only switched off, because they may have been sold, come last. */
  readonly kept: Variant[];
  readonly removed: Variant[];
}

function draftedVariants({ product, variants, newIds, before }: Rewriting): Drafted | Refused {
  const known = new Map(before.map((variant) => [variant.id, variant]));
  const named = new Set<string>();
  const drafted: Drafted = { kept: [], removed: [] };
  let made = 0;
  for (const [position, draft] of variants.entries()) {
    const old = draft.variantId === null ? undefined : known.get(draft.variantId);
    if (draft.variantId !== null && (!old || named.has(old.id))) {
      return refused('shop.variant-not-found', { variantId: draft.variantId });
    }
    const stock = stockAfter(old?.stock ?? 0, draft.stock ?? old?.stock ?? 0, old ? draft.stockSeen : null);
    if (stock === null) {
      return refused('shop.invalid-product', { reason: 'stock', sku: draft.sku, stock: old?.stock ?? 0 });
    }
    const id = old?.id ?? newIds[made];
    if (!old) made += 1;
    if (id === undefined) throw new Error(`There is no id for the variant ${position} of ${product.id}`);
    named.add(id);
    drafted.kept.push(variantOf(draft, old, { id, productId: product.id, position, stock }));
  }
  for (const old of before) {
    if (named.has(old.id)) continue;
    // What nobody ever saw, nobody can have bought.
    if (product.publishedAt === null && old.sold === 0) drafted.removed.push(old);
    else drafted.kept.push({ ...old, ...changeOf(old), position: drafted.kept.length, isActive: false });
  }
  return drafted;
}

const changeOf = (old: Variant | undefined) =>
  ({ change: old && old.change !== 'new' ? 'changed' : 'new' }) as const;

function variantOf(
  { variantId: _variantId, stockSeen: _stockSeen, ...terms }: VariantDraft,
  old: Variant | undefined,
  own: Pick<Variant, 'id' | 'productId' | 'position' | 'stock'>,
): Variant {
  return {
    ...terms,
    ...own,
    ...changeOf(old),
    skuStored: old?.skuStored ?? null,
    sold: old?.sold ?? 0,
    backorderLimit: limitOf(terms.sells, terms.backorderLimit, own.stock),
  };
}

/** Notes a change of what editors write. */
export function touchProduct(state: CatalogueState, product: Product, at: number): void {
  Object.assign(product, priceNow(product.facts, state.byProduct.get(product.id) ?? [], at));
  product.version += 1;
  product.clock = at;
  product.updatedAt = at;
  if (product.change === 'none') product.change = 'changed';
}

/** The lowest price at a moment, and when that may change by itself. */
export function priceNow(
  { opensAt }: Pick<ProductFacts, 'opensAt'>,
  variants: readonly Variant[],
  at: number,
): Pick<Product, 'priceFrom' | 'turnsAt'> {
  const active = variants.filter(({ isActive }) => isActive);
  const prices = active.map((variant) => priceAt(variant, at));
  return {
    priceFrom: prices.length === 0 ? 0 : Math.min(...prices),
    turnsAt: nextTurnOf({ opensAt }, active, at),
  };
}
