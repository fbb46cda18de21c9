import type { Cache } from '../../../cache/index.ts';
import type { Lane } from '../../../engine/index.ts';
import type { ShopDependencies } from '../parts.ts';
import type { Counted } from '../statistics/index.ts';
import type { Remembered } from './remembered.ts';
import type { CatalogueInput, CatalogueState } from './state.ts';

/** What the catalogue's own routes share. */
export interface CatalogueParts extends ShopDependencies {
  readonly lane: Lane<CatalogueInput, CatalogueState>;
  readonly remembered: Remembered;
  /** Ids of what is ranked, by `list:category`. */
  readonly rankings: Cache<readonly string[]>;
  readonly counted: Pick<Counted, 'view'>;
}
