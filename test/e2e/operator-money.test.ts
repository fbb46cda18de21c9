import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

// Many pages each, on a machine that other test files keep busy.
vi.setConfig({ testTimeout: 60_000 });

describeWith('Chromium', 'an operator and the money of members', () => {
  let site: TestInstallation;
  let browser: Browser;
  let operator: Visitor;
  let page: Page;
  beforeAll(async () => {
    site = await startInstallation();
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    operator = await visit(browser, url, { viewport: PHONE });
    page = operator.page;
    await signInWithoutForm(operator.context, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const balanceOf = async (): Promise<number> =>
    (await site.call('GET', '/pay/balance', { token: site.tokenOf('jun') })).body.balance;
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  test('corrects a balance: worked out first, done after a fresh proof, and the same act goes on', async () => {
    const before = await balanceOf();
    await page.goto(`/admin/members/${site.idOf('jun')}`);
    await button('잔액 조정').click();
    await site.database.transact((tx) => tx.updateTable('sessions').set({ proved_at: 1 }).execute());
    await page.getByLabel('금액').fill('300');
    await page.getByLabel('사유').fill('이중 결제 보상');
    await button('미리 계산하기').click();
    await see(page, '조정 후 잔액');
    await button(/300원 조정하기$/).click();
    const proof = page.getByRole('dialog', { name: '본인 확인' });
    await proof.waitFor();
    expect(await balanceOf()).toBe(before);
    await proof.getByLabel('비밀번호', { exact: true }).fill('madang-admin');
    await proof.getByRole('button', { name: '확인하고 계속하기' }).click();
    await see(page, '처리했어요');
    expect(await balanceOf()).toBe(before + 300);
    // The proof holds for a while: the next act does not ask.
    await button('지갑 잠그기').click();
    await page.getByLabel('사유').fill('신고 확인');
    await page.getByRole('dialog').getByRole('button', { name: '지갑 잠그기' }).click();
    await button('잠금 풀기').waitFor();
    expect(operator.complaints).toEqual([]);
  });

  test('is offered neither to correct nor to unfreeze a wallet of their own', async () => {
    await page.goto(`/admin/members/${site.idOf('admin')}`);
    await button('지갑 잠그기').waitFor();
    expect(await button('잔액 조정').count()).toBe(0);
    expect(operator.complaints).toEqual([]);
  });
});
