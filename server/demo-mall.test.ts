import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { openMall } from './demo-mall.ts';

describe("the demo's mall", () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation();
  });
  afterAll(() => site.end());

  test('opens once, with some three hundred products on eight shelves', async () => {
    expect(await openMall(site)).toBe(true);
    expect(await openMall(site)).toBe(false);
    const products = await site.database.reader.selectFrom('shop_products').selectAll().execute();
    expect(products.length).toBe(312);
    expect(new Set(products.map(({ name_ko }) => name_ko)).size).toBe(312);
    expect(new Set(products.map(({ category_id }) => category_id)).size).toBe(8);
    for (const { name_en, summary_en } of products)
      expect(name_en + summary_en).not.toMatch(/\p{Script=Hangul}/u);
  });

  test('people have bought, reviewed and asked there', async () => {
    const { body } = await site.call('GET', '/shop/orders', { token: site.tokenOf('minji') });
    expect(body.items.map(({ status }: { status: string }) => status)).toEqual(['shipped', 'delivered']);
    // Each was paid for when it was placed, in the past: nothing that happened before has put a wallet's time ahead.
    const orders = await site.database.reader.selectFrom('shop_orders').selectAll().execute();
    expect(orders.map((order) => order.paid_at)).toEqual(orders.map((order) => order.created_at));
    const reviews = await site.database.reader.selectFrom('shop_reviews').selectAll().execute();
    expect(reviews).toHaveLength(6);
    const inquiries = await site.database.reader.selectFrom('shop_inquiries').selectAll().execute();
    expect(inquiries.map(({ status }) => status).sort()).toEqual(['answered', 'open']);
  });

  test('its goods show their pictures, and go on where they were left', async () => {
    const admin = site.idOf('admin');
    const { readFile } = await import('node:fs/promises');
    const picture = await readFile(new URL('./demo-pictures/goods/mug-damsol.webp', import.meta.url));
    let left = 2;
    const few = async () => (left-- > 0 ? picture : null);
    await site.shop!.demo.show(admin, few);
    const shown = () =>
      site.database.reader
        .selectFrom('shop_products')
        .select('id')
        .where('picture_id', 'is not', null)
        .execute();
    expect(await shown()).toHaveLength(2);
    left = 1;
    await site.shop!.demo.show(admin, few);
    expect(await shown()).toHaveLength(3);
  });

  test('opens also where one of its people cannot buy any more', async () => {
    const other = await startInstallation();
    const frozen = { reason: '시험' };
    const path = `/admin/pay/accounts/${other.idOf('minji')}`;
    const token = await other.provenTokenOf('admin');
    expect((await other.call('POST', `${path}/freeze`, { token, body: frozen })).status).toBeLessThan(300);
    expect(await openMall(other)).toBe(true);
    expect((await other.call('GET', '/shop/home')).body.categories).toHaveLength(8);
    await other.end();
  });
});
