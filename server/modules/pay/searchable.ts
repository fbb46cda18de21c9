import { selectMany } from '../../db/dialect.ts';
import type { PayTransfersTable } from '../../db/schema.ts';
import { timeOfId } from '../../lib/id.ts';
import { facetsOf, insidesOf } from '../../lists/index.ts';
import type { SearchDocument } from '../../search/document.ts';
import type { Searchable } from '../../search/searchable.ts';
import { legsOf } from './rows.ts';
import { ACCOUNT_FACET, transferConditions } from './transfer-list.ts';

const COLUMNS = ['id', 'kind', 'amount', 'legs', 'memo'] as const;
type Indexed = Pick<PayTransfersTable, (typeof COLUMNS)[number]>;

/**
 * Transfers with a memo in the operators’ index: whatever else is asked, an index of the database answers. Parties
 * stand in it by their ids; names are not copied.
 */
export const transferSearchable: Searchable = {
  kind: 'transfer',
  scope: 'operators',
  events: ['pay.transferred'],
  idsOf: ({ data }) => (data.memo === null ? [] : [String(data.transferId)]),
  documents: async (executor, ids) => {
    const read = { table: 'pay_transfers', keys: ['id'], index: 'PRIMARY', lock: false } as const;
    const rows = await selectMany<Indexed>(
      executor,
      { ...read, columns: COLUMNS },
      ids.map((id) => [id]),
    );
    return rows.flatMap((row) =>
      // Trades are found among orders and fills.
      row.memo === null || row.kind === 'trade' ? [] : documentOf(row, row.memo),
    );
  },
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('pay_transfers')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },
};

const documentOf = (row: Indexed, memo: string): SearchDocument => ({
  kind: transferSearchable.kind,
  id: row.id,
  title: { ko: memo, en: memo },
  text: { ko: '', en: '' },
  tags: insidesOf([memo]),
  facets: {
    ...facetsOf({ conditions: transferConditions }, row as PayTransfersTable),
    [ACCOUNT_FACET]: legsOf(row).map(([walletId]) => walletId),
  },
  price: row.amount,
  at: timeOfId(row.id),
  popularity: 0,
  link: `/admin/transfers?q=${row.id}`,
  picture: null,
});
