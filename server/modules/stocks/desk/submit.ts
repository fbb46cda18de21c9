import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { StocksInput } from '../orders/input.ts';
import type { DeskInput } from './input.ts';
import type { DeskParts } from './parts.ts';
import type { AdminListing } from './schemas.ts';
import { readListing } from './views.ts';

export const PROBLEMS = { '4xx': Problem, '5xx': Problem };
export const admin = { access: 'admin' } as const;
export const TAGS = ['Admin'];

export interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly status: number;
}

type Drawn = StocksInput extends infer Each ? (Each extends { readonly draw: number } ? Each : never) : never;
type Undrawn<Each> = Each extends Drawn ? Omit<Each, 'draw'> : never;

/** Admits a command on a market. The draw is no part of what is asked: the same key asks the same again. */
export function admitted(
  { admit, orders }: Pick<DeskParts, 'admit' | 'orders'>,
  request: FastifyRequest,
  name: string,
  asked: Undrawn<StocksInput>,
): Command<StocksInput> {
  const command = admit(request, name, asked);
  return { ...command, input: { ...asked, draw: orders.draw() } as StocksInput };
}

/**
 * Submits to the exchange's lane.
 * @returns what was decided; null when it was not accepted, and then the answer is the problem
 */
export async function decided(
  { orders }: Pick<DeskParts, 'orders'>,
  { request, reply, status }: At,
  command: Command<StocksInput>,
): Promise<{ readonly body: Record<string, unknown>; readonly isAccepted: boolean }> {
  const answer = await orders.lane.submit(command);
  const body = answerWith(request, reply, answer, status);
  return { body, isAccepted: answer.answered && answer.decision.accepted };
}

/** Submits to the exchange's lane, and answers with the listing as it is afterwards. */
export async function actOn(
  parts: DeskParts,
  at: At,
  symbol: string,
  command: Command<StocksInput>,
): Promise<AdminListing> {
  const { body, isAccepted } = await decided(parts, at, command);
  return isAccepted ? listingNow(parts, symbol) : (body as never);
}

/** Submits to the desk's own lane. @param view what is answered when it is accepted */
export async function write<T>(
  { desk }: Pick<DeskParts, 'desk'>,
  { request, reply, status }: At,
  command: Command<DeskInput>,
  view: () => Promise<T>,
): Promise<T> {
  const answer = await desk.submit(command);
  const body = answerWith(request, reply, answer, status);
  return answer.answered && answer.decision.accepted ? view() : (body as never);
}

/** @throws ProblemError stocks.symbol-not-found */
export async function listingNow(parts: DeskParts, symbol: string): Promise<AdminListing> {
  const listing = await readListing(parts.database.reader, parts, symbol);
  if (!listing) throw new ProblemError('stocks.symbol-not-found');
  return listing;
}
