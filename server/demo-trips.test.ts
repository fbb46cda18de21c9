import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { planTrips } from './demo-trips.ts';

describe("the demo's trips", () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_SERVICES: 'pay,trips' });
    await site.trips!.openPlaces();
  });
  afterAll(() => site.end());

  test('are planned once, and all of them with their first commit', { timeout: 60_000 }, async () => {
    expect(await planTrips(site)).toBe(true);
    expect(await planTrips(site)).toBe(false);
    const { reader } = site.database;
    const trips = await reader.selectFrom('trips').select(['id', 'visibility']).execute();
    expect(trips.filter(({ visibility }) => visibility === 'public')).toHaveLength(5);
    expect(trips).toHaveLength(6);
    const batches = await reader.selectFrom('batches').select('events').where('lane', '=', 'trips').execute();
    expect(batches.filter(({ events }) => events.includes('trips.created'))).toHaveLength(1);
  });
});
