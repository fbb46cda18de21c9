import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { editTrip, entryId, joinTrip, type MadeTrip, makeTrip } from '../support/trips.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'what a trip shows of money and people', () => {
  let site: TestInstallation;
  let browser: Browser;
  let trip: MadeTrip;
  let minji: Visitor;
  let jun: Visitor;
  const costId = entryId();
  const dinner = {
    title: '저녁',
    amount: 20_000,
    currency: 'KRW',
    paidBy: '',
    shares: [] as [string, number][],
  };
  beforeAll(async () => {
    site = await startInstallation();
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    const stop = { title: 'Breakfast', startMin: 570 };
    trip = await makeTrip(site, { title: '속초에서 하루', days: [[stop]] });
    const { personId } = await joinTrip(site, trip.tripId, 'jun');
    dinner.paidBy = trip.personId;
    dinner.shares = [
      [trip.personId, 1],
      [personId, 1],
    ];
    await editTrip(site, trip.tripId, [{ op: 'add', kind: 'cost', id: costId, fields: dinner }]);
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK, locale: 'en-US' });
    await minji.context.addInitScript(`localStorage.setItem('madang.locale', 'en')`);
    jun = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const main = (page: Page) => page.getByRole('main');

  test('in English a time is written as English writes it, on the plan as elsewhere', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}`);
    const card = page.locator('[data-item]', { hasText: 'Breakfast' });
    await card.getByText('9:30 AM').waitFor();
    expect(await card.getByText('09:30').count()).toBe(0);
  });

  test('without a network costs and people are there as they were last seen, and say so', async () => {
    const { page, context } = jun;
    await page.goto(`/trips/${trip.tripId}/costs`);
    await see(page, '10,000원 보낼 돈이 있어요');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction(
      `caches.open('madang-files-1')
        .then((files) => files.keys())
        .then((requests) => ['costs-page', 'people-page'].every((name) => requests.some(({ url }) => url.includes(name))))`,
      undefined,
      { polling: 100 },
    );
    await context.setOffline(true);
    await page.reload();
    await see(page, /본 정산이에요\. 연결되면 새로 계산해요\./);
    await see(page, '10,000원 보낼 돈이 있어요');
    expect(await main(page).getByRole('button', { name: '지갑으로 보내기' }).isDisabled()).toBe(true);
    await page.goto(`/trips/${trip.tripId}/people`);
    await see(page, '사람과 링크는 연결되면 바꿀 수 있어요.');
    await main(page).getByRole('heading', { name: '함께하는 사람 2명' }).waitFor();
    for (const name of ['이 여행에서 나가기', '공유']) {
      expect(await main(page).getByRole('button', { name }).isDisabled()).toBe(true);
    }
    await context.setOffline(false);
    await expect
      .poll(() => main(page).getByRole('button', { name: '이 여행에서 나가기' }).isDisabled())
      .toBe(false);
    await page.goto(`/trips/${trip.tripId}/costs`);
    await see(page, '10,000원 보낼 돈이 있어요');
    expect(await page.getByText('본 정산이에요').count()).toBe(0);
  });

  test('whoever leaves is shown what has changed while they made up their mind', async () => {
    const { page } = jun;
    await page.goto(`/trips/${trip.tripId}/people`);
    await page.getByRole('button', { name: '이 여행에서 나가기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('아직 낼 돈이 10,000원 있어요.').waitFor();
    // Behind the page's back: a change that it hears of would be shown at once.
    const fields = JSON.stringify({
      ...{ category: 'food', rateE6: 1_000_000, split: 'equal', itemId: null, on: null },
      ...{ ...dinner, amount: 30_000 },
    });
    await site.database.transact((tx) =>
      tx.updateTable('trips_entries').set({ fields }).where('id', '=', costId).execute(),
    );
    await dialog.getByRole('button', { name: '이 여행에서 나가기' }).click();
    await dialog.getByText('그사이 남은 정산이 바뀌었어요. 새 금액을 확인하고 다시 눌러 주세요.').waitFor();
    await dialog.getByText('아직 낼 돈이 15,000원 있어요.').waitFor();
    await dialog.getByRole('button', { name: '이 여행에서 나가기' }).click();
    await see(page, '여행에서 나왔어요');
  });

  test('no page complained', () => {
    expect([minji, jun].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
