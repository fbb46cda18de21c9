import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { placesAddress } from '../../modules/trips/places/places-address.ts';
import { member } from './guarded.ts';
import { root } from './root.ts';

const places = createRoute({
  getParentRoute: () => root,
  path: '/trips/places',
  validateSearch: placesAddress,
  component: lazyRouteComponent(() => import('../../modules/trips/places/places-page.tsx'), 'PlacesPage'),
});
const place = createRoute({
  getParentRoute: () => root,
  path: '/trips/places/$placeId',
  component: lazyRouteComponent(() => import('../../modules/trips/places/place-page.tsx'), 'PlacePage'),
});

/** Pages for everybody. */
export const tripsPlacesRoutes = [places, place] as const;

const myPlaces = createRoute({
  getParentRoute: () => member,
  path: '/trips/my-places',
  component: lazyRouteComponent(
    () => import('../../modules/trips/places/my-places-page.tsx'),
    'MyPlacesPage',
  ),
});

/** Pages for members. */
export const memberTripsPlacesRoutes = [myPlaces] as const;
