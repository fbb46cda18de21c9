import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { changeInBulk } from './bulk.ts';
import { createProduct, editProduct, touchProduct } from './editing.ts';
import { setPictures } from './pictures.ts';
import { productChanged } from './product.ts';
import { removeCategory, removeCollection, saveCategory, saveCollection } from './shelves.ts';
import type { CatalogueInput, CatalogueState } from './state.ts';

/** The decide of the lane `shop-catalogue`: what operators do with the catalogue. A refusal changes nothing. */
export function decideCatalogue(state: CatalogueState, command: Command<CatalogueInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'create-product':
      return createProduct(state, command, input);
    case 'edit-product':
      return editProduct(state, command, input);
    case 'set-status':
      return setStatus(state, command, input);
    case 'set-pictures':
      return setPictures(state, command, input);
    case 'bulk':
      return changeInBulk(state, command, input);
    case 'save-category':
      return saveCategory(state, command, input);
    case 'remove-category':
      return removeCategory(state, command, input);
    case 'save-collection':
      return saveCollection(state, command, input);
    case 'remove-collection':
      return removeCollection(state, command, input);
  }
}

/** Puts a product on sale, hides it, or ends it; one that has been seen is no draft any more. */
function setStatus(
  state: CatalogueState,
  command: Command,
  { productId, status, reason }: Extract<CatalogueInput, { kind: 'set-status' }>,
): Decision {
  const product = state.products.get(productId);
  if (!product) return refused('shop.product-not-found');
  const from = product.status;
  if (from === status) return { accepted: true, result: { productId, version: product.version } };
  if (status === 'draft' && product.publishedAt !== null) {
    return refused('shop.invalid-product', { reason: 'status' });
  }
  const at = Math.max(command.at, product.clock);
  product.status = status;
  if (status === 'on-sale') product.publishedAt ??= at;
  touchProduct(state, product, at);
  return {
    accepted: true,
    result: { productId, version: product.version },
    events: [productChanged(productId)],
    audit: { action: 'shop.set-product-status', subject: productId, reason, details: { from, to: status } },
  };
}
