import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { admin } from './guarded.ts';
import { root } from './root.ts';

type Params = { kind: string; id: string };

const params = {
  parse: ({ kind, id }: Params) => {
    if (kind !== 'rounds' && kind !== 'products') throw notFound();
    return { kind: kind as 'rounds' | 'products', id };
  },
  stringify: ({ kind, id }: Params) => ({ kind, id }),
};

const room = createRoute({
  getParentRoute: () => root,
  path: '/waiting-rooms/$kind/$id',
  params,
  component: lazyRouteComponent(() => import('../../modules/waiting-room/room-page.tsx'), 'RoomPage'),
});

const adminRooms = createRoute({
  getParentRoute: () => admin,
  path: '/waiting-rooms',
  validateSearch: ({ status }: Record<string, unknown>): { status?: 'off' } =>
    status === 'off' ? { status } : {},
  component: lazyRouteComponent(() => import('../../modules/waiting-room/admin/rooms-page.tsx'), 'RoomsPage'),
});
const adminRoom = createRoute({
  getParentRoute: () => admin,
  path: '/waiting-rooms/$kind/$id',
  params,
  component: lazyRouteComponent(
    () => import('../../modules/waiting-room/admin/room-page.tsx'),
    'AdminRoomPage',
  ),
});

/** Where one waits. */
export const waitingRoomRoutes = [room] as const;

/** The operator's pages of waiting rooms. */
export const adminWaitingRoomRoutes = [adminRooms, adminRoom] as const;
