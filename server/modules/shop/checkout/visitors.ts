import type { Executor } from '../../../db/dialect.ts';
import type { Command, Refused } from '../../../engine/types.ts';
import {
  type Admission,
  endVisit,
  judgeVisit,
  prefetchVisits,
  roomOfProduct,
} from '../../waiting-room/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopState } from '../state.ts';
import type { Places } from './places.ts';
import type { Pieces } from './stock.ts';

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

function roomsOf(state: ShopState, pieces: Pieces): Set<string> {
  const rooms = new Set<string>();
  for (const variantId of pieces.keys()) {
    const variant = state.variants.get(variantId);
    if (variant) rooms.add(roomOfProduct(variant.productId));
  }
  return rooms;
}

/** Whether a room stands before any of the pieces that the buyer has not been let in to. */
export function refuseVisitor(
  state: ShopState,
  pieces: Pieces,
  { accountId, admission, at }: { accountId: string; admission: Admission | null; at: number },
): Refused | null {
  for (const roomId of roomsOf(state, pieces)) {
    const refusal = judgeVisit(state.visits, roomId, accountId, admission, at);
    if (refusal) return refusal;
  }
  return null;
}

/** They have what they came for. */
export function endVisits(state: ShopState, pieces: Pieces, accountId: string): void {
  for (const roomId of roomsOf(state, pieces)) endVisit(state.visits, roomId, accountId);
}
