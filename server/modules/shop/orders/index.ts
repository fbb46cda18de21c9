import type { Lane } from '../../../engine/index.ts';
import type { ShopInput } from '../input.ts';
import type { ShopDependencies, ShopPart } from '../parts.ts';
import type { ShopState } from '../state.ts';
import { registerAdminReturnRoutes } from './admin-return-routes.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { forgetAddresses, onErase } from './forgetting.ts';
import { confirmDelivered, remindReviews } from './jobs.ts';
import { orderNotices, orderStreams } from './notices.ts';
import type { OrdersParts } from './parts.ts';
import { personalData } from './personal-data.ts';
import { registerReturnRoutes } from './return-routes.ts';
import { createOrderRefunds } from './rounds.ts';
import { registerMemberRoutes } from './routes.ts';
import { orderSearchable } from './searchable.ts';

/** What happens to orders after they were made: sending, cancelling, giving back, exchanging, refunds. */
export function createOrders(deps: ShopDependencies, lane: Lane<ShopInput, ShopState>): ShopPart {
  const parts: OrdersParts = { ...deps, lane };
  return {
    routes: (app) => {
      registerMemberRoutes(app, parts);
      registerReturnRoutes(app, parts);
      registerAdminRoutes(app, parts);
      registerAdminReturnRoutes(app, parts);
    },
    streams: orderStreams,
    notices: orderNotices,
    rounds: [createOrderRefunds(parts)],
    jobs: [confirmDelivered(parts), remindReviews(parts), forgetAddresses()],
    searchables: [orderSearchable],
    personalData,
    onErase,
  };
}
