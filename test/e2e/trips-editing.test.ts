import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { joinTrip, type MadeTrip, makeTrip } from '../support/trips.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'a trip that several edit', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let trip: MadeTrip;
  let minji: Visitor;
  let jun: Visitor;
  let reader: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    trip = await makeTrip(site, { title: '강릉에서 이틀', days: [[], []] });
    await joinTrip(site, trip.tripId, 'jun');
    await joinTrip(site, trip.tripId, 'soyeon', 'viewer');
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK });
    jun = await visit(browser, url, { viewport: PHONE });
    reader = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await signInWithoutForm(reader.context, 'soyeon@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const day = (page: Page, number: number): Locator => page.locator(`[data-day="${number}"]`);
  const card = (page: Page, title: string): Locator => page.locator('[data-item]', { hasText: title });
  /** What stands in a day, in its order, as the page shows it. */
  const plan = (page: Page, number: number): Promise<string[]> =>
    day(page, number).locator('[data-item] .font-semibold.break-words').allTextContents();
  const saved = (page: Page): Promise<void> => page.locator('[data-sync="live"]').waitFor();

  async function write(page: Page, number: number, title: string): Promise<void> {
    await page.getByRole('button', { name: `${number}일차에 추가` }).click();
    await page.getByRole('menuitem', { name: '직접 적기' }).click();
    await page.getByRole('dialog').getByLabel('이름').fill(title);
    await page.getByRole('button', { name: '추가하기' }).click();
    await card(page, title).waitFor();
  }
  /** Takes something with the mouse and drops it where something else begins. @param mark what the page shows for it there */
  async function drag(page: Page, from: Locator, to: Locator, mark: Locator): Promise<void> {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (start === null || end === null) throw new Error('There is nothing to drag, or nowhere to drop it');
    await page.mouse.move(start.x + 60, start.y + 20);
    await page.mouse.down();
    await page.mouse.move(start.x + 70, start.y + 30, { steps: 4 });
    await page.mouse.move(end.x + end.width / 2, end.y + 6, { steps: 12 });
    // A hand is never quite still: a slow machine may have seen only where it came by, and what stands above come or go.
    for (let down = 5; !(await mark.isVisible()); down = 11 - down) {
      const now = (await to.boundingBox()) ?? end;
      await page.mouse.move(now.x + now.width / 2, now.y + down, { steps: 2 });
    }
    await page.mouse.up();
  }

  test('a plan is made by hand: written, dragged within a day and to another, and moved by keys', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}`);
    await see(page, '어디부터 가 볼까요?');
    for (const title of ['경포해변', '오죽헌', '안목해변']) await write(page, 1, title);
    const first = day(page, 1).locator('ol > [data-drop-line]:first-child');
    await drag(page, card(page, '안목해변'), card(page, '경포해변'), first);
    await expect.poll(() => plan(page, 1)).toEqual(['안목해변', '경포해변', '오죽헌']);
    await drag(
      page,
      card(page, '오죽헌'),
      day(page, 2).locator('ol'),
      day(page, 2).locator('[data-drop-line]'),
    );
    await expect.poll(() => plan(page, 2)).toEqual(['오죽헌']);
    await page.getByRole('button', { name: '경포해변 자세히' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => plan(page, 1)).toEqual(['경포해변', '안목해변']);
    await page.getByRole('button', { name: '경포해변 자세히' }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => plan(page, 2)).toEqual(['오죽헌', '경포해변']);
    await page.getByRole('button', { name: '되돌리기' }).click();
    await expect.poll(() => plan(page, 1)).toEqual(['경포해변', '안목해변']);
    await saved(page);
  });

  test('on a phone one day is in sight, and what is dropped on another goes there; the other browser sees it', async () => {
    const { page } = jun;
    await page.goto(`/trips/${trip.tripId}`);
    await card(page, '안목해변').waitFor();
    const second = page.getByRole('button', { name: /^2일차/ });
    await drag(page, card(page, '안목해변'), second, page.locator('.outline-accent'));
    await expect.poll(() => plan(page, 1)).toEqual(['경포해변']);
    await expect.poll(() => plan(minji.page, 2)).toEqual(['오죽헌', '안목해변']);
    // Each sees who else is there, and what they look at.
    await minji.page.getByRole('img', { name: /함께 보는 사람/ }).waitFor();
    await page.getByRole('button', { name: '경포해변 자세히' }).click();
    await minji.page.getByText('jun 님이 보고 있어요').first().waitFor({ state: 'attached' });
  });

  test('two change the same: the first stays, and the second decides', async () => {
    const { page, context } = jun;
    await context.setOffline(true);
    await page.getByRole('dialog').getByLabel('이름').fill('경포 호수');
    await page.getByRole('dialog').getByLabel('주소').fill('강릉시 저동');
    await page.keyboard.press('Escape');
    await see(page, '고친 것 2개는 연결되면 저장해요.');

    await minji.page.getByRole('button', { name: '경포해변 자세히' }).click();
    await minji.page.getByRole('dialog').getByLabel('이름').fill('경포 해수욕장');
    await minji.page.keyboard.press('Escape');
    await saved(minji.page);

    await context.setOffline(false);
    await see(page, '다른 사람과 동시에 고친 곳이 1군데 있어요');
    await card(page, '경포 해수욕장').waitFor();
    await page.getByRole('button', { name: '비교하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('경포 호수').waitFor();
    await dialog.getByText('경포 해수욕장', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: '내 것으로' }).click();
    await card(minji.page, '경포 호수').waitFor();
    await saved(page);
    const { body } = await site.call('GET', `/trips/${trip.tripId}`, { token: site.tokenOf('minji') });
    const items = body.entries.filter(({ kind }: { kind: string }) => kind === 'item');
    expect(items.map(({ fields }: { fields: object }) => fields)).toContainEqual(
      expect.objectContaining({ title: '경포 호수', address: '강릉시 저동' }),
    );
  });

  test('without a network the trip is there, also after a reload, and is edited; with it the edits arrive', async () => {
    const { page, context } = jun;
    await page.goto('/trips');
    await page
      .getByRole('main')
      .getByRole('link', { name: /강릉에서 이틀/ })
      .click();
    await card(page, '경포 호수').waitFor();
    // The worker that keeps the app's files has what this page needs. In words: this side knows nothing of browsers.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction(
      `caches.open('madang-files-1')
        .then((files) => files.keys())
        .then((requests) => ['lists-page', 'trips-page'].every((name) => requests.some(({ url }) => url.includes(name))))`,
      undefined,
      { polling: 100 },
    );
    await context.setOffline(true);
    await write(page, 1, '초당순두부');
    await page.reload();
    await see(page, '고친 것 1개는 연결되면 저장해요.');
    await card(page, '초당순두부').waitFor();
    await write(page, 1, '하슬라아트월드');
    await page.getByRole('link', { name: '준비물' }).click();
    await page.getByRole('textbox', { name: '할 일 추가' }).fill('기차표 예매');
    await page.keyboard.press('Enter');
    await see(page, '고친 것 3개는 연결되면 저장해요.');
    // The list of trips is there as it was last seen; what this device has kept opens.
    await page.goto('/trips');
    await see(page, '이 기기에 담긴 여행은 열어서 고칠 수 있어요.');
    await page
      .getByRole('main')
      .getByRole('link', { name: /강릉에서 이틀/ })
      .click();
    await card(page, '초당순두부').waitFor();
    expect(await plan(minji.page, 1)).toEqual(['경포 호수']);

    await context.setOffline(false);
    await saved(page);
    await expect.poll(() => plan(minji.page, 1)).toEqual(['경포 호수', '초당순두부', '하슬라아트월드']);
  });

  test('a note for ourselves alone is marked as such, for everybody on the trip', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/lists?list=notes`);
    await page.getByRole('button', { name: '새 메모' }).click();
    await page.getByRole('textbox', { name: '제목' }).fill('현관 번호');
    await page.getByRole('switch', { name: /우리만 보는 메모/ }).click();
    await saved(page);
    await page.getByRole('button', { name: /현관 번호.*우리만 보는 메모/ }).waitFor();
    await reader.page.goto(`/trips/${trip.tripId}/lists?list=notes`);
    await reader.page.getByRole('button', { name: /현관 번호.*우리만 보는 메모/ }).click();
    expect(await reader.page.getByRole('switch').count()).toBe(0);
  });

  test('whoever may only read sees the plan and nothing to change it with', async () => {
    const { page } = reader;
    await page.goto(`/trips/${trip.tripId}`);
    await card(page, '초당순두부').waitFor();
    await see(page, /보기만 할 수 있는 여행이에요/);
    expect(await page.getByRole('button', { name: /에 추가$/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /메뉴$/ }).count()).toBe(0);
  });

  test('what this device has not kept says so, takes nothing away, and opens with the network', async () => {
    const { page, context } = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(context, 'soyeon@madang.example', 'madang-demo');
    await page.goto(`/trips/${trip.tripId}`);
    await card(page, '경포 호수').waitFor();
    await page.evaluate('window.stillHere = true');
    await context.setOffline(true);
    const shop = page.getByRole('banner').getByRole('link', { name: '쇼핑', exact: true });
    // The pointer alone fetches the page that the link leads to.
    const fetched = page.waitForEvent('requestfailed', (request) => request.url().includes('/assets/'));
    await shop.hover();
    await fetched;
    await card(page, '경포 호수').waitFor();
    await shop.click();
    await see(page, '이 화면은 이 기기에 담겨 있지 않아요. 연결되면 바로 열려요.');
    expect(await page.evaluate('window.stillHere')).toBe(true);
    await context.setOffline(false);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/shop');
    await context.close();
  });

  test('no page complained', () => {
    expect([minji, jun, reader].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
