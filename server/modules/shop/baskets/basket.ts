import type { Address } from '../order.ts';

/** More different things than that fit into no cart. */
export const MAX_LINES = 100;
/** Pieces of one variant. */
export const MAX_QUANTITY = 99;
export const MAX_LIKES = 1_000;
export const MAX_ADDRESSES = 20;

/** One variant in a cart. Amounts in the smallest unit, times epoch milliseconds. */
export interface CartLine {
  readonly variantId: string;
  quantity: number;
  isTicked: boolean;
  readonly addedAt: number;
  /** What a piece cost when it was last put in: the page says when that has changed. */
  addedPrice: number;
  change: 'none' | 'new' | 'changed';
}

/**
 * What one person has gathered: its row is the anchor of their lines, likes and addresses, which change under its
 * lock alone.
 */
export interface Basket {
  /** An account's id, or `guest:` and the hash of a guest's token. */
  readonly ownerId: string;
  readonly lines: Map<string, CartLine>;
  readonly removed: Set<string>;
  /** How many hearts its owner has given. */
  likes: number;
  /** Its own time, which never goes back: when it was changed last. */
  clock: number;
  change: 'none' | 'new' | 'changed';
}

/** A variant as it can be put into a cart. */
export interface Offer {
  readonly variantId: string;
  readonly productId: string;
  readonly price: number;
  /** Why it cannot be put in; null when it can. */
  readonly refusal: 'shop.variant-not-found' | 'shop.not-on-sale' | 'stock.sold-out' | null;
}

export interface AddressFields extends Omit<Address, 'request'> {
  readonly label: string;
  readonly isDefault: boolean;
}

/** An entry of an address book. */
export interface Entry {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: number;
  fields: AddressFields;
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** The working copy of all rows that a batch touches. */
export interface BasketState {
  readonly baskets: Map<string, Basket>;
  readonly offers: Map<string, Offer>;
  /** What can be chosen of a product, by product; of those whose likes go to a cart. */
  readonly choices: Map<string, readonly Offer[]>;
  /** Products that people may see. */
  readonly products: Set<string>;
  /** Hearts that commands are about, by `likeKey`. */
  readonly likes: Map<string, Like>;
  /** How many hearts a product has. */
  readonly hearts: Map<string, Hearts>;
  /** Address books, by account. */
  readonly entries: Map<string, Map<string, Entry>>;
}

export interface Like {
  readonly accountId: string;
  readonly productId: string;
  readonly wasOn: boolean;
  isOn: boolean;
  at: number;
}

export interface Hearts {
  readonly productId: string;
  likes: number;
  readonly isNew: boolean;
  isTouched: boolean;
}

export const likeKey = (accountId: string, productId: string): string => `${accountId}/${productId}`;

export type BasketInput =
  | { readonly kind: 'add'; readonly variantId: string; readonly quantity: number }
  | {
      readonly kind: 'set';
      readonly variantId: string;
      readonly quantity: number | null;
      readonly isTicked: boolean | null;
    }
  /** Null ticks all. */
  | { readonly kind: 'tick'; readonly variantIds: readonly string[] | null; readonly isTicked: boolean }
  /** Null takes out what is ticked. */
  | { readonly kind: 'remove'; readonly variantIds: readonly string[] | null }
  /** Null: whoever signed in had no cart as a guest. */
  | { readonly kind: 'merge'; readonly guestId: string | null }
  | { readonly kind: 'like'; readonly productId: string }
  | { readonly kind: 'unlike'; readonly productId: string }
  | { readonly kind: 'remove-likes'; readonly productIds: readonly string[] }
  | { readonly kind: 'likes-to-cart'; readonly productIds: readonly string[] }
  | { readonly kind: 'save-address'; readonly addressId: string; readonly fields: AddressFields }
  | { readonly kind: 'change-address'; readonly addressId: string; readonly fields: AddressFields }
  | { readonly kind: 'delete-address'; readonly addressId: string };

/** The basket of whoever commands, made when they have none yet; its clock is at the command's time or later. */
export function basketOf(state: BasketState, ownerId: string, at: number): Basket {
  let basket = state.baskets.get(ownerId);
  if (!basket) {
    basket = { ownerId, lines: new Map(), removed: new Set(), likes: 0, clock: at, change: 'new' };
    state.baskets.set(ownerId, basket);
  }
  if (basket.change === 'none') basket.change = 'changed';
  basket.clock = Math.max(basket.clock, at);
  return basket;
}
