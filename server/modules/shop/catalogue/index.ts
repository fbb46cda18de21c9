import type { Lane } from '../../../engine/index.ts';
import type { ShopDependencies, ShopPart } from '../parts.ts';
import type { Counted } from '../statistics/index.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { decideCatalogue } from './domain.ts';
import type { CatalogueParts } from './parts.ts';
import { operatorsProductSearchable } from './product-list.ts';
import { prefetchCatalogue } from './queries.ts';
import { rememberRankings } from './rankings.ts';
import { rememberCatalogue } from './remembered.ts';
import { registerCatalogueRoutes } from './routes.ts';
import { productSearchable } from './searchable.ts';
import type { CatalogueInput, CatalogueState } from './state.ts';
import { catalogueStreams } from './streams.ts';
import { createTurns } from './turns.ts';
import { writeCatalogue } from './writing.ts';

export { variantsBySku } from './admin-views.ts';
export { type CatalogueSeed, insertProducts, type SeedProduct } from './seed.ts';
export type { CatalogueInput } from './state.ts';

export interface Catalogue extends ShopPart {
  /** What operators change of the catalogue. */
  readonly lane: Lane<CatalogueInput, CatalogueState>;
  /**
   * To be called by whoever has moved stock, pieces sold, likes or ratings of these products: after the commit, before
   * anybody is answered. The next read here is then the new one.
   */
  readonly changed: (productIds: readonly string[]) => Promise<void>;
}

/**
 * What is sold: products with options and variants, categories, collections, pictures and stock.
 * @param counted hears of every look at a product
 */
export function createCatalogue(deps: ShopDependencies, counted: Pick<Counted, 'view'>): Catalogue {
  const { database, createCache, files, index, now, monotonic, makeId } = deps;
  const remembered = rememberCatalogue(database.reader, createCache, files.picturesOf);
  const rankings = rememberRankings(database.reader, createCache, index);
  const lane = deps.openLane<CatalogueInput, CatalogueState>({
    name: 'shop-catalogue',
    prefetch: (tx, commands) => prefetchCatalogue(tx, commands, files),
    decide: decideCatalogue,
    write: (tx, state) => writeCatalogue(tx, state, files),
    committed: (state) => remembered.edited([...state.products.keys()], areShelvesChanged(state)),
  });
  const parts: CatalogueParts = { ...deps, lane, remembered, rankings, counted };
  return {
    lane,
    changed: remembered.changed,
    routes: (app) => {
      registerCatalogueRoutes(app, parts);
      registerAdminRoutes(app, parts);
    },
    streams: catalogueStreams({ remembered, now, monotonic }),
    searchables: [productSearchable(files.picturesOf, now), operatorsProductSearchable],
    jobs: [createTurns(makeId)],
  };
}

const areShelvesChanged = ({ categories, collections, removed }: CatalogueState): boolean =>
  removed.categories.length + removed.collections.length > 0 ||
  [...categories.values(), ...collections.values()].some(({ change }) => change !== 'none');
