import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { editTrip, joinTrip, makeTrip } from '../../../../test/support/trips.ts';
import { type Watcher, watch } from '../../../../test/support/watch.ts';
import { appendEvents } from '../../../events/outbox.ts';

let site: TestInstallation;
let url: string;
const open: Watcher[] = [];
beforeAll(async () => {
  site = await startInstallation();
  url = await site.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => {
  for (const watcher of open.splice(0)) watcher.close();
});
afterAll(() => site.end());

async function follow(name: DemoPerson | null, topics: string, headers: Record<string, string> = {}) {
  const who = name === null ? {} : { authorization: `Bearer ${site.tokenOf(name)}` };
  const watcher = await watch(url, topics, { ...who, ...headers });
  open.push(watcher);
  await watcher.until(({ event }) => event === 'hello');
  return watcher;
}
const rename = (tripId: string, title: string) =>
  editTrip(site, tripId, [{ op: 'set', id: tripId, fields: { title } }]);
const isTitle = (title: string) => (message: { event: string; data: { applied?: { fields: unknown }[] } }) =>
  message.event === 'changed' &&
  JSON.stringify(message.data.applied?.[0]?.fields) === JSON.stringify({ title });

test('those who take part hear of every edit, with what was applied', async () => {
  const { tripId } = await makeTrip(site);
  await joinTrip(site, tripId, 'jun', 'viewer');
  const jun = await follow('jun', `trip:${tripId},me`);
  const { sequence } = await rename(tripId, '통영');
  const { data } = await jun.until(isTitle('통영'));
  expect(data).toMatchObject({
    tripId,
    sequence,
    by: site.idOf('minji'),
    client: 'page-of-minji',
    conflicts: 0,
  });
  await site.call('PUT', `/trips/${tripId}/presence`, {
    token: site.tokenOf('minji'),
    body: { client: 'tab-1', entryId: null },
  });
  const presence = await jun.until(({ event }) => event === 'presence');
  expect(presence.data.people).toMatchObject([
    { accountId: site.idOf('minji'), client: 'tab-1', entryId: null },
  ]);
});

test('nobody else may follow a trip: neither members nor visitors, nor one that does not exist', async () => {
  const { tripId } = await makeTrip(site);
  await expect(follow('jun', `trip:${tripId}`)).rejects.toThrow('trips.not-found');
  await expect(follow('minji', 'trip:0000000000000000')).rejects.toThrow('trips.not-found');
  await expect(follow(null, `trip:${tripId}`)).rejects.toThrow('auth.required');
});

test('a page that also follows what it may keeps that, and is told what it may not', async () => {
  const { tripId } = await makeTrip(site);
  const jun = await follow('jun', `me,trip:${tripId}`);
  const { data } = await jun.until(({ event }) => event === 'refused');
  expect(data).toEqual({ topics: [`trip:${tripId}`] });
  const minji = await follow('minji', `trip:${tripId}`);
  await rename(tripId, '비밀');
  await minji.until(isTitle('비밀'));
  expect(jun.messages.filter(({ event }) => event === 'changed')).toEqual([]);
});

test('whoever has left hears nothing more, also when they come back', async () => {
  const { tripId } = await makeTrip(site);
  const { personId } = await joinTrip(site, tripId, 'jun');
  const [jun, minji] = await Promise.all([
    follow('jun', `me,trip:${tripId}`),
    follow('minji', `trip:${tripId}`),
  ]);
  const { sequence } = await rename(tripId, '함께');
  await jun.until(isTitle('함께'));
  await site.database.transact(async (tx) => {
    await tx.updateTable('trips_people').set({ left_at: 1 }).where('id', '=', personId).execute();
    const [batchId, at] = [site.makeId(), Date.now()];
    const data = { tripId, sequence, left: [site.idOf('jun')] };
    const event = { name: 'trips.people-changed', key: tripId, data, at, by: batchId };
    await appendEvents(tx, { batchId, lane: 'trips', at, events: [event] });
  });
  site.dispatcher.poke();
  await jun.until(({ event }) => event === 'refused');
  await rename(tripId, '우리끼리');
  await minji.until(isTitle('우리끼리'));
  expect(jun.messages.filter(isTitle('우리끼리'))).toEqual([]);
  // What happened meanwhile is not made up for either.
  const again = await follow('jun', `me,trip:${tripId}`, {
    'last-event-id': String(jun.messages[0]?.id ?? 0),
  });
  await again.until(({ event }) => event === 'refused');
  expect(again.messages.filter(({ event }) => event === 'changed')).toEqual([]);
});

test('a trip that is deleted says so, and is followed by nobody', async () => {
  const { tripId } = await makeTrip(site);
  const minji = await follow('minji', `me,trip:${tripId}`);
  await site.call('DELETE', `/trips/${tripId}`, { token: site.tokenOf('minji') });
  await minji.until(({ event }) => event === 'deleted');
  await minji.until(({ event }) => event === 'refused');
  await expect(follow('minji', `trip:${tripId}`)).rejects.toThrow('trips.not-found');
});
