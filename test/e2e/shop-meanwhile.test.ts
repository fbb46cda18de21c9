import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertProducts } from '../../server/modules/shop/index.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const text = (ko: string, en: string) => ({ ko, en });
const CATEGORY = 'CATEGORY00000001';
const SHIRT = 'P000000000000001';
const [SMALL, LARGE, LAMP] = ['V000000000000001', 'V000000000000002', 'V000000000000003'] as const;
/** The narrowest phone that is sold. */
const NARROW = { width: 360, height: 640 };

describeWith('Chromium', 'what changes while a page of the shop is open on a phone', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let jun: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    const size = {
      name: text('크기', 'Size'),
      values: [text('작은 것', 'Small'), text('큰 것', 'Large')],
    };
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        {
          categories: [{ id: CATEGORY, slug: 'living', name: text('생활', 'Living') }],
          products: [
            {
              id: SHIRT,
              categoryId: CATEGORY,
              name: text('모시 적삼', 'Ramie shirt'),
              options: [size],
              variants: [
                { id: SMALL, choices: [0], price: 32_000, stock: 5 },
                { id: LARGE, choices: [1], price: 32_000, stock: 5 },
              ],
            },
            {
              id: 'P000000000000002',
              categoryId: CATEGORY,
              name: text('전주 한지 등', 'Jeonju paper lamp'),
              variants: [{ id: LAMP, price: 64_000, stock: 90 }],
            },
          ],
        },
        { batchId: 'SHOPMEANWHILE001', at: Date.now() },
      ),
    );
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    jun = await visit(browser, url, { viewport: NARROW, colorScheme: 'dark' });
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await ours('/pay/deposits', { amount: 900_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const call = async (name: 'admin' | 'jun', path: string, body: object) => {
    const answer = await site.call('POST', path, { token: site.tokenOf(name), body });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
    return answer.body;
  };
  const ours = (path: string, body: object) => call('jun', path, body);
  const payButton = (page: Page) =>
    page.getByRole('button', { name: /원 결제하기$/ }).filter({ visible: true });
  /** Whether it is on the screen, and nothing lies over it. */
  const isInSight = async (page: Page, words: string, within: 'main' | 'dialog' = 'main') => {
    const box = await page.getByRole(within).getByText(words).boundingBox();
    if (box === null) return false;
    const at = `${box.x + 8}, ${box.y + box.height / 2}`;
    return String(await page.evaluate(`document.elementFromPoint(${at})?.textContent`)) === words;
  };

  test('the size that was chosen sells out: the sheet opens again for another one', async () => {
    const { page } = jun;
    await page.goto(`/shop/products/${SHIRT}`);
    const bar = page.getByRole('button', { name: '32,000원 구매하기' });
    await bar.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: '큰 것' }).click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await call('admin', '/admin/shop/products/bulk', {
      changes: [{ variantId: LARGE, stockBy: -5 }],
      reason: '재고를 맞춤',
    });
    await see(page, '방금 품절됐어요');
    await bar.click();
    expect(await sheet.getByRole('radio', { name: /^큰 것/ }).isDisabled()).toBe(true);
    await sheet.getByRole('radio', { name: '작은 것' }).click();
    await sheet.getByRole('button', { name: '장바구니' }).click();
    await page.getByRole('link', { name: '장바구니, 1가지' }).waitFor();
  });

  test('paying without an address leads to where it is missing; what is pasted for it may hold tabs', async () => {
    const { page } = jun;
    await page.goto(`/shop/checkout?buy=${LAMP}.1`);
    await page.getByRole('radio', { name: /카드/ }).scrollIntoViewIfNeeded();
    await payButton(page).click();
    await see(page, '어디로 보낼까요? 배송지를 적어 주세요.');
    await expect.poll(() => isInSight(page, '어디로 보낼까요? 배송지를 적어 주세요.')).toBe(true);
    await page.getByRole('button', { name: '배송지 추가' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('연락처').fill('010-1234-5678');
    await dialog.getByLabel('우편번호').fill('04524');
    await dialog.getByLabel('주소', { exact: true }).fill('서울특별시 중구\t세종대로 110');
    await dialog.getByRole('button', { name: '저장' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '서울특별시 중구 세종대로 110');
  });

  test('the coupon is used elsewhere: the new total is asked for, not taken', async () => {
    const { page } = jun;
    const { campaignId } = await call('admin', '/admin/coupons/campaigns', {
      kind: 'drop',
      name: '5천원 쿠폰',
      discount: { kind: 'amount', amount: 5_000 },
      total: 10,
      validUntil: new Date(Date.now() + 86_400_000).toISOString(),
    });
    await call('admin', `/admin/coupons/campaigns/${campaignId}/open`, {});
    const { couponId } = await ours(`/coupons/drops/${campaignId}/claims`, {});
    await page.goto(`/shop/checkout?buy=${LAMP}.1`);
    await page.getByRole('button', { name: '59,000원 결제하기' }).waitFor();
    const book = await site.call('GET', '/shop/addresses', { token: site.tokenOf('jun') });
    // Between the press and the order's arrival: earlier, and the page itself would know.
    await page.route(
      '**/api/v1/shop/orders',
      async (route) => {
        await ours('/shop/orders', {
          lines: [{ variantId: LAMP, quantity: 1 }],
          payWith: 'wallet',
          couponId,
          addressId: book.body.items[0].addressId,
        });
        await route.continue();
      },
      { times: 1 },
    );
    await payButton(page).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('그사이 쿠폰을 쓸 수 없게 됐어요. 아직 결제하지 않았어요.').waitFor();
    // The button says the old total as well, until the new one is reckoned.
    await dialog.getByText('바뀌기 전 59,000원').waitFor();
    await dialog.getByRole('button', { name: '64,000원 결제하기' }).click();
    await page.waitForURL(/\/done$/);
    await see(page, '64,000원');
  });

  test('the network is lost while paying: that it is tried again is in sight, and it is paid once', async () => {
    const { page, context } = jun;
    const paid = async () =>
      (await site.call('GET', '/shop/orders', { token: site.tokenOf('jun') })).body.items.length;
    const before = await paid();
    await page.goto(`/shop/checkout?buy=${LAMP}.1`);
    await page.getByRole('button', { name: '64,000원 결제하기' }).waitFor();
    // It arrives, and its answer does not.
    await page.route(
      '**/api/v1/shop/orders',
      async (route) => {
        await route.fetch();
        await context.setOffline(true);
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await payButton(page).click();
    await expect.poll(() => isInSight(page, '연결이 끊겼어요')).toBe(true);
    await context.setOffline(false);
    await page.waitForURL(/\/done$/);
    expect(await paid()).toBe(before + 1);
  });

  test('paid by wallet while the gateway’s window is open: it says so, and leads to no second payment', async () => {
    const { page } = jun;
    const token = site.tokenOf('jun');
    const paidOf = async () => (await site.call('GET', '/pay/balance', { token })).body.balance;
    await page.goto(`/shop/checkout?buy=${LAMP}.1`);
    await page.getByRole('radio', { name: /카드/ }).click();
    await payButton(page).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    await page.getByRole('button', { name: '결제하기' }).click();
    const approve = page.getByRole('button', { name: '승인하고 결제하기' });
    await approve.waitFor();
    const { orderId } = (await site.call('GET', '/shop/orders', { token })).body.items[0];
    await ours(`/shop/orders/${orderId}/payments`, { payWith: 'wallet' });
    const balance = await paidOf();
    await approve.click();
    await see(page, '이미 결제한 주문이에요. 여기에서 더 결제하지 않아도 돼요.');
    await page.getByRole('link', { name: '주문 보기' }).waitFor();
    expect(await page.getByRole('link', { name: '이어서 결제하기' }).count()).toBe(0);
    expect(await paidOf()).toBe(balance);
    expect(jun.complaints).toEqual([]);
  });

  test('an operator’s press that changes nothing says why, under however long a list', async () => {
    const { page, complaints, context } = await visit(browser, url, {
      viewport: { width: 1280, height: 480 },
    });
    await signInWithoutForm(context, 'admin@madang.example', 'madang-admin');
    await page.goto('/admin/shop/products');
    await page.getByRole('checkbox', { name: /모시 적삼/ }).click();
    await page.getByRole('button', { name: '가격·재고 고치기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('모시 적삼').first().waitFor();
    await dialog.getByRole('button', { name: /고치기$/ }).click();
    await expect.poll(() => isInSight(page, '바뀌는 것이 없어요.', 'dialog')).toBe(true);
    expect(complaints).toEqual([]);
  });
});
