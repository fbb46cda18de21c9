import { Secret, TOTP } from 'otpauth';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OidcProvider, startOidcProvider } from '../services/oidc.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, signOut, startBrowser, type Visitor, visit } from './browser.ts';
import { mailTo } from './mailbox.ts';

// Many pages each, on a machine that other test files keep busy.
vi.setConfig({ testTimeout: 60_000 });

describeWith('Chromium', 'ways in besides a password', () => {
  let oidc: OidcProvider;
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let app: TOTP;
  let recoveryCodes: string[];
  beforeAll(async () => {
    oidc = await startOidcProvider();
    site = await startInstallation({ ...oidc.env, MADANG_OIDC_NAME: '놀이터' });
    const address = await site.app.listen({ host: '127.0.0.1', port: 0 });
    // Passkeys belong to a name, never to a number.
    url = address.replace('127.0.0.1', 'localhost');
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: DESK });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
    await oidc?.end();
  });

  /** To the provider, and back as this person. */
  async function throughProvider(page: Page, login: string): Promise<void> {
    await page.getByRole('button', { name: '놀이터로 계속하기' }).click();
    await page.getByLabel('Login').fill(login);
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  /** As if everybody had signed in long ago. */
  const proofsAreOld = () =>
    site.database.transact((tx) => tx.updateTable('sessions').set({ proved_at: 1 }).execute());

  /** The password is right; now the second step is open. */
  async function toSecondStep(page: Page): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('jun@madang.example');
    await page.getByLabel('비밀번호', { exact: true }).fill('madang-demo');
    await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
    await see(page, '한 번 더 확인할게요');
  }

  test('by a provider: the first time asks for terms, the second time nothing', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/sign-in?next=/coupons');
    await throughProvider(page, 'hana@outside.example');
    await see(page, '거의 다 됐어요');
    await page.getByLabel('이름').fill('이하나');
    await page.getByRole('checkbox', { name: '모두 동의해요' }).click();
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    await page.waitForURL((at) => at.pathname === '/coupons');
    await page.goto('/account/security');
    await page.getByRole('button', { name: '연결 끊기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '연결 끊기' }).click();
    await see(page, /마지막 남은 로그인 방법이라/);
    await page.getByRole('button', { name: '취소' }).click();
    await signOut(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '놀이터로 계속하기' }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await see(page, '이하나님');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an address that the provider does not vouch for is proven by a code', async () => {
    const { page, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/sign-in');
    await throughProvider(page, 'dul@unproven.example');
    await page.getByRole('checkbox', { name: '모두 동의해요' }).click();
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    const { code } = await mailTo(site, 'dul@unproven.example');
    await page.getByRole('textbox', { name: '확인 코드' }).fill(code);
    await page.waitForURL((at) => at.pathname === '/');
    await context.close();
  });

  test('who says no at the provider is told so, and no harm is done', async () => {
    const { page, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '놀이터로 계속하기' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await see(page, '로그인을 취소했어요.');
    await page.getByRole('link', { name: '로그인으로 돌아가기' }).click();
    await page.waitForURL((at) => at.pathname === '/sign-in');
    await context.close();
  });

  test('an e-mail that has an account: both doors are opened before they are joined', async () => {
    const { page } = minji;
    await page.goto('/sign-in');
    await throughProvider(page, 'minji@madang.example');
    await see(page, '이 이메일로 만든 계정이 이미 있어요');
    await page.getByRole('link', { name: '로그인하러 가기' }).click();
    await page.getByLabel('이메일').fill('minji@madang.example');
    await page.getByLabel('비밀번호', { exact: true }).fill('madang-demo');
    await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
    await page.waitForURL((at) => at.pathname === '/account/security');
    await page.getByRole('button', { name: '연결하기' }).click();
    await see(page, /에 연결/);
    await signOut(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: '놀이터로 계속하기' }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await see(page, '김민지님');
  });

  test('a passkey: made, named, and enough to come in', async () => {
    const { page } = minji;
    const device = await newAuthenticator(page);
    await page.goto('/account/security');
    await page.getByRole('button', { name: '추가하기' }).click();
    await page.getByRole('button', { name: '패스키 만들기' }).click();
    await see(page, '패스키를 추가했어요');
    await page.getByRole('button', { name: /이름 바꾸기$/ }).click();
    await page.getByRole('textbox', { name: '패스키 이름' }).fill('내 휴대폰');
    await page.getByRole('dialog').getByRole('button', { name: '저장' }).click();
    await see(page, '내 휴대폰');
    // Nobody's finger is on it, so that the suggestions of the field wait.
    await device.touch(false);
    await signOut(page);
    const offered = page.waitForResponse('**/auth/passkeys/options');
    await page.goto('/sign-in');
    // The suggestions are asked for without a finger; only then comes the finger, for the button.
    await (await offered).finished();
    await page.getByRole('button', { name: '패스키로 로그인' }).waitFor();
    await device.touch(true);
    await page.getByRole('button', { name: '패스키로 로그인' }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await see(page, '김민지님');
  });

  test('a passkey picked from the suggestions of the e-mail field opens as well', async () => {
    const { page } = minji;
    await signOut(page);
    // The device answers at once here, as a finger on the suggestion would.
    await page.goto('/sign-in');
    await page.waitForURL((at) => at.pathname === '/');
    await see(page, '김민지님');
  });

  test('what is sensitive asks for a fresh proof: a passkey gives it, and the act goes on', async () => {
    const { page } = minji;
    await proofsAreOld();
    await page.goto('/account/security');
    await page.getByRole('button', { name: '켜기', exact: true }).click();
    await page
      .getByRole('dialog', { name: '본인 확인' })
      .getByRole('button', { name: '패스키로 확인' })
      .click();
    await page.getByRole('dialog', { name: '인증 앱 연결' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('a member without password or passkey gives the proof at the provider', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/sign-in?next=/account/security');
    await throughProvider(page, 'hana@outside.example');
    await page.waitForURL((at) => at.pathname === '/account/security');
    await proofsAreOld();
    const make = async () => {
      await page.getByLabel('새 비밀번호').fill('하나뿐인 긴 비밀번호');
      await page.getByRole('button', { name: '비밀번호 만들기' }).click();
    };
    await make();
    await page.getByRole('dialog').getByRole('button', { name: '놀이터에서 확인' }).click();
    await page.getByLabel('Login').fill('hana@outside.example');
    await page.getByRole('button', { name: 'Continue' }).click();
    await see(page, '확인했어요. 하던 일을 이어서 해 주세요.');
    await make();
    await see(page, '비밀번호를 만들었어요');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an authenticator app: set up with a code, and its recovery codes are shown once', async () => {
    const { page } = jun;
    await signIn(page, 'jun@madang.example', 'madang-demo');
    await page.goto('/account/security');
    await page.getByRole('button', { name: '켜기', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: /QR/ }).waitFor();
    const secret = (await dialog.locator('code').textContent())?.replaceAll(' ', '') ?? '';
    app = new TOTP({ secret: Secret.fromBase32(secret) });
    await dialog.getByRole('textbox', { name: '인증 코드' }).fill(app.generate());
    await see(page, '2단계 인증을 켰어요');
    recoveryCodes = await dialog.getByRole('listitem').allTextContents();
    expect(new Set(recoveryCodes).size).toBe(10);
    await dialog.getByRole('button', { name: '잘 보관했어요' }).click();
    await see(page, '10개 남았어요');
    await signOut(page);
  });

  test('after the password its code is asked, and a used one is not taken', async () => {
    const { page } = jun;
    await toSecondStep(page);
    // The code that turned it on is used up; the next one is good, for clocks are not the same everywhere.
    const code = app.generate({ timestamp: Date.now() + 30_000 });
    await page.getByRole('textbox', { name: '인증 코드' }).fill(code);
    await page.waitForURL((at) => at.pathname === '/');
    await signOut(page);
    await toSecondStep(page);
    await page.getByRole('textbox', { name: '인증 코드' }).fill(code);
    await see(page, '코드가 맞지 않아요.');
  });

  test('without the phone, a recovery code opens once', async () => {
    const { page, complaints } = jun;
    await page.getByRole('button', { name: '복구 코드로 하기' }).click();
    await page.getByRole('textbox', { name: '복구 코드' }).fill(recoveryCodes[3]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: '확인', exact: true }).click();
    await page.waitForURL((at) => at.pathname === '/');
    await page.goto('/account/security');
    await see(page, '9개 남았어요');
    expect(complaints).toEqual([]);
  });

  test('who has lost both is helped by an operator: with a reason, and every device is signed out', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await signIn(page, 'admin@madang.example', 'madang-admin');
    await proofsAreOld();
    await page.goto('/admin/members?q=jun');
    await page.getByRole('link', { name: /이준/ }).first().click();
    await see(page, '9개 남음');
    const reset = page.getByRole('button', { name: '2단계 인증 끄기' });
    await reset.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '이준님의 2단계 인증을 끌까요?' });
    await dialog.getByRole('button', { name: '끄기', exact: true }).click();
    await see(page, '꼭 입력해 주세요.');
    await dialog.getByLabel('사유').fill('신분증을 확인했습니다');
    await dialog.getByRole('button', { name: '끄기', exact: true }).click();
    const proof = page.getByRole('dialog', { name: '본인 확인' });
    await proof.getByLabel('비밀번호', { exact: true }).fill('madang-admin');
    await proof.getByRole('button', { name: '확인하고 계속하기' }).click();
    await see(page, '2단계 인증을 껐어요');
    await see(page, '0개 남음');
    await reset.waitFor({ state: 'detached' });
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();

    // The open page of the member is told at once, and the password is enough for coming back.
    await jun.page.waitForURL((at) => at.pathname === '/sign-in');
    await signIn(jun.page, 'jun@madang.example', 'madang-demo');
    await jun.page.goto('/notifications');
    await see(jun.page, /운영자가 2단계 인증을 끄고/);
    expect(jun.complaints).toEqual([]);
  });

  test('who one is, by phone: once, and it is kept', async () => {
    const { page } = minji;
    await page.goto('/account/security');
    await page.getByRole('button', { name: '휴대폰으로 인증' }).click();
    await page.getByLabel(/Name/).fill('김민지');
    await page.getByLabel(/birth/).fill('1995-03-01');
    await page.getByLabel(/Phone/).fill('010-1234-5678');
    await page.getByRole('button', { name: /Verify/ }).click();
    await see(page, '본인인증을 마쳤어요');
    await see(page, /에 확인했어요/);
  });

  test('no page complained, and none is wider than the phone', async () => {
    const { page, complaints } = minji;
    for (const path of ['/account', '/account/security', '/account/privacy', '/terms/service']) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(complaints).toEqual([]);
  });
});

/** A device that keeps passkeys, as Chromium plays it (https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn). */
async function newAuthenticator(page: Page): Promise<{ touch(on: boolean): Promise<void> }> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    touch: async (enabled) => {
      await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}
