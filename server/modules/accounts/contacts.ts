import { type Executor, selectMany } from '../../db/dialect.ts';

/** How a member is spoken to. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'ko' | 'en';
}

/**
 * How members are reached, in bulk.
 * @returns id → contact, only those that exist; who has left is reached no more
 */
export async function contactsOf(executor: Executor, ids: readonly string[]): Promise<Map<string, Contact>> {
  const rows = await selectMany<Contact & { status: string }>(
    executor,
    {
      table: 'accounts',
      columns: ['id', 'name', 'email', 'locale', 'status'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [id]),
  );
  const here = rows.filter((row) => row.status !== 'deleted');
  return new Map(here.map(({ id, name, email, locale }) => [id, { id, name, email, locale }]));
}

/** Those who run the installation. */
export async function adminIds(executor: Executor): Promise<string[]> {
  const rows = await executor.selectFrom('accounts').select('id').where('role', '=', 'admin').execute();
  return rows.map((row) => row.id);
}
