import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { SignInResult } from '../accounts/index.ts';
import type { IdentityParts } from './parts.ts';
import type { Passkeys } from './passkeys.ts';
import { CodeBody, PasskeyRequest, PasskeyResponseBody, SecondFactorBody, TicketBody } from './schemas.ts';
import type { SecondFactor } from './second-factor.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const DONE = Type.Null({ description: 'Done; no body' });

/** Showing who one is: by a passkey, by a second factor, or once more while signed in. */
export function registerProofRoutes(
  app: App,
  parts: IdentityParts,
  { passkeys, secondFactor }: { passkeys: Passkeys; secondFactor: SecondFactor },
): void {
  const { accounts, codes } = parts;

  app.post(
    '/auth/passkeys/options',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'beginPasskeySignIn',
        tags: ['Auth'],
        summary: 'What the browser needs to ask for a passkey',
        response: { 200: PasskeyRequest, ...PROBLEMS },
      },
    },
    async (request) => passkeys.challenge(request, 'sign-in', null),
  );

  app.post(
    '/auth/passkeys/sign-in',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signInWithPasskey',
        tags: ['Auth'],
        summary: 'Sign in with a passkey: possession and a finger or a PIN, so no second factor follows',
        body: PasskeyResponseBody,
        response: { 200: SignInResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const accountId = await passkeys.check(request, 'sign-in', null, request.body.response);
      return accounts.enter(request, reply, accountId);
    },
  );

  app.post(
    '/auth/second-factor/options',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'beginPasskeySecondFactor',
        tags: ['Auth'],
        summary: 'What the browser needs to ask for a passkey as the second factor',
        body: TicketBody,
        response: { 200: PasskeyRequest, ...PROBLEMS },
      },
    },
    async (request) => {
      const accountId = await secondFactor.ownerOf(request.body.ticket);
      return passkeys.challenge(request, 'second-factor', accountId);
    },
  );

  app.post(
    '/auth/second-factor',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signInWithSecondFactor',
        tags: ['Auth'],
        summary: 'The second factor: a code of the authenticator, a recovery code or a passkey',
        body: SecondFactorBody,
        response: { 200: SignInResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { ticket, ...proof } = request.body;
      const accountId = await secondFactor.redeem(request, ticket, proof);
      return accounts.enter(request, reply, accountId);
    },
  );

  app.post(
    '/auth/reauthentications/passkey/options',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'beginPasskeyProof',
        tags: ['Auth'],
        summary: 'What the browser needs to ask for one of one’s own passkeys',
        response: { 200: PasskeyRequest, ...PROBLEMS },
      },
    },
    async (request) => passkeys.challenge(request, 'prove', callerOf(request).accountId),
  );

  app.post(
    '/auth/reauthentications/passkey',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'proveWithPasskey',
        tags: ['Auth'],
        summary: 'Renew the proof of who one is, by a passkey',
        body: PasskeyResponseBody,
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await passkeys.check(request, 'prove', callerOf(request).accountId, request.body.response);
      await accounts.proveAgain(request);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/auth/reauthentications/totp',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'proveWithTotp',
        tags: ['Auth'],
        summary: 'Renew the proof of who one is, by a code of the authenticator',
        body: CodeBody,
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await codes.spend(callerOf(request).accountId, request.body.code, request.ip);
      await accounts.proveAgain(request);
      return reply.code(204).send(null);
    },
  );
}
