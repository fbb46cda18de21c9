import type { Lane } from '../../../engine/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopDependencies } from '../parts.ts';
import type { ShopState } from '../state.ts';

/** What the routes, rounds and jobs of orders share. */
export interface OrdersParts extends ShopDependencies {
  readonly lane: Lane<ShopInput, ShopState>;
}
