import type { FastifyRequest } from 'fastify';
import type { AccountProofsTable } from '../../db/schema.ts';
import type { Command } from '../../engine/index.ts';
import { findReceipts } from '../../engine/receipts.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { emailKeyOf } from './domain.ts';
import { guestOf } from './guests.ts';
import type { AccountsParts } from './parts.ts';
import { readSignUps } from './proof-queries.ts';
import { findAccount } from './queries.ts';
import {
  SignUpBody,
  SignUpConfirmationBody,
  SignUpResendBody,
  SignUpResult,
  SignUpStarted,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Sign-up: what is asked for waits until the e-mail is proven. */
export function registerSignUpRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, hasher, lane, proofs, showAccount } = parts;

  app.post(
    '/auth/sign-up',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signUp',
        tags: ['Auth'],
        summary: 'Ask for an account: a mail proves the address. The same answer whether or not it has one',
        body: SignUpBody,
        response: { 202: SignUpStarted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { email, password, name, locale = 'ko', consents = [] } = request.body;
      const emailKey = emailKeyOf(email);
      const input = { kind: 'sign-up', email, emailKey, name, locale, consents } as const;
      // The hash is salted, so it is no part of what the same key must repeat.
      const command = admit(request, 'account.sign-up', input, guestOf(emailKey));
      await refuseFlood(parts, request, command, emailKey);
      const passwordHash = await hasher.hash(password);
      const answer = await lane.submit({ ...command, input: { ...input, passwordHash } });
      return answerWith(request, reply, answer, 202) as never;
    },
  );

  app.post(
    '/auth/sign-up/resends',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'resendSignUp',
        tags: ['Auth'],
        summary: 'One more mail, with a new code',
        body: SignUpResendBody,
        response: { 202: SignUpStarted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { signUpId } = request.body;
      const command = admit(
        request,
        'account.resend-sign-up',
        { kind: 'resend-sign-up', signUpId } as const,
        guestOf(signUpId),
      );
      const [row] = await readSignUps(database.reader, [signUpId]);
      if (row) await refuseFlood(parts, request, command, row.email_key);
      return answerWith(request, reply, await lane.submit(command), 202) as never;
    },
  );

  app.post(
    '/auth/sign-up/confirmations',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'confirmSignUp',
        tags: ['Auth'],
        summary: 'Prove the e-mail by the code or the link of the mail: the account and its wallet are made',
        body: SignUpConfirmationBody,
        response: { 201: SignUpResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body, ip } = request;
      let proof: AccountProofsTable;
      if ('token' in body) proof = await proofs.byToken('sign-up', body.token, ip);
      else proof = await proofs.byCode('sign-up', body.signUpId, body.code, ip);
      const via = 'token' in body ? ('link' as const) : ('code' as const);
      const input = { kind: 'confirm-sign-up', proofId: proof.id, via } as const;
      const command = admit(request, 'account.confirm-sign-up', input, guestOf(proof.subject));
      const answer = await lane.submit(command);
      const answered = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return answered as never;
      // Receipts keep numbers and no persons; the account is read as it is now.
      const account = await findAccount(database.reader, String(answer.decision.result.accountId));
      if (!account) throw new ProblemError('account.not-found');
      return { account: await showAccount(account) };
    },
  );
}

/** Bounds the mails to an address; a retry of what was answered before sends none, and counts for none. */
export async function refuseFlood(
  { proofs, database }: Pick<AccountsParts, 'proofs' | 'database'>,
  request: FastifyRequest,
  command: Command,
  emailKey: string,
): Promise<void> {
  const isKnown = (await findReceipts(database.reader, [command])).size > 0;
  if (!isKnown) await proofs.refuseFlood(emailKey, request.ip);
}
