import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const trading = createRoute({
  getParentRoute: () => root,
  path: '/stocks/$symbol',
  component: lazyRouteComponent(() => import('../../modules/stocks/trading/trading-page.tsx'), 'TradingPage'),
});

/** Pages for everybody. */
export const tradingRoutes = [trading] as const;
