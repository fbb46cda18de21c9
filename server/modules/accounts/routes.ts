import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ACCESS_TOKEN_S, callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { accountOf, emailKeyOf } from './domain.ts';
import type { AccountsParts } from './parts.ts';
import {
  clearRefreshCookie,
  readRefreshCookie,
  refuseForeignOrigin,
  setRefreshCookie,
} from './refresh-cookie.ts';
import { SessionList, SignInBody, SignInResult, SignUpBody, SignUpResult } from './schemas.ts';
import type { Device, OpenSession } from './sessions.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const DONE = Type.Null({ description: 'Done; no body' });

/** Receipts of a sign-up belong to the e-mail: another person's key must not find them. */
const guestOf = (emailKey: string): string =>
  `guest:${createHash('sha256').update(emailKey).digest('hex').slice(0, 16)}`;

const deviceOf = (request: FastifyRequest): Device => ({
  userAgent: request.headers['user-agent'] ?? '',
  address: request.ip,
});

/** Sign-up, sign-in and sessions. */
export function registerAuthRoutes(app: App, parts: AccountsParts): void {
  const { admit, config, credentials, hasher, lane, sessions, tokens } = parts;

  function signedIn(reply: FastifyReply, { account, sessionId, cookie }: OpenSession): SignInResult {
    setRefreshCookie(reply, cookie, config);
    // RFC 6749, 5.1: a token is never kept by a cache on the way.
    reply.header('cache-control', 'no-store');
    const accessToken = tokens.sign({ accountId: account.id, role: account.role, sessionId });
    return { accessToken, expiresInS: ACCESS_TOKEN_S, account: accountOf(account) };
  }

  app.post(
    '/auth/sign-up',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signUp',
        tags: ['Auth'],
        summary: 'Make an account and its wallet',
        body: SignUpBody,
        response: { 201: SignUpResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email, password, name, locale = 'ko' } = request.body;
      const emailKey = emailKeyOf(email);
      const input = { kind: 'sign-up', email, emailKey, name, locale } as const;
      // The hash is salted, so it is no part of what the same key must repeat.
      const command = admit(request, 'account.sign-up', input, guestOf(emailKey));
      const passwordHash = await hasher.hash(password);
      const answer = await lane.submit({ ...command, input: { ...input, passwordHash } });
      return answerWith(request, reply, answer, 201) as never;
    },
  );

  app.post(
    '/auth/sign-in',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signIn',
        tags: ['Auth'],
        summary: 'Sign in: an access token, and a refresh cookie for this device',
        body: SignInBody,
        response: { 200: SignInResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const account = await credentials.check(email, password, request.ip);
      return signedIn(reply, await sessions.open(account, deviceOf(request)));
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
        return signedIn(reply, await sessions.refresh(readRefreshCookie(request)));
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
