import { deleteMany, type Executor, selectMany } from '../../../db/dialect.ts';

/** What left a cart because it was bought. */
export interface Bought {
  /** Whose cart: an account's id. */
  readonly ownerId: string;
  readonly variantIds: readonly string[];
}

/**
 * Takes what was bought out of its buyers' carts, whole lines, in the transaction of the checkout. In bulk; a cart or a
 * line that is not there is passed over. It locks the carts in order of their owners and waits for nobody who waits
 * for orders, stock or money, so it may also be called after those are locked.
 * @throws the database's error
 */
export async function removeBought(tx: Executor, bought: readonly Bought[]): Promise<void> {
  if (bought.length === 0) return;
  await selectMany(
    tx,
    { table: 'shop_carts', columns: ['owner_id'], keys: ['owner_id'], index: 'PRIMARY', lock: true },
    bought.map(({ ownerId }) => [ownerId]),
  );
  const byOwner = new Map<string, Set<string>>();
  for (const { ownerId, variantIds } of bought) {
    const all = byOwner.get(ownerId) ?? new Set();
    for (const variantId of variantIds) all.add(variantId);
    byOwner.set(ownerId, all);
  }
  const keys = [...byOwner].flatMap(([ownerId, ids]) =>
    [...ids].map((id): [string, string] => [ownerId, id]),
  );
  keys.sort(([a, v], [b, w]) => (a === b ? (v < w ? -1 : 1) : a < b ? -1 : 1));
  await deleteMany(tx, 'shop_cart_lines', ['owner_id', 'variant_id'], keys, { where: {}, atMost: {} });
}
