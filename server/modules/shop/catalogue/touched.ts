import type { Command } from '../../../engine/types.ts';
import type { CatalogueInput } from './state.ts';

/** All that the commands of a batch name. */
export function touchedBy(commands: readonly Command<CatalogueInput>[]) {
  const touched = {
    categoryIds: new Set<string>(),
    removedCategoryIds: new Set<string>(),
    collectionIds: new Set<string>(),
    productIds: new Set<string>(),
    variantIds: new Set<string>(),
    /** Of collections. */
    shownProductIds: new Set<string>(),
    fileIds: new Set<string>(),
    skus: new Set<string>(),
    categorySlugs: new Set<string>(),
    collectionSlugs: new Set<string>(),
    isTreeTouched: false,
    arePicturesNamed: false,
  };
  for (const { input } of commands) note(touched, input);
  return touched;
}
export type Touched = ReturnType<typeof touchedBy>;

function note(touched: Touched, input: CatalogueInput): void {
  switch (input.kind) {
    case 'create-product':
    case 'edit-product':
      if (input.kind === 'edit-product') touched.productIds.add(input.productId);
      touched.categoryIds.add(input.facts.categoryId);
      touched.arePicturesNamed = true;
      for (const { fileId } of input.facts.pictures) touched.fileIds.add(fileId);
      for (const { sku } of input.variants) touched.skus.add(sku);
      return;
    case 'set-pictures':
      touched.productIds.add(input.productId);
      touched.arePicturesNamed = true;
      for (const { fileId } of input.pictures) touched.fileIds.add(fileId);
      return;
    case 'set-status':
      touched.productIds.add(input.productId);
      return;
    case 'bulk':
      for (const { variantId } of input.changes) touched.variantIds.add(variantId);
      return;
    case 'save-category':
      touched.isTreeTouched = true;
      touched.categorySlugs.add(input.facts.slug);
      return;
    case 'remove-category':
      touched.isTreeTouched = true;
      touched.removedCategoryIds.add(input.categoryId);
      return;
    case 'save-collection':
      if (!input.isNew) touched.collectionIds.add(input.collectionId);
      touched.collectionSlugs.add(input.facts.slug);
      for (const productId of input.facts.productIds) touched.shownProductIds.add(productId);
      return;
    case 'remove-collection':
      touched.collectionIds.add(input.collectionId);
  }
}
