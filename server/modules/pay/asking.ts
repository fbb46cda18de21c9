import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRetryable } from '../../db/dialect.ts';
import type { Decision } from '../../engine/index.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { emailKeyOf } from '../accounts/index.ts';
import type { PayInput } from './domain.ts';
import { maskedName } from './masked-name.ts';
import type { PayParts } from './parts.ts';
import type { Preview } from './schemas.ts';

/**
 * Submits a command to the pay lane.
 * @param status of the answer when it is accepted
 * @returns the result of the command as its route declares it, or a problem
 */
export async function submit<Result>(
  parts: PayParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly name: string; readonly input: PayInput; readonly status: number },
): Promise<Result> {
  const answer = await parts.lane.submit(parts.admit(request, asked.name, asked.input));
  return answerWith(request, reply, answer, asked.status) as Result;
}

/**
 * Tells what a command would do, and does nothing.
 * @param to the recipient as the caller named it, whose masked name is told
 * @throws ProblemError lane.unavailable when the rows are busy
 */
export async function preview(
  parts: PayParts,
  request: FastifyRequest,
  asked: { readonly name: string; readonly input: PayInput },
  to: string | null = null,
): Promise<Preview> {
  const command = parts.admit(request, asked.name, asked.input);
  let decision: Decision;
  try {
    decision = await parts.lane.preview(command);
  } catch (error) {
    if (isRetryable(error)) throw new ProblemError('lane.unavailable', { retryAfterS: 1 });
    throw error;
  }
  return previewOf(decision, to === null ? null : await nameOf(parts, to));
}

/** What a decision that was not written tells; without a balance where none would have changed yet. */
export function previewOf(decision: Decision, recipientName: string | null = null): Preview {
  if (!decision.accepted) {
    return { accepted: false, code: decision.code, balanceAfter: null, availableAfter: null, recipientName };
  }
  const { balance = null, available = null } = decision.result as { balance?: number; available?: number };
  return { accepted: true, code: null, balanceAfter: balance, availableAfter: available, recipientName };
}

async function nameOf({ database, accounts }: PayParts, to: string): Promise<string | null> {
  const found = to.includes('@')
    ? (await accounts.byEmail(database.reader, [emailKeyOf(to)])).get(emailKeyOf(to))
    : (await accounts.byId(database.reader, [to])).get(to);
  return found ? maskedName(found.name) : null;
}
