import Type from 'typebox';
import { BYTE_ORDER_MARK, csvLine } from '../../../lib/csv.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { ShopDependencies } from '../parts.ts';
import { periodOf, readDays, readLowStock, readTop, readWaiting } from './dashboard.ts';
import { Dashboard, DashboardQuery, type DayFigures, DaysQuery } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const CURRENCY = 'KRW';
const FEW = 5;
const COLUMNS = ['day', 'views', 'cartAdds', 'checkouts', 'orders', 'amount', 'refunded'] as const;

/** What operators see of the shop's days. */
export function registerStatisticsRoutes(app: App, { database, files, now }: ShopDependencies): void {
  app.get(
    '/admin/shop/dashboard',
    {
      config: admin,
      schema: {
        operationId: 'readShopDashboard',
        tags: ['Admin'],
        summary:
          'Sales day by day, what sells, what runs out, how looks become orders, and what waits for somebody',
        description:
          'Days are Korean, both ends included, at most 366. Sales are a second old at the most, looks some seconds.',
        querystring: DashboardQuery,
        response: { 200: Dashboard, ...PROBLEMS },
      },
    },
    async ({ query }) => {
      const { background } = database;
      const period = periodOf(query, now());
      const days = await readDays(background, period);
      return {
        ...period,
        currency: CURRENCY,
        days,
        top: await readTop(background, period, files.picturesOf),
        lowStock: await readLowStock(background, query.lowStock ?? FEW),
        funnel: funnelOf(days),
        waiting: await readWaiting(background, now()),
      };
    },
  );

  app.get(
    '/admin/shop/dashboard/days.csv',
    {
      config: admin,
      schema: {
        operationId: 'downloadShopDays',
        tags: ['Admin'],
        summary: 'Sales day by day as CSV',
        produces: ['text/csv'],
        querystring: DaysQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async ({ query }, reply) => {
      const period = periodOf(query, now());
      const days = await readDays(database.background, period);
      const lines = days.map((figures) =>
        csvLine(
          COLUMNS.map((column) => String(figures[column])),
          [],
        ),
      );
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="shop-${period.from}-${period.to}.csv"`)
        .header('cache-control', 'no-store');
      return BYTE_ORDER_MARK + csvLine(COLUMNS, []) + lines.join('');
    },
  );
}

function funnelOf(days: readonly DayFigures[]): Dashboard['funnel'] {
  const sum = (of: (figures: DayFigures) => number) => days.reduce((all, figures) => all + of(figures), 0);
  const views = sum((figures) => figures.views);
  const orders = sum((figures) => figures.orders);
  return {
    views,
    cartAdds: sum((figures) => figures.cartAdds),
    checkouts: sum((figures) => figures.checkouts),
    orders,
    conversion: views === 0 ? null : Math.round((orders / views) * 10_000) / 100,
  };
}
