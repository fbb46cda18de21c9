import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { insertMany } from '../../../db/dialect.ts';
import { activePromotions, shippingRule, unknownIn } from './index.ts';
import { DEFAULT_SHIPPING } from './shipping.ts';

const CATEGORY = 'CATEGORY00000001';
const reason = '가을 기획전';
const name = { ko: '양말 2+1', en: 'Socks 2 + 1' };
const rule = { kind: 'buy-n', buy: 2, free: 1, scope: { categoryIds: [CATEGORY] } };
const startsAt = '2026-01-01T00:00:00.000Z';

eachDatabase('promotions and settings, as operators make them', (open) => {
  let site: TestInstallation;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_JOBS: 'off', DATABASE_URL: (await open()).url });
    admin = site.tokenOf('admin');
    await site.database.transact((tx) =>
      insertMany(
        tx,
        'shop_categories',
        ['id', 'slug', 'parent_id', 'name_ko', 'name_en', 'position', 'is_hidden', 'created_at'],
        [[CATEGORY, 'test-socks', null, '양말', 'Socks', 0, 0, 1]],
      ),
    );
  });
  afterAll(() => site.end());

  const get = (path: string) => site.call('GET', path, { token: admin });
  const send = (method: 'POST' | 'PUT', path: string, body: object, key?: string) =>
    site.call(method, path, { token: admin, body, ...(key && { headers: { 'idempotency-key': key } }) });
  const create = async (more: object = {}) => {
    const { status, body } = await send('POST', '/admin/shop/promotions', {
      ...{ name, rule, startsAt, reason },
      ...more,
    });
    expect([status, body]).toMatchObject([201, {}]);
    return body;
  };
  const active = async (at = Date.now()) =>
    (await activePromotions(site.database.reader, at)).map(({ id }) => id);
  const audit = async (subject: string) =>
    (
      await site.database.reader
        .selectFrom('audit_log')
        .selectAll()
        .where('subject', '=', subject)
        .orderBy('id')
        .execute()
    ).map((row) => [row.action, row.reason]);
  const endAll = async () => {
    for (const { promotionId } of (await get('/admin/shop/promotions')).body.items) {
      await send('POST', `/admin/shop/promotions/${promotionId}/endings`, { reason });
    }
  };

  test('one is made, once, applies, and is in the audit log with its reason', async () => {
    const body = { name, rule, startsAt, reason };
    const made = await send('POST', '/admin/shop/promotions', body, 'make-1');
    const again = await send('POST', '/admin/shop/promotions', body, 'make-1');
    expect([made.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(made.body);
    const { promotionId } = made.body;
    expect(made.body).toMatchObject({
      ...{ name, rule, startsAt, endsAt: null, isActive: true, status: 'active', priority: 1, products: [] },
      categories: [{ id: CATEGORY, name: { ko: '양말', en: 'Socks' } }],
    });
    expect(await active()).toEqual([promotionId]);
    expect(await active(Date.parse(startsAt) - 1)).toEqual([]);
    expect(await audit(promotionId)).toEqual([['shop.create-promotion', reason]]);
    expect((await get(`/admin/shop/promotions/${promotionId}`)).body).toEqual(made.body);
    await endAll();
  });

  test('a batch is given those that apply at any of its moments', async () => {
    const soon = Date.now() + 60_000;
    const { promotionId } = await create({ startsAt: new Date(soon).toISOString() });
    const { reader } = site.database;
    expect(await activePromotions(reader, soon - 10, soon - 1)).toEqual([]);
    expect(await activePromotions(reader, soon - 10, soon)).toMatchObject([
      { id: promotionId, startsAt: soon },
    ]);
    await endAll();
  });

  test('who changes what somebody else has changed is told', async () => {
    const made = await create();
    const path = `/admin/shop/promotions/${made.promotionId}`;
    const body = {
      name,
      rule: { ...rule, buy: 3 },
      startsAt,
      isActive: false,
      version: made.version,
      reason,
    };
    const changed = await send('PUT', path, body);
    expect(changed.body).toMatchObject({ rule: { buy: 3 }, isActive: false, status: 'off' });
    expect(changed.body.version).toBeGreaterThan(made.version);
    expect(await active()).toEqual([]);
    const late = await send('PUT', path, { ...body, name: { ko: '늦음', en: 'Late' } });
    expect([late.status, late.body.code]).toEqual([409, 'shop.version-conflict']);
    expect((await get(path)).body).toEqual(changed.body);
    await endAll();
  });

  test('an end is for good', async () => {
    const { promotionId, version } = await create();
    const path = `/admin/shop/promotions/${promotionId}`;
    const ended = await send('POST', `${path}/endings`, { reason });
    expect(ended.body).toMatchObject({ status: 'ended' });
    expect((await send('POST', `${path}/endings`, { reason })).body).toEqual(ended.body);
    expect(await active()).toEqual([]);
    const changed = await send('PUT', path, { name, rule, startsAt, version: ended.body.version, reason });
    expect(changed.body.code).toBe('shop.promotion-ended');
    expect((await send('PUT', path, { name, rule, startsAt, version, reason })).status).toBe(409);
    const old = await get('/admin/shop/promotions?status=ended&limit=1');
    expect(old.body.items).toMatchObject([{ promotionId }]);
    const next = await get(`/admin/shop/promotions?status=ended&cursor=${old.body.nextCursor}`);
    expect(next.body.items.length).toBeGreaterThan(0);
    expect(await audit(promotionId)).toHaveLength(2);
  });

  test('they are asked in the order that the operator says', async () => {
    const ids = [];
    for (let i = 0; i < 3; i += 1) ids.push((await create()).promotionId);
    const [a, b, c] = ids;
    expect(await active()).toEqual([a, b, c]);
    const path = '/admin/shop/promotions/orderings';
    const { body } = await send('POST', path, { promotionIds: [c, a], reason });
    expect(body.items.map((one: { promotionId: string }) => one.promotionId)).toEqual([c, a, b]);
    expect(await active()).toEqual([c, a, b]);
    const unknown = await send('POST', path, { promotionIds: [b, 'NOBODY'], reason });
    expect(unknown.body).toMatchObject({ code: 'shop.promotion-not-found', promotionId: 'NOBODY' });
    expect(await active()).toEqual([c, a, b]);
    await endAll();
  });

  describe('what does not hold together is refused:', () => {
    const { scope } = rule;
    test.each([
      [{ rule: { ...rule, scope: { productIds: ['NOTHING'] } } }, 'scope'],
      [{ rule: { kind: 'spend', minimumSpend: 1_000, amount: 1_001, scope } }, 'amount'],
      [{ endsAt: startsAt }, 'endsAt'],
    ])('%j', async (more, fault) => {
      const { status, body } = await send('POST', '/admin/shop/promotions', {
        ...{ name, rule, startsAt, reason },
        ...more,
      });
      expect([status, body.code, body.reason]).toEqual([422, 'shop.invalid-promotion', fault]);
      expect(await active()).toEqual([]);
    });
    test.each([
      { rule: { kind: 'percent', percent: 101, scope } },
      { rule: { kind: 'percent', percent: 0, scope } },
      { rule: { kind: 'buy-n', buy: 0, free: 1, scope } },
      { rule: { kind: 'gift', scope } },
      { rule: { kind: 'percent', percent: 10, scope: { everything: true } } },
      { name: { ko: '', en: 'x' } },
      { reason: '' },
      { startsAt: 'tomorrow' },
    ])('%j', async (more) => {
      const body = { name, rule, startsAt, reason, ...more };
      expect((await send('POST', '/admin/shop/promotions', body)).body.code).toBe('request.invalid');
    });
  });

  test('shipping costs what it always did until an operator says otherwise', async () => {
    expect(await shippingRule(site.database.reader)).toEqual(DEFAULT_SHIPPING);
    const path = '/admin/shop/settings/shipping';
    const before = (await get(path)).body;
    expect(before).toMatchObject({
      fee: 3_000,
      freeFrom: 50_000,
      remoteFee: 3_000,
      isDefault: true,
      version: 0,
    });
    const body = { fee: 2_500, freeFrom: null, remoteFee: 5_000, remotePostcodes: [['63000', '63644']] };
    const set = await send('PUT', path, { ...body, version: 0, reason });
    expect(set.body).toMatchObject({ ...body, isDefault: false });
    expect(await shippingRule(site.database.reader)).toEqual(body);
    const late = await send('PUT', path, { ...body, fee: 1, version: 0, reason });
    expect(late.body.code).toBe('shop.version-conflict');
    const { version } = set.body;
    const wrong = await send('PUT', path, { ...body, remotePostcodes: [['2', '1']], version, reason });
    expect(wrong.body.code).toBe('request.invalid');
    const backwards = { ...body, remotePostcodes: [['63644', '63000']], version, reason };
    expect((await send('PUT', path, backwards)).body.code).toBe('shop.invalid-settings');
    const again = await send('PUT', path, { ...body, fee: 2_000, version, reason });
    expect(again.body).toMatchObject({ fee: 2_000 });
    expect(await audit('shipping')).toEqual([
      ['shop.set-shipping', reason],
      ['shop.set-shipping', reason],
    ]);
  });

  test('a scope is checked for those who keep it elsewhere', async () => {
    const scope = { productIds: ['NOTHING'], categoryIds: [CATEGORY, 'NOWHERE'] };
    expect(await unknownIn(site.database.reader, scope)).toEqual(['NOTHING', 'NOWHERE']);
  });
});
