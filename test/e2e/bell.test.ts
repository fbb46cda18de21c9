import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'being told', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let jun: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    jun = await visit(browser, url, { viewport: DESK });
    await signIn(jun.page, 'jun@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const bell = (visitor: Visitor, unread: number) =>
    visitor.page
      .getByRole('banner')
      .getByRole('button', { name: unread === 0 ? '알림' : `알림, 읽지 않은 ${unread}개`, exact: true });

  test('what was there before can all be marked as read', async () => {
    const { page } = jun;
    await page.goto('/notifications');
    // The newest of what the demo begins with: people are told after the fact.
    await see(page, '김민지님이 12,500원을 보냈습니다');
    await page.getByRole('button', { name: '모두 읽음으로 표시' }).click();
    await bell(jun, 0).waitFor();
    await page.reload();
    await bell(jun, 0).waitFor();
    expect(await page.getByText('읽지 않음').count()).toBe(0);
  });

  test('money sent from another browser is counted at once, in every tab, and said aloud', async () => {
    const second = await jun.context.newPage();
    await second.goto('/drops');
    const minji = await visit(browser, url, { viewport: PHONE });
    await signIn(minji.page, 'minji@madang.example', 'madang-demo');
    await minji.page.goto('/pay/send');
    await minji.page.getByLabel('받는 사람 이메일').fill('jun@madang.example');
    await minji.page.getByLabel('금액').fill('3000');
    await minji.page.getByRole('button', { name: '확인하기' }).click();
    await minji.page.getByRole('button', { name: '3,000원 보내기' }).click();
    await see(minji.page, '보냈어요');

    await bell(jun, 1).waitFor();
    await bell({ ...jun, page: second }, 1).waitFor();
    await jun.page
      .locator('[aria-live="polite"]', { hasText: /새 알림: .*3,000원/ })
      .first()
      .waitFor();
    expect(minji.complaints).toEqual([]);
    await minji.context.close();
    await second.close();
  });

  test('opened at the bell it leads to the wallet, and is read in all tabs', async () => {
    const { page } = jun;
    const second = await jun.context.newPage();
    await second.goto('/drops');
    await bell({ ...jun, page: second }, 1).waitFor();
    await bell(jun, 1).click();
    const window = page.getByRole('dialog', { name: '알림' });
    await window.getByRole('link', { name: /3,000원을 보냈습니다/ }).click();
    await page.waitForURL((at) => at.pathname === '/pay');
    await bell(jun, 0).waitFor();
    await bell({ ...jun, page: second }, 0).waitFor();
    await second.close();
  });

  test('the keyboard opens it and closes it, and is back where it was', async () => {
    const { page } = jun;
    await bell(jun, 0).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '알림' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '알림' }).waitFor({ state: 'detached' });
    await page.locator('button:focus[aria-label="알림"]').waitFor();
  });

  test('what one does not want is switched off, and what guards the account cannot be', async () => {
    const { page } = jun;
    await page.goto('/account/notifications');
    const row = page.getByRole('row', { name: /^송금받음/ });
    const mail = row.getByRole('checkbox', { name: /메일/ });
    await mail.uncheck();
    await page.reload();
    expect(await mail.isChecked()).toBe(false);
    await page.getByRole('img', { name: '항상 켜져 있음' }).first().waitFor();
  });

  test('a demo shows what it would have mailed, without running any of it', async () => {
    const guest = await visit(browser, url, { viewport: PHONE });
    await guest.page.goto('/dev/mail');
    await guest.page.getByLabel('주소나 번호').fill('soyeon@madang.example');
    await guest.page.waitForURL(/to=soyeon/);
    const sent = await site.call('POST', '/pay/transfers', {
      token: site.tokenOf('minji'),
      body: { to: 'soyeon@madang.example', amount: 700, memo: '<img src=x onerror=alert(1)>' },
    });
    expect(sent.status).toBe(201);
    await guest.page.getByRole('link', { name: /700원/ }).click();
    const frame = guest.page.frameLocator('iframe');
    await frame.getByText('메모: <img src=x onerror=alert(1)>', { exact: true }).waitFor();
    await guest.page.getByRole('tab', { name: '글자만' }).click();
    await see(guest.page, /700원을 받았습니다/);
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  test('a code and a link stand there to be taken', async () => {
    const guest = await visit(browser, url, { viewport: PHONE });
    const asked = await site.call('POST', '/auth/password-resets', {
      body: { email: 'soyeon@madang.example' },
    });
    expect(asked.status).toBe(202);
    await guest.page.goto('/dev/mail?to=soyeon@madang.example');
    await guest.page
      .getByRole('link', { name: /비밀번호/ })
      .first()
      .click();
    const link = guest.page.getByRole('link', { name: '링크 열기' });
    expect(await link.getAttribute('href')).toMatch(/^\/verify\?purpose=password-reset&token=/);
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  test('no page complained', () => {
    expect(jun.complaints).toEqual([]);
  });
});
