import type { Lane } from '../../../engine/index.ts';
import type { Lookups } from '../catalogue/lookups.ts';
import type { CountedDependencies } from '../parts.ts';
import type { BasketInput, BasketState } from './basket.ts';

/** What the routes of baskets share. */
export interface BasketsParts
  extends Pick<
    CountedDependencies,
    'database' | 'admit' | 'now' | 'makeId' | 'random' | 'config' | 'counted'
  > {
  readonly lane: Lane<BasketInput, BasketState>;
  readonly lookups: Lookups;
}
