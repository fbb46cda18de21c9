import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'an operator and the jobs', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let admin: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signIn(admin.page, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  /** Presses a button, gives the reason that its dialog asks for, and agrees. */
  async function act(page: Page, name: string, reason: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('사유').fill(reason);
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  test('sees what there is, in words, and when it comes', async () => {
    const { page } = admin;
    await page.goto('/admin/jobs');
    const row = page.getByRole('row', { name: /장부 대사/ });
    await row.getByText('매일 05:00').waitFor();
    // That the menu marks this page moves nothing: the page begins at its title.
    await page.getByRole('navigation').locator('[aria-current=page]', { hasText: '작업' }).waitFor();
    expect(await page.evaluate('scrollY')).toBe(0);
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: '장부 대사' }).waitFor();
    await see(page, '매일 05:00 (한국 시각)');
  });

  test('runs one by hand, with a reason, and watches it until it is done', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '지금 돌리기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '지금 돌리기' }).click();
    await see(page, '꼭 입력해 주세요.');
    await dialog.getByLabel('사유').fill('월말 점검');
    await dialog.getByRole('button', { name: '지금 돌리기' }).click();
    await see(page, '작업을 시작해요');
    // Nobody loads the page again.
    const row = page.getByRole('table', { name: '실행 기록' }).getByRole('row', { name: /운영자/ });
    await row.getByText('마침').waitFor();
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: /^실행 / }).waitFor();
    await see(page, '한 것');
    await see(page, '걸린 시간');
    await page.getByRole('link', { name: '장부 대사' }).click();
  });

  test('pauses it, and nothing is planned any more, and resumes it', async () => {
    const { page } = admin;
    await act(page, '멈추기', '점검하는 동안');
    await see(page, '멈춰 있어 다음 예정이 없어요');
    await page.goto('/admin/jobs');
    await page
      .getByRole('row', { name: /장부 대사/ })
      .getByText('멈춤', { exact: true })
      .waitFor();
    await page.goBack();
    await act(page, '다시 켜기', '점검 끝');
    await page.getByText('일정대로').waitFor();
  });

  test('a schedule that makes no sense is refused with the reason, and nothing has changed', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '일정 바꾸기' }).click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('Cron 일정');
    await dialog.getByLabel('사유').fill('밤에 몰리지 않게');
    for (const [pattern, why] of [
      ['아무 때나', /다섯 칸이나 여섯 칸/],
      ['99 99 * * *', /까닭: /],
      ['0 0 31 2 *', /한 번도 오지 않는/],
      ['* * * * * *', /5초에 한 번보다 잦아요/],
    ] as const) {
      await field.fill(pattern);
      await dialog.getByRole('button', { name: '이 일정으로' }).click();
      await dialog.getByText(why).waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
    }
    const job = await site.call('GET', '/admin/jobs/pay.reconcile', { token: site.tokenOf('admin') });
    expect(job.body.schedule).toBe(job.body.defaultSchedule);
  });

  test('a schedule that makes sense is taken, and the default comes back', async () => {
    const { page } = admin;
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cron 일정').fill('30 6 * * 1');
    await dialog.getByText('이렇게 돌아요: 매주 월요일 06:30').waitFor();
    await dialog.getByRole('button', { name: '이 일정으로' }).click();
    await see(page, /일정을 바꿨어요\. 다음은/);
    await see(page, '매주 월요일 06:30 (한국 시각)');
    await page.getByRole('button', { name: '일정 바꾸기' }).click();
    await dialog.getByRole('button', { name: '처음 일정으로' }).click();
    await dialog.getByLabel('사유').fill('처음대로');
    await dialog.getByRole('button', { name: '처음 일정으로' }).click();
    await see(page, '매일 05:00 (한국 시각)');
  });

  test('each of these acts is in the audit log', async () => {
    const { page } = admin;
    await page.goto('/admin/audit');
    for (const reason of ['월말 점검', '점검하는 동안', '점검 끝', '밤에 몰리지 않게', '처음대로']) {
      await see(page, reason);
    }
  });

  test('an address of no job and of no run says so', async () => {
    const { page } = admin;
    for (const path of ['/admin/jobs/no.such-job', '/admin/jobs/pay.reconcile/runs/1M7ZRPV4N00QP8D0']) {
      await page.goto(path);
      await see(page, '없는 페이지예요');
    }
  });

  test('reads it all on a phone, in English and in the dark, and no page is wider than that', async () => {
    const phone = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark' });
    await signIn(phone.page, 'admin@madang.example', 'madang-admin');
    await phone.page.evaluate(`localStorage.setItem('madang.locale', 'en')`);
    for (const [path, heading] of [
      ['/admin/jobs', 'Jobs'],
      ['/admin/jobs/pay.reconcile', 'Reconcile the ledger'],
    ] as const) {
      await phone.page.goto(path);
      await phone.page.getByRole('heading', { name: heading }).waitFor();
      const overflow = await phone.page
        .locator('html')
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(phone.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    await phone.context.close();
  });
});
