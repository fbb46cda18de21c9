import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { PeopleInput } from './input.ts';
import type { PeopleParts } from './parts.ts';
import { requireMember } from './reading.ts';
import {
  CompanionBody,
  HandOnBody,
  Parted,
  PartQuery,
  PersonBody,
  PersonParams,
  Shown,
  TripParams,
  TripPeople,
  TripPerson,
  VisibilityBody,
} from './schemas.ts';
import { listPeople } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;

/** Who comes along on a trip, and whether everybody may see it. */
export function registerPeopleRoutes(app: App, parts: PeopleParts): void {
  const { database, reads } = parts;

  app.get(
    '/trips/:tripId/people',
    {
      config: member,
      schema: {
        operationId: 'listTripPeople',
        tags: TAGS,
        summary: 'Who takes part in a trip, with and without an account',
        params: TripParams,
        response: { 200: TripPeople, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { tripId } = request.params;
      const { role } = await requireMember(executor, tripId, callerOf(request).accountId);
      return { items: await listPeople(executor, tripId), role };
    },
  );

  /** Submits, and answers with the person as they are afterwards. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    input: Extract<PeopleInput, { kind: 'add-companion' | 'change-person' }>,
    status: number,
  ): Promise<TripPerson> {
    const command = parts.admit(request, `trips.${input.kind}`, input);
    const answer = await parts.lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    const people = await listPeople(database.reader, input.tripId);
    const person = people.find(({ personId }) => personId === body.personId);
    if (!person) throw new ProblemError('trips.person-not-found');
    return person;
  }

  app.post(
    '/trips/:tripId/people',
    {
      config: member,
      schema: {
        operationId: 'addCompanion',
        tags: TAGS,
        summary: 'Add somebody who comes along without an account; editors may',
        params: TripParams,
        body: CompanionBody,
        response: { 201: TripPerson, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      act(request, reply, { kind: 'add-companion', ...request.params, ...request.body }, 201),
  );

  app.patch(
    '/trips/:tripId/people/:personId',
    {
      config: member,
      schema: {
        operationId: 'changeTripPerson',
        tags: TAGS,
        summary: 'Change a role (the owner may) or a name (one’s own; editors those of companions)',
        params: PersonParams,
        body: PersonBody,
        response: { 200: TripPerson, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      act(request, reply, { kind: 'change-person', ...request.params, ...request.body }, 200),
  );
  registerActs(app, parts);
}

function registerActs(app: App, { admit, lane }: PeopleParts): void {
  const act = async (request: FastifyRequest, reply: FastifyReply, input: PeopleInput) =>
    answerWith(request, reply, await lane.submit(admit(request, `trips.${input.kind}`, input)), 200) as never;

  app.delete(
    '/trips/:tripId/people/:personId',
    {
      config: member,
      schema: {
        operationId: 'removeTripPerson',
        tags: TAGS,
        summary: 'Leave a trip, or remove somebody from it; what they paid and said stays',
        description: 'With `balance`, `trips.balance-changed` says how they stand now.',
        params: PersonParams,
        querystring: PartQuery,
        response: { 200: Parted, ...PROBLEMS },
      },
    },
    async (request, reply) => act(request, reply, { kind: 'part', ...request.params, ...request.query }),
  );

  app.post(
    '/trips/:tripId/owner',
    {
      config: member,
      schema: {
        operationId: 'handTripOn',
        tags: TAGS,
        summary: 'Make another member the owner, and go on as an editor',
        params: TripParams,
        body: HandOnBody,
        response: { 200: Parted, ...PROBLEMS },
      },
    },
    async (request, reply) => act(request, reply, { kind: 'hand-on', ...request.params, ...request.body }),
  );

  app.put(
    '/trips/:tripId/visibility',
    {
      config: member,
      schema: {
        operationId: 'setTripVisibility',
        tags: TAGS,
        summary: 'Show a trip to everybody, without money, people, bookings and files; or no longer',
        params: TripParams,
        body: VisibilityBody,
        response: { 200: Shown, ...PROBLEMS },
      },
    },
    async (request, reply) => act(request, reply, { kind: 'publish', ...request.params, ...request.body }),
  );
}
