import { type SqlBool, sql } from 'kysely';
import type { Executor } from '../../db/dialect.ts';
import type { PaymentsTable } from '../../db/schema.ts';
import {
  amounts,
  type List,
  type Meaning,
  madeWithin,
  oneOf,
  present,
  textWish,
  type Wish,
} from '../../lists/index.ts';
import { emailKeyOf } from '../accounts/index.ts';
import type { AccountsAccess } from './parts.ts';
import { PAYMENT_COLUMNS } from './rows.ts';
import type { AdminPaymentSummary, PaymentsQuery } from './schemas.ts';
import { adminSummaries } from './views.ts';

export type PaymentList = List<PaymentsTable, PaymentsQuery, AdminPaymentSummary>;

/** Members whose payments are looked for by a part of a name or an e-mail. */
const MAX_PEOPLE = 100;
/** Payments that one key or one order may name. */
const MAX_NAMED = 1_000;

/** Conditions whose values stand in documents too. */
export const paymentConditions: PaymentList['conditions'] = [
  oneOf('status', 'status'),
  oneOf('gateway', 'gateway'),
  oneOf('purpose', 'purpose'),
  present('attention', 'attention'),
  amounts('amount'),
  madeWithin(),
];

type Names = Pick<AccountsAccess, 'byEmail' | 'byId' | 'search'>;

/** Payments, as operators search them. */
export const paymentList = (accounts: Names): PaymentList => ({
  name: 'payments',
  kind: 'payment',
  indexed: 'all',
  table: 'payments',
  columns: PAYMENT_COLUMNS,
  conditions: paymentConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    largest: { column: 'amount', descending: true, inIndex: 'price-desc' },
  },
  indexes: [
    { name: 'payments_status', columns: ['status', 'id'] },
    { name: 'payments_gateway', columns: ['gateway', 'id'] },
    { name: 'payments_purpose', columns: ['purpose', 'id'] },
    { name: 'payments_account', columns: ['account_id', 'id'] },
    { name: 'payments_attention', columns: ['attention', 'id'] },
    { name: 'payments_amount', columns: ['amount', 'id'] },
  ],
  facets: { status: 'status', gateway: 'gateway', purpose: 'purpose' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    return text === '' ? [] : [await meaningOf(executor, accounts, text)];
  },
  show: (executor, rows) => adminSummaries(executor, rows, accounts.byId),
  csv: [
    { name: 'createdAt', cell: (payment) => payment.createdAt },
    { name: 'payment', cell: (payment) => payment.paymentId },
    { name: 'status', cell: (payment) => payment.status },
    { name: 'gateway', cell: (payment) => payment.gateway },
    { name: 'paymentKey', cell: (payment) => payment.paymentKey },
    { name: 'purpose', cell: (payment) => payment.purpose },
    { name: 'subject', cell: (payment) => payment.subject },
    { name: 'orderName', cell: (payment) => payment.orderName },
    { name: 'amount', cell: (payment) => payment.amount },
    { name: 'cancelled', cell: (payment) => payment.cancelled },
    { name: 'currency', cell: (payment) => payment.currency },
    { name: 'account', cell: (payment) => payment.accountId },
    { name: 'memberName', cell: (payment) => payment.memberName },
    { name: 'method', cell: (payment) => payment.method },
    { name: 'paidAt', cell: (payment) => payment.paidAt },
    { name: 'failure', cell: (payment) => payment.failure?.code ?? null },
    { name: 'attention', cell: (payment) => payment.attention },
  ],
});

/** A whole payment, payment key or order; a whole member; parts of an order's name or of a member's name or e-mail. */
async function meaningOf(executor: Executor, accounts: Names, text: string): Promise<Meaning<PaymentsTable>> {
  const ids = await namedBy(executor, text);
  if (ids.length > 0) return { ids };
  const accountId = await memberNamed(executor, accounts, text);
  if (accountId !== null) return { wish: paidBy([accountId]) };
  const inOrder = textWish<PaymentsTable>(text, { title: 'order_name' });
  const { ids: people, isAll } = await accounts.search(executor, text, MAX_PEOPLE);
  if (people.length === 0) return { wish: inOrder };
  const byThem = paidBy(people);
  return {
    wish: {
      ...inOrder,
      sql: (own) => sql<SqlBool>`(${inOrder.sql(own)} or ${byThem.sql(own)})`,
      holds: (row) => inOrder.holds(row) || byThem.holds(row),
    },
    // Without those that the order's name leads to already: both are counted.
    besides: {
      ...byThem,
      sql: (own) => sql<SqlBool>`${byThem.sql(own)} and not ${inOrder.sql(own)}`,
      holds: (row) => byThem.holds(row) && !inOrder.holds(row),
    },
    isPartial: !isAll,
  };
}

async function namedBy(executor: Executor, text: string): Promise<string[]> {
  const ids = new Set<string>();
  for (const column of ['id', 'payment_key', 'subject'] as const) {
    const rows = await executor
      .selectFrom('payments')
      .select('id')
      .where(column, '=', text)
      .limit(MAX_NAMED)
      .execute();
    for (const { id } of rows) ids.add(id);
  }
  return [...ids];
}

async function memberNamed(executor: Executor, accounts: Names, text: string): Promise<string | null> {
  if (text.includes('@')) {
    const key = emailKeyOf(text);
    return (await accounts.byEmail(executor, [key])).get(key)?.id ?? null;
  }
  return (await accounts.byId(executor, [text])).has(text) ? text : null;
}

const paidBy = (accountIds: readonly string[]): Wish<PaymentsTable> => ({
  sql: () => sql<SqlBool>`account_id in (${sql.join(accountIds)})`,
  holds: (row) => accountIds.includes(row.account_id),
  narrowing: { column: 'account_id', isPoint: accountIds.length === 1 },
  asked: null,
});
