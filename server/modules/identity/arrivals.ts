import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDuplicate } from '../../db/dialect.ts';
import type { IdentityFlowsTable } from '../../db/schema.ts';
import type { Code } from '../../http/codes.ts';
import { ProblemError } from '../../http/errors.ts';
import type { ConsentGiven } from '../accounts/index.ts';
import { derived, markBrowser, originOf, readBrowser } from './browser.ts';
import { type Arrival, decideArrival, type Intent, maskedEmail, type Step } from './domain.ts';
import { fact } from './events.ts';
import { beginFlow, findFlow, hashOf, newSecret, takeFlow } from './flows.ts';
import { findLink, insertLink, linksOf, touchLink } from './links.ts';
import type { IdentityParts } from './parts.ts';
import {
  OutsideError,
  type OutsideFailure,
  type OutsidePerson,
  type OutsideProvider,
  type Round,
} from './providers/outside.ts';
import type { Completion, Provider } from './schemas.ts';

const AUTHORIZATION_MS = 10 * 60 * 1000;
const COMPLETION_MS = 30 * 60 * 1000;

interface AuthorizationData {
  readonly intent: Intent;
  readonly next: string | null;
  readonly redirectUri: string;
}
/** What is kept of a person who has no account yet. */
export interface CompletionData {
  readonly person: OutsidePerson;
  readonly next: string | null;
  /** What the person has filled in, once a code was sent to the address. */
  readonly form: CompletionForm | null;
}
export interface CompletionForm {
  readonly proofId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'ko' | 'en';
  readonly consents: readonly ConsentGiven[];
}

/** Where a return has led. */
export type Outcome = { readonly next: string | null } & (
  | { readonly kind: 'enter'; readonly accountId: string }
  | { readonly kind: 'linked'; readonly provider: Provider }
  | { readonly kind: 'proved' }
  | { readonly kind: 'completion'; readonly completion: Completion['completion'] }
);

export interface Arrivals {
  /**
   * Begins a way through a provider, in this browser.
   * @returns where the browser goes
   * @throws ProblemError identity.provider-unknown, identity.provider-unreachable, auth.proof-needed, …
   */
  begin(
    request: FastifyRequest,
    reply: FastifyReply,
    provider: Provider,
    wish: { readonly intent: Intent; readonly next: string | null },
  ): Promise<string>;
  /** Takes a browser in that has come back. @throws ProblemError */
  finish(
    request: FastifyRequest,
    provider: Provider,
    parameters: Readonly<Record<string, string>>,
  ): Promise<Outcome>;
}

const CODES: Readonly<Record<OutsideFailure, Code>> = {
  denied: 'identity.denied',
  refused: 'identity.code-refused',
  mismatch: 'identity.flow-invalid',
  failed: 'identity.provider-failed',
  unreachable: 'identity.provider-unreachable',
};
/** Failures that no honest browser brings about. */
const SUSPICIOUS: readonly OutsideFailure[] = ['refused', 'mismatch'];

export function createArrivals(parts: IdentityParts): Arrivals {
  const { database, config, accounts, changes, providers, now, random, log } = parts;

  function providerOf(name: Provider): OutsideProvider {
    const provider = providers.get(name);
    if (!provider) throw new ProblemError('identity.provider-unknown');
    return provider;
  }

  async function refuse(
    request: FastifyRequest,
    provider: Provider,
    code: Code,
    because: string,
  ): Promise<never> {
    await changes.suspect(request, {
      action: 'identity.refuse-return',
      subject: request.caller?.accountId ?? provider,
      details: { because, provider },
    });
    throw new ProblemError(code);
  }

  async function failed(request: FastifyRequest, provider: Provider, error: unknown): Promise<never> {
    if (!(error instanceof OutsideError)) throw error;
    const { failure, message } = error;
    log.warn({ err: error, provider, failure }, 'signing in outside did not work');
    if (SUSPICIOUS.includes(failure)) return refuse(request, provider, CODES[failure], message);
    throw new ProblemError(CODES[failure], failure === 'unreachable' ? { retryAfterS: 10 } : {});
  }

  /** The beginning of this return: of this provider, in this browser, not used, not over. */
  async function beginningOf(
    request: FastifyRequest,
    provider: Provider,
    state: string | undefined,
  ): Promise<{ flow: IdentityFlowsTable; browser: string }> {
    const flow = state === undefined ? undefined : await findFlow(database.reader, 'authorization', state);
    const browser = readBrowser(request);
    if (!flow) return refuse(request, provider, 'identity.flow-invalid', 'a state that was never given');
    if (flow.provider !== provider) {
      return refuse(request, provider, 'identity.flow-invalid', 'a state of another provider');
    }
    if (browser === null || flow.browser !== hashOf(browser)) {
      return refuse(request, provider, 'identity.flow-invalid', 'a state of another browser');
    }
    if (flow.used_at !== null)
      return refuse(request, provider, 'identity.flow-used', 'a state that came before');
    if (flow.expires_at <= now()) throw new ProblemError('identity.flow-expired');
    return { flow, browser };
  }

  async function arrivalOf(
    request: FastifyRequest,
    intent: Intent,
    begunBy: string | null,
    person: OutsidePerson,
  ): Promise<Arrival> {
    const link = await findLink(database.reader, person);
    const emailOwner =
      person.email !== null && person.emailVerified
        ? await accounts.ownerOf(database.reader, person.email)
        : null;
    const caller = request.caller?.accountId ?? null;
    return { intent, person, begunBy, caller, owner: link?.account_id ?? null, emailOwner };
  }

  async function link(accountId: string, provider: Provider, person: OutsidePerson): Promise<void> {
    try {
      await changes.change(async (tx, tell, at) => {
        await accounts.lock(tx, accountId);
        const own = (await linksOf(tx, accountId)).find((row) => row.provider === provider);
        const isSame = own?.issuer === person.issuer && own.subject === person.subject;
        if (own && !isSame) throw new ProblemError('identity.already-linked');
        if (own) return;
        await insertLink(tx, accountId, provider, person, at);
        tell.event(fact('identity.provider-linked', accountId, { provider }));
      });
    } catch (error) {
      // Somebody else was first: of two who link one outside identity at the same time, one does.
      if (isDuplicate(error)) throw new ProblemError('identity.link-taken');
      throw error;
    }
  }

  async function complete(
    request: FastifyRequest,
    provider: Provider,
    person: OutsidePerson,
    next: string | null,
  ): Promise<Outcome> {
    const ticket = newSecret(random);
    const data: CompletionData = { person, next, form: null };
    const expiresAt = await changes.change(async (tx, _tell, at) => {
      await beginFlow(tx, {
        kind: 'completion',
        secret: ticket,
        accountId: null,
        provider,
        browser: readBrowser(request),
        data: { ...data },
        at,
        lifeMs: COMPLETION_MS,
      });
      return at + COMPLETION_MS;
    });
    const { email, emailVerified, name } = person;
    const completion = { ticket, provider, email, emailVerified, name };
    return {
      kind: 'completion',
      next,
      completion: { ...completion, expiresAt: new Date(expiresAt).toISOString() },
    };
  }

  async function take(
    request: FastifyRequest,
    provider: Provider,
    person: OutsidePerson,
    step: Step,
    next: string | null,
  ): Promise<Outcome> {
    switch (step.kind) {
      case 'refuse':
        if (step.because !== null) return refuse(request, provider, step.code, step.because);
        throw new ProblemError(step.code, { email: maskedEmail(person.email ?? ''), provider });
      case 'complete':
        return complete(request, provider, person, next);
      case 'link':
        await link(step.accountId, provider, person);
        return { kind: 'linked', provider, next };
      case 'prove':
        return { kind: 'proved', next };
      case 'enter':
        await changes.change((tx, _tell, at) => touchLink(tx, person, at));
        return { kind: 'enter', accountId: step.accountId, next };
    }
  }

  return {
    async begin(request, reply, name, { intent, next }) {
      const provider = providerOf(name);
      if (intent !== 'sign-in' && request.caller === null) throw new ProblemError('auth.required');
      if (intent === 'link') await accounts.requireFreshProof(request);
      const browser = markBrowser(request, reply, config, random);
      const state = newSecret(random);
      const redirectUri = `${originOf(request, config)}/sign-in/${name}/return`;
      const round = roundOf(state, browser, { intent, next, redirectUri });
      const url = await provider.begin(round).catch((error) => failed(request, name, error));
      const data: AuthorizationData = { intent, next, redirectUri };
      await changes.change((tx, _tell, at) =>
        beginFlow(tx, {
          kind: 'authorization',
          secret: state,
          accountId: intent === 'sign-in' ? null : request.caller!.accountId,
          provider: name,
          browser,
          data: { ...data },
          at,
          lifeMs: AUTHORIZATION_MS,
        }),
      );
      return url.href;
    },

    async finish(request, name, parameters) {
      const provider = providerOf(name);
      const { state } = parameters;
      const { flow, browser } = await beginningOf(request, name, state);
      // Used up before the provider is asked: of two returns with one state, one goes on.
      const isFirst = await changes.change((tx, _tell, at) => takeFlow(tx, flow.id, at));
      if (!isFirst) return refuse(request, name, 'identity.flow-used', 'a state that came before');
      const data = JSON.parse(flow.data) as AuthorizationData;
      const person = await provider
        .finish(new URLSearchParams(parameters), roundOf(state!, browser, data))
        .catch((error) => failed(request, name, error));
      const arrival = await arrivalOf(request, data.intent, flow.account_id, person);
      return take(request, name, person, decideArrival(arrival), data.next);
    },
  };
}

const roundOf = (state: string, browser: string, { intent, redirectUri }: AuthorizationData): Round => ({
  state,
  nonce: derived(browser, 'nonce', state),
  verifier: derived(browser, 'pkce', state),
  redirectUri,
  proves: intent === 'prove',
});
