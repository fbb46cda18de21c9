import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError, wantsEnglish } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { Change } from '../trip.ts';
import { changesOf, idsOf } from './applying.ts';
import { legsOf } from './day-legs.ts';
import { changesOfOrder, MOST_STOPS, orderOf, stopsOf } from './day-order.ts';
import { gather, wishOf } from './gathering.ts';
import { markApplied, proposalView, readProposal } from './keeping.ts';
import { beginPlan, makePlan, questionFor } from './making.ts';
import { dayOf, nextDayAt, readUse } from './model/use.ts';
import type { PlanningParts } from './parts.ts';
import { documentFor, placesOf, removedOf, requireDay, requireEditor } from './reading.ts';
import {
  ApplyBody,
  DayParams,
  EditDone,
  LegsView,
  ModelUse,
  OrderBody,
  OrderView,
  ProposalParams,
  ProposalView,
  TripParams,
  WishBody,
} from './schemas.ts';
import { streamNews } from './streaming.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;

/** Making plans, putting days in order, and the ways between stops. */
export function registerPlanningRoutes(app: App, parts: PlanningParts): void {
  const { database, reads, now, config } = parts;

  app.post(
    '/trips/:tripId/plans',
    {
      config: member,
      schema: {
        operationId: 'makeTripPlan',
        tags: TAGS,
        summary: 'Make a plan for days of a trip; it is proposed, and changes nothing',
        description:
          'Answers with a stream of events: `progress` {step, share}, `theme` {day, text} while a model writes, `fallback` {reason} where the plan is made without one, at last `done` {proposal} or `failed` {code}.',
        produces: ['text/event-stream'],
        params: TripParams,
        body: WishBody,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const document = await documentFor(database.reader, request.params.tripId, accountId);
      requireEditor(document);
      const wish = wishOf(request.body, wantsEnglish(request) ? 'en' : 'ko');
      const gathered = await gather(database.reader, document, wish, accountId);
      beginPlan(parts, accountId);
      const ended = () => parts.running.delete(accountId);
      try {
        const question = await questionFor(parts, gathered, accountId);
        const tell = (signal: AbortSignal) => makePlan(parts, gathered, question, { accountId, signal });
        return streamNews(request, reply, tell, ended);
      } catch (error) {
        ended();
        throw error;
      }
    },
  );

  app.get(
    '/trips/:tripId/plans/:proposalId',
    {
      config: member,
      schema: {
        operationId: 'readTripPlan',
        tags: TAGS,
        summary: 'A plan that was proposed',
        params: ProposalParams,
        response: { 200: ProposalView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { tripId, proposalId } = request.params;
      const executor = reads.of(request);
      await documentFor(executor, tripId, callerOf(request).accountId);
      return proposalView(await readProposal(executor, tripId, proposalId));
    },
  );

  app.post(
    '/trips/:tripId/plans/:proposalId/applications',
    {
      config: member,
      schema: {
        operationId: 'applyTripPlan',
        tags: TAGS,
        summary: 'Put a proposed plan into the trip, whole or some of its days',
        description: 'An edit like any other; applying a day once more adds nothing twice.',
        params: ProposalParams,
        body: ApplyBody,
        response: { 200: EditDone, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId, proposalId } = request.params;
      const { days, seen, client = 'plan' } = request.body;
      const document = await documentFor(database.reader, tripId, callerOf(request).accountId);
      requireEditor(document);
      const { proposal, wish } = await readProposal(database.reader, tripId, proposalId);
      const unknown = days?.find((dayId) => !proposal.days.some((day) => day.dayId === dayId));
      if (unknown !== undefined) throw new ProblemError('trips.entry-not-found', { id: unknown });
      const chosen = proposal.days.flatMap((day, number) =>
        days === undefined || days.includes(day.dayId) ? [{ number, day }] : [],
      );
      const removed = await removedOf(database.reader, tripId, idsOf(proposalId, proposal.days));
      const changes = changesOf(document, proposalId, chosen, wish.locale, removed);
      // What is fingerprinted is what was asked: the changes follow from the trip as it is now.
      const asked = { tripId, proposalId, days: days ?? null, seen, client };
      const done = await edit(request, reply, { name: 'trips.apply-plan', asked, seen, changes });
      if (reply.statusCode === 200) await markApplied(database, proposalId, now());
      return done as EditDone;
    },
  );

  app.post(
    '/trips/:tripId/days/:dayId/orders',
    {
      config: member,
      schema: {
        operationId: 'orderTripDay',
        tags: TAGS,
        summary: 'The best order of a day: to be looked at, or put into the trip',
        params: DayParams,
        body: OrderBody,
        response: { 200: OrderView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId, dayId } = request.params;
      const { locks = [], mode, dryRun = true, seen, client = 'order' } = request.body;
      const executor = dryRun ? reads.of(request) : database.reader;
      const document = await documentFor(executor, tripId, callerOf(request).accountId);
      if (!dryRun) requireEditor(document);
      const day = requireDay(document, dayId);
      if (stopsOf(document, dayId).length > MOST_STOPS) {
        throw new ProblemError('trips.too-many-stops', { most: MOST_STOPS });
      }
      const places = await placesOf(executor, document);
      const held = { locks: new Set(locks), mode: mode ?? document.head.mode };
      const order = orderOf(document, day, places, held);
      const changes = changesOfOrder(document, dayId, order);
      const view = { dayId, sequence: document.sequence, ...order, isChanged: changes.length > 0 };
      if (dryRun || changes.length === 0) return { ...view, done: null } as unknown as OrderView;
      // Who names no state asks for the same again when they repeat it, whatever the trip has come to by then.
      const asked = { tripId, dayId, locks, mode: mode ?? null, seen: seen ?? null, client };
      const done = await edit(request, reply, {
        ...{ name: 'trips.order-day', asked, changes },
        seen: seen ?? document.sequence,
      });
      return (reply.statusCode === 200 ? { ...view, done } : done) as unknown as OrderView;
    },
  );

  app.get(
    '/trips/:tripId/legs',
    {
      config: member,
      schema: {
        operationId: 'readTripLegs',
        tags: TAGS,
        summary: 'Ways between the stops of each day, when one is where, and what does not fit',
        description:
          'Distances and times follow a rule of our own (great circle, detour factor, speed by distance), not a map service.',
        params: TripParams,
        response: { 200: LegsView, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { tripId } = request.params;
      const document = await documentFor(executor, tripId, callerOf(request).accountId);
      const days = legsOf(document, await placesOf(executor, document));
      return { tripId, sequence: document.sequence, days } as unknown as LegsView;
    },
  );

  app.get(
    '/trips/model-use',
    {
      config: member,
      schema: {
        operationId: 'readModelUse',
        tags: TAGS,
        summary: 'What one has used of the plan maker’s model today, and how much there is',
        response: { 200: ModelUse, ...PROBLEMS },
      },
    },
    async (request) => {
      const at = now();
      const use = await readUse(reads.of(request), callerOf(request).accountId, dayOf(at));
      return {
        ...{ isOn: config.model !== null, ...use },
        callsPerDay: config.model?.callsPerDay ?? 0,
        tokensPerDay: config.model?.tokensPerDay ?? 0,
        resetsAt: new Date(nextDayAt(at)).toISOString(),
      };
    },
  );

  /** An ordinary edit on the lane of trips. */
  async function edit(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      name,
      asked,
      seen,
      changes,
    }: {
      readonly name: string;
      readonly asked: { readonly tripId: string; readonly client: string };
      /** The trip's sequence that the changes rest on. */
      readonly seen: number;
      readonly changes: readonly Change[];
    },
  ): Promise<EditDone | Record<string, unknown>> {
    const { tripId, client } = asked;
    const command = parts.admit(request, name, asked);
    const input = { kind: 'edit', tripId, seen, client, changes } as const;
    const answer = await parts.lane.submit({ ...command, input });
    const body = answerWith(request, reply, answer, 200);
    if (!answer.answered || !answer.decision.accepted) return body;
    const { sequence, conflicts } = body as { sequence: number; conflicts: EditDone['conflicts'] };
    return {
      ...{ sequence, changes: changes.length },
      conflicts: conflicts.map(({ id, field }) => ({ id, field })),
    };
  }
}
