import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { deviceOf } from './devices.ts';
import type { AccountsParts } from './parts.ts';
import { clearRefreshCookie, readRefreshCookie, refuseForeignOrigin } from './refresh-cookie.ts';
import {
  ReauthenticationBody,
  SecondFactorNeeded,
  SessionList,
  SignInBody,
  SignInResult,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const DONE = Type.Null({ description: 'Done; no body' });

/** Sign-in, proof of who one is, and sessions. */
export function registerAuthRoutes(app: App, parts: AccountsParts): void {
  const { admit, config, credentials, entrance, lane, secondFactor, sessions, showAccount } = parts;

  app.post(
    '/auth/sign-in',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signIn',
        tags: ['Auth'],
        summary:
          'Sign in: an access token and a refresh cookie for this device, or a ticket for a second factor',
        body: SignInBody,
        response: { 200: SignInResult, 202: SecondFactorNeeded, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const account = await credentials.check(email, password, request.ip);
      const ticket = await secondFactor.ticketFor(await showAccount(account), request);
      if (ticket) {
        reply.header('cache-control', 'no-store');
        return reply.code(202).send({ secondFactor: ticket });
      }
      return entrance.welcome(reply, await sessions.open(account, deviceOf(request, reply, config)));
    },
  );

  app.post(
    '/auth/reauthentications',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'reauthenticate',
        tags: ['Auth'],
        summary: 'Show the password again: what is sensitive can be done for ten minutes',
        body: ReauthenticationBody,
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await credentials.checkOwn(callerOf(request).accountId, request.body.password, request.ip);
      await entrance.proveAgain(request);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/auth/refresh',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'refresh',
        tags: ['Auth'],
        summary: 'Trade the refresh cookie for a new access token and the next cookie',
        response: { 200: SignInResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, config);
      try {
        return await entrance.welcome(reply, await sessions.refresh(readRefreshCookie(request)));
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'auth.session-expired') clearRefreshCookie(reply);
        throw error;
      }
    },
  );

  app.post(
    '/auth/sign-out',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signOut',
        tags: ['Auth'],
        summary: 'End the session of the refresh cookie',
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      refuseForeignOrigin(request, config);
      const session = await sessions.find(readRefreshCookie(request));
      if (session) {
        const input = { kind: 'end-sessions', sessionId: session.sessionId } as const;
        const answer = await lane.submit(admit(request, 'account.sign-out', input, session.accountId));
        if (!answer.answered) return answerWith(request, reply, answer, 204) as never;
      }
      // Whatever the cookie was, this browser is signed out now.
      clearRefreshCookie(reply);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/auth/sign-out-everywhere',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'signOutEverywhere',
        tags: ['Auth'],
        summary: 'End every session of the account, this one too',
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'end-sessions', sessionId: null } as const;
      const answer = await lane.submit(admit(request, 'account.sign-out-everywhere', input));
      if (answer.answered && answer.decision.accepted) clearRefreshCookie(reply);
      return answerWith(request, reply, answer, 204) as never;
    },
  );

  app.get(
    '/auth/sessions',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listSessions',
        tags: ['Auth'],
        summary: 'Where the account is signed in',
        response: { 200: SessionList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId, sessionId } = callerOf(request);
      return { items: await sessions.list(accountId, sessionId) };
    },
  );

  app.delete(
    '/auth/sessions/:sessionId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'endSession',
        tags: ['Auth'],
        summary: 'End one of one’s own sessions',
        params: Closed({ sessionId: Id }),
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'end-sessions', sessionId: request.params.sessionId } as const;
      const answer = await lane.submit(admit(request, 'account.end-session', input));
      return answerWith(request, reply, answer, 204) as never;
    },
  );
}
