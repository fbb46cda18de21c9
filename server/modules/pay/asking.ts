import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRetryable } from '../../db/dialect.ts';
import type { Decision } from '../../engine/index.ts';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { emailKeyOf } from '../accounts/index.ts';
import type { PayInput } from './domain.ts';
import { maskedName } from './masked-name.ts';
import type { PayParts } from './parts.ts';
import type { Preview } from './schemas.ts';

/** Addresses that a member may have wrong: whoever goes on is looking for who has an account. */
const GUESSES = { attempts: 60, perMs: 10 * 60_000 };
const NOBODY = 'pay.recipient-not-found';

const namesByEmail = (input: PayInput): boolean =>
  ('to' in input && input.to.includes('@')) ||
  ('legs' in input && input.legs.some(({ to }) => to.includes('@')));

/**
 * Counts a try to reach somebody by e-mail, before it is known whether they are there: those in parallel count too.
 * @returns gives it back, for a try that found them
 * @throws ProblemError request.too-many
 */
async function countGuess(
  { guesses }: PayParts,
  request: FastifyRequest,
  input: PayInput,
): Promise<() => Promise<void>> {
  if (!guesses || !namesByEmail(input)) return async () => undefined;
  const wanted = [[callerOf(request).accountId, GUESSES]] as const;
  const retryAfterS = await guesses.take(wanted);
  if (retryAfterS > 0) throw new ProblemError('request.too-many', { retryAfterS });
  return () => guesses.giveBack(wanted);
}

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
  const command = parts.admit(request, asked.name, asked.input);
  const forgive = await countGuess(parts, request, asked.input);
  const answer = await parts.lane.submit(command);
  const isMiss = answer.answered && !answer.decision.accepted && answer.decision.code === NOBODY;
  if (!isMiss) await forgive();
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
  const forgive = await countGuess(parts, request, asked.input);
  let decision: Decision;
  try {
    decision = await parts.lane.preview(command);
  } catch (error) {
    if (isRetryable(error)) throw new ProblemError('lane.unavailable', { retryAfterS: 1 });
    throw error;
  }
  const name = to === null ? null : await nameOf(parts, to);
  const isMiss = (to !== null && name === null) || (!decision.accepted && decision.code === NOBODY);
  if (!isMiss) await forgive();
  return previewOf(decision, name);
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
