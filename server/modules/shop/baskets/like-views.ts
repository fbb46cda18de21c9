import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { type Page, pageOf } from '../../../http/page.ts';
import type { Lookups } from '../catalogue/lookups.ts';
import type { LikedProduct } from './schemas.ts';

const CURSOR = /^(\d{1,15})\.([0-9A-Z]{16})$/;

/**
 * What a member likes, the last heart first. What is hidden meanwhile has no card, and can still be taken off.
 * @param now epoch milliseconds
 */
export async function listLikes(
  executor: Executor,
  accountId: string,
  query: { readonly cursor?: string; readonly limit: number },
  { cards }: Pick<Lookups, 'cards'>,
  now: number,
): Promise<Page<LikedProduct>> {
  const after = placeOf(query.cursor);
  let select = executor
    .selectFrom('shop_likes')
    .select(['product_id', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('product_id', 'desc')
    .limit(query.limit + 1);
  if (after) {
    select = select.where((eb) =>
      eb.or([
        eb('at', '<', after.at),
        eb.and([eb('at', '=', after.at), eb('product_id', '<', after.productId)]),
      ]),
    );
  }
  const rows = await select.execute();
  const ids = rows.map((row) => row.product_id);
  const shown = await cards(executor, ids, now);
  const inCart = await productsInCart(executor, accountId);
  return pageOf(
    rows,
    query.limit,
    (row) => `${row.at}.${row.product_id}`,
    ({ product_id: productId, at }) => {
      const card = shown.get(productId);
      return {
        productId,
        likedAt: new Date(at).toISOString(),
        card: card ? { ...card, isLiked: true } : null,
        isInCart: inCart.has(productId),
      };
    },
  );
}

function placeOf(cursor: string | undefined): { at: number; productId: string } | null {
  if (cursor === undefined) return null;
  const [, at, productId] = CURSOR.exec(cursor) ?? [];
  if (!at || !productId) throw new ProblemError('request.invalid-cursor');
  return { at: Number(at), productId };
}

async function productsInCart(executor: Executor, accountId: string): Promise<Set<string>> {
  const rows = await executor
    .selectFrom('shop_cart_lines as l')
    .innerJoin('shop_variants as v', 'v.id', 'l.variant_id')
    .select('v.product_id')
    .where('l.owner_id', '=', accountId)
    .execute();
  return new Set(rows.map((row) => row.product_id));
}
