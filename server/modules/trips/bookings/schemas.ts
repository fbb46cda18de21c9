import Type, { type Static } from 'typebox';
import { Closed, Id, Money, Nullable, Timestamp } from '../../../lib/schema.ts';

const Service = Type.Enum(['tickets', 'shop']);
const Spot = Type.Object({ lat: Type.Number(), lng: Type.Number() });
const Lang = Type.Optional(Type.Enum(['ko', 'en'], { default: 'ko' }));
const State = Type.Enum(['waiting', 'paid', 'done', 'cancelled', 'refunded', 'sending', 'delivered', 'gone']);

export const BookingsParams = Closed({ tripId: Id });
export const BookingsQuery = Closed({ lang: Lang });

/** A reservation or an order, as its owner sees it. */
const Booking = Type.Object({
  service: Service,
  id: Id,
  title: Type.String(),
  state: State,
  /** Of a show: where and when, and how many places. */
  venue: Nullable(Type.String()),
  startsAt: Nullable(Timestamp),
  seats: Nullable(Type.Integer()),
  total: Money,
  link: Type.String({ description: 'A path of the web app' }),
  dayId: Nullable(Type.String({ description: 'The day of the trip on which it is' })),
});
export type Booking = Static<typeof Booking>;

/** What is booked on a trip. */
export const Bookings = Type.Object(
  {
    mine: Type.Array(Booking, { description: 'Of the caller, and not in the trip yet' }),
    inTrip: Type.Array(
      Type.Object({
        entryId: Type.String(),
        service: Service,
        state: State,
        booking: Nullable(Booking),
      }),
      {
        description: 'Items of the trip; what was booked is told to whoever booked it, how it stands to all',
      },
    ),
  },
  {
    examples: [
      {
        mine: [
          {
            ...{
              service: 'tickets',
              id: '01K9ZQ3T5R7WXA00',
              title: '밤의 피아노',
              state: 'paid',
              venue: '바다홀',
            },
            ...{ startsAt: '2027-04-03T10:30:00.000Z', seats: 2, total: 120_000, dayId: 'day-0001' },
            link: '/tickets/reservations/01K9ZQ3T5R7WXA00',
          },
        ],
        inTrip: [
          { entryId: 'tickets-01K9ZQ3T5R7WXA01', service: 'tickets', state: 'cancelled', booking: null },
        ],
      },
    ],
  },
);
export type Bookings = Static<typeof Bookings>;

export const AddBookingBody = Closed(
  {
    service: Service,
    id: Id,
    dayId: Type.Optional(Nullable(Type.String({ pattern: '^[0-9A-Za-z_-]{8,36}$' }))),
    lang: Lang,
  },
  { examples: [{ service: 'tickets', id: '01K9ZQ3T5R7WXA00', dayId: 'k3J9x0aVbQ2m' }] },
);
export type AddBookingBody = Static<typeof AddBookingBody>;
export const BookingAdded = Type.Object({ entryId: Type.String(), sequence: Type.Integer() });
export type BookingAdded = Static<typeof BookingAdded>;

export const ShowsQuery = Closed({
  dayId: Type.String({ pattern: '^[0-9A-Za-z_-]{8,36}$', examples: ['k3J9x0aVbQ2m'] }),
  lang: Lang,
});
/** What plays near a day's plan. */
export const NearShows = Type.Object(
  {
    on: Nullable(Type.String({ format: 'date' })),
    items: Type.Array(
      Type.Object({
        roundId: Id,
        performanceId: Id,
        title: Type.String(),
        venue: Type.String(),
        spot: Nullable(Spot),
        startsAt: Timestamp,
        minutes: Type.Integer(),
        priceFrom: Nullable(Money),
        metres: Nullable(Type.Integer({ description: 'From the nearest place of the day' })),
      }),
    ),
  },
  {
    examples: [
      {
        on: '2027-04-03',
        items: [
          {
            ...{ roundId: '01K9ZQ3T5R7WXA02', performanceId: '01K9ZQ3T5R7WXA03', title: '밤의 피아노' },
            ...{ venue: '바다홀', spot: { lat: 35.17, lng: 129.13 }, startsAt: '2027-04-03T10:30:00.000Z' },
            ...{ minutes: 110, priceFrom: 40_000, metres: 2_300 },
          },
        ],
      },
    ],
  },
);
export type NearShows = Static<typeof NearShows>;
