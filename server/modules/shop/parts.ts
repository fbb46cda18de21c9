import type { Part } from '../../module.ts';
import type { ServiceDependencies } from '../../service.ts';
import type { Payments } from '../payments/index.ts';
import type { WaitingRoom } from '../waiting-room/index.ts';
import type { Counted } from './statistics/counted.ts';

/** What the shop is made of. */
export interface ShopDependencies extends ServiceDependencies {
  readonly readAdmission: WaitingRoom['readAdmission'];
  /** Payments are made after the shop, which tells them what an order is. */
  readonly payments: () => Payments;
}

/** What the parts whose routes are counted get beside it. */
export interface CountedDependencies extends ShopDependencies {
  readonly counted: Counted;
}

/** What a part of the shop gives to the whole. */
export type ShopPart = Part;
