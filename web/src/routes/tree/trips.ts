import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../plain-search.ts';
import { root } from './root.ts';

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId',
  component: lazyRouteComponent(
    () => import('../../modules/trips/editor/workspace-page.tsx'),
    'WorkspacePage',
  ),
});
const map = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/map',
  component: lazyRouteComponent(() => import('../../modules/trips/editor/map-page.tsx'), 'MapPage'),
});

type ListSearch = { list?: 'tasks' | 'things' | 'notes'; note?: string };
const lists = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/lists',
  // Which of the lists, and which note is open: an address that one can hand on.
  validateSearch: (search: Record<string, unknown>): ListSearch => {
    const list = textOf(search, 'list');
    const note = textOf(search, 'note');
    return {
      ...(list === 'things' || list === 'notes' || list === 'tasks' ? { list } : {}),
      ...(note !== undefined && /^[0-9A-Za-z_-]{8,36}$/.test(note) ? { note } : {}),
    };
  },
  component: lazyRouteComponent(() => import('../../modules/trips/editor/lists/lists-page.tsx'), 'ListsPage'),
});
const history = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/history',
  component: lazyRouteComponent(
    () => import('../../modules/trips/editor/history/history-page.tsx'),
    'HistoryPage',
  ),
});

/** Pages that open without a network, and so ask by themselves who is there. */
export const tripsRoutes = [workspace, map, lists, history] as const;

/** Pages for members. */
export const memberTripsRoutes = [] as const;
