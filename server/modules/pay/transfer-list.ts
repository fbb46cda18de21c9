import { type SqlBool, sql } from 'kysely';
import { type Executor, selectMany } from '../../db/dialect.ts';
import type { PayTransfersTable } from '../../db/schema.ts';
import {
  amounts,
  type List,
  type Meaning,
  madeWithin,
  oneOf,
  textWish,
  type Wish,
} from '../../lists/index.ts';
import { emailKeyOf } from '../accounts/index.ts';
import type { Exchange } from './exchange.ts';
import type { AccountsAccess } from './parts.ts';
import { legsOf, TRANSFER_COLUMNS } from './rows.ts';
import type { AdminTransfer, TransfersQuery } from './schemas.ts';

export type TransferList = List<PayTransfersTable, TransfersQuery, AdminTransfer>;
type Members = Pick<AccountsAccess, 'byEmail' | 'byId'>;

/** Conditions whose values stand in documents too. */
export const transferConditions: TransferList['conditions'] = [
  oneOf('kind', 'kind'),
  amounts('amount'),
  madeWithin(),
];

/** The facet of documents that says whose money a transfer moved. */
export const ACCOUNT_FACET = 'account';

/** Transfers, as operators search them. */
export const transferList = (members: Members, exchange: Exchange): TransferList => ({
  name: 'transfers',
  kind: 'transfer',
  indexed: 'with-text',
  table: 'pay_transfers',
  columns: TRANSFER_COLUMNS,
  conditions: transferConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    largest: { column: 'amount', descending: true, inIndex: 'price-desc' },
  },
  indexes: [
    { name: 'pay_transfers_kind', columns: ['kind', 'id'] },
    { name: 'pay_transfers_amount', columns: ['amount', 'id'] },
  ],
  facets: { kind: 'kind' },
  means: async (executor, { q, account }) => {
    const meanings: Meaning<PayTransfersTable>[] = [];
    if (account !== undefined) {
      const id = await accountOf(executor, members, account.trim());
      meanings.push(id === null ? { ids: [] } : { wish: movedFor(id) });
    }
    const text = q?.trim() ?? '';
    if (text !== '') meanings.push(await meaningOf(executor, members, text));
    return meanings;
  },
  show: (executor, rows) => show(executor, { members, exchange }, rows),
  csv: [
    { name: 'time', cell: (transfer) => transfer.at },
    { name: 'transfer', cell: (transfer) => transfer.transferId },
    { name: 'kind', cell: (transfer) => transfer.kind },
    { name: 'amount', cell: (transfer) => transfer.amount },
    { name: 'refunded', cell: (transfer) => transfer.refunded },
    { name: 'currency', cell: (transfer) => transfer.currency },
    { name: 'payer', cell: (transfer) => transfer.legs[0]?.accountId ?? null },
    { name: 'payerName', cell: (transfer) => transfer.legs[0]?.name ?? null },
    {
      name: 'payees',
      cell: ({ legs }) =>
        payees(legs)
          .map((leg) => leg.accountId)
          .join(' '),
    },
    {
      name: 'payeeNames',
      cell: ({ legs }) =>
        payees(legs)
          .map((leg) => leg.name)
          .join(', '),
    },
    { name: 'memo', cell: (transfer) => transfer.memo },
    { name: 'refersTo', cell: (transfer) => transfer.refersTo },
  ],
});

const payees = (legs: AdminTransfer['legs']) => legs.slice(1);

/** The account that an id or an e-mail names, a wallet of the house too; null where there is none. */
async function accountOf(executor: Executor, members: Members, name: string): Promise<string | null> {
  if (name.includes('@')) {
    const key = emailKeyOf(name);
    return (await members.byEmail(executor, [key])).get(key)?.id ?? null;
  }
  const wallet = await executor
    .selectFrom('pay_wallets')
    .select('id')
    .where('id', '=', name)
    .executeTakeFirst();
  return wallet?.id ?? null;
}

/** A whole transfer, a whole account, or parts of a memo. */
async function meaningOf(
  executor: Executor,
  members: Members,
  text: string,
): Promise<Meaning<PayTransfersTable>> {
  const read = { table: 'pay_transfers', keys: ['id'], index: 'PRIMARY', lock: false } as const;
  const [transfer] = await selectMany<{ id: string }>(executor, { ...read, columns: ['id'] }, [[text]]);
  if (transfer) return { ids: [transfer.id] };
  const accountId = await accountOf(executor, members, text);
  return { wish: accountId === null ? textWish(text, { title: 'memo' }) : movedFor(accountId) };
}

/** Either side of a transfer. */
function movedFor(accountId: string): Wish<PayTransfersTable> {
  return {
    sql: () => sql<SqlBool>`exists (
      select 1 from pay_postings
      where pay_postings.transfer_id = pay_transfers.id and pay_postings.wallet_id = ${accountId})`,
    holds: (row) => legsOf(row).some(([walletId]) => walletId === accountId),
    narrowing: null,
    detour: {
      name: 'account',
      ids: sql`select transfer_id as near_id from pay_postings where wallet_id = ${accountId}`,
    },
    asked: { facets: { [ACCOUNT_FACET]: [accountId] } },
  };
}

async function show(
  executor: Executor,
  { members, exchange }: { members: Members; exchange: Exchange },
  rows: readonly PayTransfersTable[],
): Promise<AdminTransfer[]> {
  const legs = new Map(rows.map((row) => [row.id, legsOf(row)]));
  const parties = [...legs.values()].flatMap((own) => own.map(([walletId]) => walletId));
  const owners = new Set(parties.flatMap((walletId) => ownerOf(exchange, walletId).memberId ?? []));
  const names = await members.byId(executor, [...owners]);
  return rows.map((row) => ({
    transferId: row.id,
    kind: row.kind,
    amount: row.amount,
    refunded: row.refunded,
    currency: row.currency,
    memo: row.memo,
    refersTo: row.refers_to,
    at: new Date(row.at).toISOString(),
    legs: legs.get(row.id)!.map(([accountId, , amount]) => {
      const owner = ownerOf(exchange, accountId);
      return { accountId, ...owner, name: names.get(owner.memberId ?? '')?.name ?? '', amount };
    }),
  }));
}

/** Whose a wallet is: a member's, or the house's; with a season, it holds that contest's play money. */
function ownerOf(exchange: Exchange, walletId: string): { memberId: string | null; seasonId: string | null } {
  const played = exchange.playMoneyOf(walletId);
  if (played) return { memberId: played.memberId, seasonId: played.seasonId };
  return { memberId: walletId.startsWith('house:') ? null : walletId, seasonId: null };
}
