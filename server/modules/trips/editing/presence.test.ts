import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { openTripsLane } from '../../../../test/support/trips.ts';
import { insertMany } from '../../../db/dialect.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import { idMaker } from '../../../lib/id.ts';
import { FORGOTTEN_MS, forgetPresence, notePresence, type Present } from './presence.ts';

const makeId = idMaker(Date.now, Math.random);
const NOON = Date.UTC(2027, 3, 3, 3);

eachDatabase('presence', (open) => {
  let instances: TestDatabase[];
  let at = NOON;
  const parts = (database: TestDatabase) => ({ database, makeId, now: () => at });
  beforeAll(async () => {
    const database = await open();
    instances = [database, await open(database.url)];
  });

  /** What was told of a trip, the newest last. */
  async function told(tripId: string): Promise<string[][]> {
    const rows = await instances[0]!.reader
      .selectFrom('batches')
      .select(['id', 'events'])
      .orderBy('id')
      .execute();
    const events = rows.flatMap((row) => JSON.parse(row.events) as RecordedEvent[]);
    return events
      .filter(({ name, key }) => name === 'trips.presence' && key === tripId)
      .map(({ data }) =>
        (data.people as Present[]).map(({ client, entryId }) => `${client} ${entryId}`).toSorted(),
      );
  }
  async function tripOf(...members: string[]): Promise<string> {
    const [owner, ...others] = members;
    const { ask } = openTripsLane(instances[0]!);
    const made = await ask(owner!, { kind: 'create', head: { title: '부산' }, days: 1, ownerName: owner! });
    if (!made.accepted) throw new Error(made.code);
    const tripId = String(made.result.tripId);
    await instances[0]!.transact((tx) =>
      insertMany(
        tx,
        'trips_people',
        ['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'],
        others.map((id) => [tripId, id, id, id, 'viewer', NOON, null]),
      ),
    );
    return tripId;
  }

  test('who has a trip open is told once, on every instance, and forgotten after a while', async () => {
    const tripId = await tripOf('MINJI1', 'JUN1');
    const [one, two] = instances.map(parts) as [ReturnType<typeof parts>, ReturnType<typeof parts>];
    const minji = { tripId, accountId: 'MINJI1', client: 'a', entryId: null };
    const jun = { tripId, accountId: 'JUN1', client: 'b', entryId: 'item-0001' };
    await notePresence(one, minji);
    expect(await notePresence(two, jun)).toHaveLength(2);
    at += 15_000;
    // Nothing new: nobody hears of it.
    expect(await notePresence(one, minji)).toHaveLength(2);
    expect(await told(tripId)).toEqual([['a null'], ['a null', 'b item-0001']]);
    at += FORGOTTEN_MS - 15_000;
    await forgetPresence(two);
    expect((await told(tripId)).at(-1)).toEqual(['a null']);
    await notePresence(two, { ...minji, entryId: 'item-0002' });
    expect((await told(tripId)).at(-1)).toEqual(['a item-0002']);
    at += FORGOTTEN_MS;
    await forgetPresence(one);
    expect((await told(tripId)).at(-1)).toEqual([]);
    expect(await forgetPresence(one)).toBe(0);
  });

  test('those who come at the same moment are all told of', async () => {
    const members = Array.from({ length: 6 }, (_, i) => `MANY${i}`);
    const tripId = await tripOf(...members);
    await Promise.all(
      members.map((accountId, i) =>
        notePresence(parts(instances[i % 2]!), { tripId, accountId, client: accountId, entryId: null }),
      ),
    );
    const [newest] = (await told(tripId)).toSorted((a, b) => b.length - a.length);
    expect(newest).toEqual(members.map((accountId) => `${accountId} null`));
  });

  test('a member has only so many pages, and strangers none', async () => {
    const tripId = await tripOf('MINJI2');
    const tell = (accountId: string, client: string) => {
      at += 1;
      return notePresence(parts(instances[0]!), { tripId, accountId, client, entryId: null });
    };
    for (let i = 0; i < 15; i += 1) await tell('MINJI2', `tab-${i}`);
    expect(await tell('MINJI2', 'last')).toHaveLength(10);
    expect(await tell('JUN2', 'tab')).toBeNull();
  });
});
