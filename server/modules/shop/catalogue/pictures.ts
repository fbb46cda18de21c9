import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { type Product, type ProductPicture, productChanged } from './product.ts';
import type { CatalogueInput, CatalogueState } from './state.ts';

/** The name under which a product shows a file. */
export const ownerOf = (productId: string, fileId: string): string => `product:${productId}:${fileId}`;

/**
 * Makes a product show these pictures. Whoever puts one up has uploaded it: nobody shows what somebody else was
 * about to.
 * @returns a refusal, and then nothing is changed; null when it is done
 */
export function changePictures(
  state: CatalogueState,
  command: Command,
  product: Product,
  pictures: readonly ProductPicture[],
): Refused | null {
  const before = new Set(product.facts.pictures.map(({ fileId }) => fileId));
  const wanted = new Set(pictures.map(({ fileId }) => fileId));
  const added = [...wanted].filter((fileId) => !before.has(fileId));
  for (const fileId of added) {
    const file = state.files.get(fileId);
    if (!file?.isStored || !file.uploaders.has(command.accountId))
      return refused('file.not-found', { fileId });
  }
  const isSame = JSON.stringify(product.facts.pictures) === JSON.stringify(pictures);
  if (isSame) return null;
  product.arePicturesChanged = true;
  const removed = [...before].filter((fileId) => !wanted.has(fileId));
  const change = state.shownFiles.get(product.id) ?? {
    added: new Set(),
    removed: new Set(),
    accountId: command.accountId,
    at: command.at,
  };
  change.accountId = command.accountId;
  change.at = command.at;
  for (const fileId of added) if (!change.removed.delete(fileId)) change.added.add(fileId);
  for (const fileId of removed) if (!change.added.delete(fileId)) change.removed.add(fileId);
  state.shownFiles.set(product.id, change);
  return null;
}

/** Changes a product's pictures and nothing else of it. */
export function setPictures(
  state: CatalogueState,
  command: Command,
  { productId, pictures, reason }: Extract<CatalogueInput, { kind: 'set-pictures' }>,
): Decision {
  const product = state.products.get(productId);
  if (!product) return refused('shop.product-not-found');
  if (new Set(pictures.map(({ fileId }) => fileId)).size < pictures.length) {
    return refused('shop.invalid-product', { reason: 'pictures' });
  }
  const refusal = changePictures(state, command, product, pictures);
  if (refusal) return refusal;
  product.facts = { ...product.facts, pictures };
  product.clock = Math.max(command.at, product.clock);
  product.updatedAt = product.clock;
  product.version += 1;
  if (product.change === 'none') product.change = 'changed';
  return {
    accepted: true,
    result: { productId, version: product.version },
    events: [productChanged(productId)],
    audit: {
      action: 'shop.set-pictures',
      subject: productId,
      reason,
      details: { pictures: pictures.length },
    },
  };
}
