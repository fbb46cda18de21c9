import { selectMany } from '../../db/dialect.ts';
import type { PaymentsTable } from '../../db/schema.ts';
import { timeOfId } from '../../lib/id.ts';
import { facetsOf, insidesOf } from '../../lists/index.ts';
import type { SearchDocument } from '../../search/document.ts';
import type { Searchable } from '../../search/searchable.ts';
import { paymentConditions } from './payment-list.ts';

const COLUMNS = ['id', 'status', 'gateway', 'purpose', 'order_name', 'amount', 'attention'] as const;
type Indexed = Pick<PaymentsTable, (typeof COLUMNS)[number]>;

/**
 * Payments in the operators’ index, by what was ordered. Who paid is not in it: members are found first, where their
 * names are, and then their payments in the database.
 */
export const paymentSearchable: Searchable = {
  kind: 'payment',
  scope: 'operators',
  events: ['payment.prepared', 'payment.changed', 'payment.alarm'],
  idsOf: ({ data }) => [String(data.paymentId)],
  documents: async (executor, ids) => {
    const read = { table: 'payments', keys: ['id'], index: 'PRIMARY', lock: false } as const;
    const rows = await selectMany<Indexed>(
      executor,
      { ...read, columns: COLUMNS },
      ids.map((id) => [id]),
    );
    return rows.map(documentOf);
  },
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('payments')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },
};

const documentOf = (row: Indexed): SearchDocument => ({
  kind: paymentSearchable.kind,
  id: row.id,
  title: { ko: row.order_name, en: row.order_name },
  text: { ko: '', en: '' },
  tags: insidesOf([row.order_name]),
  facets: facetsOf({ conditions: paymentConditions }, row as PaymentsTable),
  price: row.amount,
  at: timeOfId(row.id),
  popularity: 0,
  link: `/admin/payments/${row.id}`,
  picture: null,
});
