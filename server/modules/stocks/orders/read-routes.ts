import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';
import { OrderDetail, OrderParams, OrdersPage, OrdersQuery } from './schemas.ts';
import { listOrders, readOrder } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Stocks'];

/** One's own orders, as they are stored. */
export function registerOrderReads(app: App, { database }: Pick<StocksDependencies, 'database'>): void {
  app.get(
    '/stocks/orders',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMyOrders',
        tags: TAGS,
        summary: 'One’s own orders, newest first: open ones, or those that are over',
        querystring: OrdersQuery,
        response: { 200: OrdersPage, ...PROBLEMS },
      },
    },
    (request) => listOrders(database.reader, callerOf(request).accountId, request.query),
  );

  app.get(
    '/stocks/orders/:orderId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readMyOrder',
        tags: TAGS,
        summary: 'One of one’s own orders, with its fills and what can be done with it',
        params: OrderParams,
        response: { 200: OrderDetail, ...PROBLEMS },
      },
    },
    async (request) => {
      const order = await readOrder(database.reader, callerOf(request).accountId, request.params.orderId);
      if (!order) throw new ProblemError('stocks.order-not-found');
      return order;
    },
  );
}
