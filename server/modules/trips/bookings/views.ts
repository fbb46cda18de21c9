import type { Executor } from '../../../db/dialect.ts';
import { ordersById, ordersOf } from '../../shop/index.ts';
import { openRoundsBetween, reservationsById, reservationsOf } from '../../tickets/index.ts';
import { ofKind, plannedDays, type TripDocument } from '../papers/document.ts';
import { metresBetween } from '../places/index.ts';
import { regionOf } from '../regions/index.ts';
import type { BookingRef } from '../trip.ts';
import { inLang, orderBooking, showBooking } from './booking.ts';
import type { Booking, Bookings, NearShows } from './schemas.ts';

/** Of what somebody has booked so many of each kind are offered, the newest. */
const OFFERED = 30;
const MOST_ROUNDS = 300;
const SHOWN = 12;
/** As far as one goes for an evening. */
const NEAR_M = 40_000;
/** Shows of an afternoon count: whoever plans looks at the whole second half of the day. */
const FROM_MIN = 14 * 60;
const MINUTE_MS = 60_000;

export interface Services {
  readonly tickets: boolean;
  readonly shop: boolean;
}
interface Asked {
  readonly accountId: string;
  readonly lang: 'ko' | 'en';
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is booked on a trip, and what the caller could add to it. */
export async function bookingsOf(
  executor: Executor,
  trip: TripDocument,
  { accountId, lang, at }: Asked,
  services: Services,
): Promise<Bookings> {
  const booked = ofKind(trip.entries, 'item').flatMap(({ id, fields }) =>
    fields.booking ? [{ entryId: id, ref: fields.booking }] : [],
  );
  const idsOf = (service: BookingRef['service']) =>
    booked.flatMap(({ ref }) => (ref.service === service ? [ref.id] : []));
  const shows = await reservationsById(executor, idsOf('tickets'));
  const orders = await ordersById(executor, idsOf('shop'));
  const there = new Set(booked.map(({ ref }) => `${ref.service} ${ref.id}`));
  const mine: Booking[] = [
    ...(services.tickets ? await reservationsOf(executor, accountId, OFFERED) : []).map((show) =>
      showBooking(show, trip, lang, at),
    ),
    ...(services.shop ? await ordersOf(executor, accountId, OFFERED) : []).map((order) =>
      orderBooking(order, lang),
    ),
  ];
  return {
    mine: mine.filter(({ service, id }) => !there.has(`${service} ${id}`)),
    inTrip: booked.map(({ entryId, ref }) => {
      const show = ref.service === 'tickets' ? shows.get(ref.id) : undefined;
      const order = ref.service === 'shop' ? orders.get(ref.id) : undefined;
      const booking = show ? showBooking(show, trip, lang, at) : order ? orderBooking(order, lang) : null;
      // An item that names what is somebody else's says nothing of it.
      if (booking === null || (show ?? order)?.accountId !== ref.ownerId) {
        return { entryId, service: ref.service, state: 'gone' as const, booking: null };
      }
      const isMine = ref.ownerId === accountId;
      return { entryId, service: ref.service, state: booking.state, booking: isMine ? booking : null };
    }),
  };
}

/**
 * What plays in the afternoon and evening of a day near its plan: within 40 km of one of its places; where it has none, in a
 * province of the trip.
 */
export async function showsNear(
  executor: Executor,
  trip: TripDocument,
  dayId: string,
  { lang, at }: Omit<Asked, 'accountId'>,
): Promise<NearShows> {
  const planned = plannedDays(trip).find(({ day }) => day.id === dayId);
  if (!planned || planned.on === null) return { on: null, items: [] };
  const { on, day, items } = planned;
  const midnight = Date.parse(`${on}T00:00:00+09:00`);
  const span = { from: midnight + FROM_MIN * MINUTE_MS, until: midnight + 1_440 * MINUTE_MS };
  const spots = [
    ...items.flatMap(({ fields }) => fields.spot ?? []),
    ...[day.fields.start ?? [], day.fields.end ?? []].flat(),
  ];
  const rounds = await openRoundsBetween(executor, span, at, MOST_ROUNDS);
  const near = rounds.flatMap((show) => {
    if (!show.spot) return [];
    const { spot } = show;
    const metres =
      spots.length === 0 ? null : Math.round(Math.min(...spots.map((one) => metresBetween(one, spot))));
    const isNear =
      metres === null ? trip.head.regions.includes(regionOf(spot)?.province ?? '') : metres <= NEAR_M;
    return isNear ? [{ show, metres }] : [];
  });
  near.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || a.show.startsAt - b.show.startsAt);
  return {
    on,
    items: near.slice(0, SHOWN).map(({ show, metres }) => ({
      ...{ roundId: show.id, performanceId: show.performanceId, title: inLang(show.title, lang) },
      ...{ venue: inLang(show.venue, lang), spot: show.spot, minutes: show.minutes, metres },
      ...{ startsAt: new Date(show.startsAt).toISOString(), priceFrom: show.priceFrom },
    })),
  };
}
