import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Command, Rejection } from '../engine/types.ts';
import type { MakeId } from '../lib/id.ts';
import { callerOf } from './auth.ts';
import { isCode } from './codes.ts';
import { ProblemError, problem } from './errors.ts';

const KEY_HEADER = 'idempotency-key';
const KEY_PATTERN = /^[\x21-\x7e]{1,100}$/;
const FINGERPRINT_LENGTH = 22;

/** Turns a request into a command: the last place with a clock and randomness. */
export type Admit = <Input>(
  request: FastifyRequest,
  name: string,
  input: Input,
  accountId?: string,
) => Command<Input>;

/**
 * @param makeId makes the command's id, which sorts by time
 * @param now epoch milliseconds
 */
export function admission(makeId: MakeId, now: () => number): Admit {
  return (request, name, input, accountId = callerOf(request).accountId) => {
    const id = makeId();
    const header = request.headers[KEY_HEADER];
    if (header === undefined) {
      return { id, at: now(), accountId, key: id, name, input, fingerprint: '' };
    }
    if (typeof header !== 'string' || !KEY_PATTERN.test(header))
      throw new ProblemError('request.invalid-key');
    // 132 bits of SHA-256 over name and input: no one meets a collision by chance.
    const fingerprint = hash('sha256', `${name}\n${JSON.stringify(input)}`, 'base64url').slice(
      0,
      FINGERPRINT_LENGTH,
    );
    return { id, at: now(), accountId, key: header, name, input, fingerprint };
  };
}

/**
 * Turns a lane's answer into the reply's body.
 * @param status of an accepted command
 * @returns the result, or a problem
 */
export function answerWith(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer | Rejection,
  status: number,
): Record<string, unknown> {
  if (!answer.answered) {
    if (answer.retryAfterS > 0) reply.header('retry-after', answer.retryAfterS);
    return problem(request, reply, answer.code);
  }
  reply.header('receipt-id', answer.receiptId);
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  const { decision } = answer;
  if (decision.accepted) {
    reply.code(status);
    return decision.result;
  }
  if (!isCode(decision.code)) throw new Error(`The code ${decision.code} is not in the catalogue`);
  return problem(request, reply, decision.code, decision.result, `urn:madang:receipt:${answer.receiptId}`);
}
