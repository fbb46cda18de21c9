import type {
  AccountConsentsTable,
  AccountProofsTable,
  AccountSignUpsTable,
  AccountsTable,
} from '../../db/schema.ts';
import type { Command, DomainEvent } from '../../engine/index.ts';
import type { ConsentGiven, TermsDocument } from './schemas.ts';

/** Who is to become a member. */
interface Person {
  readonly email: string;
  readonly emailKey: string;
  readonly name: string;
  readonly locale: 'ko' | 'en';
  readonly consents: readonly ConsentGiven[];
}
/** Which proof was shown, and how: a code is good for minutes, a link for longer. */
interface Shown {
  readonly proofId: string;
  readonly via: 'code' | 'link';
}
/** What a proof sent to an address is for. */
export type ProofPurpose = 'sign-up' | 'password-reset' | 'email-change' | 'completion';

/** What the accounts lane is asked; an account's own commands act on the command's `accountId`. */
export type AccountInput =
  | ({ readonly kind: 'sign-up'; readonly passwordHash: string } & Person)
  | { readonly kind: 'resend-sign-up'; readonly signUpId: string }
  | ({ readonly kind: 'confirm-sign-up' } & Shown)
  | ({
      readonly kind: 'register';
      readonly passwordHash: string | null;
      /** A proof of the e-mail that is used up by it; null when another party vouches for the address. */
      readonly proofId: string | null;
    } & Person)
  | {
      readonly kind: 'start-proof';
      readonly purpose: 'password-reset' | 'completion';
      readonly subject: string;
      readonly email: string;
      readonly emailKey: string;
      readonly locale: 'ko' | 'en';
    }
  | { readonly kind: 'reset-password'; readonly proofId: string; readonly passwordHash: string }
  | { readonly kind: 'start-email-change'; readonly email: string; readonly emailKey: string }
  | ({ readonly kind: 'change-email' } & Shown)
  | {
      readonly kind: 'give-consents';
      readonly consents: readonly (ConsentGiven & { readonly agreed: boolean })[];
    }
  | { readonly kind: 'erase'; readonly reason: string | null }
  | {
      readonly kind: 'change-role';
      readonly accountId: string;
      readonly role: 'member' | 'admin';
      readonly reason: string;
    }
  | { readonly kind: 'update-profile'; readonly name?: string; readonly locale?: 'ko' | 'en' }
  | {
      readonly kind: 'change-password';
      /** The stored hash against which the current password was checked before admission; null: there was none. */
      readonly verifiedHash: string | null;
      readonly passwordHash: string;
      /** The session that goes on; all others end. */
      readonly keepSessionId: string | null;
    }
  | {
      readonly kind: 'end-sessions';
      /** One session, or null for every one of the account. */
      readonly sessionId: string | null;
    };
export type Asked<Kind> = Extract<AccountInput, { kind: Kind }>;

/** What Pay says of a wallet that is to be closed. Amounts in the smallest unit. */
export interface WalletToClose {
  readonly status: 'active' | 'frozen' | 'closed';
  readonly balance: number;
  readonly held: number;
  /** Holds of others that it could still capture. */
  readonly awaited: number;
  /** Its owner still has shares or open orders on the exchange. */
  readonly isTied: boolean;
}

/** The working copy of every row that a batch touches. */
export interface AccountsState {
  /** Taken e-mail key → who has it. */
  readonly membersByEmail: Map<string, { readonly id: string; readonly locale: 'ko' | 'en' }>;
  /** Whoever acts or is acted on, and every admin when a role is to change. */
  readonly accounts: Map<string, AccountsTable>;
  /** Account → its sessions that have not ended. */
  readonly liveSessions: Map<string, Set<string>>;
  readonly proofs: Map<string, AccountProofsTable>;
  readonly signUps: Map<string, AccountSignUpsTable>;
  /** Account → document → what it last said. */
  readonly consents: Map<string, Map<TermsDocument, { readonly version: string; readonly agreed: boolean }>>;
  readonly wallets: Map<string, WalletToClose>;

  readonly signedUp: AccountsTable[];
  readonly changed: Set<string>;
  /** Session → when it ended, epoch milliseconds. */
  readonly ended: Map<string, number>;
  readonly newProofs: AccountProofsTable[];
  readonly usedProofs: Set<string>;
  readonly newSignUps: AccountSignUpsTable[];
  readonly prolonged: Set<string>;
  readonly completed: Set<string>;
  readonly newConsents: AccountConsentsTable[];
  /** Account → the e-mail key that it had. */
  readonly erased: Map<string, string>;
}

export const emptyState = (): AccountsState => ({
  membersByEmail: new Map(),
  accounts: new Map(),
  liveSessions: new Map(),
  proofs: new Map(),
  signUps: new Map(),
  consents: new Map(),
  wallets: new Map(),
  signedUp: [],
  changed: new Set(),
  ended: new Map(),
  newProofs: [],
  usedProofs: new Set(),
  newSignUps: [],
  prolonged: new Set(),
  completed: new Set(),
  newConsents: [],
  erased: new Map(),
});

export const fact = (name: string, accountId: string, data: Record<string, unknown>): DomainEvent => ({
  name,
  key: accountId,
  data: { accountId, ...data },
});

export const liveSessionsOf = (state: AccountsState, accountId: string): Set<string> =>
  state.liveSessions.get(accountId) ?? new Set();

/** Ends sessions of an account and tells so; nothing is told when there are none. */
export function endAll(
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
