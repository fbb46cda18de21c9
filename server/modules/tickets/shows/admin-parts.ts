import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Command } from '../../../engine/types.ts';
import { answerWith } from '../../../http/commands.ts';
import { Closed, Problem, Text } from '../../../lib/schema.ts';
import type { ShowsInput } from './input.ts';
import type { ShowsParts } from './parts.ts';

export const PROBLEMS = { '4xx': Problem, '5xx': Problem };
export const admin = { access: 'admin' } as const;
export const TAGS = ['Admin'];
/** Why something is taken away; it cannot stand in a body. */
export const ReasonQuery = Closed({ reason: Type.Optional(Text(200, 'Made by mistake')) });

/**
 * Submits, and answers with the object as it is afterwards.
 * @param view reads it by the command's result
 */
export async function change<T>(
  { lane }: Pick<ShowsParts, 'lane'>,
  { request, reply, status }: { request: FastifyRequest; reply: FastifyReply; status: number },
  command: Command<ShowsInput>,
  view: (result: Record<string, unknown>) => Promise<T> | T,
): Promise<NonNullable<T>> {
  const answer = await lane.submit(command);
  const body = answerWith(request, reply, answer, status);
  if (!answer.answered || !answer.decision.accepted) return body as never;
  return (await view(body)) as NonNullable<T>;
}
