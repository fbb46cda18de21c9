import type { Lane } from '../../../engine/index.ts';
import type { Allowance } from '../../../voices/allowance.ts';
import type { Lookups } from '../catalogue/lookups.ts';
import type { ShopDependencies } from '../parts.ts';
import type { CommunityInput, CommunityState } from './voice.ts';

/** What the routes of the community share. */
export interface CommunityParts
  extends Pick<ShopDependencies, 'database' | 'admit' | 'reads' | 'now' | 'makeId' | 'accounts' | 'files'> {
  readonly lane: Lane<CommunityInput, CommunityState>;
  readonly lookups: Pick<Lookups, 'cards'>;
  readonly allowance: Allowance;
}
