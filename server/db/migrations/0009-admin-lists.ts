import { type Kysely, sql } from 'kysely';

/** Indexes of the lists that operators search: one for each condition, in the order of ids where it is one value. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const INDEXES = [
  'accounts_last_active on accounts (last_active_at)',
  'pay_transfers_kind on pay_transfers (kind, id)',
  'pay_transfers_amount on pay_transfers (amount, id)',
  'payments_gateway on payments (gateway, id)',
  'payments_purpose on payments (purpose, id)',
  'payments_amount on payments (amount, id)',
  'payments_subject on payments (subject)',
];
