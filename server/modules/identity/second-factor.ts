import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../http/errors.ts';
import type { SecondFactorMethod } from '../accounts/index.ts';
import { isAskedForPasskey } from './askings.ts';
import { findTotp } from './codes.ts';
import { beginFlow, countAttempt, findFlow, newSecret, takeFlow } from './flows.ts';
import type { IdentityParts } from './parts.ts';
import { passkeysOf } from './passkey-rows.ts';
import type { Passkeys } from './passkeys.ts';
import { recoveryCodesLeft } from './recovery-codes.ts';

const LIFE_MS = 5 * 60 * 1000;
const MAX_ATTEMPTS = 5;

/** The first factor was right; this is what the second is asked with. */
export interface SecondFactorTicket {
  readonly ticket: string;
  readonly methods: SecondFactorMethod[];
  readonly expiresAt: string;
}
/** Exactly one of them. */
export interface SecondProof {
  readonly code?: string | undefined;
  readonly recoveryCode?: string | undefined;
  readonly response?: AuthenticationResponseJSON | undefined;
}

export interface SecondFactor {
  /** @returns null when the account asks for no second factor */
  ticketFor(
    account: { readonly accountId: string },
    request: FastifyRequest,
  ): Promise<SecondFactorTicket | null>;
  /** @returns whose ticket it is @throws ProblemError identity.ticket-invalid */
  ownerOf(ticket: string): Promise<string>;
  /**
   * Checks the second factor and uses the ticket up.
   * @returns who may enter
   * @throws ProblemError identity.ticket-invalid, identity.wrong-code, identity.passkey-refused, auth.throttled, …
   */
  redeem(request: FastifyRequest, ticket: string, proof: SecondProof): Promise<string>;
}

export function createSecondFactor(parts: IdentityParts, passkeys: Passkeys): SecondFactor {
  const { database, accounts, changes, codes, now, random } = parts;

  async function find(ticket: string): Promise<{ id: string; accountId: string }> {
    const flow = await findFlow(database.reader, 'second-factor', ticket);
    if (!flow?.account_id || flow.used_at !== null || flow.expires_at <= now()) {
      throw new ProblemError('identity.ticket-invalid');
    }
    // Whoever has changed the password since has thereby shut out whoever knew the old one.
    const account = await accounts.find(database.reader, flow.account_id);
    if (!account || (account.password_changed_at ?? 0) >= flow.created_at) {
      throw new ProblemError('identity.ticket-invalid');
    }
    return { id: flow.id, accountId: flow.account_id };
  }

  async function check(request: FastifyRequest, accountId: string, proof: SecondProof): Promise<void> {
    const { code, recoveryCode, response } = proof;
    const given = [code, recoveryCode, response].filter((part) => part !== undefined);
    if (given.length !== 1) throw new ProblemError('identity.method-needed');
    if (code !== undefined) await codes.spend(accountId, code, request.ip);
    else if (recoveryCode !== undefined) await codes.spendRecoveryCode(accountId, recoveryCode, request.ip);
    else if (response) await passkeys.check(request, 'second-factor', accountId, response);
  }

  return {
    async ticketFor({ accountId: id }) {
      const methods: SecondFactorMethod[] = [];
      if ((await findTotp(database.reader, id))?.confirmed_at) methods.push('totp');
      const isAsked = methods.length > 0 || (await isAskedForPasskey(database.reader, id));
      if (!isAsked) return null;
      if ((await passkeysOf(database.reader, id)).length > 0) methods.push('passkey');
      if ((await recoveryCodesLeft(database.reader, id)) > 0) methods.push('recovery-code');
      const ticket = newSecret(random);
      const expiresAt = await changes.change(async (tx, _tell, at) => {
        await beginFlow(tx, {
          kind: 'second-factor',
          secret: ticket,
          accountId: id,
          data: {},
          at,
          lifeMs: LIFE_MS,
        });
        return at + LIFE_MS;
      });
      return { ticket, methods, expiresAt: new Date(expiresAt).toISOString() };
    },

    ownerOf: async (ticket) => (await find(ticket)).accountId,

    async redeem(request, ticket, proof) {
      const { id, accountId } = await find(ticket);
      // Counted in the database: guessing at several instances at once wins nothing.
      const mayTry = await changes.change((tx, _tell, at) => countAttempt(tx, id, at, MAX_ATTEMPTS));
      if (!mayTry) {
        await changes.suspect(request, {
          action: 'identity.refuse-second-factor',
          subject: accountId,
          details: { because: 'too many attempts with one ticket' },
        });
        throw new ProblemError('identity.ticket-invalid');
      }
      await check(request, accountId, proof);
      const isFirst = await changes.change((tx, _tell, at) => takeFlow(tx, id, at));
      if (!isFirst) throw new ProblemError('identity.ticket-invalid');
      return accountId;
    },
  };
}
