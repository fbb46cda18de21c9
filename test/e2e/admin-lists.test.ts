import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'an operator looks for members and money', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let admin: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    for (const [amount, memo] of [
      [12_300, '감귤 한 상자'],
      [700, '귤 하나'],
    ] as const) {
      const sent = await site.call('POST', '/pay/transfers', {
        token: site.tokenOf('minji'),
        body: { to: 'jun@madang.example', amount, memo },
      });
      expect(sent.status).toBe(201);
    }
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signIn(admin.page, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  test('narrows the members down by what they are, and sees how many there are of each', async () => {
    const { page } = admin;
    await page.goto('/admin/members');
    await see(page, '4건');
    await page.getByRole('button', { name: '역할' }).click();
    await page.getByRole('checkbox', { name: /^운영자/ }).waitFor();
    await page.getByText('운영자1', { exact: true }).waitFor();
    await page.getByRole('checkbox', { name: /^운영자/ }).check();
    await page.keyboard.press('Escape');
    await see(page, '1건');
    await page.getByRole('cell', { name: /admin@madang\.example/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?role=admin');
  });

  test('the way back takes a condition away, and a chip does', async () => {
    const { page } = admin;
    await page.goBack();
    await see(page, '4건');
    await page.goForward();
    await see(page, '1건');
    await page.getByRole('button', { name: '‘역할: 운영자’ 조건 지우기' }).click();
    await see(page, '4건');
    expect(new URL(page.url()).search).toBe('');
  });

  test('finds a member by a piece of the name, and by its initials', async () => {
    const { page } = admin;
    const field = page.getByRole('searchbox', { name: '찾기' });
    for (const typed of ['민지', 'ㄱㅁㅈ', 'minji@']) {
      await field.fill(typed);
      await see(page, '1건');
      await page.getByRole('cell', { name: /김민지/ }).waitFor();
    }
    await field.fill('없는 사람');
    await see(page, '맞는 회원이 없어요');
    await page.getByRole('button', { name: '지우기' }).click();
    await see(page, '4건');
  });

  test('takes what was found out as a file, and says why', async () => {
    const { page } = admin;
    await page.goto('/admin/members?q=민지');
    await see(page, '1건');
    await page.getByRole('button', { name: 'CSV로 내보내기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '내보내기', exact: true }).click();
    await see(page, '꼭 입력해 주세요.');
    await dialog.getByLabel('사유').fill('분기 보고');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '내보내기', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('마당-회원.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('minji@madang.example');
    await see(page, '파일을 받았어요');
    await page.goto('/admin/audit');
    await see(page, '분기 보고');
    await page.goto('/admin/audit?subject=nobody');
    await see(page, '고른 조건에 맞는 기록이 없어요');
    await page.getByRole('button', { name: '대상: nobody' }).click();
    await page.getByRole('button', { name: '기간' }).click();
    await page.getByLabel('시작일', { exact: true }).fill('2001-01-01');
    await page.getByLabel('종료일', { exact: true }).fill('2001-01-02');
    await see(page, '고른 조건에 맞는 기록이 없어요');
    await page.getByRole('button', { name: '모두 지우기' }).click();
    await page
      .getByRole('link', { name: /^‘members:.+의 기록만 보기$/ })
      .first()
      .click();
    await see(page, '분기 보고');
    expect(new URL(page.url()).search).toMatch(/^\?subject=members%3A/);
  });

  test('finds a transfer by its memo, its kind and its amount', async () => {
    const { page } = admin;
    await page.goto('/admin/transfers?kind=transfer');
    await page.getByRole('searchbox', { name: '찾기' }).fill('감귤');
    await see(page, '1건');
    const row = page.getByRole('row', { name: /감귤 한 상자/ });
    await row.getByText('12,300원').waitFor();
    await row.getByRole('link', { name: '김민지' }).waitFor();
    await page.getByRole('searchbox', { name: '찾기' }).fill('');
    await page.getByRole('button', { name: '금액' }).click();
    await page.getByLabel('까지 (원)').fill('1000');
    await page.getByRole('row', { name: /귤 하나/ }).waitFor();
    await page.getByRole('row', { name: /감귤 한 상자/ }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('amountTo')).toBe('1000');
  });

  test('payments are looked for in the same way', async () => {
    const { page } = admin;
    await page.goto('/admin/payments?status=paid&status=failed&attention=true');
    await see(page, '결제가 없어요');
    await page.getByRole('button', { name: '모두 지우기' }).click();
    expect(new URL(page.url()).search).toBe('');
  });

  test('on a phone the conditions are in a sheet, and no list is wider than that', async () => {
    const phone = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark' });
    const { page } = phone;
    await signIn(page, 'admin@madang.example', 'madang-admin');
    await page.goto('/admin/members');
    await page.getByRole('button', { name: '조건', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '조건' });
    await sheet.getByRole('checkbox', { name: /^휴면/ }).check();
    await sheet.getByRole('button', { name: '결과 보기' }).click();
    await see(page, '맞는 회원이 없어요');
    await page.getByRole('button', { name: '조건 1개' }).waitFor();
    for (const path of ['/admin/members', '/admin/transfers', '/admin/payments']) {
      await page.goto(`${path}?from=2026-01-01&to=2036-12-31&q=a`);
      await page.getByRole('button', { name: '조건 1개' }).waitFor();
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(phone.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    await phone.context.close();
  });
});
