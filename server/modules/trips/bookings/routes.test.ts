import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { stockShelves } from '../../../../test/support/shelves.ts';
import { openRound } from '../../../../test/support/stage.ts';
import { editTrip, joinTrip, makeTrip } from '../../../../test/support/trips.ts';
import { dateOf } from './booking.ts';

function bookings(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
  });
  afterAll(() => site?.end());
  const call = (method: 'GET' | 'POST', path: string, by: DemoPerson, body?: unknown) =>
    site.call(method, path, { token: site.tokenOf(by), ...(body !== undefined && { body }) });

  /** Minji has booked two places of a show. */
  async function booked() {
    const round = await openRound(site, { at: Date.now(), rows: [10], prices: { R: 1_000 } });
    const seatIds = [0, 1].map(round.seatId);
    const held = await call('POST', `/tickets/rounds/${round.roundId}/holds`, 'minji', { seatIds });
    const path = `/tickets/holds/${held.body.holdId}/reservations`;
    const made = await call('POST', path, 'minji', { payWith: 'wallet' });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const id: string = made.body.reservationId;
    const show = (await call('GET', `/tickets/reservations/${id}`, 'minji')).body;
    return { id, startsAt: Date.parse(show.show.startsAt), round };
  }

  test('a reservation becomes an item of its day; what was paid is told to whoever paid', async () => {
    const { id, startsAt } = await booked();
    const { tripId, dayIds } = await makeTrip(site, { startsOn: dateOf(startsAt), days: [[], []] });
    await joinTrip(site, tripId, 'jun');
    const before = (await call('GET', `/trips/${tripId}/bookings`, 'minji')).body;
    expect(before.mine.find((one: { id: string }) => one.id === id)).toMatchObject({
      ...{ service: 'tickets', state: 'paid', seats: 2, total: 2_000, dayId: dayIds[0] },
    });
    const added = await call('POST', `/trips/${tripId}/bookings`, 'minji', { service: 'tickets', id });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const trip = (await call('GET', `/trips/${tripId}`, 'jun')).body;
    const item = trip.entries.find((one: { id: string }) => one.id === added.body.entryId);
    expect(item).toMatchObject({
      dayId: dayIds[0],
      fields: {
        type: 'booking',
        isFixed: true,
        booking: { service: 'tickets', id, ownerId: site.idOf('minji') },
      },
    });
    const mine = (await call('GET', `/trips/${tripId}/bookings`, 'minji')).body;
    expect(mine.mine.some((one: { id: string }) => one.id === id)).toBe(false);
    expect(mine.inTrip).toMatchObject([{ entryId: item.id, state: 'paid', booking: { id, total: 2_000 } }]);
    const others = (await call('GET', `/trips/${tripId}/bookings`, 'jun')).body;
    expect(others.inTrip).toEqual([{ entryId: item.id, service: 'tickets', state: 'paid', booking: null }]);
    const again = await call('POST', `/trips/${tripId}/bookings`, 'minji', { service: 'tickets', id });
    expect([again.status, again.body.entryId]).toEqual([201, item.id]);
    const cancelled = await call('POST', `/tickets/reservations/${id}/cancellations`, 'minji', {});
    expect(cancelled.status, JSON.stringify(cancelled.body)).toBeLessThan(300);
    const after = (await call('GET', `/trips/${tripId}/bookings`, 'jun')).body;
    expect(after.inTrip[0].state).toBe('refunded');
    await editTrip(site, tripId, [{ op: 'remove', id: item.id }]);
    const back = await call('POST', `/trips/${tripId}/bookings`, 'minji', {
      service: 'tickets',
      id,
      dayId: null,
    });
    expect(back.status).toBe(201);
    expect(back.body.entryId).not.toBe(item.id);
  });

  test('an order is called as its reader calls it', async () => {
    await stockShelves(site.database, [
      { id: 'T-BAG', stock: 5, price: 4_000, product: { name_ko: '가죽 가방', name_en: 'Leather bag' } },
      { id: 'T-BOOK', stock: 5, price: 3_000, product: { name_ko: '여행 책', name_en: 'Travel book' } },
    ]);
    const lines = ['T-BAG', 'T-BOOK'].map((variantId) => ({ variantId, quantity: 1 }));
    const placed = await call('POST', '/shop/orders', 'minji', { lines, payWith: 'wallet' });
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    const { tripId } = await makeTrip(site);
    const titleIn = async (lang: string) =>
      (await call('GET', `/trips/${tripId}/bookings?lang=${lang}`, 'minji')).body.mine.find(
        ({ id }: { id: string }) => id === placed.body.orderId,
      ).title;
    expect([await titleIn('ko'), await titleIn('en')]).toEqual([
      '가죽 가방 외 1건',
      'Leather bag and 1 more',
    ]);
    const body = { service: 'shop', id: placed.body.orderId, lang: 'en' };
    const added = await call('POST', `/trips/${tripId}/bookings`, 'minji', body);
    const { entries } = (await call('GET', `/trips/${tripId}`, 'minji')).body;
    expect(entries.find(({ id }: { id: string }) => id === added.body.entryId).fields.title).toBe(
      'Leather bag and 1 more',
    );
  });

  test('only what is one’s own, only where one may write', async () => {
    const { id, startsAt } = await booked();
    const { tripId } = await makeTrip(site, { startsOn: dateOf(startsAt) });
    await joinTrip(site, tripId, 'jun');
    await joinTrip(site, tripId, 'soyeon', 'viewer');
    const add = async (by: DemoPerson, body: object) =>
      (await call('POST', `/trips/${tripId}/bookings`, by, body)).body.code;
    expect(await add('jun', { service: 'tickets', id })).toBe('trips.booking-not-yours');
    expect(await add('minji', { service: 'shop', id })).toBe('trips.booking-not-yours');
    expect(await add('minji', { service: 'shop', id: 'nothing' })).toBe('trips.booking-not-yours');
    expect(await add('admin', { service: 'tickets', id })).toBe('trips.not-found');
    const viewers = await makeTrip(site, { by: 'jun' });
    await joinTrip(site, viewers.tripId, 'minji', 'viewer');
    const refused = await call('POST', `/trips/${viewers.tripId}/bookings`, 'minji', {
      service: 'tickets',
      id,
    });
    expect(refused.body.code).toBe('trips.read-only');
  });

  test('what plays that evening near the plan', async () => {
    const { round, startsAt } = await booked();
    const row = await site.database.reader
      .selectFrom('tickets_rounds as r')
      .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
      .select(['p.venue_id'])
      .where('r.id', '=', round.roundId)
      .executeTakeFirstOrThrow();
    await site.database.transact((tx) =>
      tx
        .updateTable('tickets_venues')
        .set({ latitude: 35.17, longitude: 129.13 })
        .where('id', '=', row.venue_id)
        .execute(),
    );
    const evening = new Date(`${dateOf(startsAt)}T19:00:00+09:00`).getTime();
    await site.database.transact((tx) =>
      tx.updateTable('tickets_rounds').set({ starts_at: evening }).where('id', '=', round.roundId).execute(),
    );
    const near = { title: '광안리', spot: { lat: 35.153, lng: 129.118 } };
    const far = { title: '경복궁', spot: { lat: 37.579, lng: 126.977 } };
    const day = dateOf(evening);
    const { tripId, dayIds } = await makeTrip(site, { startsOn: day, days: [[near], [far]] });
    const shows = async (dayId = dayIds[0]!) =>
      (await call('GET', `/trips/${tripId}/shows?dayId=${dayId}`, 'minji')).body;
    const found = await shows();
    const own = found.items.find(({ roundId }: { roundId: string }) => roundId === round.roundId);
    if (evening > Date.now())
      expect(own).toMatchObject({ minutes: expect.any(Number), metres: expect.any(Number) });
    expect(found.on).toBe(day);
    for (const { metres } of found.items) expect(metres).toBeLessThanOrEqual(40_000);
    expect((await shows('nothing-such')).items).toEqual([]);
    expect((await call('GET', `/trips/${tripId}/shows?dayId=${dayIds[0]}`, 'jun')).body.code).toBe(
      'trips.not-found',
    );
  });
}

describe('bookings of trips on SQLite', () => bookings(async () => ({})));
describeWith('MariaDB', 'bookings of trips', () =>
  bookings(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
