import type { Executor } from '../../db/dialect.ts';
import { appendAudit } from '../../events/audit.ts';
import { appendEvents } from '../../events/outbox.ts';
import { emailKeyOf } from './domain.ts';
import { findAccountByEmail, insertAccounts, lockAccount, type OpenWallets } from './queries.ts';

export interface NewAdmin {
  readonly email: string;
  readonly name: string;
  /** For a new account; one that exists keeps its own. */
  readonly passwordHash: string | null;
}
export interface MakeAdminDependencies {
  readonly openWallets: OpenWallets;
  readonly makeId: () => string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Who acts when it is neither a member nor an admin, but someone at the machine itself. */
const OPERATOR = 'system:console';

/**
 * Makes an admin, or makes an existing member one, whose password and name then stay as they are; audited.
 * @returns what was done, and for which account
 */
export async function makeAdmin(
  tx: Executor,
  { email, name, passwordHash }: NewAdmin,
  { openWallets, makeId, at }: MakeAdminDependencies,
): Promise<{ accountId: string; done: 'created' | 'promoted' | 'nothing' }> {
  const known = await findAccountByEmail(tx, emailKeyOf(email));
  const account = known && (await lockAccount(tx, known.id));
  const id = makeId();
  const accountId = account?.id ?? id;
  if (account?.role === 'admin') return { accountId, done: 'nothing' };
  if (account) {
    await tx.updateTable('accounts').set({ role: 'admin' }).where('id', '=', accountId).execute();
  } else {
    const person = { id, email, email_key: emailKeyOf(email), name, password_hash: passwordHash };
    await insertAccounts(tx, [
      { ...person, role: 'admin', locale: 'ko', created_at: at, last_active_at: at, email_verified_at: at },
    ]);
    await openWallets(tx, [{ accountId, at }]);
  }
  const event = account
    ? { name: 'account.role-changed', data: { accountId, from: 'member', to: 'admin', by: OPERATOR } }
    : { name: 'account.signed-up', data: { accountId, locale: 'ko' } };
  await appendEvents(tx, {
    batchId: id,
    lane: 'accounts',
    at,
    events: [{ ...event, key: accountId, at, by: id }],
  });
  await appendAudit(tx, [
    {
      id,
      at,
      actorId: OPERATOR,
      action: account ? 'account.change-role' : 'account.create-admin',
      subject: accountId,
      reason: 'npm run admin -- create',
      details: account ? { from: account.role, to: 'admin' } : { role: 'admin' },
    },
  ]);
  return { accountId, done: account ? 'promoted' : 'created' };
}
