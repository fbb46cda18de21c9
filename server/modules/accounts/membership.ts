import type { FastifyRequest } from 'fastify';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { AccountsTable } from '../../db/schema.ts';
import type { Answer, DomainEvent, Lane, Rejection } from '../../engine/index.ts';
import { isCode } from '../../http/codes.ts';
import type { Admit } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { emailKeyOf } from './domain.ts';
import { guestOf } from './guests.ts';
import type { ProofChecks } from './proof-checks.ts';
import { byEmail, findAccount, lockAccount } from './queries.ts';
import type { ConsentGiven } from './schemas.ts';
import { endSessionsOf } from './session-rows.ts';
import type { AccountInput, AccountsState } from './state.ts';

/** Somebody who comes by another way in than a sign-up. */
export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly locale: 'ko' | 'en';
  readonly consents: readonly ConsentGiven[];
  /** A proof of the e-mail and the code that was sent for it; null when another party vouches for the address. */
  readonly proof: { readonly proofId: string; readonly code: string } | null;
}

/** What ways in besides the password ask of accounts. */
export interface Membership {
  /**
   * Makes an account without a password, and its wallet; a proof is used up by it.
   * @throws ProblemError account.email-taken, account.consent-outdated, auth.proof-…, lane.…
   */
  register(request: FastifyRequest, newcomer: Newcomer): Promise<{ accountId: string }>;
  /**
   * Sends a code to an address that is to become an account's. It answers the same for one that is taken: its
   * owner is told instead, and no code will fit.
   * @param ask.subject what it is for, 80 characters at most
   * @returns the proof's id, and when its code expires (ISO 8601)
   * @throws ProblemError auth.proof-throttled, lane.…
   */
  startProof(
    request: FastifyRequest,
    ask: { readonly email: string; readonly locale: 'ko' | 'en'; readonly subject: string },
  ): Promise<{ proofId: string; expiresAt: string }>;
  /** Locks an account: the anchor of everything that hangs on it. Only for an id that is known to exist. */
  lock(tx: Executor, accountId: string): Promise<AccountsTable | undefined>;
  find(executor: Executor, accountId: string): Promise<AccountsTable | undefined>;
  /**
   * Ends every session of an account that is locked.
   * @param at epoch milliseconds
   * @returns events to be written in the same transaction
   */
  endSessions(tx: Executor, accountId: string, at: number, because: string): Promise<DomainEvent[]>;
  /** The account that has an e-mail; null when nobody has. */
  ownerOf(executor: Executor, email: string): Promise<string | null>;
}

export interface MembershipDependencies {
  readonly database: Database;
  readonly admit: Admit;
  readonly lane: Lane<AccountInput, AccountsState>;
  readonly proofs: ProofChecks;
}

export function createMembership({ admit, lane, proofs }: MembershipDependencies): Membership {
  return {
    async register(request, { email, name, locale, consents, proof }) {
      const emailKey = emailKeyOf(email);
      if (proof) await proofs.byIdAndCode('completion', proof.proofId, proof.code, request.ip);
      const proofId = proof?.proofId ?? null;
      const person = { email, emailKey, name, locale, consents, passwordHash: null };
      const input = { kind: 'register', ...person, proofId } as const;
      const result = resultOf(
        await lane.submit(admit(request, 'account.register', input, guestOf(emailKey))),
      );
      return { accountId: String(result.accountId) };
    },

    async startProof(request, { email, locale, subject }) {
      const emailKey = emailKeyOf(email);
      await proofs.refuseFlood(emailKey, request.ip);
      const input = { kind: 'start-proof', purpose: 'completion', subject, email, emailKey, locale } as const;
      const result = resultOf(
        await lane.submit(admit(request, 'account.start-proof', input, guestOf(emailKey))),
      );
      return { proofId: String(result.proofId), expiresAt: String(result.expiresAt) };
    },

    lock: lockAccount,
    find: findAccount,
    endSessions: endSessionsOf,
    async ownerOf(executor, email) {
      const emailKey = emailKeyOf(email);
      return (await byEmail(executor, [emailKey])).get(emailKey)?.id ?? null;
    },
  };
}

/** What was decided, for callers that have no answer of their own to give to a refusal. */
function resultOf(answer: Answer | Rejection): Record<string, unknown> {
  if (!answer.answered) {
    const { code, retryAfterS } = answer;
    throw new ProblemError(code, retryAfterS > 0 ? { retryAfterS } : {});
  }
  const { decision } = answer;
  if (decision.accepted) return decision.result;
  if (!isCode(decision.code)) throw new Error(`The code ${decision.code} is not in the catalogue`);
  throw new ProblemError(decision.code, decision.result);
}
