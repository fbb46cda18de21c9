import type { Executor } from '../../../db/dialect.ts';
import type { Card } from './schemas.ts';

/** Which of these products somebody likes. */
async function likedBy(executor: Executor, accountId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await executor
    .selectFrom('shop_likes')
    .select('product_id')
    .where('account_id', '=', accountId)
    .where('product_id', 'in', [...new Set(ids)])
    .execute();
  return new Set(rows.map((row) => row.product_id));
}

/** Says of each card whether the caller likes the product; guests like nothing. */
export async function markLiked<T extends Card>(
  executor: Executor,
  accountId: string | null,
  cards: readonly T[],
): Promise<T[]> {
  if (accountId === null) return [...cards];
  const liked = await likedBy(
    executor,
    accountId,
    cards.map(({ productId }) => productId),
  );
  return cards.map((card) => ({ ...card, isLiked: liked.has(card.productId) }));
}
