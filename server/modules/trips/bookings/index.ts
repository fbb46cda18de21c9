import type { Part } from '../../../module.ts';
import type { TripsParts } from '../parts.ts';
import { registerBookingRoutes } from './routes.ts';

export type Bookings = Part;

/** Real bookings in the plan: reservations and orders of whoever adds them. */
export function createBookings(parts: TripsParts): Bookings {
  return { routes: (app) => registerBookingRoutes(app, parts) };
}
