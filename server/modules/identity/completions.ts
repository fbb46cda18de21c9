import type { FastifyRequest } from 'fastify';
import { isDuplicate } from '../../db/dialect.ts';
import type { IdentityFlowsTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Newcomer } from '../accounts/index.ts';
import type { CompletionData, CompletionForm } from './arrivals.ts';
import { readBrowser } from './browser.ts';
import { maskedEmail } from './domain.ts';
import { fact } from './events.ts';
import { countAttempt, findFlow, hashOf, takeFlow, updateFlow } from './flows.ts';
import {
  confirmReservation,
  dropReservation,
  dropStaleReservation,
  insertLink,
  reservationOf,
} from './links.ts';
import type { IdentityParts } from './parts.ts';
import type { CompletionProof, Provider } from './schemas.ts';
import type { CompletionBody } from './sign-in-schemas.ts';

/** Forms and codes that one ticket may be tried with. */
const MAX_ATTEMPTS = 10;

/** Somebody who has come back from a provider, has no account yet, and now makes one. */
export interface Completions {
  /** @returns the new account, or the proof of the e-mail that is needed first */
  complete(request: FastifyRequest, body: CompletionBody): Promise<Joined | CompletionProof>;
  /** @throws ProblemError identity.ticket-invalid, identity.link-required, auth.proof-invalid, … */
  confirm(request: FastifyRequest, ticket: string, code: string): Promise<Joined>;
}
export interface Joined {
  readonly accountId: string;
  readonly next: string | null;
}

interface Open {
  readonly flow: IdentityFlowsTable;
  readonly provider: Provider;
  readonly data: CompletionData;
}

export function createCompletions(parts: IdentityParts): Completions {
  const { database, accounts, changes, now } = parts;

  async function open(request: FastifyRequest, ticket: string): Promise<Open> {
    const flow = await findFlow(database.reader, 'completion', ticket);
    const browser = readBrowser(request);
    const isOurs = flow && browser !== null && flow.browser === hashOf(browser);
    if (!isOurs || flow.used_at !== null || flow.expires_at <= now()) {
      throw new ProblemError('identity.ticket-invalid');
    }
    const mayTry = await changes.change((tx, _tell, at) => countAttempt(tx, flow.id, at, MAX_ATTEMPTS));
    if (!mayTry) throw new ProblemError('identity.ticket-invalid');
    return { flow, provider: flow.provider as Provider, data: JSON.parse(flow.data) as CompletionData };
  }

  /**
   * The outside identity is reserved first, so that of several at the same time one makes an account; it gets its
   * account when there is one. A process that dies in between leaves a reservation that is soon void.
   */
  async function join(
    request: FastifyRequest,
    { flow, provider, data }: Open,
    newcomer: Newcomer,
  ): Promise<Joined> {
    const reservation = reservationOf(flow.id);
    const { person, next } = data;
    try {
      await changes.change(async (tx, _tell, at) => {
        await dropStaleReservation(tx, person, at);
        await insertLink(tx, reservation, provider, person, at);
      });
    } catch (error) {
      if (isDuplicate(error)) throw new ProblemError('identity.ticket-invalid');
      throw error;
    }
    try {
      const { accountId } = await accounts.register(request, newcomer);
      await changes.change(async (tx, tell, at) => {
        await confirmReservation(tx, person, reservation, accountId);
        await takeFlow(tx, flow.id, at);
        tell.event(fact('identity.joined', accountId, { provider }));
      });
      return { accountId, next };
    } catch (error) {
      await changes.change((tx) => dropReservation(tx, reservation));
      const isTaken = error instanceof ProblemError && error.code === 'account.email-taken';
      if (!isTaken) throw error;
      // Said to somebody who has shown to own the address.
      throw new ProblemError('identity.link-required', { email: maskedEmail(newcomer.email), provider });
    }
  }

  return {
    async complete(request, { ticket, name, email, locale = 'ko', consents }) {
      const opened = await open(request, ticket);
      const { person } = opened.data;
      const address = email ?? person.email;
      if (address === null) throw new ProblemError('identity.email-needed');
      const isVouchedFor = person.emailVerified && address === person.email;
      if (isVouchedFor) return join(request, opened, { email: address, name, locale, consents, proof: null });
      const proof = await accounts.startProof(request, { email: address, locale, subject: opened.flow.id });
      const form: CompletionForm = { proofId: proof.proofId, email: address, name, locale, consents };
      await changes.change((tx) => updateFlow(tx, opened.flow.id, { ...opened.data, form }));
      return { proofId: proof.proofId, email: address, expiresAt: proof.expiresAt };
    },

    async confirm(request, ticket, code) {
      const opened = await open(request, ticket);
      const { form } = opened.data;
      if (form === null) throw new ProblemError('identity.ticket-invalid');
      const { email, name, locale, consents, proofId } = form;
      return join(request, opened, {
        email,
        name,
        locale,
        consents,
        proof: { proofId, code },
      });
    },
  };
}
