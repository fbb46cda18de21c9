import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, see, signIn, startBrowser, visit } from './browser.ts';

describeWith('Chromium', 'a passkey after the password', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let recoveryCodes: string[];
  beforeAll(async () => {
    site = await startInstallation();
    // Passkeys belong to a name, never to a number.
    url = (await site.app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost');
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  test('is switched on where the passkeys are, and gives recovery codes', async () => {
    const { page, context, complaints } = await visit(browser, url, { viewport: DESK });
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await signIn(page, 'soyeon@madang.example', 'madang-demo');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/account/security');
    await page.getByRole('button', { name: '추가하기' }).waitFor();
    expect(await page.getByRole('switch').count()).toBe(0);
    await page.getByRole('button', { name: '추가하기' }).click();
    await page.getByRole('button', { name: '패스키 만들기' }).click();
    await see(page, '패스키를 추가했어요');
    await page.getByRole('switch', { name: /패스키 확인하기/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('listitem').first().waitFor();
    recoveryCodes = await dialog.getByRole('listitem').allTextContents();
    expect(new Set(recoveryCodes).size).toBe(10);
    await dialog.getByRole('button', { name: '잘 보관했어요' }).click();
    await see(page, /10개 남았어요/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('on a device without the passkey the password is not enough; a code from paper is', async () => {
    const { page, context } = await visit(browser, url, { viewport: DESK });
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('soyeon@madang.example');
    await page.getByLabel('비밀번호', { exact: true }).fill('madang-demo');
    await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
    await page.getByRole('button', { name: '패스키로 확인' }).waitFor();
    await page.getByRole('button', { name: '복구 코드로 하기' }).click();
    await page.getByRole('textbox', { name: '복구 코드' }).fill(recoveryCodes[0] ?? '');
    await page.getByRole('button', { name: '확인', exact: true }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await page.goto('/account/security');
    await see(page, /9개 남았어요/);
    await page.getByRole('switch', { name: /패스키 확인하기/ }).click();
    await page.getByRole('switch', { name: /패스키 확인하기/, checked: false }).waitFor();
    await context.close();
  });
});
