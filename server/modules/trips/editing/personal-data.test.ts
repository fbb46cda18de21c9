import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { openTripsLane } from '../../../../test/support/trips.ts';
import { insertMany } from '../../../db/dialect.ts';
import { idMaker } from '../../../lib/id.ts';
import { handOnOrphans, NEUTRAL_NAME, onErase, personalData } from './personal-data.ts';
import { readTripFacts } from './reading.ts';

const makeId = idMaker(Date.now, Math.random);
const NOON = Date.UTC(2027, 3, 3, 3);

eachDatabase('whose trips they are', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });

  async function tripOf(owner: string, others: readonly [id: string, role: string, joinedAt: number][]) {
    const { ask } = openTripsLane(database);
    const made = await ask(
      owner,
      { kind: 'create', head: { title: '경주' }, days: 1, ownerName: '민지' },
      NOON,
    );
    if (!made.accepted) throw new Error(made.code);
    const tripId = String(made.result.tripId);
    await database.transact((tx) =>
      insertMany(
        tx,
        'trips_people',
        ['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'],
        others.map(([id, role, joinedAt]) => [tripId, makeId(), id, id, role, joinedAt, null]),
      ),
    );
    return tripId;
  }
  const erase = (accountId: string) => database.transact((tx) => onErase(tx, accountId, NOON));
  const handOn = async () => {
    const { lane } = openTripsLane(database);
    while ((await handOnOrphans({ database, lane, makeId, now: () => NOON })) > 0);
  };

  test('a file of one’s own trips with what is in them, and of others’ that one takes part', async () => {
    const [minji, jun] = [makeId(), makeId()];
    const own = await tripOf(minji, [[jun, 'viewer', NOON]]);
    const { trips } = (await personalData(database.reader, minji)) as { trips: object[] };
    expect(trips).toMatchObject([
      { tripId: own, role: 'owner', head: { title: '경주' }, entries: [{ kind: 'day' }] },
    ]);
    const shared = (await personalData(database.reader, jun)) as { trips: object[] };
    expect(shared.trips).toEqual([
      { tripId: own, name: jun, role: 'viewer', joinedAt: new Date(NOON).toISOString(), leftAt: null },
    ]);
  });

  test('a member who is erased leaves no name; shared trips go to the longest-standing editor, others end', async () => {
    const [minji, jun, soyeon] = [makeId(), makeId(), makeId()];
    const shared = await tripOf(minji, [
      [soyeon, 'editor', NOON + 2],
      [jun, 'editor', NOON + 1],
    ]);
    const alone = await tripOf(minji, []);
    const guest = await tripOf(jun, [[minji, 'editor', NOON]]);
    await erase(minji);
    await handOn();
    const facts = await readTripFacts(database.reader, shared);
    expect(facts).toMatchObject({ ownerId: jun, deletedAt: null });
    expect(facts?.people.map(({ name, role, leftAt }) => [name, role, leftAt]).toSorted()).toEqual(
      [
        [NEUTRAL_NAME, 'companion', NOON],
        [jun, 'owner', null],
        [soyeon, 'editor', null],
      ].toSorted(),
    );
    expect((await readTripFacts(database.reader, alone))?.deletedAt).toBeLessThan(NOON);
    expect(await readTripFacts(database.reader, guest)).toMatchObject({ ownerId: jun, deletedAt: null });
    expect(await personalData(database.reader, minji)).toEqual({ trips: [] });
  });
});
