import { isApiError } from '../../../api/error.ts';
import type { addToCart, Cart, CartLine, changeCartLine } from '../../../api/shop-orders.ts';

type Calls = { add: typeof addToCart; change: typeof changeCartLine };

/**
 * Puts lines back that were taken out. Each has a key of its own, made of the one of the whole: a repeated try adds
 * nothing twice. What is not sold any more keeps nothing else from coming back; it is told when all others are there.
 */
export async function restore(
  lines: readonly CartLine[],
  key: string,
  { add, change }: Calls,
): Promise<Cart> {
  let cart: Cart | undefined;
  let refusal: unknown;
  for (const [index, { variantId, quantity, isTicked }] of lines.entries()) {
    try {
      cart = (await add({ variantId, quantity }, `${key}-${index}`)).data;
      if (!isTicked) cart = (await change(variantId, { isTicked }, `${key}-${index}-tick`)).data;
    } catch (error) {
      if (!isApiError(error) || error.retryable) throw error;
      refusal = error;
    }
  }
  if (refusal !== undefined || cart === undefined) throw refusal ?? new Error('Nothing to bring back');
  return cart;
}
