import { withTabLock } from './channel.ts';
import { request } from './client.ts';
import { isApiError } from './error.ts';
import { keyFor, settleIntent } from './intent.ts';
import { session } from './session.ts';
import type { CartMerged } from './shop-orders.ts';
import { storage } from './storage.ts';

/**
 * What a guest has put into the cart becomes the member's at the sign-in. The server does it exactly once; the
 * mark only says that there may be something, so that not every page of every member asks.
 */
const MARK = 'madang.guest-cart';
const INTENT = 'cart-merge';

export const guestCart = {
  /** A guest has put something in. */
  mark: (): void => storage.set(MARK, '1'),
  isMarked: (): boolean => storage.get(MARK) !== null,
};

let underWay: Promise<void> | undefined;
const listeners = new Set<(done: CartMerged) => void>();

/** Hears, once for each merge of this tab, what came of it. */
export function onCartMerged(listener: (done: CartMerged) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Merges what this browser's guest had into the member's cart, once over all tabs and all retries; at once done
 * where there is nothing. A cart is read after it. It never throws: where nothing was decided, the mark stays, and
 * the next to ask tries again under the same key.
 */
export function mergeGuestCart(): Promise<void> {
  if (!isDue()) return Promise.resolve();
  underWay ??= withTabLock('madang-cart-merge', merge).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

const isDue = (): boolean => guestCart.isMarked() && session.get().status === 'member';

async function merge(): Promise<void> {
  // Another tab may have done it while we waited for the lock.
  if (!isDue()) return;
  try {
    const { data } = await request<CartMerged>('/shop/cart/merges', {
      method: 'POST',
      key: keyFor(INTENT, {}),
    });
    settled();
    for (const listener of listeners) listener(data);
  } catch (error) {
    // Decided, and not to our liking: another try with the same key would hear the same.
    if (isApiError(error) && !error.outcomeUnknown && error.status !== 429) settled();
  }
}

function settled(): void {
  storage.set(MARK, null);
  settleIntent(INTENT);
}
