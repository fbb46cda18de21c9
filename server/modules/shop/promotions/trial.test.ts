import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';

let site: TestInstallation;
let variantId: string;
beforeAll(async () => {
  site = await startInstallation();
  const token = site.tokenOf('admin');
  const category = await site.call('POST', '/admin/shop/categories', {
    token,
    body: { slug: 'trial-socks', name: { ko: '시험 양말', en: 'Trial socks' } },
  });
  const product = await site.call('POST', '/admin/shop/products', {
    token,
    body: {
      categoryId: category.body.categoryId,
      name: { ko: '양말', en: 'Socks' },
      status: 'on-sale',
      variants: [{ sku: 'TRIAL-1', price: 4_000, stock: 10 }],
    },
  });
  variantId = product.body.variants[0].variantId;
});
afterAll(() => site?.end());

const tryOut = (body: object) =>
  site.call('POST', '/admin/shop/promotions/trials', { token: site.tokenOf('admin'), body });
const name = { ko: '2+1', en: 'Three for two' };

test('a rule is tried on lines, and nothing is kept', async () => {
  const { status, body } = await tryOut({
    name,
    rule: { kind: 'buy-n', buy: 2, free: 1, scope: {} },
    lines: [
      { variantId, quantity: 2 },
      { variantId, quantity: 1 },
    ],
  });
  expect(status).toBe(200);
  expect(body.before).toMatchObject({ items: 12_000, discount: 0, shipping: 3_000, total: 15_000 });
  expect(body.after).toMatchObject({ items: 12_000, discount: 4_000, total: 11_000 });
  expect(body.after.trace[0]).toEqual({ name, amount: -4_000 });
  const list = await site.call('GET', '/admin/shop/promotions', { token: site.tokenOf('admin') });
  expect(list.body.items.filter((one: { name: object }) => one.name === name)).toEqual([]);
});

test('what stands for nothing, or makes no sense, is refused', async () => {
  const rule = { kind: 'percent', percent: 10, scope: {} };
  expect(await tryOut({ name, rule, lines: [{ variantId: 'NOTHING', quantity: 1 }] })).toMatchObject({
    status: 404,
    body: { code: 'shop.variant-not-found' },
  });
  expect((await tryOut({ name, rule, lines: [] })).status).toBe(400);
  expect(
    (await tryOut({ name, rule: { ...rule, percent: 101 }, lines: [{ variantId, quantity: 1 }] })).status,
  ).toBe(400);
  const member = await site.call('POST', '/admin/shop/promotions/trials', {
    token: site.tokenOf('minji'),
    body: { name, rule, lines: [{ variantId, quantity: 1 }] },
  });
  expect(member.status).toBe(403);
});
