import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { Arrivals, Outcome } from './arrivals.ts';
import type { Completions, Joined } from './completions.ts';
import type { IdentityParts } from './parts.ts';
import {
  Authorization,
  AuthorizationBody,
  CallbackBody,
  CompletionConfirmationBody,
  CompletionProof,
  ProviderList,
  ProviderParams,
} from './schemas.ts';
import type { SecondFactor } from './second-factor.ts';
import { CallbackPending, CallbackResult, CompletionBody, SignedInResult } from './sign-in-schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Signing in by a provider outside. */
export function registerProviderRoutes(
  app: App,
  parts: IdentityParts,
  {
    arrivals,
    completions,
    secondFactor,
  }: { arrivals: Arrivals; completions: Completions; secondFactor: SecondFactor },
): void {
  const { accounts, providers } = parts;

  /** RFC 6749, 5.1: a token, or a ticket for one, is never kept by a cache on the way. */
  const uncached = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store');

  async function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { accountId, next }: Joined,
  ): Promise<SignedInResult> {
    return { ...(await accounts.enter(request, reply, accountId)), next };
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: Outcome,
  ): Promise<CallbackResult | CallbackPending> {
    const { next } = outcome;
    switch (outcome.kind) {
      case 'linked':
        return { linked: outcome.provider, next };
      case 'proved':
        return { provedUntil: new Date(await accounts.proveAgain(request)).toISOString(), next };
      case 'completion':
        reply.code(202);
        return { completion: outcome.completion, next };
      case 'enter': {
        const ticket = await secondFactor.ticketFor(outcome, request);
        if (ticket === null) return enter(request, reply, outcome);
        reply.code(202);
        return { secondFactor: ticket, next };
      }
    }
  }

  app.get(
    '/auth/providers',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listProviders',
        tags: ['Auth'],
        summary: 'Outside providers by which one can sign in here',
        response: { 200: ProviderList, ...PROBLEMS },
      },
    },
    async () => ({ items: [...providers.values()].map(({ provider, name }) => ({ provider, name })) }),
  );

  app.post(
    '/auth/providers/:provider/authorizations',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'beginProviderSignIn',
        tags: ['Auth'],
        summary: 'Begin to sign in, to link or to prove oneself by a provider, in this browser',
        params: ProviderParams,
        body: AuthorizationBody,
        response: { 200: Authorization, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { intent, next = null } = request.body;
      return {
        url: await arrivals.begin(request, uncached(reply), request.params.provider, { intent, next }),
      };
    },
  );

  app.post(
    '/auth/providers/:provider/callbacks',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'finishProviderSignIn',
        tags: ['Auth'],
        summary: 'Come back from a provider: signed in, linked or proved, or what is needed first (202)',
        params: ProviderParams,
        body: CallbackBody,
        response: { 200: CallbackResult, 202: CallbackPending, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { provider } = request.params;
      const outcome = await arrivals.finish(request, provider, request.body.parameters);
      return answer(request, uncached(reply), outcome) as never;
    },
  );

  app.post(
    '/auth/providers/completions',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'completeProviderSignUp',
        tags: ['Auth'],
        summary:
          'Make an account after coming from a provider; an e-mail that is not vouched for is proven first (202)',
        body: CompletionBody,
        response: { 201: SignedInResult, 202: CompletionProof, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const done = await completions.complete(request, request.body);
      if ('proofId' in done) return reply.code(202).send(done);
      return reply.code(201).send(await enter(request, uncached(reply), done));
    },
  );

  app.post(
    '/auth/providers/completions/confirmations',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'confirmProviderSignUp',
        tags: ['Auth'],
        summary: 'Show the code that was sent to the e-mail, and become a member',
        body: CompletionConfirmationBody,
        response: { 201: SignedInResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { ticket, code } = request.body;
      const joined = await completions.confirm(request, ticket, code);
      return reply.code(201).send(await enter(request, uncached(reply), joined));
    },
  );
}
