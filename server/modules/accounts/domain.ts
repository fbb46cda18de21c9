import type { AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, refused } from '../../engine/index.ts';
import { giveConsents } from './consents.ts';
import { changeEmail, startEmailChange } from './email-changes.ts';
import { erase } from './erasure.ts';
import { changePassword, resetPassword } from './password-resets.ts';
import { startProof } from './proofs.ts';
import type { Account } from './schemas.ts';
import { confirmSignUp, register, resendSignUp, signUp } from './sign-ups.ts';
import { type AccountInput, type AccountsState, type Asked, endAll, fact, liveSessionsOf } from './state.ts';

export { type AccountInput, type AccountsState, emptyState } from './state.ts';

/**
 * What makes two addresses the same: trimmed, NFC, lower case. (RFC 5321 lets the local part differ by case;
 * no provider does, and people type their address as they like.)
 */
export const emailKeyOf = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** An account as the API shows it, but for its picture: never its password hash. */
export function accountOf(row: AccountsTable): Omit<Account, 'picture'> {
  return {
    accountId: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    locale: row.locale,
    emailVerified: row.email_verified_at !== null,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

/** Decides one command over the batch's working state. */
export function decideAccount(state: AccountsState, command: Command<AccountInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'sign-up':
      return signUp(state, command, input);
    case 'resend-sign-up':
      return resendSignUp(state, command, input);
    case 'confirm-sign-up':
      return confirmSignUp(state, command, input);
    case 'register':
      return register(state, command, input);
    case 'start-proof':
      return startProof(state, command, input);
    default:
      return decideOwn(state, command, input);
  }
}

type OwnInput = Exclude<
  AccountInput,
  Asked<'sign-up' | 'resend-sign-up' | 'confirm-sign-up' | 'register' | 'start-proof'>
>;

/** Commands of an account that exists. */
function decideOwn(state: AccountsState, command: Command, input: OwnInput): Decision {
  const actor = state.accounts.get(command.accountId);
  if (!actor || actor.status === 'deleted') return refused('account.not-found');
  switch (input.kind) {
    case 'change-role':
      return changeRole(state, command, actor, input);
    case 'update-profile':
      return updateProfile(state, actor, input);
    case 'change-password':
      return changePassword(state, command, actor, input);
    case 'reset-password':
      return resetPassword(state, command, actor, input);
    case 'start-email-change':
      return startEmailChange(state, command, actor, input);
    case 'change-email':
      return changeEmail(state, command, actor, input);
    case 'give-consents':
      return giveConsents(state, command, actor.id, input);
    case 'end-sessions':
      return endSessions(state, command, actor, input);
    case 'erase':
      return erase(state, command, actor, input);
  }
}

function changeRole(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { accountId, role, reason }: Asked<'change-role'>,
): Decision {
  // The token may be older than a demotion of the one who holds it.
  if (actor.role !== 'admin') return refused('auth.forbidden');
  const subject = state.accounts.get(accountId);
  if (!subject || subject.status === 'deleted') return refused('account.not-found');
  const result = { accountId, role };
  const before = subject.role;
  if (before === role) return { accepted: true, result };
  const admins = [...state.accounts.values()].filter((row) => row.role === 'admin');
  if (before === 'admin' && admins.length === 1) return refused('account.last-admin');
  subject.role = role;
  state.changed.add(accountId);
  return {
    accepted: true,
    result,
    events: [fact('account.role-changed', accountId, { from: before, to: role, by: command.accountId })],
    audit: { action: 'account.change-role', subject: accountId, reason, details: { from: before, to: role } },
  };
}

function updateProfile(state: AccountsState, actor: AccountsTable, input: Asked<'update-profile'>): Decision {
  actor.name = input.name ?? actor.name;
  actor.locale = input.locale ?? actor.locale;
  state.changed.add(actor.id);
  return {
    accepted: true,
    result: { accountId: actor.id },
    events: [fact('account.profile-updated', actor.id, { locale: actor.locale })],
  };
}

function endSessions(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  { sessionId }: Asked<'end-sessions'>,
): Decision {
  const live = liveSessionsOf(state, actor.id);
  if (sessionId !== null && !live.has(sessionId)) return refused('auth.session-not-found');
  const ending = sessionId === null ? [...live] : [sessionId];
  return { accepted: true, result: {}, events: endAll(state, command, actor.id, ending, 'signed-out') };
}
