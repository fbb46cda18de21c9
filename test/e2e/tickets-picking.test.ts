import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { type OpenRound, openRound } from '../support/stage.ts';
import {
  DESK,
  PHONE,
  payFromWallet,
  see,
  signInWithoutForm,
  startBrowser,
  type Visitor,
  visit,
} from './browser.ts';
import { framesWhile } from './frames.ts';

describeWith('Chromium', 'choosing seats', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let round: OpenRound;
  /** Its holds last two seconds, and cannot be kept longer. */
  let hasty: OpenRound;
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    round = await openRound(site, {
      rows: [8, 8, 8],
      grades: ['R', 'S'],
      prices: { R: 20_000, S: 10_000 },
      at,
    });
    hasty = await openRound(site, { rows: [6], at, round: { holdMs: 2_000, holdCapMs: 2_000 } });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const statesOf = async ({ roundId }: OpenRound): Promise<string> =>
    (await site.call('GET', `/tickets/rounds/${roundId}/states`)).body.states;
  async function pay(page: Page): Promise<void> {
    await payFromWallet(page);
    await see(page, '예매가 끝났어요');
  }

  test('the best seats next to each other, paid by wallet', async () => {
    const { page } = minji;
    await page.goto(`/tickets/rounds/${round.roundId}`);
    await see(page, '남은 좌석 24석');
    await page.getByRole('group', { name: '매수' }).getByRole('button', { name: '하나 늘리기' }).click();
    await page.getByRole('button', { name: '가장 좋은 3석 잡기' }).click();
    await page.waitForURL(/\/tickets\/holds\/[0-9A-Z]{16}$/);
    await see(page, /동안 맡아 둬요/);
    await see(page, '좌석 3석');
    await page.getByRole('button', { name: '시간 늘리기' }).click();
    await pay(page);
    expect((await statesOf(round)).slice(0, 8)).toMatch(/^0*2220*$/);
  });

  test('the keyboard alone: section, row, seat, and the money', async () => {
    const { page } = jun;
    await page.goto(`/tickets/rounds/${round.roundId}`);
    await see(page, '남은 좌석 21석');
    await page.getByRole('radio', { name: '목록' }).focus();
    await page.keyboard.press('Enter');
    const grid = page.getByRole('grid', { name: '1층 좌석' });
    await grid.waitFor();
    const first = grid.getByRole('gridcell').and(page.locator('[tabindex="0"]'));
    await first.focus();
    // Down to the second row, to its end; from there two seats inwards.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const chosen = grid.getByRole('gridcell', { selected: true });
    expect(await chosen.count()).toBe(2);
    expect(await chosen.first().getAttribute('aria-label')).toBe('1층 2열 7번, S석, 10,000원, 골랐음');
    await page.getByRole('button', { name: '2석 잡고 결제하기' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tickets\/holds\/[0-9A-Z]{16}$/);
    await see(page, '1층 2열 8번');
    expect((await statesOf(round)).slice(8, 16)).toBe('00000011');
    await pay(page);
    expect((await statesOf(round)).slice(8, 16)).toBe('00000022');
  });

  test('the map is moved and zoomed while others buy, and shows what they took', async () => {
    const { page } = minji;
    await page.goto(`/tickets/rounds/${round.roundId}`);
    await see(page, '남은 좌석 19석');
    const map = page.getByRole('img', { name: /^좌석 배치도/ });
    const times = await framesWhile(page, async () => {
      await map.focus();
      for (const key of ['+', '+', 'ArrowLeft', 'ArrowDown', '-', '0']) await page.keyboard.press(key);
      const answer = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
        token: site.tokenOf('soyeon'),
        body: { best: { quantity: 4, grades: ['S'] } },
      });
      expect(answer.status).toBe(201);
      await see(page, '남은 좌석 15석');
    });
    expect(times.count).toBeGreaterThan(0);
    console.info(`frames of the seat map: ${times.count}, 95 % within ${times.p95.toFixed(1)} ms`);
  });

  test('a hold runs out: nothing was charged, and the way back leads to the seats', async () => {
    const { page } = jun;
    await page.goto(`/tickets/rounds/${hasty.roundId}`);
    await page.getByRole('button', { name: '가장 좋은 2석 잡기' }).click();
    await see(page, '좌석을 맡아 둔 시간이 끝났어요');
    await see(page, /돈은 나가지 않았어요/);
    // The server has forgotten it: the tab still knows which seats they were.
    await page.reload();
    await see(page, '좌석을 맡아 둔 시간이 끝났어요');
    await page.getByRole('link', { name: '좌석 다시 고르기' }).click();
    await page.waitForURL((at) => at.pathname === `/tickets/rounds/${hasty.roundId}`);
    await see(page, '남은 좌석 6석');
    expect(await statesOf(hasty)).toBe('000000');
  });

  test('while nobody knows whether it is paid, the page does not say that it is not; and it is paid once', async () => {
    const { page } = jun;
    const as = { token: site.tokenOf('jun') };
    const reservations = async () => (await site.call('GET', '/tickets/reservations', as)).body.items.length;
    const before = await reservations();
    await page.goto(`/tickets/rounds/${round.roundId}`);
    await page.getByRole('button', { name: '가장 좋은 2석 잡기' }).click();
    await page.getByRole('button', { name: /원 결제하기$/ }).waitFor();
    const isGone = page.waitForResponse(
      (answer) => /\/tickets\/holds\/[0-9A-Z]{16}$/.test(answer.url()) && answer.status() === 404,
    );
    let isLost = true;
    // It arrives, and its answer does not; meanwhile the hold has become a reservation.
    await page.route('**/api/v1/tickets/holds/*/reservations', async (route) => {
      if (!isLost) return route.continue();
      await route.fetch();
      await isGone;
      await route.abort('connectionreset');
    });
    await page
      .getByRole('button', { name: /원 결제하기$/ })
      .filter({ visible: true })
      .click();
    await see(page, '연결이 끊겼어요');
    expect(await page.getByText(/돈은 나가지 않았어요/).count()).toBe(0);
    // Whoever does not wait for the next try is told that nobody knows, and may press again.
    await page.getByRole('button', { name: '그만 기다리기' }).click();
    await see(page, /응답을 받지 못했어요/);
    expect(await page.getByText(/돈은 나가지 않았어요/).count()).toBe(0);
    isLost = false;
    await page
      .getByRole('button', { name: /원 결제하기$/ })
      .filter({ visible: true })
      .click();
    await page.waitForURL(/\/tickets\/reservations\/[0-9A-Z]{16}\/done$/);
    expect(await reservations()).toBe(before + 1);
  });

  test('a second window of what was paid in the first says so, and not that nothing was charged', async () => {
    const { page, context } = jun;
    await page.unroute('**/api/v1/tickets/holds/*/reservations');
    await page.goto(`/tickets/rounds/${round.roundId}`);
    await page.getByRole('button', { name: '가장 좋은 2석 잡기' }).click();
    await page.waitForURL(/\/tickets\/holds\/[0-9A-Z]{16}$/);
    const second = await context.newPage();
    second.setDefaultTimeout(20_000);
    await second.goto(page.url());
    await second.getByRole('button', { name: /원 결제하기$/ }).waitFor();
    await pay(page);
    await see(second, '이미 예매한 좌석이에요');
    await second.getByRole('link', { name: '예매 보기' }).click();
    await see(second, '예매했어요');
    await second.close();
  });

  test('nobody’s page had anything to complain about', () => {
    expect(minji.complaints).toEqual([]);
    expect(jun.complaints).toEqual([]);
  });
});
