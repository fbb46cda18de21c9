import type { Localized } from '../../../lib/localized.ts';
import type { PlacedOrder } from '../../shop/index.ts';
import type { BookedShow } from '../../tickets/index.ts';
import { daysBetween, plannedDays, type TripDocument } from '../papers/document.ts';
import type { ItemFields } from '../trip.ts';
import type { Booking } from './schemas.ts';

type Lang = 'ko' | 'en';
type State = Booking['state'];

const SEOUL_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const inLang = ({ ko, en }: Localized, lang: Lang): string => (lang === 'en' && en !== '' ? en : ko);

/** The Korean date of a moment. @param at epoch milliseconds */
export const dateOf = (at: number): string => new Date(at + SEOUL_MS).toISOString().slice(0, 10);

/** How a reservation stands. @param at epoch milliseconds */
function stateOfShow(show: BookedShow, at: number): State {
  const { status, refunded, isCalledOff, startsAt, minutes } = show;
  if (status === 'awaiting-payment') return 'waiting';
  if (status === 'expired') return 'cancelled';
  if (status === 'cancelled' || isCalledOff) return refunded > 0 ? 'refunded' : 'cancelled';
  return startsAt + minutes * MINUTE_MS < at ? 'done' : 'paid';
}

const STATE_OF_ORDER: Readonly<Record<PlacedOrder['status'], State>> = {
  draft: 'waiting',
  'awaiting-payment': 'waiting',
  paid: 'paid',
  preparing: 'paid',
  shipped: 'sending',
  delivered: 'delivered',
  confirmed: 'delivered',
  cancelled: 'cancelled',
  expired: 'cancelled',
};
const stateOfOrder = ({ status, refunded }: PlacedOrder): State =>
  status === 'cancelled' && refunded > 0 ? 'refunded' : STATE_OF_ORDER[status];

/** The day of a trip that has a date; null where there is none. */
export function dayOn(trip: TripDocument, on: string): string | null {
  const { startsOn } = trip.head;
  if (startsOn === null) return null;
  return plannedDays(trip)[daysBetween(startsOn, on)]?.day.id ?? null;
}

export const showBooking = (show: BookedShow, trip: TripDocument, lang: Lang, at: number): Booking => ({
  ...{ service: 'tickets', id: show.id, title: inLang(show.title, lang), venue: inLang(show.venue, lang) },
  ...{ state: stateOfShow(show, at), seats: show.seats, total: show.total },
  startsAt: new Date(show.startsAt).toISOString(),
  link: `/tickets/reservations/${show.id}`,
  dayId: dayOn(trip, dateOf(show.startsAt)),
});
export const orderBooking = (order: PlacedOrder, lang: Lang): Booking => ({
  ...{ service: 'shop', id: order.id, title: inLang(order.title, lang) },
  ...{ state: stateOfOrder(order), total: order.total },
  ...{ venue: null, startsAt: null, seats: null, link: `/shop/orders/${order.id}`, dayId: null },
});

/** A show as an item: everybody of the trip sees title, time and place, and nothing of what was paid. */
export function itemOfShow(show: BookedShow, lang: Lang): Partial<ItemFields> & Pick<ItemFields, 'title'> {
  const [venue, address] = [inLang(show.venue, lang), inLang(show.address, lang)];
  return {
    type: 'booking',
    title: inLang(show.title, lang).slice(0, 200),
    address: [venue, address]
      .filter((part) => part !== '')
      .join(', ')
      .slice(0, 300),
    spot: show.spot,
    startMin: Math.floor(((show.startsAt + SEOUL_MS) % DAY_MS) / MINUTE_MS),
    stayMin: show.minutes,
    isFixed: true,
    booking: { service: 'tickets', id: show.id, ownerId: show.accountId },
  };
}
export const itemOfOrder = (
  order: PlacedOrder,
  lang: Lang,
): Partial<ItemFields> & Pick<ItemFields, 'title'> => ({
  type: 'booking',
  title: inLang(order.title, lang).slice(0, 200),
  booking: { service: 'shop', id: order.id, ownerId: order.accountId },
});
