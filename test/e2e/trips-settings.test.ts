import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sample } from '../../server/files/testing/samples.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { editTrip, entryId, joinTrip, type MadeTrip, makeTrip } from '../support/trips.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'what several write about a trip and put into it', () => {
  let site: TestInstallation;
  let browser: Browser;
  let trip: MadeTrip;
  let minji: Visitor;
  let phone: Visitor;
  const [taskId, thingId] = [entryId(), entryId()];
  beforeAll(async () => {
    site = await startInstallation();
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    trip = await makeTrip(site, { title: '속초에서 하루', days: [['낙산사', '영금정']] });
    await joinTrip(site, trip.tripId, 'jun');
    await editTrip(site, trip.tripId, [
      { op: 'add', kind: 'task', id: taskId, fields: { text: '기차표 예매' } },
      { op: 'add', kind: 'thing', id: thingId, fields: { text: '수건' } },
    ]);
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK });
    phone = await visit(browser, url, { viewport: PHONE });
    for (const { context } of [minji, phone]) {
      await signInWithoutForm(context, 'minji@madang.example', 'madang-demo');
    }
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const saved = (page: Page) => page.locator('[data-sync="live"]').first().waitFor();
  const byJun = (id: string, fields: Record<string, unknown>) =>
    editTrip(site, trip.tripId, [{ op: 'set', id, fields }], { by: 'jun' });
  const kept = async (id: string): Promise<Record<string, unknown>> => {
    const { body } = await site.call('GET', `/trips/${trip.tripId}`, { token: site.tokenOf('minji') });
    if (id === trip.tripId) return body.head;
    return body.entries.find((entry: { id: string }) => entry.id === id).fields;
  };

  test('what somebody else wrote meanwhile is not overwritten: about the trip as a whole', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/settings`);
    await saved(page);
    await page.getByLabel('여행 이름').fill('속초 당일치기');
    await byJun(trip.tripId, { title: '속초 여름', about: '바다를 보러' });
    // The page has heard of it while the form is open.
    await expect.poll(() => page.getByLabel(/^소개/).inputValue()).toBe('바다를 보러');
    await page.getByRole('main').getByRole('button', { name: '저장' }).click();
    await see(page, '다른 사람과 동시에 고친 곳이 1군데 있어요');
    expect(await kept(trip.tripId)).toMatchObject({ title: '속초 여름', about: '바다를 보러' });
    await page.getByRole('button', { name: '비교하기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '내 것으로' }).click();
    await expect.poll(async () => (await kept(trip.tripId)).title).toBe('속초 당일치기');
  });

  test('a line of a list: theirs stays, mine is shown; the keyboard goes on from the line', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/lists`);
    await saved(page);
    await page.getByRole('button', { name: '기차표 예매', exact: true }).click();
    await page.getByRole('textbox', { name: /기차표 예매/ }).fill('기차표 두 장');
    await byJun(taskId, { text: '버스표 예매' });
    await page.getByRole('checkbox', { name: '버스표 예매' }).waitFor();
    await page.keyboard.press('Enter');
    await see(page, '다른 사람과 동시에 고친 곳이 1군데 있어요');
    expect(await kept(taskId)).toMatchObject({ text: '버스표 예매' });
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('버스표 예매');
  });

  test('on a phone, too, it is said how many are packed', async () => {
    const { page } = phone;
    await page.goto(`/trips/${trip.tripId}/lists?list=things`);
    await saved(page);
    await page.getByRole('combobox', { name: '수건 수량' }).selectOption('3');
    await expect.poll(async () => (await kept(thingId)).quantity).toBe(3);
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  });

  test('the currency stays while there are costs, and the page says why', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/settings`);
    expect(await page.getByLabel('통화').isDisabled()).toBe(false);
    const cost = { title: '점심', amount: 9_000, currency: 'KRW', paidBy: trip.personId };
    const fields = { ...cost, shares: [[trip.personId, 1]] };
    await editTrip(site, trip.tripId, [{ op: 'add', kind: 'cost', id: entryId(), fields }]);
    await see(page, '적은 비용이 있어 통화를 바꿀 수 없어요.');
    expect(await page.getByLabel('통화').isDisabled()).toBe(true);
  });

  test('a picture is saved as what it is; where it cannot be read, that is said', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/files`);
    const picture = { name: '바다.png', mimeType: 'image/png', buffer: await sample('png') };
    await page.locator('input[type=file]').setInputFiles(picture);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '바다.png 받기' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('바다.webp');
    await site.database.transact((tx) =>
      tx.updateTable('trips_files').set({ file_id: 'nothing' }).where('trip_id', '=', trip.tripId).execute(),
    );
    await page.reload();
    await see(page, '지금은 사진을 보여 드릴 수 없어요.');
  });

  test('without a network nobody waits for the best order of a day: it is said that there is none', async () => {
    const { page, context } = minji;
    await page.goto(`/trips/${trip.tripId}`);
    await saved(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: '1일차 메뉴' }).click();
    await page.getByRole('menuitem', { name: '좋은 순서 찾기' }).click();
    await page.getByRole('dialog').getByText('연결이 끊겼어요').waitFor();
    await context.setOffline(false);
    await page.getByRole('dialog').getByText('연결이 끊겼어요').waitFor({ state: 'hidden' });
  });

  test('no page complained', () => {
    expect([minji, phone].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
