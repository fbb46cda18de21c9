import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { member } from './guarded.ts';
import { root } from './root.ts';

const mine = createRoute({
  getParentRoute: () => member,
  path: '/tickets/mine',
  validateSearch: ({ when }: Record<string, unknown>): { when?: 'past' } => (when === 'past' ? { when } : {}),
  component: lazyRouteComponent(
    () => import('../../modules/tickets/mine/my-tickets-page.tsx'),
    'MyTicketsPage',
  ),
});

/** What lets members in. */
export const memberTicketRoutes = [mine] as const;

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/mine/$ticketId',
  component: lazyRouteComponent(() => import('../../modules/tickets/mine/ticket-page.tsx'), 'TicketPage'),
});
const door = createRoute({
  getParentRoute: () => root,
  path: '/admin/tickets/rounds/$roundId/door',
  component: lazyRouteComponent(() => import('../../modules/tickets/door/door-page.tsx'), 'DoorPage'),
});

/** Pages that open without a network, and so ask by themselves who is there. */
export const offlineTicketRoutes = [ticket, door] as const;
