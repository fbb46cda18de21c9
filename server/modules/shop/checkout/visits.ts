import type { Executor } from '../../../db/dialect.ts';
import type { Command } from '../../../engine/types.ts';
import { prefetchVisits, roomOfProduct } from '../../waiting-room/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopState } from '../state.ts';
import type { Places } from './places.ts';

/**
 * The waiting rooms in front of what is ordered, and the visits of those who order; before all else is locked. What an
 * operator drafted and what waits for its payment has passed its room.
 */
export async function visitsOf(
  tx: Executor,
  commands: readonly Command<ShopInput>[],
  places: Places,
): Promise<ShopState['visits']> {
  const wanted: { roomId: string; accountId: string }[] = [];
  for (const { accountId, input } of commands) {
    if (input.kind !== 'place') continue;
    const productIds = await places.productsOf(
      tx,
      input.lines.map(({ variantId }) => variantId),
    );
    for (const productId of productIds) wanted.push({ roomId: roomOfProduct(productId), accountId });
  }
  return prefetchVisits(tx, wanted);
}
