import { deleteMany, type Executor, selectMany } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import { lockCounts, writeCounts } from '../community/counts.ts';
import { listAddresses } from './address-views.ts';
import { LINE_COLUMNS } from './rows.ts';

/** What a member has gathered, for the file that they may take with them. */
export async function personOf(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const lines = await executor
    .selectFrom('shop_cart_lines')
    .select(LINE_COLUMNS)
    .where('owner_id', '=', accountId)
    .orderBy('variant_id')
    .execute();
  const likes = await executor
    .selectFrom('shop_likes')
    .select(['product_id', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('product_id')
    .execute();
  return {
    shopCart: lines.map((line) => ({
      variantId: line.variant_id,
      quantity: line.quantity,
      addedAt: iso(line.added_at),
    })),
    shopLikes: likes.map((like) => ({ productId: like.product_id, likedAt: iso(like.at) })),
    shopAddresses: await listAddresses(executor, accountId),
  };
}

/** Deletes cart, hearts and address book, in the transaction that deletes the account. */
export async function erasePerson(tx: Executor, accountId: string): Promise<void> {
  await selectMany(
    tx,
    { table: 'shop_carts', columns: ['owner_id'], keys: ['owner_id'], index: 'PRIMARY', lock: true },
    [[accountId]],
  );
  const likes = await tx
    .selectFrom('shop_likes')
    .select('product_id')
    .where('account_id', '=', accountId)
    .orderBy('product_id')
    .execute();
  const counts = await lockCounts(
    tx,
    likes.map((row) => row.product_id),
  );
  const pairs = likes.map((row) => [accountId, row.product_id]);
  await deleteMany(tx, 'shop_likes', ['account_id', 'product_id'], pairs, { where: {}, atMost: {} });
  await writeCounts(
    tx,
    ['likes'],
    [...counts].map(([productId, { likes: all, isNew }]) => ({ productId, isNew, values: [all - 1] })),
  );
  await tx.deleteFrom('shop_cart_lines').where('owner_id', '=', accountId).execute();
  await tx.deleteFrom('shop_addresses').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('shop_carts').where('owner_id', '=', accountId).execute();
}
