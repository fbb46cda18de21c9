import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../../test/database.ts';
import {
  beginStream,
  chunk,
  type ModelServer,
  startModelServer,
} from '../../../../../test/support/model-server.ts';
import type { Database } from '../../../../db/open.ts';
import { type PlanningSite, startPlanningSite } from '../testing/site.ts';
import { dayOf, nextDayAt, readUse, reserveUse, settleUse } from './use.ts';

const LIMITS = { callsPerDay: 3, tokensPerDay: 1_000 };

eachDatabase('what a member may use of the model', (open) => {
  let opened: Database;
  beforeAll(async () => {
    opened = await open();
  });
  const database = () => opened;
  const of = (tokens: number, accountId = 'A') => ({ accountId, day: '2027-04-03', tokens });
  const used = (accountId = 'A') => readUse(database().reader, accountId, '2027-04-03');

  test('is reserved before and settled after', async () => {
    expect(await reserveUse(database(), of(400), LIMITS)).toBe(true);
    expect(await used()).toEqual({ calls: 1, tokens: 400 });
    await settleUse(database(), of(400), 150);
    expect(await used()).toEqual({ calls: 1, tokens: 150 });
    await settleUse(database(), of(400), 0);
    expect((await used()).tokens).toBe(0);
  });

  test('ends with the calls, and with the tokens', async () => {
    for (let i = 0; i < 3; i += 1) expect(await reserveUse(database(), of(1, 'B'), LIMITS)).toBe(true);
    expect(await reserveUse(database(), of(1, 'B'), LIMITS)).toBe(false);
    expect(await reserveUse(database(), of(1_001, 'C'), LIMITS)).toBe(false);
    expect(await reserveUse(database(), of(600, 'C'), LIMITS)).toBe(true);
    expect(await reserveUse(database(), of(600, 'C'), LIMITS)).toBe(false);
    expect(await reserveUse(database(), of(400, 'C'), LIMITS)).toBe(true);
    expect(await used('C')).toEqual({ calls: 2, tokens: 1_000 });
    expect(await reserveUse(database(), { ...of(600, 'C'), day: '2027-04-04' }, LIMITS)).toBe(true);
  });

  test('cannot be passed by many at once', async () => {
    const tries = Array.from({ length: 12 }, () => reserveUse(database(), of(100, 'D'), LIMITS));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(3);
    expect(await used('D')).toEqual({ calls: 3, tokens: 300 });
  });
});

test('a day is one in Korea', () => {
  const late = Date.parse('2027-04-03T15:30:00Z');
  expect(dayOf(late)).toBe('2027-04-04');
  expect(new Date(nextDayAt(late)).toISOString()).toBe('2027-04-04T15:00:00.000Z');
});

describe('a plan with a model that is bounded', () => {
  let model: ModelServer;
  let site: PlanningSite;
  let address = '';
  beforeAll(async () => {
    model = await startModelServer();
    site = await startPlanningSite({
      ...{ LLM_BASE_URL: model.url, LLM_MODEL: 'small-1', LLM_CALLS_PER_DAY: '2', LLM_TIMEOUT_S: '60' },
    });
    await site.app.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(site.app.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await site.end();
    await model.close();
  });
  const use = async () => (await site.call('GET', '/trips/model-use', { token: site.tokenOf('jun') })).body;

  test('whoever goes takes the question back, pays for what was asked, and may ask again', async () => {
    const trip = await site.trip({ by: 'jun', regions: null });
    const wellBehaved = model.answer;
    model.answer = (response) => {
      beginStream(response);
      response.write(chunk({ content: '{"days":[{"theme":"바다' }));
    };
    const going = new AbortController();
    const answer = await fetch(`${address}/api/v1/trips/${trip.tripId}/plans`, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.tokenOf('jun')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ withModel: true, regions: ['11'] }),
      signal: going.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    let text = '';
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    while (!text.includes('"바다"')) text += (await reader.read()).value ?? '';
    // One plan at a time for each member.
    const second = await site.plan(trip.tripId, { regions: ['11'] }, 'jun');
    expect([second.status, second.body.code]).toEqual([429, 'trips.plan-busy']);
    const reserved: number = (await use()).tokens;
    going.abort();
    await expect.poll(() => model.cutOff()).toBe(1);
    await expect.poll(async () => (await use()).tokens).toBeLessThan(reserved);
    expect((await use()).calls).toBe(1);
    model.answer = wellBehaved;
    await expect
      .poll(async () => (await site.plan(trip.tripId, { regions: ['11'] }, 'jun')).status)
      .toBe(200);
  });

  test('at the limit it is refused with a code and when to come back; without the model plans go on', async () => {
    const trip = await site.trip({ by: 'jun', regions: null });
    const wish = { withModel: true, regions: ['11'] };
    expect((await site.plan(trip.tripId, wish, 'jun')).news.at(-1)!.event).toBe('done');
    const refused = await site.plan(trip.tripId, wish, 'jun');
    expect([refused.status, refused.body.code]).toEqual([429, 'trips.model-limit']);
    expect(await use()).toMatchObject({ isOn: true, calls: 2, callsPerDay: 2 });
    expect((await site.plan(trip.tripId, { regions: ['11'] }, 'jun')).status).toBe(200);
  });
});
