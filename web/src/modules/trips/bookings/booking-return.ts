import { storage } from '../../../api/storage.ts';

const RETURN = 'madang.trips.booking';

/** For which trip somebody has gone to book something. */
export const rememberTrip = (tripId: string): void => storage.set(RETURN, tripId, 'session');

export function rememberedTrip(): string | null {
  const tripId = storage.get(RETURN, 'session');
  return tripId !== null && /^[0-9A-Za-z]{1,16}$/.test(tripId) ? tripId : null;
}

export const forgetTrip = (): void => storage.set(RETURN, null, 'session');
