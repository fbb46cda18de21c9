import type { Part } from '../../../module.ts';
import type { TripsDependencies } from '../parts.ts';
import { registerAdminPlaceRoutes } from './admin-routes.ts';
import { decidePlaces } from './decide.ts';
import { importPlaces } from './import/job.ts';
import type { PlacesInput } from './input.ts';
import { loadSample } from './load-sample.ts';
import { registerOwnPlaceRoutes } from './own-routes.ts';
import type { PlacesParts } from './parts.ts';
import { onErase, personalData } from './person.ts';
import { operatorsPlaceSearchable } from './place-list.ts';
import { prefetchPlaces, writePlaces } from './queries.ts';
import { rememberPlaces } from './remembered.ts';
import { registerPlaceRoutes } from './routes.ts';
import { placeSearchable } from './searchable.ts';
import { shelvesOfPlace } from './shelf.ts';
import type { PlacesState } from './state.ts';

export { metresBetween } from './grid.ts';
export { PLACE_KINDS, type Place, type PlaceKind } from './place.ts';
export { placesById, readShelf } from './reading.ts';

export interface Places extends Part {
  /** Brings the sample of this release into the table, before anybody is served; cheap when it is there already. */
  readonly open: () => Promise<void>;
}

/** Regions, and the places that people go to. */
export function createPlaces(deps: TripsDependencies): Places {
  const remembered = rememberPlaces(deps.database.reader, deps.createCache);
  const placesLane = deps.openLane<PlacesInput, PlacesState>({
    name: 'trips-places',
    prefetch: prefetchPlaces,
    decide: decidePlaces,
    write: writePlaces,
    committed: ({ touched }) => remembered.changed(touched),
  });
  const parts: PlacesParts = { ...deps, placesLane, remembered };
  return {
    open: async () => remembered.changed((await loadSample(deps)).flatMap(shelvesOfPlace)),
    routes: (app) => {
      registerPlaceRoutes(app, parts);
      registerOwnPlaceRoutes(app, parts);
      registerAdminPlaceRoutes(app, parts);
    },
    searchables: [placeSearchable, operatorsPlaceSearchable],
    jobs: [importPlaces({ database: deps.database, makeId: deps.makeId, tour: deps.config.tour })],
    personalData,
    onErase,
  };
}
