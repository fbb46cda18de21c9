import type { Executor } from '../../../db/dialect.ts';
import type { Command } from '../../../engine/types.ts';
import { emptyState } from '../../coupons/index.ts';
import { emptyLedger } from '../../pay/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopState } from '../state.ts';

/** Loads and locks all that a batch of the lane `shop` touches. */
export async function prefetchShop(
  _tx: Executor,
  _commands: readonly Command<ShopInput>[],
): Promise<ShopState> {
  return {
    orders: new Map(),
    products: new Map(),
    variants: new Map(),
    bought: new Map(),
    returns: new Map(),
    refunds: new Map(),
    promotions: [],
    shipping: { fee: 3_000, freeFrom: 50_000, remoteFee: 3_000, remotePostcodes: [['63000', '63644']] },
    coupons: emptyState(),
    ledger: emptyLedger(),
    newSteps: [],
  };
}

/** Writes all changes of the working state, in bulk. */
export async function writeShop(_tx: Executor, _state: ShopState): Promise<void> {}
