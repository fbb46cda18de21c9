import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { type DemoPerson, startInstallation, type TestInstallation } from '../support/installation.ts';
import { type OpenRound, openRound } from '../support/stage.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const DAY_MS = 86_400_000;

describeWith('Chromium', 'after tickets are bought', () => {
  let site: TestInstallation;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let soyeon: Visitor;
  let operator: Visitor;
  /** The day after tomorrow, three seats: too near for a grace, so 30 % of each is kept. */
  let round: OpenRound;
  let reservationId: string;
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    round = await openRound(site, { rows: [3], at, round: { startsAt: at + 2 * DAY_MS } });
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: DESK });
    soyeon = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark' });
    operator = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await signInWithoutForm(soyeon.context, 'soyeon@madang.example', 'madang-demo');
    await signInWithoutForm(operator.context, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const as = (name: DemoPerson) => ({ token: site.tokenOf(name) });
  const balanceOf = async (name: DemoPerson): Promise<number> =>
    (await site.call('GET', '/pay/balance', as(name))).body.balance;

  test('what is on is found by typing; the last seats of its round go', async () => {
    const { page } = jun;
    await page.goto('/tickets');
    await page.getByRole('combobox', { name: '공연 검색' }).fill('봄의');
    await page.getByRole('option', { name: /봄의 제전/ }).click();
    await page.getByRole('heading', { name: '봄의 제전', level: 1 }).waitFor();
    await see(page, '3석 남음');
    await page.getByRole('link', { name: '좌석 고르기' }).waitFor();
    await see(page, '10,000원');
    await site.call('POST', '/pay/deposits', { ...as('minji'), body: { amount: 50_000 } });
    const seatIds = [0, 1, 2].map(round.seatId);
    const held = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
      ...as('minji'),
      body: { seatIds },
    });
    expect(held.status).toBe(201);
    const paid = await site.call('POST', `/tickets/holds/${held.body.holdId}/reservations`, {
      ...as('minji'),
      body: { payWith: 'wallet' },
    });
    expect(paid.body).toMatchObject({ status: 'paid', total: 30_000 });
    reservationId = paid.body.reservationId;
    // Nobody has pressed anything here: it is told live.
    await page
      .getByRole('button', { name: /오후|오전/, pressed: true })
      .getByText('매진')
      .waitFor();
  });

  test('whoever comes too late joins the waiting list', async () => {
    const { page } = jun;
    await page.getByRole('button', { name: '대기 신청하기' }).click();
    const dialog = page.getByRole('dialog', { name: '대기 신청' });
    await dialog.getByRole('button', { name: '하나 줄이기' }).click();
    await dialog.getByRole('button', { name: '대기 신청하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '다음 차례예요');
    await page.goto('/tickets/waitlist');
    await page.getByRole('link', { name: '봄의 제전' }).waitFor();
  });

  test('a seat is cancelled with its fee, and offered to whoever waits', async () => {
    const { page } = minji;
    await page.goto(`/tickets/reservations/${reservationId}`);
    await see(page, '예매했어요');
    await page.getByRole('button', { name: '예매 취소' }).click();
    const dialog = page.getByRole('dialog', { name: '어떤 좌석을 취소할까요?' });
    await dialog.getByText('수수료 3,000원').first().waitFor();
    await see(page, '21,000원');
    await dialog.getByRole('checkbox', { name: '1층 1열 1번' }).click();
    await dialog.getByRole('checkbox', { name: '1층 1열 2번' }).click();
    await dialog.getByText('7,000원').waitFor();
    const before = await balanceOf('minji');
    await dialog.getByRole('button', { name: '1매 취소하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '취소했고 7,000원을 돌려드려요');
    await see(page, '일부를 취소함');
    await see(page, '취소 수수료 3,000원');
    expect((await balanceOf('minji')) - before).toBe(7_000);
    // His page was open all the while.
    await see(jun.page, '좌석이 나왔어요');
    await see(jun.page, /동안 잡아 둘게요/);
    await jun.page.getByRole('link', { name: '좌석 보고 결제하기' }).click();
    await jun.page.waitForURL(/\/tickets\/holds\/[0-9A-Z]{16}$/);
    const topUp = jun.page.getByRole('button', { name: /바로 충전하기$/ });
    await jun.page.getByRole('radio', { name: /마당 지갑/ }).waitFor();
    if (await topUp.isVisible()) await topUp.click();
    await jun.page
      .getByRole('button', { name: /원 결제하기$/ })
      .filter({ visible: true })
      .click();
    await jun.page.waitForURL(/\/tickets\/reservations\/[0-9A-Z]{16}\/done$/);
  });

  test('another seat is handed on, and says so once more before', async () => {
    const { page } = minji;
    await page.getByRole('button', { name: '양도하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '1층 1열 2번' }).click();
    await dialog.getByRole('textbox', { name: '받는 분 이메일' }).fill('soyeon@madang.example');
    await dialog.getByRole('button', { name: '다음' }).click();
    await dialog.getByText('soyeon@madang.example님에게 양도할까요?').waitFor();
    await dialog.getByRole('button', { name: '1매 양도하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '박소연님에게 양도함');
    await soyeon.page.goto('/tickets/mine');
    await see(soyeon.page, '봄의 제전');
  });

  test('an operator finds a reservation and cancels it without a fee', async () => {
    const { page } = operator;
    await page.goto('/admin/tickets/reservations');
    await page.getByRole('searchbox').fill('이준');
    await page
      .getByRole('row', { name: /이준/ })
      .getByRole('link', { name: /봄의 제전/ })
      .click();
    await see(page, 'jun@madang.example');
    await page.getByRole('button', { name: '취소하기' }).click();
    const dialog = page.getByRole('dialog', { name: '이 예매를 취소할까요?' });
    await dialog.getByRole('textbox', { name: '사유' }).fill('공연장 사정');
    await dialog.getByRole('button', { name: '남은 좌석 모두 취소' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '취소됨');
    await jun.page.goto('/tickets/reservations');
    await jun.page.getByRole('link', { name: '봄의 제전' }).click();
    await see(jun.page, '취소된 예매예요');
    await see(jun.page, '공연장 사정');
    await jun.page.getByText('10,000원').first().waitFor();
  });

  test('no page complained', () => {
    for (const { complaints } of [minji, jun, soyeon, operator]) expect(complaints).toEqual([]);
  });
});
