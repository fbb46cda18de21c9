import type { AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, refused } from '../../engine/index.ts';
import { type AccountsState, type Asked, endAll, fact, liveSessionsOf } from './state.ts';

/** What stands where a name was: in receipts of others, in statements, in the audit log. */
const NAME_OF_NOBODY = '탈퇴한 회원';

/** An address that nobody has and nobody can have (RFC 2606), one for each. */
const addressOfNobody = (accountId: string): string => `${accountId.toLowerCase()}@deleted.invalid`;

/** Takes the person off the account; what the books need, the account's number and its money, stays. */
export function erase(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { reason }: Asked<'erase'>,
): Decision {
  const wallet = state.wallets.get(actor.id);
  if (!wallet) throw new Error(`Account ${actor.id} has no wallet`);
  // A wallet that operators have locked is being looked into: its owner does not vanish meanwhile.
  if (wallet.status === 'frozen') return refused('pay.account-frozen');
  const { balance, held, awaited } = wallet;
  if (balance !== 0 || held > 0 || awaited > 0) {
    return refused('account.wallet-not-empty', { balance, held, awaited });
  }
  if (wallet.isTied) return refused('stocks.shares-left');
  if (actor.role === 'admin') {
    const admins = [...state.accounts.values()].filter((row) => row.role === 'admin');
    if (admins.length === 1) return refused('account.last-admin');
  }
  const { email, email_key, locale } = actor;
  state.membersByEmail.delete(email_key);
  state.erased.set(actor.id, email_key);
  Object.assign(actor, {
    email: addressOfNobody(actor.id),
    email_key: addressOfNobody(actor.id),
    name: NAME_OF_NOBODY,
    password_hash: null,
    role: 'member',
    email_verified_at: null,
    password_changed_at: command.at,
    status: 'deleted',
    dormancy_warned_at: null,
    dormant_at: null,
    deleted_at: command.at,
    picture_id: null,
  } satisfies Partial<AccountsTable>);
  state.changed.add(actor.id);
  return {
    accepted: true,
    result: {},
    events: [
      fact('account.deleted', actor.id, { email, locale }),
      ...endAll(state, command, actor.id, [...liveSessionsOf(state, actor.id)], 'account-deleted'),
    ],
    audit: { action: 'account.delete', subject: actor.id, reason, details: {} },
  };
}
