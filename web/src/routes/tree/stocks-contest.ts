import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const seasons = createRoute({
  getParentRoute: () => root,
  path: '/stocks/seasons',
  // Beside a symbol in capitals.
  caseSensitive: true,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/contests/seasons-page.tsx'),
    'SeasonsPage',
  ),
});
const season = createRoute({
  getParentRoute: () => root,
  path: '/stocks/seasons/$seasonId',
  component: lazyRouteComponent(() => import('../../modules/stocks/contests/season-page.tsx'), 'SeasonPage'),
});

/** Pages for everybody. */
export const contestRoutes = [seasons, season] as const;

/** Pages for members. */
export const memberContestRoutes = [] as const;
