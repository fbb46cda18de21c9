import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { openTripsLane } from '../../../../test/support/trips.ts';
import { insertMany } from '../../../db/dialect.ts';
import { idMaker } from '../../../lib/id.ts';
import type { Change, Conflict } from '../trip.ts';
import type { WholeEntry } from './input.ts';
import { readTrip } from './reading.ts';
import { changesAfter } from './views.ts';

const makeId = idMaker(Date.now, Math.random);
const NOON = Date.UTC(2027, 3, 3, 3);

eachDatabase('trips', (open) => {
  let database: TestDatabase;
  let others: TestDatabase[];
  beforeAll(async () => {
    database = await open();
    others = [database, await open(database.url)];
  });

  async function newTrip(
    accountId: string,
    input: { days?: number; entries?: readonly WholeEntry[] } = {},
  ): Promise<string> {
    const { ask } = openTripsLane(database);
    const begin = { kind: 'create', head: { title: '제주' }, days: 1, ownerName: '민지', ...input } as const;
    const made = await ask(accountId, begin, NOON);
    if (!made.accepted) throw new Error(made.code);
    return String(made.result.tripId);
  }
  const join = (tripId: string, accountIds: readonly string[]): Promise<void> =>
    database.transact((tx) =>
      insertMany(
        tx,
        'trips_people',
        ['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'],
        accountIds.map((id) => [tripId, makeId(), id, id, 'editor', NOON, null]),
      ),
    );
  const entryOf = async (tripId: string, id: string) =>
    (await readTrip(database.reader, tripId))?.entries.find((entry) => entry.id === id);

  test('what is decided is what stands in the rows, read again for the next batch', async () => {
    const owner = makeId();
    const tripId = await newTrip(owner);
    const { ask } = openTripsLane(database);
    const edit = (changes: readonly Change[], seen: number) =>
      ask(owner, { kind: 'edit', tripId, seen, client: 'page', changes });
    const day = `${tripId}-1`;
    await edit(
      [
        {
          op: 'add',
          kind: 'item',
          id: 'seongsan-1',
          fields: { title: '성산일출봉' },
          where: { dayId: day, after: null },
        },
      ],
      1,
    );
    await edit(
      [
        {
          op: 'add',
          kind: 'item',
          id: 'udo-000001',
          fields: { title: '우도' },
          where: { dayId: day, after: null },
        },
      ],
      2,
    );
    await edit(
      [
        { op: 'set', id: 'udo-000001', fields: { note: '배 시간 확인' } },
        { op: 'set', id: tripId, fields: { startsOn: '2027-05-01' } },
      ],
      3,
    );
    await edit([{ op: 'remove', id: 'seongsan-1' }], 4);
    const trip = await readTrip(database.reader, tripId);
    expect(trip).toMatchObject({ sequence: 5, head: { title: '제주', startsOn: '2027-05-01' } });
    expect(trip?.entries.map(({ id, fields }) => [id, (fields as { note: string }).note])).toEqual([
      [day, ''],
      ['udo-000001', '배 시간 확인'],
    ]);
    const row = await database.reader
      .selectFrom('trips')
      .selectAll()
      .where('id', '=', tripId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      title: '제주',
      starts_on: '2027-05-01',
      ends_on: '2027-05-01',
      days: 1,
      entries: 2,
    });
    await edit([{ op: 'remove', id: day }], 5);
    expect(await entryOf(tripId, 'udo-000001')).toMatchObject({ dayId: null });
    await edit([{ op: 'restore', id: 'seongsan-1' }], 6);
    expect(await entryOf(tripId, 'seongsan-1')).toMatchObject({
      dayId: null,
      fields: { title: '성산일출봉' },
    });
  });

  test('two instances edit one trip at the same time: nothing is lost, and the journal tells all of it', async () => {
    const people = Array.from({ length: 8 }, makeId);
    const tripId = await newTrip(people[0]!);
    await join(tripId, people.slice(1));
    const lanes = others.map((one) => openTripsLane(one));
    const rounds = 12;
    const conflicts: Conflict[] = [];
    let accepted = 0;
    await Promise.all(
      people.map(async (accountId, no) => {
        const { ask } = lanes[no % 2]!;
        let seen = 1;
        for (let round = 0; round < rounds; round += 1) {
          const own = `item-${no}-${String(round).padStart(4, '0')}`;
          const changes: Change[] = [
            { op: 'add', kind: 'item', id: own, fields: { title: own } },
            // All of them fight for these two.
            { op: 'set', id: `${tripId}-1`, fields: { title: `${no}/${round}` } },
            { op: 'set', id: tripId, fields: { about: `${no}/${round}` } },
          ];
          const decision = await ask(accountId, {
            kind: 'edit',
            tripId,
            seen,
            client: `page-${no}`,
            changes,
          });
          if (!decision.accepted) throw new Error(decision.code);
          accepted += 1;
          conflicts.push(...(decision.result.conflicts as Conflict[]));
          // Every other page looks at what it was told.
          if (no % 2 === 0) seen = Number(decision.result.sequence);
        }
      }),
    );
    const trip = await readTrip(database.reader, tripId);
    expect(accepted).toBe(people.length * rounds);
    expect(trip?.sequence).toBe(accepted + 1);
    expect(trip?.entries.filter(({ kind }) => kind === 'item')).toHaveLength(accepted);
    expect(conflicts.length).toBeGreaterThan(0);
    const all = await changesAfter(database.reader, tripId, { after: 1, limit: 1_000 });
    expect(all).toMatchObject({ isComplete: true, sequence: accepted + 1 });
    const set = all.items
      .flatMap(({ applied }) => applied)
      .filter(({ op, id }) => op === 'set' && id === tripId);
    // What was asked for and what conflicted are together all that there was.
    const lost = people.length * rounds - set.length - conflicts.filter(({ id }) => id === tripId).length;
    expect(lost).toBe(0);
    expect(trip?.head.about).toBe((set.at(-1)!.fields as { about: string }).about);
    const positions = trip!.entries.map(({ kind, position }) => `${kind} ${position}`);
    expect(new Set(positions).size).toBe(positions.length);
  });

  test('of a large trip an edit writes only what it is about', async () => {
    const owner = makeId();
    const entries = Array.from(
      { length: 1_999 },
      (_, i): WholeEntry => ({
        ...{
          id: `thing-${String(i).padStart(5, '0')}`,
          kind: 'thing',
          dayId: null,
          fields: { text: '양말' },
        },
      }),
    );
    const tripId = await newTrip(owner, { entries });
    const { ask } = openTripsLane(database);
    const changes: Change[] = [
      { op: 'set', id: 'thing-00007', fields: { isPacked: true } },
      { op: 'move', id: 'thing-01998', where: { dayId: null, after: null } },
    ];
    const edited = await ask(owner, { kind: 'edit', tripId, seen: 1, client: 'page', changes });
    expect(edited).toMatchObject({ accepted: true, result: { sequence: 2, conflicts: [] } });
    const rows = await database.reader
      .selectFrom('trips_entries')
      .select(['id', 'sequence'])
      .where('trip_id', '=', tripId)
      .where('sequence', '>', 1)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { id: 'thing-00007', sequence: 2 },
      { id: 'thing-01998', sequence: 2 },
    ]);
    const trip = await readTrip(database.reader, tripId);
    expect(trip?.entries.filter(({ kind }) => kind === 'thing')[0]?.id).toBe('thing-01998');
    const add: Change = { op: 'add', kind: 'note', id: 'one-more-note', fields: {} };
    const more = await ask(owner, { kind: 'edit', tripId, seen: 2, client: 'page', changes: [add] });
    expect(more).toMatchObject({ accepted: false, code: 'trips.too-large' });
  });

  test('the journal keeps its newest rows; whoever comes from before them reads afresh', async () => {
    const owner = makeId();
    const tripId = await newTrip(owner);
    await database.transact(async (tx) => {
      await tx.updateTable('trips').set({ sequence: 5_001 }).where('id', '=', tripId).execute();
      const rows = [2, 3].map((sequence) => [tripId, sequence, owner, 'page', NOON, '[]']);
      await insertMany(
        tx,
        'trips_changes',
        ['trip_id', 'sequence', 'account_id', 'client', 'at', 'changes'],
        rows,
      );
    });
    const { ask } = openTripsLane(database);
    await ask(owner, {
      kind: 'edit',
      tripId,
      seen: 5_001,
      client: 'page',
      changes: [{ op: 'set', id: tripId, fields: { about: 'x' } }],
    });
    const rows = await database.reader
      .selectFrom('trips_changes')
      .select('sequence')
      .where('trip_id', '=', tripId)
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual([3, 5_002]);
    const late = await changesAfter(database.reader, tripId, { after: 1, limit: 100 });
    expect(late).toEqual({ items: [], sequence: 5_002, isComplete: false });
    const now = await changesAfter(database.reader, tripId, { after: 5_002, limit: 100 });
    expect(now).toEqual({ items: [], sequence: 5_002, isComplete: true });
    const ahead = await changesAfter(database.reader, tripId, { after: 5_003, limit: 100 });
    expect(ahead).toEqual({ items: [], sequence: 5_002, isComplete: false });
    const near = await changesAfter(database.reader, tripId, { after: 5_001, limit: 100 });
    expect(near).toMatchObject({ items: [{ sequence: 5_002, by: owner, client: 'page' }], isComplete: true });
  });

  test('a member has only so many trips', async () => {
    const owner = makeId();
    const tripId = await newTrip(owner);
    const rows = Array.from({ length: 199 }, () => makeId());
    await database.transact(async (tx) => {
      const { id: _, ...row } = await tx
        .selectFrom('trips')
        .selectAll()
        .where('id', '=', tripId)
        .executeTakeFirstOrThrow();
      const columns = ['id', ...Object.keys(row)];
      await insertMany(
        tx,
        'trips',
        columns,
        rows.map((id) => [id, ...Object.values(row)]),
      );
      await insertMany(
        tx,
        'trips_people',
        ['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'],
        rows.map((id) => [id, id, owner, '민지', 'owner', NOON, null]),
      );
    });
    await expect(newTrip(owner)).rejects.toThrow('trips.too-many');
    const { ask } = openTripsLane(database);
    expect(await ask(owner, { kind: 'delete', tripId })).toMatchObject({ accepted: true });
    await newTrip(owner);
    expect(await ask(owner, { kind: 'undelete', tripId })).toMatchObject({ code: 'trips.too-many' });
  });
});
