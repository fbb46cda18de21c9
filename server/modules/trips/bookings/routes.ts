import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { ordersById } from '../../shop/index.ts';
import { reservationsById } from '../../tickets/index.ts';
import { personIn, readTrip, type TripDocument } from '../editing/reading.ts';
import { ofKind } from '../papers/document.ts';
import type { TripsParts } from '../parts.ts';
import type { Change, ItemFields } from '../trip.ts';
import { dateOf, dayOn, itemOfOrder, itemOfShow } from './booking.ts';
import {
  AddBookingBody,
  BookingAdded,
  Bookings,
  BookingsParams,
  BookingsQuery,
  NearShows,
  ShowsQuery,
} from './schemas.ts';
import { bookingsOf, showsNear } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Trips'];
/** As which page bookings are added: nothing conflicts with what was not there. */
const CLIENT = 'bookings';

/** Reservations and orders of this installation in the plan of a trip. */
export function registerBookingRoutes(app: App, parts: TripsParts): void {
  const { reads, database, lane, admit, now, config } = parts;
  const services = { tickets: config.services.includes('tickets'), shop: config.services.includes('shop') };

  async function tripOf(request: FastifyRequest, tripId: string): Promise<TripDocument> {
    const trip = await readTrip(reads.of(request), tripId);
    if (!trip || !personIn(trip, callerOf(request).accountId)) throw new ProblemError('trips.not-found');
    return trip;
  }

  app.get(
    '/trips/:tripId/bookings',
    {
      config: member,
      schema: {
        operationId: 'listTripBookings',
        tags: TAGS,
        summary: 'What is booked on a trip and how it stands, and what the caller could add to it',
        params: BookingsParams,
        querystring: BookingsQuery,
        response: { 200: Bookings, ...PROBLEMS },
      },
    },
    async (request) => {
      const trip = await tripOf(request, request.params.tripId);
      const { accountId } = callerOf(request);
      const asked = { accountId, lang: request.query.lang ?? 'ko', at: now() } as const;
      return bookingsOf(database.reader, trip, asked, services);
    },
  );

  app.post(
    '/trips/:tripId/bookings',
    {
      config: member,
      schema: {
        operationId: 'addTripBooking',
        tags: TAGS,
        summary: 'Puts a reservation or an order of the caller into the plan',
        description: 'Without `dayId` it goes to the day of its date; null keeps it among the ideas.',
        params: BookingsParams,
        body: AddBookingBody,
        response: { 201: BookingAdded, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId } = request.params;
      const { accountId } = callerOf(request);
      const asked = admit(request, 'trips.add-booking', { tripId, ...request.body });
      const trip = await tripOf(request, tripId);
      const added = await itemOf(accountId, trip, request.body);
      const { service, id } = request.body;
      // The same for the same booking, so that it cannot come twice; one that was taken off before comes back as a new one.
      const name = `${service}-${id}`;
      const there = ofKind(trip.entries, 'item').find(
        ({ fields }) => fields.booking?.service === service && fields.booking.id === id,
      );
      const entryId = there?.id ?? ((await wasThere(tripId, name)) ? `${service}-${asked.id}` : name);
      const change: Change = {
        ...{ op: 'add', kind: 'item', id: entryId, fields: { ...added.fields } },
        ...(added.dayId !== null && { where: { dayId: added.dayId, after: lastOf(trip, added.dayId) } }),
      };
      const input = { kind: 'edit', tripId, seen: trip.sequence, client: CLIENT, changes: [change] } as const;
      const answer = await lane.submit({ ...asked, input });
      const result = answerWith(request, reply, answer, 201);
      const isAdded = answer.answered && answer.decision.accepted;
      return (isAdded ? { entryId, sequence: Number(result.sequence) } : result) as BookingAdded;
    },
  );

  app.get(
    '/trips/:tripId/shows',
    {
      config: member,
      schema: {
        operationId: 'listShowsNearTrip',
        tags: TAGS,
        summary: 'What plays near the plan of a day, in its second half, and can be booked',
        params: BookingsParams,
        querystring: ShowsQuery,
        response: { 200: NearShows, ...PROBLEMS },
      },
    },
    async (request) => {
      const trip = await tripOf(request, request.params.tripId);
      const { dayId, lang = 'ko' } = request.query;
      if (!services.tickets) return { on: null, items: [] };
      return showsNear(reads.of(request), trip, dayId, { lang, at: now() });
    },
  );

  /** @throws ProblemError when it is not the caller's */
  async function itemOf(
    accountId: string,
    trip: TripDocument,
    { service, id, dayId, lang = 'ko' }: AddBookingBody,
  ): Promise<{ fields: Partial<ItemFields>; dayId: string | null }> {
    const executor = database.reader;
    if (service === 'shop') {
      const order = services.shop ? (await ordersById(executor, [id])).get(id) : undefined;
      if (order?.accountId !== accountId) throw new ProblemError('trips.booking-not-yours');
      return { fields: itemOfOrder(order, lang), dayId: dayId ?? null };
    }
    const show = services.tickets ? (await reservationsById(executor, [id])).get(id) : undefined;
    if (show?.accountId !== accountId) throw new ProblemError('trips.booking-not-yours');
    const onItsDate = dayId === undefined ? dayOn(trip, dateOf(show.startsAt)) : dayId;
    return { fields: itemOfShow(show, lang), dayId: onItsDate };
  }

  async function wasThere(tripId: string, entryId: string): Promise<boolean> {
    const row = await database.reader
      .selectFrom('trips_entries')
      .select('id')
      .where('trip_id', '=', tripId)
      .where('id', '=', entryId)
      .executeTakeFirst();
    return row !== undefined;
  }
}

const lastOf = (trip: TripDocument, dayId: string): string | null =>
  ofKind(trip.entries, 'item').findLast((item) => item.dayId === dayId)?.id ?? null;
