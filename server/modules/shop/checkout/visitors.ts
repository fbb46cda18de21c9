import type { Refused } from '../../../engine/types.ts';
import { type Admission, endVisit, judgeVisit, roomOfProduct } from '../../waiting-room/index.ts';
import type { ShopState } from '../state.ts';
import type { Pieces } from './stock.ts';

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
