import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertProducts, reconcileShop } from '../../server/modules/shop/index.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { requiredConsents, signUp } from '../support/members.ts';
import { type Watcher, watch } from '../support/watch.ts';
import { PHONE, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const PIECES = 4;
const PAGES = 10;
const WATCHERS = 2_000;
const PRICE = 12_000;
const PRODUCT = '01CRXWDPR0DXCT00';
const VARIANT = '01CRXWDVAR1ANT00';
const password = '여럿이 함께 눌러 보자';
const emailOf = (i: number): string => `shoppers-${i}@example.com`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describeWith('Chromium', 'a product opens, and everyone is there', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  const people: Visitor[] = [];
  const watchers: Watcher[] = [];
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    const category = '01CRXWDCATEG0RY0';
    const named = { ko: '한정 텀블러', en: 'Limited tumbler' };
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        {
          categories: [{ id: category, slug: 'crowd', name: named }],
          products: [
            {
              ...{ id: PRODUCT, categoryId: category, name: named, delivery: 'none', isDrop: true },
              ...{ opensAt: Date.now() - 1_000, perMemberLimit: 1 },
              variants: [{ id: VARIANT, price: PRICE, stock: PIECES }],
            },
          ],
        },
        { batchId: site.makeId(), at: Date.now() },
      ),
    );
    // One after the other: ten pages that load at once wait for each other on a busy machine.
    for (const i of numbers(PAGES)) people.push(await join(i));
    // In groups: this process is both ends of every connection, and the machine takes so many at a time.
    while (watchers.length < WATCHERS) {
      const group = numbers(100).map(() => watch(url, `shop-product:${PRODUCT}`));
      watchers.push(...(await Promise.all(group)));
    }
  }, 180_000);
  afterAll(async () => {
    for (const watcher of watchers) watcher.close();
    await browser?.close();
    await site?.end();
  });

  /** A member with money, on whose page the product is open. */
  async function join(i: number): Promise<Visitor> {
    const body = { email: emailOf(i), password, name: `손님 ${i}` };
    expect((await signUp(site, { ...body, consents: await requiredConsents(site) })).status).toBe(201);
    const { id } = await site.database.reader
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', body.email)
      .executeTakeFirstOrThrow();
    const token = site.tokens.sign({ accountId: id, role: 'member', sessionId: null });
    expect((await site.call('POST', '/pay/deposits', { token, body: { amount: PRICE } })).status).toBe(201);
    const visitor = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(visitor.context, body.email, password);
    await visitor.page.goto(`/shop/products/${PRODUCT}`);
    await visitor.page.getByRole('button', { name: /바로 결제$/ }).waitFor();
    return visitor;
  }

  test('ten press on four pieces: four have paid for one, six are told and have their money', async () => {
    const { promise: allPressed, resolve: letGo } = Promise.withResolvers<void>();
    let pressed = 0;
    await Promise.all(
      people.map(async ({ page }) => {
        // Nobody's order leaves before everybody has pressed.
        await page.route('**/api/v1/shop/orders', async (route) => {
          pressed += 1;
          if (pressed === PAGES) letGo();
          await allPressed;
          await route.continue();
        });
        await page.getByRole('button', { name: /바로 결제$/ }).click();
      }),
    );
    const got = await Promise.all(
      people.map(async ({ page }) => {
        const answer = page.getByRole('status').filter({ hasText: /샀어요!|먼저 다 팔렸어요/ });
        return Number(/(\d+)번째로 나갔어요/.exec((await answer.first().textContent()) ?? '')?.[1] ?? 0);
      }),
    );
    expect(got.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);

    const orders = await site.database.reader
      .selectFrom('shop_orders')
      .innerJoin('accounts', 'accounts.id', 'shop_orders.account_id')
      .select(['email', 'shop_orders.status', 'total'])
      .execute();
    const winners = numbers(PAGES).filter((i) => got[i]! > 0);
    expect(orders.map(({ email }) => email).toSorted()).toEqual(winners.map(emailOf).toSorted());
    expect(new Set(orders.map(({ status, total }) => `${status} ${total}`))).toEqual(
      new Set([`paid ${PRICE}`]),
    );
    for (const check of await reconcileShop(site.database.reader, new Map())) {
      expect(check.differences).toEqual([]);
    }
  });

  test('two thousand who only watch have all seen it go', async () => {
    const last = await Promise.all(
      watchers.map((watcher) =>
        watcher.until(
          ({ event, data }) =>
            event === 'stock' &&
            data.variants?.some((one: { variantId: string; stock: number }) => one.stock === 0),
        ),
      ),
    );
    expect(last).toHaveLength(WATCHERS);
  });

  test('no page complained', () => {
    expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
