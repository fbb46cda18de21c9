import type { AccountsTable } from '../../db/schema.ts';
import { timeOfId } from '../../lib/id.ts';
import { facetsOf, insidesOf } from '../../lists/index.ts';
import type { SearchDocument } from '../../search/document.ts';
import type { Searchable } from '../../search/searchable.ts';
import { memberConditions } from './member-list.ts';
import { selectAccountColumns } from './queries.ts';

const COLUMNS = ['id', 'name', 'email_key', 'role', 'status'] as const;
type Indexed = Pick<AccountsTable, (typeof COLUMNS)[number]>;

/** Members in the operators’ index: a name and an e-mail to find them by, and nothing that is not needed for that. */
export const memberSearchable: Searchable = {
  kind: 'member',
  scope: 'operators',
  events: [
    'account.signed-up',
    'account.profile-updated',
    'account.email-changed',
    'account.role-changed',
    'account.became-dormant',
    'account.woken',
    'account.deleted',
  ],
  idsOf: ({ data }) => [String(data.accountId)],
  documents: async (executor, ids) =>
    (await selectAccountColumns<Indexed>(executor, COLUMNS, ids)).map(documentOf),
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('accounts')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.id);
  },
};

function documentOf(row: Indexed): SearchDocument {
  return {
    kind: memberSearchable.kind,
    id: row.id,
    title: { ko: row.name, en: row.name },
    text: { ko: row.email_key, en: row.email_key },
    tags: insidesOf([row.name, row.email_key]),
    facets: facetsOf({ conditions: memberConditions }, row as never),
    price: null,
    at: timeOfId(row.id),
    popularity: 0,
    link: `/admin/members/${row.id}`,
    picture: null,
  };
}
