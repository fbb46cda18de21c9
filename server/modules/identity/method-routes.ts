import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { IdentityParts } from './parts.ts';
import type { Passkeys } from './passkeys.ts';
import {
  AddPasskeyBody,
  CodeBody,
  Passkey,
  PasskeyCreation,
  PasskeyParams,
  ProviderParams,
  RecoveryCodes,
  RenamePasskeyBody,
  SignInMethods,
  TotpSetUp,
} from './schemas.ts';
import { unlink } from './unlink.ts';
import { signInMethods } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const DONE = Type.Null({ description: 'Done; no body' });

/** One's own ways in: what is added or taken away wants a fresh proof of who one is. */
export function registerMethodRoutes(app: App, parts: IdentityParts, passkeys: Passkeys): void {
  const { accounts, codes, database, providers } = parts;

  app.get(
    '/me/sign-in-methods',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listSignInMethods',
        tags: ['Account'],
        summary: 'One’s own ways in',
        response: { 200: SignInMethods, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await accounts.find(database.reader, callerOf(request).accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return signInMethods(database.reader, account, providers);
    },
  );

  app.delete(
    '/me/providers/:provider',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'unlinkProvider',
        tags: ['Account'],
        summary: 'Take an outside sign-in off one’s account; never the last way in',
        params: ProviderParams,
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      await unlink(parts, callerOf(request).accountId, request.params.provider);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/me/passkeys/options',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'beginPasskey',
        tags: ['Account'],
        summary: 'What the browser needs to make a passkey',
        response: { 200: PasskeyCreation, ...PROBLEMS },
      },
    },
    async (request) => {
      await accounts.requireFreshProof(request);
      return passkeys.creation(request, callerOf(request).accountId);
    },
  );

  app.post(
    '/me/passkeys',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addPasskey',
        tags: ['Account'],
        summary: 'Keep the passkey that the browser has made',
        body: AddPasskeyBody,
        response: { 201: Passkey, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { name, response } = request.body;
      const passkey = await passkeys.add(request, callerOf(request).accountId, name, response);
      return reply.code(201).send(passkey);
    },
  );

  app.patch(
    '/me/passkeys/:passkeyId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'renamePasskey',
        tags: ['Account'],
        summary: 'Give a passkey another name',
        params: PasskeyParams,
        body: RenamePasskeyBody,
        response: { 200: Passkey, ...PROBLEMS },
      },
    },
    async (request) =>
      passkeys.rename(callerOf(request).accountId, request.params.passkeyId, request.body.name),
  );

  app.delete(
    '/me/passkeys/:passkeyId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'removePasskey',
        tags: ['Account'],
        summary: 'Take a passkey off one’s account; never the last way in',
        params: PasskeyParams,
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      await passkeys.remove(callerOf(request).accountId, request.params.passkeyId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/me/totp',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'setUpTotp',
        tags: ['Account'],
        summary: 'A secret for an authenticator app; in force once a code of it was shown',
        response: { 201: TotpSetUp, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { accountId } = callerOf(request);
      const account = await accounts.find(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send(await codes.setUp(accountId, account.email));
    },
  );

  app.post(
    '/me/totp/confirmations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'confirmTotp',
        tags: ['Account'],
        summary:
          'Show a first code: from now on one is asked for at sign-in. Recovery codes are told this once',
        body: CodeBody,
        response: { 200: RecoveryCodes, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      reply.header('cache-control', 'no-store');
      return { recoveryCodes: await codes.confirm(accountId, request.body.code, request.ip) };
    },
  );

  app.delete(
    '/me/totp',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'turnOffTotp',
        tags: ['Account'],
        summary: 'Ask for no second factor any more; recovery codes are void',
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      await codes.turnOff(callerOf(request).accountId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/me/passkey-after-password',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'askForPasskey',
        tags: ['Account'],
        summary:
          'Ask for a passkey after the password; recovery codes, told this once, unless there are some',
        response: { 201: RecoveryCodes, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const recoveryCodes = await codes.askForPasskey(callerOf(request).accountId);
      return reply.code(201).header('cache-control', 'no-store').send({ recoveryCodes });
    },
  );

  app.delete(
    '/me/passkey-after-password',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'stopAskingForPasskey',
        tags: ['Account'],
        summary: 'Ask for no passkey after the password any more',
        response: { 204: DONE, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      await codes.stopAskingForPasskey(callerOf(request).accountId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/me/recovery-codes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'renewRecoveryCodes',
        tags: ['Account'],
        summary: 'New recovery codes, told this once; the old ones are void',
        response: { 201: RecoveryCodes, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const recoveryCodes = await codes.renewRecoveryCodes(callerOf(request).accountId);
      return reply.code(201).header('cache-control', 'no-store').send({ recoveryCodes });
    },
  );
}
