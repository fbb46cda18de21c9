import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const TITLE = '겨울 바다 보러 부산';

describeWith('Chromium', 'sharing a trip', () => {
  let site: TestInstallation;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let guest: Visitor;
  let admin: Visitor;
  let tripId: string;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK });
    jun = await visit(browser, url, { viewport: PHONE });
    guest = await visit(browser, url, { viewport: PHONE });
    admin = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await signInWithoutForm(admin.context, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const main = (page: Page) => page.getByRole('main');
  /** What a link that was just made leads to, without the host. */
  async function makeLink(page: Page, kind: '함께 짜기' | '보여 주기'): Promise<string> {
    await main(page).getByRole('button', { name: '공유' }).click();
    const dialog = page.getByRole('dialog', { name: '여행 공유하기' });
    await dialog.getByRole('radio', { name: kind }).click();
    await dialog.getByRole('button', { name: '링크 만들기' }).click();
    // The form has a field of its own until the link is there.
    const made = await dialog.locator('input[readonly]').inputValue();
    await page.keyboard.press('Escape');
    return new URL(made).pathname;
  }

  test('a trip is made of a name and two dates', async () => {
    const { page } = minji;
    await page.goto('/trips');
    await main(page).getByRole('button', { name: '여행 만들기' }).first().click();
    const dialog = page.getByRole('dialog', { name: '새 여행' });
    await dialog.getByRole('button', { name: '여행 만들기' }).click();
    await dialog.getByText('꼭 입력해 주세요.').first().waitFor();
    await dialog.getByLabel('여행 이름').fill(TITLE);
    await dialog.getByLabel('가는 날').fill('2030-12-07');
    await dialog.getByLabel('오는 날').fill('2030-12-09');
    await dialog.getByRole('button', { name: '부산', exact: true }).click();
    await dialog.getByRole('button', { name: '3일 여행 만들기' }).click();
    await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    tripId = new URL(page.url()).pathname.split('/')[2]!;
    await page.goto('/trips');
    await main(page)
      .getByRole('link', { name: new RegExp(TITLE) })
      .waitFor();
  });

  test('whoever has the link comes in, and is seen at once', async () => {
    const { page } = minji;
    await page.goto(`/trips/${tripId}/people`);
    await main(page).getByRole('heading', { name: '함께하는 사람 1명' }).waitFor();
    const link = await makeLink(page, '함께 짜기');
    expect(link).toMatch(/^\/trips\/join\//);
    await jun.page.goto(link);
    await see(jun.page, '김민지 님이 여행에 초대했어요');
    await jun.page.getByRole('button', { name: '여행에 들어가기' }).click();
    await jun.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await main(page).getByRole('heading', { name: '함께하는 사람 2명' }).waitFor();
    await main(page).getByText('이준').first().waitFor();
  });

  test('a read link opens on a phone without an account, until it is taken back', async () => {
    const { page } = minji;
    const link = await makeLink(page, '보여 주기');
    expect(link).toMatch(/^\/trips\/shared\//);
    await guest.page.goto(link);
    await guest.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await see(guest.page, '3일차');
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await guest.page.evaluate(overflow)).toBeLessThanOrEqual(0);
    await main(page).getByRole('button', { name: '보기 링크 거두기' }).click();
    await page
      .getByRole('dialog', { name: '링크를 거둘까요?' })
      .getByRole('button', { name: '거두기' })
      .click();
    await see(page, '링크를 거뒀어요');
    await guest.page.reload();
    await see(guest.page, '쓸 수 없는 링크예요');
  });

  test('what is public is liked, talked about and taken along by others', async () => {
    const { page } = minji;
    await main(page).getByRole('button', { name: '모두에게 공개하기' }).click();
    const dialog = page.getByRole('dialog', { name: '여행을 공개할까요?' });
    await dialog.getByText('비용과 정산').waitFor();
    await dialog.getByRole('button', { name: '모두에게 공개하기' }).click();
    await see(page, '여행을 공개했어요');
    const other = jun.page;
    await expect
      .poll(async () => {
        await guest.page.goto('/trips/explore');
        await guest.page.getByRole('heading', { name: '둘러보기', level: 1 }).waitFor();
        return main(guest.page)
          .getByRole('link', { name: new RegExp(TITLE) })
          .count();
      })
      .toBe(1);
    await other.goto(`/trips/explore/${tripId}`);
    await other.getByRole('button', { name: '좋아요' }).click();
    await expect.poll(() => other.getByRole('button', { name: '좋아요' }).textContent()).toBe('1');
    await other.getByLabel('댓글 쓰기').fill('이 순서 그대로 다녀올게요.');
    await other.getByRole('button', { name: '남기기' }).click();
    await main(other).getByRole('article').getByText('이 순서 그대로 다녀올게요.').waitFor();
    await guest.page.goto(`/trips/explore/${tripId}`);
    await guest.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await guest.page.getByRole('button', { name: '내 여행으로 가져오기' }).click();
    await guest.page.waitForURL((url) => url.pathname === '/sign-in');
    const soyeon = site.tokenOf('soyeon');
    const copied = await site.call('POST', '/trips/copies', { token: soyeon, body: { tripId } });
    expect(copied.status).toBe(201);
    expect(copied.body.tripId).not.toBe(tripId);
  });

  test('an operator hides it, and nobody else finds it any more', async () => {
    const { page } = admin;
    await page.goto('/admin/trips');
    await main(page)
      .getByRole('button', { name: `가리기: ${TITLE}` })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('사유').fill('광고를 위해 만든 여행');
    await dialog.getByRole('button', { name: '가리기' }).click();
    await see(page, '가렸어요');
    await main(page)
      .getByRole('button', { name: `다시 보이기: ${TITLE}` })
      .waitFor();
    await expect
      .poll(async () => {
        await guest.page.goto(`/trips/explore/${tripId}`);
        return guest.page.getByText('공개된 여행이 아니에요').first().isVisible({ timeout: 0 });
      })
      .toBe(true);
    await minji.page.goto(`/trips/${tripId}`);
    await minji.page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  });

  test('no page has complained', () => {
    expect([...minji.complaints, ...jun.complaints, ...guest.complaints, ...admin.complaints]).toEqual([]);
  });
});
