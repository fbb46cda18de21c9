import Type from 'typebox';
import type { AccountProofsTable } from '../../db/schema.ts';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { emailKeyOf } from './domain.ts';
import { guestOf } from './guests.ts';
import type { AccountsParts } from './parts.ts';
import { findAccount } from './queries.ts';
import {
  Account,
  EmailChangeBody,
  EmailChangeConfirmationBody,
  EmailChangeStarted,
  PasswordResetBody,
  PasswordResetConfirmationBody,
  PasswordResetStarted,
} from './schemas.ts';
import { refuseFlood } from './sign-up-routes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** A forgotten password, and another e-mail. */
export function registerRecoveryRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, entrance, hasher, lane, proofs, showAccount } = parts;

  app.post(
    '/auth/password-resets',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'startPasswordReset',
        tags: ['Auth'],
        summary:
          'Ask for a link to set a new password. The same answer whether or not anybody has the e-mail',
        body: PasswordResetBody,
        response: { 202: PasswordResetStarted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email } = request.body;
      const emailKey = emailKeyOf(email);
      const input = {
        kind: 'start-proof',
        purpose: 'password-reset',
        subject: '',
        email,
        emailKey,
        locale: 'ko',
      } as const;
      const command = admit(request, 'account.start-password-reset', input, guestOf(emailKey));
      await refuseFlood(parts, request, command, emailKey);
      const answer = await lane.submit(command);
      const answered = answerWith(request, reply, answer, 202);
      if (!answer.answered || !answer.decision.accepted) return answered as never;
      // Without the proof's number: nobody needs it who has not got the mail.
      return { expiresAt: String(answered.expiresAt) };
    },
  );

  app.post(
    '/auth/password-resets/confirmations',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'confirmPasswordReset',
        tags: ['Auth'],
        summary: 'Set a new password by the link of the mail; every session ends',
        body: PasswordResetConfirmationBody,
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body;
      const proof = await proofs.byToken('password-reset', token, request.ip);
      const input = { kind: 'reset-password', proofId: proof.id } as const;
      const command = admit(request, 'account.reset-password', input, proof.account_id!);
      const passwordHash = await hasher.hash(password);
      const answer = await lane.submit({ ...command, input: { ...input, passwordHash } });
      return answerWith(request, reply, answer, 204) as never;
    },
  );

  app.post(
    '/me/email-changes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'startEmailChange',
        tags: ['Account'],
        summary:
          'Ask for another e-mail, or for a proof of the present one; a mail goes to it. Needs a fresh proof',
        body: EmailChangeBody,
        response: { 202: EmailChangeStarted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await entrance.requireFreshProof(request);
      const { email } = request.body;
      const emailKey = emailKeyOf(email);
      const input = { kind: 'start-email-change', email, emailKey } as const;
      const command = admit(request, 'account.start-email-change', input);
      await refuseFlood(parts, request, command, emailKey);
      return answerWith(request, reply, await lane.submit(command), 202) as never;
    },
  );

  app.post(
    '/me/email-changes/confirmations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'confirmEmailChange',
        tags: ['Account'],
        summary: 'Prove the new e-mail by the code or the link of the mail; the old one is told',
        body: EmailChangeConfirmationBody,
        response: { 200: Account, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body, ip } = request;
      const { accountId } = callerOf(request);
      let proof: AccountProofsTable;
      if ('token' in body) proof = await proofs.byToken('email-change', body.token, ip);
      else proof = await proofs.byIdAndCode('email-change', body.changeId, body.code, ip);
      const via = 'token' in body ? ('link' as const) : ('code' as const);
      const input = { kind: 'change-email', proofId: proof.id, via } as const;
      const answer = await lane.submit(admit(request, 'account.change-email', input));
      const answered = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return answered as never;
      const account = await findAccount(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return showAccount(account);
    },
  );
}
