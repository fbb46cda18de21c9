import { selectMany } from '../../../db/dialect.ts';
import type { StocksOrdersTable } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { App } from '../../../module.ts';
import { orderList } from './order-list.ts';
import type { DeskParts } from './parts.ts';
import {
  AdminOrder,
  AdminOrdersExportQuery,
  AdminOrdersPage,
  AdminOrdersQuery,
  OrderParams,
  ReasonBody,
} from './schemas.ts';
import { admin, admitted, decided, PROBLEMS, TAGS } from './submit.ts';

/** Everybody's orders, and taking one back for a reason. */
export function registerOrderRoutes(app: App, parts: DeskParts): void {
  const { accounts, database, lists } = parts;
  const list = orderList(accounts);
  lists.register(app, list, {
    path: '/admin/stocks/orders',
    query: AdminOrdersQuery,
    page: AdminOrdersPage,
    operationId: 'listAdminOrders',
    exportQuery: AdminOrdersExportQuery,
    exportOperationId: 'exportAdminOrders',
    summary: 'Orders by any conditions, newest first',
    description: 'Facets: `side`, `status`. A whole order id finds that order alone.',
  });

  app.post(
    '/admin/stocks/orders/:orderId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'cancelAnyStockOrder',
        tags: TAGS,
        summary: 'Take somebody’s order out of its book; they are told that an operator did',
        params: OrderParams,
        body: ReasonBody,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const input = { kind: 'cancel', orderId, quantity: null, ...request.body } as const;
      const command = admitted(parts, request, 'stocks.cancel', input);
      const { body, isAccepted } = await decided(parts, { request, reply, status: 200 }, command);
      if (!isAccepted) return body as never;
      const rows = await selectMany<StocksOrdersTable>(
        database.reader,
        { table: 'stocks_orders', columns: list.columns, keys: ['id'], index: 'PRIMARY', lock: false },
        [[orderId]],
      );
      const [order] = await list.show(database.reader, rows);
      if (!order) throw new ProblemError('stocks.order-not-found');
      return order;
    },
  );
}
