import type { AccountsTable } from '../../db/schema.ts';
import { type Command, type Decision, type DomainEvent, refused } from '../../engine/index.ts';
import type { Account } from './schemas.ts';

/** What the accounts lane is asked; an account's own commands act on the command's `accountId`. */
export type AccountInput =
  | {
      readonly kind: 'sign-up';
      readonly email: string;
      readonly emailKey: string;
      readonly name: string;
      readonly locale: 'ko' | 'en';
      readonly passwordHash: string;
    }
  | {
      readonly kind: 'change-role';
      readonly accountId: string;
      readonly role: 'member' | 'admin';
      readonly reason: string;
    }
  | { readonly kind: 'update-profile'; readonly name?: string; readonly locale?: 'ko' | 'en' }
  | {
      readonly kind: 'change-password';
      /** The stored hash against which the current password was checked before admission. */
      readonly verifiedHash: string;
      readonly passwordHash: string;
      /** The session that goes on; all others end. */
      readonly keepSessionId: string | null;
    }
  | {
      readonly kind: 'end-sessions';
      /** One session, or null for every one of the account. */
      readonly sessionId: string | null;
    };
type Asked<Kind> = Extract<AccountInput, { kind: Kind }>;

/** The working copy of every row that a batch touches. */
export interface AccountsState {
  /** Taken e-mail key → account. */
  readonly idsByEmail: Map<string, string>;
  /** Whoever acts or is acted on, and every admin when a role is to change. */
  readonly accounts: Map<string, AccountsTable>;
  /** Account → its sessions that have not ended. */
  readonly liveSessions: Map<string, Set<string>>;
  readonly signedUp: AccountsTable[];
  readonly changed: Set<string>;
  /** Session → when it ended, epoch milliseconds. */
  readonly ended: Map<string, number>;
}

export const emptyState = (): AccountsState => ({
  idsByEmail: new Map(),
  accounts: new Map(),
  liveSessions: new Map(),
  signedUp: [],
  changed: new Set(),
  ended: new Map(),
});

/**
 * What makes two addresses the same: trimmed, NFC, lower case. (RFC 5321 lets the local part differ by case;
 * no provider does, and people type their address as they like.)
 */
export const emailKeyOf = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** An account as the API shows it: never its password hash. */
export function accountOf(row: AccountsTable): Account {
  return {
    accountId: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    locale: row.locale,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

/** Decides one command over the batch's working state. */
export function decideAccount(state: AccountsState, command: Command<AccountInput>): Decision {
  const { input } = command;
  if (input.kind === 'sign-up') return signUp(state, command, input);
  const actor = state.accounts.get(command.accountId);
  if (!actor) return refused('account.not-found');
  switch (input.kind) {
    case 'change-role':
      return changeRole(state, command, actor, input);
    case 'update-profile':
      return updateProfile(state, actor, input);
    case 'change-password':
      return changePassword(state, command, actor, input);
    case 'end-sessions':
      return endSessions(state, command, actor, input);
  }
}

function signUp(state: AccountsState, command: Command, input: Asked<'sign-up'>): Decision {
  if (state.idsByEmail.has(input.emailKey)) return refused('account.email-taken');
  const row: AccountsTable = {
    // Made at admission, unique and sorting by time: the command's id serves as the account's.
    id: command.id,
    email: input.email,
    email_key: input.emailKey,
    name: input.name,
    password_hash: input.passwordHash,
    role: 'member',
    locale: input.locale,
    created_at: command.at,
    last_active_at: command.at,
  };
  state.idsByEmail.set(row.email_key, row.id);
  state.signedUp.push(row);
  return {
    accepted: true,
    result: { account: accountOf(row) },
    events: [fact('account.signed-up', row.id, { locale: row.locale })],
  };
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
  if (!subject) return refused('account.not-found');
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
    result: { ...accountOf(actor) },
    events: [fact('account.profile-updated', actor.id, { locale: actor.locale })],
  };
}

function changePassword(
  state: AccountsState,
  command: Command,
  actor: AccountsTable,
  input: Asked<'change-password'>,
): Decision {
  // Another change was committed between the check of the current password and now.
  if (actor.password_hash !== input.verifiedHash) return refused('auth.wrong-password');
  actor.password_hash = input.passwordHash;
  state.changed.add(actor.id);
  const others = [...liveSessionsOf(state, actor.id)].filter((id) => id !== input.keepSessionId);
  return {
    accepted: true,
    result: {},
    events: [
      fact('account.password-changed', actor.id, {}),
      ...end(state, command, actor.id, others, 'password-changed'),
    ],
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
  return { accepted: true, result: {}, events: end(state, command, actor.id, ending, 'signed-out') };
}

const liveSessionsOf = (state: AccountsState, accountId: string): Set<string> =>
  state.liveSessions.get(accountId) ?? new Set();

function end(
  state: AccountsState,
  command: Command,
  accountId: string,
  sessionIds: readonly string[],
  because: string,
): DomainEvent[] {
  if (sessionIds.length === 0) return [];
  for (const id of sessionIds) {
    state.ended.set(id, command.at);
    liveSessionsOf(state, accountId).delete(id);
  }
  return [fact('account.sessions-ended', accountId, { sessionIds, because })];
}

const fact = (name: string, accountId: string, data: Record<string, unknown>): DomainEvent => ({
  name,
  key: accountId,
  data: { accountId, ...data },
});
