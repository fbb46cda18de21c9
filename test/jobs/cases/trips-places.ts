import { expect } from 'vitest';
import {
  startTourServer,
  type TourServer,
  tourItem,
} from '../../../server/modules/trips/places/import/testing/tour-server.ts';
import { type Case, keysOfEvents, plant, times } from './case.ts';

const COUNT = 24;
const NAME = '관광지';

/** Who has the places, while jobs are killed; and the settings with which they are asked. */
export async function startTour(): Promise<{ server: TourServer; env: Record<string, string> }> {
  const server = await startTourServer(times(COUNT, (n) => tourItem(5_000 + n)));
  return { server, env: { TOUR_API_URL: server.url, TOUR_API_KEY: 'test+key==' } };
}

/** Places of a list elsewhere; one of ours is called the same, and is nobody's there. */
const importing: Case = {
  job: 'trips.import-places',
  items: COUNT,
  seed: async (core) => {
    const facts = { name_ko: NAME, name_en: NAME, about_ko: '', about_en: '', address: '', words: NAME };
    const where = { province: '11', district: '11010', lat_e6: 37_578_800, lng_e6: 126_976_900, cell: 0 };
    const more = {
      hours: '{"hours":null,"months":[],"note":{"ko":"","en":""}}',
      stay_min: 60,
      phone: '',
      url: '',
    };
    const kept = { picture: null, popularity: 1, shown: 1, stamp: '', edited_at: 1, version: 7 };
    await plant(core, 'trips_places', [
      {
        ...{
          id: 'killed-place',
          source: 'operator',
          source_id: 'killed-place',
          owner_id: null,
          kind: 'sight',
        },
        ...{ ...facts, ...where, ...more, ...kept, changed_at: 1, hidden_at: null },
      },
    ]);
  },
  check: async (core) => {
    const rows = await core.database.reader
      .selectFrom('trips_places')
      .select(['source', 'version'])
      .orderBy('id')
      .execute();
    const imported = rows.filter(({ source }) => source === 'import');
    expect(imported.map(({ version }) => version)).toEqual(times(COUNT, () => 1));
    expect(rows.filter(({ source }) => source === 'operator')).toEqual([{ source: 'operator', version: 7 }]);
    expect((await keysOfEvents(core, 'trips.places-changed')).length).toBeGreaterThan(0);
    const left = await core.database.reader.selectFrom('trips_place_sources').selectAll().execute();
    expect(left).toEqual([]);
  },
};

export const tripsPlacesCases: readonly Case[] = [importing];
