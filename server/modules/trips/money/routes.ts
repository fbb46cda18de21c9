import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { requireMember } from '../people/reading.ts';
import { Balances, MoneyParams, Noted, PaymentBody, PaymentParams, SettleBody, Settled } from './schemas.ts';
import { balancesOfTrip } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Trips'];

/** Who owes whom, and paying it back. */
export function registerMoneyRoutes(app: App, { database, reads, admit, lane, now }: TripsParts): void {
  app.get(
    '/trips/:tripId/balances',
    {
      config: member,
      schema: {
        operationId: 'readTripBalances',
        tags: TAGS,
        summary: 'Who owes whom on a trip, with the fewest payments after which nobody does',
        params: MoneyParams,
        response: { 200: Balances, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { trip } = await requireMember(executor, request.params.tripId, callerOf(request).accountId);
      return balancesOfTrip(executor, trip);
    },
  );

  app.post(
    '/trips/:tripId/settlements',
    {
      config: member,
      schema: {
        operationId: 'settleUp',
        tags: TAGS,
        summary: 'Pays somebody of the trip back from the caller’s wallet, in one commit with the trip',
        description:
          'Never more than the caller owes and they are owed: `trips.settle-too-much` says how much it is.',
        params: MoneyParams,
        body: SettleBody,
        response: { 201: Settled, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId } = request.params;
      const { accountId } = callerOf(request);
      const asked = admit(request, 'trips.settle', { tripId, ...request.body });
      const toAccountId = await accountOf(tripId, accountId, request.body.toId);
      const input = { kind: 'settle', ...asked.input, toAccountId } as const;
      return answerWith(request, reply, await lane.submit({ ...asked, input }), 201) as Settled;
    },
  );

  app.post(
    '/trips/:tripId/payments',
    {
      config: member,
      schema: {
        operationId: 'notePayment',
        tags: TAGS,
        summary: 'Notes that somebody has paid somebody back elsewhere',
        params: MoneyParams,
        body: PaymentBody,
        response: { 201: Noted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId } = request.params;
      const asked = admit(request, 'trips.note-payment', { tripId, ...request.body });
      const { at, ...rest } = asked.input;
      const paidAt = at === undefined ? now() : Date.parse(at);
      const input = { kind: 'note-payment', ...rest, paidAt } as const;
      return answerWith(request, reply, await lane.submit({ ...asked, input }), 201) as Noted;
    },
  );

  app.delete(
    '/trips/:tripId/payments/:paymentId',
    {
      config: member,
      schema: {
        operationId: 'removePayment',
        tags: TAGS,
        summary: 'Takes a payment off that was noted by hand',
        params: PaymentParams,
        response: { 200: Noted, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const asked = admit(request, 'trips.remove-payment', request.params);
      const input = { kind: 'remove-payment', ...asked.input } as const;
      return answerWith(request, reply, await lane.submit({ ...asked, input }), 200) as Noted;
    },
  );

  /** Whose wallet it goes to, so that it can be locked; the lane judges again. */
  async function accountOf(tripId: string, accountId: string, personId: string): Promise<string> {
    const executor = database.reader;
    await requireMember(executor, tripId, accountId);
    const person = await executor
      .selectFrom('trips_people')
      .select('account_id')
      .where('trip_id', '=', tripId)
      .where('id', '=', personId)
      .executeTakeFirst();
    if (!person) throw new ProblemError('trips.person-not-found');
    if (person.account_id === null) throw new ProblemError('trips.payee-without-account');
    return person.account_id;
  }
}
