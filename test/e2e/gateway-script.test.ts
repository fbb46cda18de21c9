import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deriveKey } from '../../server/lib/keys.ts';
import { freePort } from '../services/ports.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

const DATA_SECRET = 'known to this test alone, and long enough';

/** What the gateway's script does for a page: it leaves for the page of the bank, with the addresses to come back to. */
const SCRIPT = `window.TossPayments = (clientKey) => ({
  payment: ({ customerKey }) => ({
    requestPayment: async ({ amount, orderId, orderName, successUrl, failUrl }) => {
      if (clientKey !== 'test_ck_journey' || !customerKey) throw new Error('wrong keys');
      if (window.closedByCustomer) throw new Error('취소되었습니다.');
      const order = new URLSearchParams({ amount: amount.value, orderName, successUrl, failUrl });
      location.assign('/sandbox/toss/pay/' + orderId + '?' + order);
      await new Promise(() => {});
    },
  }),
});`;

describeWith('Chromium', 'a gateway that brings its own script', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  let script: (route: Route) => Promise<void>;
  beforeAll(async () => {
    const port = await freePort();
    // The sandbox speaks the gateway's protocol over the network, too: the real adapter is what asks it.
    site = await startInstallation({
      MADANG_DATA_SECRET: DATA_SECRET,
      MADANG_GATEWAY: 'toss',
      MADANG_TOSS_URL: `http://127.0.0.1:${port}/sandbox/toss`,
      MADANG_TOSS_CLIENT_KEY: 'test_ck_journey',
      MADANG_TOSS_SECRET_KEY: deriveKey(DATA_SECRET, 'sandbox-gateway').toString('base64url'),
      MADANG_TOSS_WEBHOOK_SECRET: 'a-part-of-an-address-0123456789',
    });
    url = await site.app.listen({ host: '127.0.0.1', port });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    await minji.context.route('https://js.tosspayments.com/**', (route) => script(route));
    await signIn(minji.page, 'minji@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  async function toCheckout(): Promise<void> {
    const { page } = minji;
    await page.goto('/pay/top-up');
    await page.getByLabel('금액').fill('25000');
    await page.getByRole('radio', { name: '카드로 충전' }).click();
    await page.getByRole('button', { name: '25,000원 결제하러 가기' }).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    await see(page, '토스페이먼츠');
  }
  const pay = () => minji.page.getByRole('button', { name: '결제하기' });

  test('a script that cannot be loaded is explained, and may be tried again', async () => {
    const { page } = minji;
    script = (route) => route.abort();
    await toCheckout();
    await pay().click();
    await see(page, '결제창을 불러오지 못했어요');
    await see(page, /js\.tosspayments\.com에 닿지 못했어요/);
    script = (route) => route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
    await pay().click();
    await page.getByRole('heading', { name: '모의 결제' }).waitFor();
  });

  test('a window that is closed leaves the payment open', async () => {
    const { page } = minji;
    await toCheckout();
    await page.evaluate('window.closedByCustomer = true');
    await pay().click();
    await see(page, '결제창이 닫혔어요');
    await page.evaluate('window.closedByCustomer = false');
    await pay().click();
    await page.getByRole('button', { name: '승인하고 결제하기' }).click();
    await see(page, '25,000원을 충전했어요');
  });

  test('no other page may load it', async () => {
    const { page } = minji;
    const policyOf = async (path: string) =>
      (await page.request.get(path)).headers()['content-security-policy'] ?? '';
    expect(await policyOf('/pay/checkout/01CRXWDDR0PTEST0')).toContain('https://js.tosspayments.com');
    for (const path of ['/', '/pay', '/pay/top-up', '/account']) {
      expect(await policyOf(path)).not.toContain('tosspayments');
    }
  });

  test('no page complained', () => {
    expect(minji.complaints).toEqual([]);
  });
});
