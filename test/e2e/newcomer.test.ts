import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, fillSignUp, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';
import { mailTo } from './mailbox.ts';

describeWith('Chromium', 'a newcomer’s first five minutes', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let admin: Visitor;
  let newcomer: Visitor;
  let dropPath: string;
  const email = 'haneul@example.com';
  const password = '하늘이 높고 말은 살찐다';
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    newcomer = await visit(browser, url, { viewport: PHONE });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  test('the operator makes a drop of three coupons and opens it', async () => {
    const { page } = admin;
    await signIn(page, 'admin@madang.example', 'madang-admin');
    await page.goto('/admin/coupons/new');
    await page.getByLabel('이름', { exact: true }).fill('첫 손님 쿠폰');
    await page.getByLabel('할인 금액 (원)').fill('3000');
    await page.getByLabel('준비한 수량').fill('3');
    await page.getByRole('button', { name: '만들기' }).click();
    await page.waitForURL(/\/admin\/coupons\/[0-9A-Z]{16}$/);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    dropPath = `/drops/${id}`;
    await page.getByRole('button', { name: '지금 열기' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: '지금 열기' })
      .click();
    await see(page, '열림');
    await page.goto(`/admin/coupons/${id}/live`);
    await see(page, '초당 발급');
  });

  test('a newcomer signs up, proves the e-mail by its code, and has a wallet', async () => {
    const { page } = newcomer;
    await fillSignUp(page, { name: '정하늘', email, password });
    const { code } = await mailTo(site, email);
    // The sixth digit is enough: nobody has to look for the button.
    await page.getByRole('textbox', { name: '확인 코드' }).fill(code);
    await page.waitForURL((at) => at.pathname === '/');
    await see(page, '정하늘');
  });

  test('tops up, and sends money after seeing whom it will reach', async () => {
    const { page } = newcomer;
    await page.goto('/pay/top-up');
    await page.getByLabel('금액').fill('50000');
    await page.getByRole('button', { name: '50,000원 충전' }).click();
    await see(page, '50,000원을 충전했어요');
    await page.goto('/pay/send');
    await page.getByLabel('받는 사람 이메일').fill('jun@madang.example');
    await page.getByLabel('금액').fill('12000');
    await page.getByLabel('메모').fill('점심값');
    await page.getByRole('button', { name: '확인하기' }).click();
    await see(page, '이대로 보낼까요?');
    await see(page, '이*');
    await page.getByRole('button', { name: '12,000원 보내기' }).click();
    await see(page, '보냈어요');
    await page.goto('/pay');
    await see(page, '38,000원');
    await see(page, '점심값');
  });

  test('watches the drop live with the operator, and claims', async () => {
    const { page } = newcomer;
    await page.goto(dropPath);
    await page.getByRole('button', { name: '쿠폰 받기' }).waitFor();
    await see(page, '실시간');
    const first = await site.call('POST', `/coupons${dropPath}/claims`, { token: site.tokenOf('minji') });
    expect(first.status).toBe(201);
    // Somebody else's claim is seen by both, without a reload.
    await see(page, /2\s*\/\s*3/);
    await see(admin.page, /2\s*\/\s*3/);
    await page.getByRole('button', { name: '쿠폰 받기' }).click();
    await see(page, '3장 중 2번째로 받았어요');
    await see(admin.page, /1\s*\/\s*3/);
    await page.goto('/coupons');
    await see(page, '첫 손님 쿠폰');
  });

  test('is told honestly that nothing is left, even if it went before the stream was open', async () => {
    const late = await visit(browser, url, { viewport: PHONE });
    await signIn(late.page, 'soyeon@madang.example', 'madang-demo');
    const { promise: seenByOthers, resolve: openStream } = Promise.withResolvers<void>();
    await late.page.route('**/api/v1/stream?*', async (route) => {
      await seenByOthers;
      await route.continue();
    });
    await late.page.goto(dropPath);
    await late.page.getByRole('button', { name: '쿠폰 받기' }).waitFor();
    const last = await site.call('POST', `/coupons${dropPath}/claims`, { token: site.tokenOf('jun') });
    expect(last.status).toBe(201);
    await see(admin.page, /0\s*\/\s*3/);
    openStream();
    await see(late.page, /모두 나갔어요/);
    expect(late.complaints).toEqual([]);
    await late.context.close();
  });

  test('finds every attempt among the receipts, and stays signed in after a reload', async () => {
    const { page } = newcomer;
    await page.goto('/receipts');
    await see(page, '쿠폰 받기');
    await see(page, '송금');
    await page.reload();
    await see(page, '송금');
  });

  test('checks the proof of a payment in the browser itself', async () => {
    const { page } = newcomer;
    await page.goto('/pay');
    await page.getByText('점심값').first().click();
    // Sealed in the background, within seconds; the page asks again until it is.
    await page.getByRole('button', { name: '내 브라우저로 확인하기' }).click();
    await see(page, /번 봉인에 그대로 들어 있어요/);
  });

  test('reads it all in English and in the dark', async () => {
    const guest = await visit(browser, url, { viewport: PHONE, locale: 'en-US', colorScheme: 'dark' });
    await guest.page.goto(dropPath);
    await guest.page
      .getByText('Sign in to get it')
      .or(guest.page.getByText(/gone|all taken|sold out/i))
      .first()
      .waitFor();
    expect(await guest.page.locator('html').getAttribute('lang')).toBe('en');
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  test('no page complained, and none is wider than the phone', async () => {
    expect(newcomer.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    for (const path of [
      '/',
      '/pay',
      '/pay/send',
      '/pay/top-up',
      '/drops',
      dropPath,
      '/coupons',
      '/receipts',
      '/account',
      '/account/security',
      '/account/privacy',
      '/terms',
      '/terms/privacy',
      '/pay/seals',
      '/pay/holds',
    ]) {
      await newcomer.page.goto(path);
      await newcomer.page.getByRole('heading').first().waitFor();
      const overflow = await newcomer.page
        .locator('html')
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
  }, 60_000);
});
