import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Command } from '../../engine/index.ts';
import { findReceipts } from '../../engine/receipts.ts';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { AccountsParts } from './parts.ts';
import { findAccount } from './queries.ts';
import { Account, ChangePasswordBody, UpdateMeBody } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
/** No hash equals it: decided only if the receipt that was seen a moment ago were gone. */
const NOTHING_VERIFIED = '';

/** One's own account. */
export function registerMeRoutes(app: App, parts: AccountsParts): void {
  const { admit, credentials, database, entrance, hasher, lane, showAccount } = parts;

  app.get(
    '/me',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readMe',
        tags: ['Account'],
        summary: 'One’s own account',
        response: { 200: Account, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await findAccount(database.reader, callerOf(request).accountId);
      // A good token of an account that is not here, such as one of a database that was replaced.
      if (!account || account.status === 'deleted') throw new ProblemError('auth.invalid-token');
      return showAccount(account);
    },
  );

  app.patch(
    '/me',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'updateMe',
        tags: ['Account'],
        summary: 'Change one’s name or language',
        body: UpdateMeBody,
        response: { 200: Account, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'update-profile', ...request.body } as const;
      const answer = await lane.submit(admit(request, 'account.update-profile', input));
      const answered = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return answered as never;
      const account = await findAccount(database.reader, callerOf(request).accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return showAccount(account);
    },
  );

  /**
   * Verifies the current password; when this very change was already made, there is nothing to verify. A member
   * who has none, or leaves it out, needs a fresh proof.
   */
  async function verifyCurrent(
    request: FastifyRequest,
    command: Command,
    password: string | undefined,
  ): Promise<string | null> {
    try {
      if (password === undefined) {
        await entrance.requireFreshProof(request);
        const own = await findAccount(database.reader, command.accountId);
        if (!own) throw new ProblemError('auth.invalid-token');
        if (own.password_hash !== null) throw new ProblemError('auth.wrong-password');
        return null;
      }
      const account = await credentials.checkOwn(command.accountId, password, request.ip);
      return account.password_hash;
    } catch (error) {
      const isWrong = error instanceof ProblemError && error.code === 'auth.wrong-password';
      if (!isWrong || (await findReceipts(database.reader, [command])).size === 0) throw error;
      return NOTHING_VERIFIED;
    }
  }

  app.post(
    '/me/password',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changePassword',
        tags: ['Account'],
        summary: 'Change the password, or set a first one; every other session ends',
        body: ChangePasswordBody,
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { currentPassword, newPassword } = request.body;
      // Neither password, nor a hash of one, may be found again in a receipt's fingerprint.
      const command = admit(request, 'account.change-password', {});
      const verifiedHash = await verifyCurrent(request, command, currentPassword);
      const answer = await lane.submit({
        ...command,
        input: {
          kind: 'change-password',
          verifiedHash,
          passwordHash: await hasher.hash(newPassword),
          keepSessionId: callerOf(request).sessionId,
        },
      });
      return answerWith(request, reply, answer, 204) as never;
    },
  );
}
