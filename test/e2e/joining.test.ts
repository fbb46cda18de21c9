import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { fillSignUp, PHONE, see, signIn, signOut, startBrowser, type Visitor, visit } from './browser.ts';
import { mailTo } from './mailbox.ts';

// Many pages each, on a machine that other test files keep busy.
vi.setConfig({ testTimeout: 60_000 });

describeWith('Chromium', 'an address is proven by mail', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let bada: Visitor;
  const email = 'bada@example.com';
  const password = '바다는 넓고 배는 작다';
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    bada = await visit(browser, url, { viewport: PHONE });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  test('a form without consent goes nowhere, and says where to look', async () => {
    const { page } = bada;
    await page.goto('/sign-up');
    await page.getByLabel('이름').fill('윤바다');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호', { exact: true }).fill(password);
    await see(page, '튼튼해요');
    await page.getByRole('button', { name: '이용약관 전문 보기' }).click();
    await page.getByRole('dialog', { name: '이용약관' }).getByRole('button', { name: '읽었고' }).click();
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    await see(page, '필수 약관에 동의해야 가입할 수 있어요.');
    expect(await page.getByRole('checkbox', { name: /이용약관/ }).isChecked()).toBe(true);
  });

  test('a wrong code is refused; the link of the mail, in another tab, lets both tabs in', async () => {
    const { page, context } = bada;
    await fillSignUp(page, { name: '윤바다', email, password });
    const mail = await mailTo(site, email);
    await page.getByRole('textbox', { name: '확인 코드' }).fill(mail.code === '000000' ? '000001' : '000000');
    await see(page, '4번 더 해 볼 수 있어요.');
    const tab = await context.newPage();
    await tab.goto(mail.path);
    // Opening it proves nothing yet: the mail's own scanner opens links as well.
    await tab.getByRole('button', { name: '내 이메일이 맞아요' }).waitFor();
    expect(
      await site.database.reader.selectFrom('accounts').where('email', '=', email).select('id').execute(),
    ).toEqual([]);
    await tab.getByRole('button', { name: '내 이메일이 맞아요' }).click();
    await Promise.all([page, tab].map((each) => each.waitForURL((at) => at.pathname === '/')));
    await see(page, '윤바다');
    await tab.goto(mail.path);
    await tab.getByRole('button', { name: '내 이메일이 맞아요' }).click();
    await see(tab, '이미 쓴 링크예요');
    await tab.goto(`${mail.path.slice(0, -4)}AAAA`);
    await tab.getByRole('button', { name: '내 이메일이 맞아요' }).click();
    await see(tab, '알 수 없는 링크예요');
    await tab.close();
    await signOut(page);
  });

  test('whoever types an address that is known sees the same page, and its owner is told by mail', async () => {
    const { page, context } = await visit(browser, url, { viewport: PHONE });
    const before = await mailTo(site, email);
    await fillSignUp(page, { name: '딴 사람', email, password: '남의 주소로 가입해 보자' });
    const mail = await mailTo(site, email, before);
    expect(mail.subject).toBe('이미 마당 회원이십니다');
    expect(mail.code).toBe('');
    await context.close();
  });

  test('who never looked into the mail is led there by the next sign-in', async () => {
    const { page, context } = await visit(browser, url, { viewport: PHONE });
    const late = { name: '늦은 사람', email: 'late@example.com', password };
    await fillSignUp(page, late);
    await context.clearCookies();
    await page.goto('/sign-in?next=/coupons');
    await page.getByLabel('이메일').fill(late.email);
    await page.getByLabel('비밀번호', { exact: true }).fill(late.password);
    await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
    await see(page, '이메일 확인이 남았어요');
    const { code } = await mailTo(site, late.email);
    await page.getByRole('textbox', { name: '확인 코드' }).fill(code);
    await page.waitForURL((at) => at.pathname === '/coupons');
    await context.close();
  });

  test('a forgotten password: the old one is over on every device, the new one opens', async () => {
    const { page } = bada;
    const elsewhere = await visit(browser, url);
    await signIn(elsewhere.page, email, password);
    const before = await mailTo(site, email);
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill(email);
    await page.getByRole('link', { name: '비밀번호를 잊었나요?' }).click();
    await page.getByRole('button', { name: '메일 보내기' }).click();
    await see(page, '이 주소로 가입한 계정이 있다면 메일을 보냈어요.');
    const mail = await mailTo(site, email, before);
    await page.goto(mail.path);
    await page.getByLabel('새 비밀번호').fill('새로 정한 긴 비밀번호');
    await page.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await see(page, '비밀번호를 바꿨어요');
    await elsewhere.page.goto('/pay');
    await elsewhere.page.waitForURL((at) => at.pathname === '/sign-in');
    await signIn(page, email, '새로 정한 긴 비밀번호');
    await page.goto(mail.path);
    await page.getByLabel('새 비밀번호').fill('한 번 더 바꿔 보자');
    await page.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await see(page, '이미 쓴 링크예요');
    expect(elsewhere.complaints).toEqual([]);
    await elsewhere.context.close();
  });

  test('an address that nobody has gets the same answer, and no mail', async () => {
    const { page, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/forgot-password');
    await page.getByLabel('이메일').fill('nobody@example.com');
    await page.getByRole('button', { name: '메일 보내기' }).click();
    await see(page, '이 주소로 가입한 계정이 있다면 메일을 보냈어요.');
    const { body } = await site.call('GET', '/dev/mails?to=nobody@example.com');
    expect(body.items).toEqual([]);
    await context.close();
  });

  test('a new address is proven first, and asks who one is when that was long ago', async () => {
    const { page } = bada;
    await site.database.transact((tx) => tx.updateTable('sessions').set({ proved_at: 1 }).execute());
    await page.goto('/account');
    await page.getByRole('button', { name: '이메일 바꾸기' }).click();
    await page.getByLabel('새 이메일').fill('bada@new.example');
    await page.getByRole('button', { name: '코드 보내기' }).click();
    const proof = page.getByRole('dialog', { name: '본인 확인' });
    await proof.getByLabel('비밀번호', { exact: true }).fill('아닌 비밀번호');
    await proof.getByRole('button', { name: '확인하고 계속하기' }).click();
    await proof.getByRole('alert').waitFor();
    await proof.getByLabel('비밀번호', { exact: true }).fill('새로 정한 긴 비밀번호');
    await proof.getByRole('button', { name: '확인하고 계속하기' }).click();
    // What was asked for goes on by itself.
    const { code } = await mailTo(site, 'bada@new.example');
    await page.getByRole('textbox', { name: '확인 코드' }).fill(code);
    await see(page, '이메일을 바꿨어요');
    await see(page, 'bada@new.example');
  });

  test('after changed terms nothing else is shown until they are answered', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await site.database.transact((tx) =>
      tx.deleteFrom('account_consents').where('account_id', '=', site.idOf('jun')).execute(),
    );
    await page.goto('/sign-in?next=/coupons');
    await page.getByLabel('이메일').fill('jun@madang.example');
    await page.getByLabel('비밀번호', { exact: true }).fill('madang-demo');
    await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
    await see(page, '약관이 바뀌었어요');
    await page.goto('/pay');
    await see(page, '약관이 바뀌었어요');
    await page.getByRole('checkbox', { name: '모두 동의해요' }).click();
    await page.getByRole('button', { name: '동의하고 계속하기' }).click();
    await see(page, '내역');
    await page.reload();
    await see(page, '내역');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('who was away so long that the account slept is told that it is awake', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    const sleeps = { status: 'dormant', dormant_at: 1 } as const;
    await site.database.transact((tx) =>
      tx.updateTable('accounts').set(sleeps).where('id', '=', site.idOf('jun')).execute(),
    );
    await signIn(page, 'jun@madang.example', 'madang-demo');
    await see(page, '휴면 계정이 깨어났어요');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('no address leads out of here after a sign-in', async () => {
    for (const next of ['//evil.example', '/\t/evil.example']) {
      const { page, context } = await visit(browser, url, { viewport: PHONE });
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByLabel('이메일').fill('minji@madang.example');
      await page.getByLabel('비밀번호', { exact: true }).fill('madang-demo');
      await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
      await see(page, '김민지님');
      expect(page.url()).toBe(`${url}/`);
      await context.close();
    }
  });

  test('money in the wallet is in the way of leaving; without it, one word and all is gone', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await signIn(page, 'minji@madang.example', 'madang-demo');
    await page.goto('/account/privacy');
    await page.getByRole('button', { name: '탈퇴하기' }).click();
    await see(page, '돈 꺼내러 가기');
    await page.getByLabel(/입력해 주세요/).fill('탈퇴합니다');
    await page.getByRole('dialog').getByRole('button', { name: '탈퇴하기' }).click();
    await page.getByRole('alert').getByText('돈을 모두 꺼낸 다음에').waitFor();
    expect(complaints).toEqual([]);
    await context.close();

    await bada.page.goto('/account/privacy');
    const [file] = await Promise.all([
      bada.page.waitForEvent('download'),
      bada.page.getByRole('button', { name: '파일로 받기' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('madang-export.json');
    await bada.page.getByRole('button', { name: '탈퇴하기' }).click();
    await bada.page.getByLabel(/입력해 주세요/).fill('탈퇴합니다');
    await bada.page.getByRole('dialog').getByRole('button', { name: '탈퇴하기' }).click();
    await see(bada.page, '탈퇴했어요');
    const rows = await site.database.reader
      .selectFrom('accounts')
      .where('email', 'like', '%bada%')
      .select('id')
      .execute();
    expect(rows).toEqual([]);
  });

  test('too many wrong passwords: the page says when the next one counts', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: PHONE });
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('soyeon@madang.example');
    const button = page.getByRole('main').getByRole('button', { name: '로그인', exact: true });
    for (let tries = 0; tries < 30 && (await button.isEnabled()); tries += 1) {
      await page.getByLabel('비밀번호', { exact: true }).fill(`아닌 비밀번호 ${tries}`);
      const answered = page.waitForResponse('**/auth/sign-in');
      await button.click();
      await answered;
      await page.getByRole('main').getByRole('alert').first().waitFor();
    }
    await see(page, '시도가 너무 많았어요');
    expect(await button.isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('no page complained', () => {
    expect(bada.complaints).toEqual([]);
  });
});
