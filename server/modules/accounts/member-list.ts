import type { AccountsTable } from '../../db/schema.ts';
import { type List, type Meaning, madeWithin, oneOf, textWish, within } from '../../lists/index.ts';
import { emailKeyOf } from './domain.ts';
import type { PictureFiles } from './picture.ts';
import { ACCOUNT_COLUMNS, byEmail, byId } from './queries.ts';
import type { Member, MembersQuery } from './schemas.ts';
import { membersOf, type WalletsOf } from './views.ts';

/** A member's row in the list: all of it but what opens the account. */
export type MemberRow = Omit<AccountsTable, 'password_hash'>;
export type MemberList = List<MemberRow, MembersQuery, Member>;

/** Conditions whose values stand in documents too. */
export const memberConditions: MemberList['conditions'] = [
  oneOf('role', 'role'),
  oneOf('status', 'status'),
  madeWithin(),
  within('activeFrom', 'activeTo', 'last_active_at'),
];

/** Members, as operators search them. */
export const memberList = (walletsOf: WalletsOf, picturesOf: PictureFiles['picturesOf']): MemberList => ({
  name: 'members',
  kind: 'member',
  indexed: 'all',
  table: 'accounts',
  columns: ACCOUNT_COLUMNS.filter((column) => column !== 'password_hash'),
  conditions: memberConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    name: { column: 'name', descending: false, inIndex: null },
  },
  indexes: [
    { name: 'accounts_role', columns: ['role', 'id'] },
    { name: 'accounts_status', columns: ['status', 'id'] },
    // The id stands behind the columns of every index.
    { name: 'accounts_name', columns: ['name', 'id'] },
    { name: 'accounts_last_active', columns: ['last_active_at', 'id'] },
  ],
  facets: { role: 'role', status: 'status' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    if (text === '') return [];
    return [
      (await named(executor, text)) ?? { wish: textWish(text, { title: 'name', others: ['email_key'] }) },
    ];
  },
  show: (executor, rows) => membersOf(executor, rows, walletsOf, picturesOf),
  csv: [
    { name: 'account', cell: (member) => member.accountId },
    { name: 'name', cell: (member) => member.name },
    { name: 'email', cell: (member) => member.email },
    { name: 'role', cell: (member) => member.role },
    { name: 'status', cell: (member) => member.status },
    { name: 'emailVerified', cell: (member) => String(member.emailVerified) },
    { name: 'walletStatus', cell: (member) => member.walletStatus },
    { name: 'balance', cell: (member) => member.balance },
    { name: 'held', cell: (member) => member.held },
    { name: 'currency', cell: (member) => member.currency },
    { name: 'createdAt', cell: (member) => member.createdAt },
    { name: 'lastActiveAt', cell: (member) => member.lastActiveAt },
  ],
});

/** A whole id or e-mail names one member and nobody else. */
async function named(
  executor: Parameters<MemberList['means']>[0],
  text: string,
): Promise<Meaning<MemberRow> | null> {
  if (text.includes('@')) {
    const key = emailKeyOf(text);
    const found = (await byEmail(executor, [key])).get(key);
    return found ? { ids: [found.id] } : null;
  }
  return (await byId(executor, [text])).has(text) ? { ids: [text] } : null;
}
