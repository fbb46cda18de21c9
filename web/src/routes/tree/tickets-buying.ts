import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../plain-search.ts';
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

/** Where seats are chosen, for everybody. */
export const publicBuyingRoutes = [picker] as const;

/** Where what is held is paid. */
export const memberBuyingRoutes = [] as const;
