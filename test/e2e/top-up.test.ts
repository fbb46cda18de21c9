import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'topping up through the gateway', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    await signIn(minji.page, 'minji@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const balance = async (): Promise<number> =>
    (await site.call('GET', '/pay/balance', { token: site.tokenOf('minji') })).body.balance;

  /** From the wallet to the bank's page. @returns the number of the payment */
  async function toBank(amount: string): Promise<string> {
    const { page } = minji;
    await page.goto('/pay/top-up');
    await page.getByLabel('금액').fill(amount);
    await page.getByRole('radio', { name: '카드로 충전' }).click();
    await page.getByRole('button', { name: `${amount}원 결제하러 가기` }).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    const paymentId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '결제하기' }).click();
    await page.getByRole('heading', { name: '모의 결제' }).waitFor();
    return paymentId;
  }

  test('approved: the money is there once, however often the page of return is opened', async () => {
    const { page } = minji;
    const before = await balance();
    const paymentId = await toBank('50,000');
    await page.getByRole('button', { name: '승인하고 결제하기' }).click();
    await see(page, '50,000원을 충전했어요');
    // What the bank gave stays in no address.
    await page.waitForURL((at) => at.pathname.endsWith('/return') && at.search === '');
    const after = `${(before + 50_000).toLocaleString('ko-KR')}원`;
    await see(page, after);
    await page.reload();
    await see(page, '50,000원을 충전했어요');
    await page.goto(`/pay/checkout/${paymentId}`);
    await see(page, '50,000원을 충전했어요');
    expect(await balance()).toBe(before + 50_000);
  });

  test('going back to the bank’s page and paying again pays nothing', async () => {
    const { page } = minji;
    const before = await balance();
    await toBank('20,000');
    const bank = page.url();
    await page.getByRole('button', { name: '승인하고 결제하기' }).click();
    await see(page, '20,000원을 충전했어요');
    await page.goto(bank);
    await page.getByRole('button', { name: '승인하고 결제하기' }).click();
    await see(page, '20,000원을 충전했어요');
    expect(await balance()).toBe(before + 20_000);
  });

  test('declined: the bank’s words are shown, nothing has moved, and one can try again', async () => {
    const { page } = minji;
    const before = await balance();
    await toBank('30,000');
    await page.getByRole('button', { name: '거절' }).click();
    await see(page, '결제가 거절됐어요');
    await see(page, /은행의 답: .*한도초과/);
    expect(await balance()).toBe(before);
    await page.getByRole('link', { name: '다시 해 보기' }).click();
    await page.getByRole('heading', { name: '충전하기' }).waitFor();
  });

  test('the bank’s message overtakes the customer: paid once all the same', async () => {
    const { page } = minji;
    const before = await balance();
    await toBank('40,000');
    await page.getByRole('button', { name: '알림이 먼저' }).click();
    await see(page, '40,000원을 충전했어요');
    expect(await balance()).toBe(before + 40_000);
  });

  test('turned back at the bank, or before it: nothing is paid', async () => {
    const { page } = minji;
    const before = await balance();
    await toBank('10,000');
    await page.getByRole('button', { name: '결제하지 않고 돌아가기' }).click();
    await see(page, '결제하지 않았어요');
    const paymentId = await toBank('10,000');
    await page.goto(`/pay/checkout/${paymentId}`);
    await page.getByRole('button', { name: '그만두기' }).click();
    await see(page, '결제하지 않았어요');
    expect(await balance()).toBe(before);
  });

  test('money that comes after all is credited, and the open page says so by itself', {
    timeout: 60_000,
  }, async () => {
    const { page } = minji;
    const before = await balance();
    await toBank('70,000');
    await page.getByRole('button', { name: '늦은 입금' }).click();
    await see(page, '결제하지 않았어요');
    // The bank takes ten seconds.
    await page.getByText('70,000원을 충전했어요').first().waitFor({ timeout: 45_000 });
    expect(await balance()).toBe(before + 70_000);
  });

  test('an address of return that was tampered with is refused, and the payment stays open', async () => {
    const { page } = minji;
    const before = await balance();
    const paymentId = await toBank('60,000');
    await page.goto(`/pay/checkout/${paymentId}/return?paymentKey=forged&orderId=${paymentId}&amount=600000`);
    await see(page, '준비한 금액과 달라요');
    await see(page, '아직 60,000원을 결제하지 않았어요');
    await page.waitForURL((at) => at.search === '');
    expect(await balance()).toBe(before);
  });

  test('each payment is found again with what happened to it, by the member and by an operator', async () => {
    const { page } = minji;
    await page.goto('/pay');
    await page.getByRole('link', { name: '결제', exact: true }).click();
    await see(page, '거절됨');
    await page.getByRole('link', { name: /50,000원/ }).click();
    await see(page, '결제사에 승인을 요청함');
    const paymentId = new URL(page.url()).pathname.split('/').at(-1);

    const before = await balance();
    const admin = await visit(browser, url, { viewport: DESK });
    await signIn(admin.page, 'admin@madang.example', 'madang-admin');
    await admin.page.goto('/admin/payments');
    await admin.page.getByLabel('찾기').fill('minji@madang.example');
    await admin.page.getByRole('link', { name: new RegExp(`${paymentId}`) }).click();
    await admin.page.getByRole('button', { name: '돌려주기' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('금액').fill('15000');
    await dialog.getByLabel('사유').fill('실수로 너무 많이 충전함');
    await dialog.getByRole('button', { name: '15,000원 돌려주기' }).click();
    await see(admin.page, '일부 돌려줌');
    await see(admin.page, '실수로 너무 많이 충전함');
    // The member's page was open all the while.
    await see(page, '돈의 일부를 돌려드렸어요');
    expect(await balance()).toBe(before - 15_000);

    await admin.page.goto('/admin/payments/reports');
    await admin.page.getByRole('button', { name: '이 날 맞춰 보기' }).click();
    await see(admin.page, '모두 맞아요');
    expect(admin.complaints).toEqual([]);
    await admin.context.close();
  });

  test('no page complained, and none is wider than the phone', async () => {
    const { page, complaints } = minji;
    expect(complaints).toEqual([]);
    for (const path of ['/pay', '/pay/top-up', '/pay/payments', '/notifications', '/account/notifications']) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
  });
});
