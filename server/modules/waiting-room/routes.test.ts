import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../test/support/installation.ts';
import { insertProducts } from '../shop/index.ts';
import { leadingZeroBits } from './work.ts';

const PRODUCT = '01WA1T1NGPR0DCT0';
const VARIANT = '01WA1T1NGVAR1NT0';
const ROOM = `/waiting-rooms/products/${PRODUCT}`;
const MINUTE = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

describe('waiting rooms', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation();
    const named = { ko: '한정 접시', en: 'Limited plate' };
    const category = '01WA1T1NGCAT0000';
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        {
          categories: [{ id: category, slug: 'waiting', name: named }],
          products: [
            {
              ...{ id: PRODUCT, categoryId: category, name: named, delivery: 'none', isDrop: true },
              variants: [{ id: VARIANT, price: 1_000, stock: 3 }],
            },
          ],
        },
        { batchId: site.makeId(), at: Date.now() },
      ),
    );
  });
  afterAll(() => site.end());

  const as = (name: DemoPerson) => ({ token: site.tokenOf(name) });
  const body = (more: object = {}) => ({
    lobbyAt: iso(Date.now() - MINUTE),
    opensAt: iso(Date.now() - 1_000),
    ...{
      insideLimit: 1,
      perMinute: 600,
      callS: 60,
      visitS: 300,
      door: 'none',
      version: 0,
      reason: '한정 판매',
    },
    ...more,
  });
  const save = (more: object = {}) => site.call('PUT', `/admin${ROOM}`, { ...as('admin'), body: body(more) });
  /** The installation's own round calls whoever is next. */
  const calledNow = (name: DemoPerson): Promise<void> =>
    expect
      .poll(async () => (await site.call('GET', `${ROOM}/entry`, as(name))).body.status, { timeout: 15_000 })
      .toBe('called');
  const order = (name: DemoPerson, admission?: string) =>
    site.call('POST', '/shop/orders', {
      ...as(name),
      body: {
        lines: [{ variantId: VARIANT, quantity: 1 }],
        payWith: 'wallet',
        ...(admission !== undefined && { admission }),
      },
    });

  test('a proposal, then a room; nobody walks around it, and who was let in buys once', async () => {
    expect((await site.call('GET', ROOM)).body.code).toBe('waiting-room.not-found');
    const proposal = await site.call('GET', `/admin${ROOM}`, as('admin'));
    expect(proposal.body).toMatchObject({
      version: 0,
      status: 'off',
      behind: { title: { en: 'Limited plate' } },
    });
    expect((await save({ reason: '' })).status).toBe(400);
    expect((await save()).body).toMatchObject({ version: 1, status: 'open', free: 3 });
    expect((await site.call('GET', ROOM)).body).toMatchObject({
      roomId: `product:${PRODUCT}`,
      status: 'open',
      behind: { path: `/shop/products/${PRODUCT}`, takesPlaceAt: null },
    });
    expect((await order('minji')).body).toMatchObject({ code: 'admission.required', reason: 'missing' });
    expect((await order('minji', 'made.up.token')).body.code).toBe('admission.required');
    expect((await site.call('GET', `${ROOM}/entry`, as('minji'))).body.code).toBe(
      'waiting-room.entry-not-found',
    );

    const come = (name: DemoPerson) => site.call('POST', `${ROOM}/entries`, { ...as(name), body: {} });
    expect((await come('minji')).body).toMatchObject({ status: 'waiting', ahead: null });
    expect((await come('jun')).status).toBe(201);
    const { body: place } = await site.call('GET', `${ROOM}/entry`, as('jun'));
    expect(place).toMatchObject({ status: 'waiting', ahead: 1, likely: 'yes', room: { status: 'open' } });
    await calledNow('minji');
    const enter = (name: DemoPerson) => site.call('POST', `${ROOM}/entry/visits`, { ...as(name), body: {} });
    expect((await enter('jun')).body.code).toBe('waiting-room.not-your-turn');
    const visit = await enter('minji');
    expect(visit.body).toMatchObject({ number: 1, admission: expect.any(String) });
    expect((await enter('minji')).body.number).toBe(1);
    expect((await order('jun', visit.body.admission)).body).toMatchObject({ reason: 'foreign' });
    expect((await order('minji', visit.body.admission)).status).toBe(201);
    expect((await order('minji', visit.body.admission)).body).toMatchObject({ reason: 'over' });
    expect((await site.call('GET', `${ROOM}/entry`, as('minji'))).body.status).toBe('done');
    await calledNow('jun');
    expect((await site.call('DELETE', `${ROOM}/entry`, as('jun'))).body.status).toBe('left');
    expect((await enter('jun')).body.code).toBe('waiting-room.turn-over');
  });

  test('operators list, pause, go on and take down; each with a reason in the audit log', async () => {
    const acts = ['pauses', 'resumptions'];
    for (const act of acts) {
      const { body: room } = await site.call('POST', `/admin${ROOM}/${act}`, {
        ...as('admin'),
        body: { reason: '서버 점검' },
      });
      expect(room.status).toBe(act === 'pauses' ? 'paused' : 'open');
    }
    const list = await site.call('GET', '/admin/waiting-rooms', as('admin'));
    expect(list.body.items).toMatchObject([{ id: PRODUCT, counts: { done: 1, left: 1 } }]);
    expect((await site.call('GET', '/admin/waiting-rooms', as('minji'))).status).toBe(403);
    const closed = await site.call(
      'DELETE',
      `/admin${ROOM}?reason=${encodeURIComponent('다 팔림')}`,
      as('admin'),
    );
    expect(closed.body.status).toBe('off');
    expect((await order('soyeon')).status).toBe(201);
    const notes = await site.database.reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', `product:${PRODUCT}`)
      .orderBy('id')
      .execute();
    expect(notes.map(({ action }) => action)).toEqual([
      'waiting-room.save',
      'waiting-room.pause',
      'waiting-room.resume',
      'waiting-room.close',
    ]);
    const off = await site.call('GET', '/admin/waiting-rooms?status=off', as('admin'));
    expect(off.body.items).toHaveLength(1);
  });

  test('a door that asks for work lets in who has done it, for themselves and this room', async () => {
    // Those who were in it last time are cleared first.
    await expect
      .poll(async () => (await save({ version: 4, door: 'work' })).status, { timeout: 15_000 })
      .toBe(200);
    const arrive = (name: DemoPerson, sent: object) =>
      site.call('POST', `${ROOM}/entries`, { ...as(name), body: sent });
    expect((await arrive('minji', {})).body.code).toBe('waiting-room.door-work');
    const { body: task } = await site.call('GET', `${ROOM}/work`, as('minji'));
    let number = 0;
    const bits = () => leadingZeroBits(hash('sha256', `${task.challenge}.${number}`, 'buffer'));
    while (bits() < task.difficulty) number += 1;
    const work = { challenge: task.challenge, number };
    expect((await arrive('jun', { work })).body.code).toBe('waiting-room.door-work');
    expect((await arrive('minji', { work: { ...work, number: number + 1 } })).body.code).toBe(
      'waiting-room.door-work',
    );
    expect((await arrive('minji', { work })).status).toBe(201);
    await site.call('DELETE', `${ROOM}/entry`, as('minji'));
    expect((await arrive('minji', { work })).body.code).toBe('waiting-room.door-work');
  });

  test('bad input is refused before anything is decided', async () => {
    const bad = [
      await site.call('GET', '/waiting-rooms/seats/01K9ZQ3T5R7WXA00'),
      await site.call('GET', '/waiting-rooms/rounds/..%2F..'),
      await site.call('POST', `${ROOM}/entries`, { ...as('minji'), body: { lot: 0 } }),
      await save({ insideLimit: 0 }),
      await save({ perMinute: 1e9 }),
      await save({ door: 'open' }),
    ];
    expect(bad.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    expect((await site.call('GET', `${ROOM}/entry`)).status).toBe(401);
    expect((await save({ lobbyAt: iso(Date.now() + MINUTE), version: 5 })).body.code).toBe(
      'waiting-room.invalid',
    );
  });

  test('where nobody can show who they are, no door asks for it', async () => {
    const elsewhere = await startInstallation({ MADANG_IDENTITY_CHECK: 'off' });
    try {
      const sent = { token: elsewhere.tokenOf('admin'), body: body({ door: 'person' }) };
      const { status, body: told } = await elsewhere.call('PUT', `/admin${ROOM}`, sent);
      expect([status, told.code, told.reason]).toEqual([409, 'waiting-room.invalid', 'no-person-check']);
    } finally {
      await elsewhere.end();
    }
  });

  test('what a member may take along tells their rooms, and no lot', async () => {
    const { body: file } = await site.call('GET', '/me/data', as('jun'));
    expect(JSON.stringify(file)).not.toContain('"turn"');
  });
});
