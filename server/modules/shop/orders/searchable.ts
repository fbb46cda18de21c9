import { selectMany } from '../../../db/dialect.ts';
import type { ShopOrdersTable } from '../../../db/schema.ts';
import { timeOfId } from '../../../lib/id.ts';
import { facetsOf, insidesOf } from '../../../lists/index.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { orderConditions } from './order-list.ts';

const COLUMNS = [
  'id',
  'status',
  'pay_with',
  'title',
  'total',
  'courier',
  'tracking_no',
  'coupon_id',
  'made_by',
  'attention',
] as const;
type Indexed = Pick<ShopOrdersTable, (typeof COLUMNS)[number]>;

/**
 * Orders in the operators’ index, by what was ordered. Whose they are and where they went is not in it: members are
 * found first, where their names are, and then their orders in the database.
 */
export const orderSearchable: Searchable = {
  kind: 'shop-order',
  scope: 'operators',
  events: [
    'shop.order-placed',
    'shop.order-paid',
    'shop.order-drafted',
    'shop.order-expired',
    'shop.order-cancelled',
    'shop.order-changed',
  ],
  idsOf: ({ data }) => [String(data.orderId)],
  documents: async (executor, ids) => {
    const read = { table: 'shop_orders', keys: ['id'], index: 'PRIMARY', lock: false } as const;
    const rows = await selectMany<Indexed>(
      executor,
      { ...read, columns: COLUMNS },
      ids.map((id) => [id]),
    );
    return rows.map(documentOf);
  },
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('shop_orders')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },
};

const documentOf = (row: Indexed): SearchDocument => ({
  kind: orderSearchable.kind,
  id: row.id,
  title: { ko: row.title, en: row.title },
  text: { ko: row.tracking_no ?? '', en: row.tracking_no ?? '' },
  tags: insidesOf([row.title, row.tracking_no]),
  facets: facetsOf({ conditions: orderConditions }, row as ShopOrdersTable),
  price: row.total,
  at: timeOfId(row.id),
  popularity: 0,
  link: `/admin/shop/orders/${row.id}`,
  picture: null,
});
