import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../plain-search.ts';
import { admin, member } from './guarded.ts';
import { root } from './root.ts';

type PickerSearch = { q?: number; seats?: string; way?: 'list' };

/** How many, which ones, and how they are chosen: what a sign-in on the way must not lose. */
function pickerSearch(search: Record<string, unknown>): PickerSearch {
  const quantity = Number(textOf(search, 'q') ?? Number.NaN);
  const seats = textOf(search, 'seats');
  return {
    ...(Number.isInteger(quantity) && quantity >= 1 && quantity <= 20 && { q: quantity }),
    ...(seats !== undefined && /^[\d.]{1,140}$/.test(seats) && { seats }),
    ...(textOf(search, 'way') === 'list' && { way: 'list' as const }),
  };
}

const picker = createRoute({
  getParentRoute: () => root,
  path: '/tickets/rounds/$roundId',
  validateSearch: pickerSearch,
  component: lazyRouteComponent(() => import('../../modules/tickets/picker/picker-page.tsx'), 'PickerPage'),
});

const proof = createRoute({
  getParentRoute: () => root,
  path: '/tickets/rounds/$roundId/proof',
  component: lazyRouteComponent(() => import('../../modules/tickets/buying/proof-page.tsx'), 'ProofPage'),
});

/** Where seats are chosen, for everybody. */
export const publicBuyingRoutes = [picker, proof] as const;

const holds = createRoute({
  getParentRoute: () => member,
  path: '/tickets/holds',
  component: lazyRouteComponent(() => import('../../modules/tickets/buying/holds-page.tsx'), 'HoldsPage'),
});
const hold = createRoute({
  getParentRoute: () => member,
  path: '/tickets/holds/$holdId',
  component: lazyRouteComponent(() => import('../../modules/tickets/buying/hold-page.tsx'), 'HoldPage'),
});
const done = createRoute({
  getParentRoute: () => member,
  path: '/tickets/reservations/$reservationId/done',
  component: lazyRouteComponent(() => import('../../modules/tickets/buying/done-page.tsx'), 'BookedPage'),
});

/** Where what is held is paid. */
export const memberBuyingRoutes = [holds, hold, done] as const;

const house = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/rounds/$roundId/house',
  component: lazyRouteComponent(() => import('../../modules/tickets/house/house-page.tsx'), 'HousePage'),
});

/** Where an operator sells at the door. */
export const adminHouseRoutes = [house] as const;
