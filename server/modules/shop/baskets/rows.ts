import type { ShopAddressesTable, ShopCartLinesTable } from '../../../db/schema.ts';
import type { CartLine, Entry } from './basket.ts';

export const CART_COLUMNS = ['owner_id', 'is_guest', 'likes', 'touched_at'] as const;
export const LINE_COLUMNS = [
  'owner_id',
  'variant_id',
  'quantity',
  'is_ticked',
  'added_at',
  'added_price',
] as const;
export const ADDRESS_COLUMNS = [
  'id',
  'account_id',
  'label',
  'recipient',
  'phone',
  'postcode',
  'line1',
  'line2',
  'is_default',
  'created_at',
] as const;

/** A row as it is decided upon. */
export const lineOf = (row: ShopCartLinesTable): CartLine => ({
  variantId: row.variant_id,
  quantity: row.quantity,
  isTicked: row.is_ticked === 1,
  addedAt: row.added_at,
  addedPrice: row.added_price,
  change: 'none',
});

export const entryOf = (row: ShopAddressesTable): Entry => ({
  id: row.id,
  accountId: row.account_id,
  createdAt: row.created_at,
  fields: {
    label: row.label,
    recipient: row.recipient,
    phone: row.phone,
    postcode: row.postcode,
    line1: row.line1,
    line2: row.line2,
    isDefault: row.is_default === 1,
  },
  change: 'none',
});
