import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { root } from './root.ts';

const room = createRoute({
  getParentRoute: () => root,
  path: '/waiting-rooms/$kind/$id',
  params: {
    parse: ({ kind, id }) => {
      if (kind !== 'rounds' && kind !== 'products') throw notFound();
      return { kind: kind as 'rounds' | 'products', id };
    },
    stringify: ({ kind, id }) => ({ kind, id }),
  },
  component: lazyRouteComponent(() => import('../../modules/waiting-room/room-page.tsx'), 'RoomPage'),
});

/** Where one waits. */
export const waitingRoomRoutes = [room] as const;

/** The operator's pages of waiting rooms. */
export const adminWaitingRoomRoutes = [] as const;
