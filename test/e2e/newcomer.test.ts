import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, signIn, startBrowser, type Visitor, visit } from './browser.ts';

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
    await page.getByText('열림').first().waitFor();
    await page.goto(`/admin/coupons/${id}/live`);
    await page.getByText('초당 발급').first().waitFor();
  });

  test('a newcomer signs up and has a wallet', async () => {
    const { page } = newcomer;
    await page.goto('/sign-up');
    await page.getByLabel('이름').fill('정하늘');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호', { exact: true }).fill(password);
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await page.getByText('정하늘').first().waitFor();
  });

  test('tops up, and sends money after seeing whom it will reach', async () => {
    const { page } = newcomer;
    await page.goto('/pay/top-up');
    await page.getByLabel('금액').fill('50000');
    await page.getByRole('button', { name: '50,000원 충전' }).click();
    await page.getByText('50,000원을 충전했어요').first().waitFor();
    await page.goto('/pay/send');
    await page.getByLabel('받는 사람 이메일').fill('jun@madang.example');
    await page.getByLabel('금액').fill('12000');
    await page.getByLabel('메모').fill('점심값');
    await page.getByRole('button', { name: '확인하기' }).click();
    await page.getByText('이대로 보낼까요?').waitFor();
    await page.getByText('이*').first().waitFor();
    await page.getByRole('button', { name: '12,000원 보내기' }).click();
    await page.getByText('보냈어요').first().waitFor();
    await page.goto('/pay');
    await page.getByText('38,000원').first().waitFor();
    await page.getByText('점심값').first().waitFor();
  });

  test('watches the drop live with the operator, and claims', async () => {
    const { page } = newcomer;
    await page.goto(dropPath);
    await page.getByRole('button', { name: '쿠폰 받기' }).waitFor();
    await page.getByText('실시간').first().waitFor();
    const first = await site.call('POST', `/coupons${dropPath}/claims`, { token: site.tokenOf('minji') });
    expect(first.status).toBe(201);
    // Somebody else's claim is seen by both, without a reload.
    await page
      .getByText(/2\s*\/\s*3/)
      .first()
      .waitFor();
    await admin.page
      .getByText(/2\s*\/\s*3/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '쿠폰 받기' }).click();
    await page.getByText('3장 중 2번째로 받았어요').waitFor();
    await admin.page
      .getByText(/1\s*\/\s*3/)
      .first()
      .waitFor();
    await page.goto('/coupons');
    await page.getByText('첫 손님 쿠폰').first().waitFor();
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
    await admin.page
      .getByText(/0\s*\/\s*3/)
      .first()
      .waitFor();
    openStream();
    await late.page
      .getByText(/모두 나갔어요/)
      .first()
      .waitFor();
    expect(late.complaints).toEqual([]);
    await late.context.close();
  });

  test('finds every attempt among the receipts, and stays signed in after a reload', async () => {
    const { page } = newcomer;
    await page.goto('/receipts');
    await page.getByText('쿠폰 받기').first().waitFor();
    await page.getByText('송금').first().waitFor();
    await page.reload();
    await page.getByText('송금').first().waitFor();
  });

  test('checks the proof of a payment in the browser itself', async () => {
    const { page } = newcomer;
    // Sealed in the background, within seconds.
    await expect
      .poll(async () => (await site.call('GET', '/pay/seals')).body.items[0]?.leafHashes.length ?? 0, {
        timeout: 15_000,
      })
      .toBeGreaterThan(0);
    await page.goto('/pay');
    await page.getByText('점심값').first().click();
    await expect
      .poll(
        async () => {
          const run = page.getByRole('button', { name: '내 브라우저로 확인하기' });
          if (await run.isVisible()) return true;
          await page.reload();
          await page.getByText('점심값').first().click();
          await page.waitForTimeout(500);
          return run.isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    await page.getByRole('button', { name: '내 브라우저로 확인하기' }).click();
    await page.getByText(/번 봉인에 그대로 들어 있어요/).waitFor();
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
  });
});
