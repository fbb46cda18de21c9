import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/types.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { PlacesInput } from './input.ts';
import type { PlacesParts } from './parts.ts';
import type { Place } from './place.ts';
import { placesById } from './reading.ts';

export interface At {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly status: number;
}

/**
 * Submits to the lane of places.
 * @param view what is answered when it is accepted
 */
export async function write<T>(
  { placesLane }: Pick<PlacesParts, 'placesLane'>,
  { request, reply, status }: At,
  command: Command<PlacesInput>,
  view: (result: Record<string, unknown>) => Promise<T> | T,
): Promise<T> {
  const answer = await placesLane.submit(command);
  const body = answerWith(request, reply, answer, status);
  return answer.answered && answer.decision.accepted ? view(body) : (body as never);
}

/** A place as it is now. @throws ProblemError trips.place-not-found */
export async function placeNow({ database }: Pick<PlacesParts, 'database'>, placeId: string): Promise<Place> {
  const place = (await placesById(database.reader, [placeId])).get(placeId);
  if (!place) throw new ProblemError('trips.place-not-found');
  return place;
}
