import type { Lane } from '../../../engine/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopDependencies, ShopPart } from '../parts.ts';
import type { ShopState } from '../state.ts';

/** What happens to orders after they were made: sending, cancelling, giving back, exchanging, refunds. */
export function createOrders(_deps: ShopDependencies, _lane: Lane<ShopInput, ShopState>): ShopPart {
  return {};
}
