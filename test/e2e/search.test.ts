import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'a visitor searches', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let guest: Visitor;
  const ids = new Map<string, string>();
  const JEJU = '제주도 여름 쿠폰';
  const SEOUL = '서울 나들이 쿠폰';
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    for (const name of [JEJU, SEOUL]) {
      const made = await site.call('POST', '/admin/coupons/campaigns', {
        token: site.tokenOf('admin'),
        body: {
          kind: 'drop',
          name,
          discount: { kind: 'amount', amount: 3_000 },
          total: 10,
          opensAt: new Date(Date.now() + 86_400_000).toISOString(),
          validUntil: new Date(Date.now() + 30 * 86_400_000).toISOString(),
        },
      });
      expect(made.status).toBe(201);
      ids.set(name, made.body.campaignId);
    }
    browser = await startBrowser();
    guest = await visit(browser, url, { viewport: DESK });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const palette = (page: Page) => page.getByRole('dialog', { name: '검색과 바로가기' });
  const openPalette = async (page: Page): Promise<void> => {
    // Keys are heard as soon as the page stands.
    await page.getByRole('button', { name: '검색 (Ctrl K)' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette(page).getByRole('combobox').waitFor();
  };

  test('a new drop is found as soon as the index has heard of it', async () => {
    const { page } = guest;
    await page.goto('/search');
    await page.getByRole('searchbox', { name: '검색어' }).fill('제주');
    await page.waitForURL((at) => at.searchParams.get('q') === '제주');
    // The index follows the events, within moments; the page is asked again until it has.
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { name: '드롭' }).or(page.getByText('맞는 것이 없어요')).waitFor();
          return page.getByRole('link', { name: new RegExp(JEJU) }).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    expect(await page.locator('mark').first().textContent()).toBe('제주');
  });

  test.each([
    ['two syllables', '제주', JEJU],
    ['the middle of a word', '들이', SEOUL],
    ['initials', 'ㅈㅈㄷ', JEJU],
    ['a half syllable', '서우', SEOUL],
    ['the other keyboard', 'wpwneh', JEJU],
  ])('the palette finds it by %s, without a mouse', async (_how, typed, name) => {
    const { page } = guest;
    // From wherever one is: each of them leads away from the page before.
    await openPalette(page);
    await page.keyboard.insertText(typed);
    const option = palette(page).getByRole('option', { name });
    await option.waitFor();
    for (let pressed = 0; (await option.getAttribute('aria-selected')) !== 'true'; pressed += 1) {
      expect(pressed).toBeLessThan(20);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === `/drops/${ids.get(name)}`);
    await page.getByRole('heading', { name }).waitFor();
  });

  test.each([
    ['initials', 'ㅅㅇ ㄴㄷㅇ', SEOUL],
    ['a letter that went wrong', '제쥬도 여름', JEJU],
    ['the other keyboard', 'tjdnf', SEOUL],
  ])('the page finds it by %s', async (_how, typed, name) => {
    const { page } = guest;
    if (new URL(page.url()).pathname !== '/search') await page.goto('/search');
    await page.getByRole('searchbox', { name: '검색어' }).fill(typed);
    await page.waitForURL((at) => at.searchParams.get('q') === typed);
    await page.getByRole('link', { name: new RegExp(name) }).waitFor();
  });

  test('the palette still goes to pages, also by their initials, and to all that was found', async () => {
    const { page } = guest;
    await page.goto('/');
    await openPalette(page);
    await page.keyboard.insertText('ㅈㅂ ㅂㅇ');
    await palette(page).getByRole('option', { name: '장부 봉인' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === '/pay/seals');
    await openPalette(page);
    await page.keyboard.insertText('여름');
    await palette(page).getByRole('option', { name: '‘여름’ 모두 찾기' }).click();
    await page.waitForURL((at) => at.pathname === '/search' && at.searchParams.get('q') === '여름');
    await page.getByRole('link', { name: new RegExp(JEJU) }).waitFor();
  });

  test('an answer that comes late never takes the place of a newer one', async () => {
    const { page } = guest;
    await page.goto('/');
    const { promise: newerIsThere, resolve: letOldGo } = Promise.withResolvers<void>();
    const late: Request[] = [];
    await page.route('**/api/v1/search**', async (route) => {
      if (new URL(route.request().url()).searchParams.get('q') === '제주') {
        late.push(route.request());
        await newerIsThere;
      }
      await route.continue().catch(() => {});
    });
    await openPalette(page);
    await page.keyboard.insertText('제주');
    await expect.poll(() => late.length).toBe(2);
    await palette(page).getByRole('combobox').fill('서울');
    await palette(page).getByRole('option', { name: SEOUL }).waitFor();
    letOldGo();
    await Promise.all(late.map((request) => request.response().catch(() => null)));
    // Whatever they had brought would be on the screen by the second frame.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await palette(page).getByRole('option', { name: JEJU }).count()).toBe(0);
    expect(await palette(page).getByRole('option', { name: SEOUL }).count()).toBe(1);
    await page.unroute('**/api/v1/search**');
    await page.keyboard.press('Escape');
  });

  test('a kind is narrowed down by what it has, and the way back widens it again', async () => {
    const { page } = guest;
    await page.goto('/search?q=쿠폰');
    await page.getByRole('link', { name: '드롭 결과 모두 보기' }).click();
    await page.waitForURL((at) => at.pathname === '/search/drop');
    const box = page
      .getByRole('complementary', { name: '조건' })
      .getByRole('checkbox', { name: /^비율 할인/ });
    await box.check();
    await page.waitForURL((at) => at.searchParams.has('facet'));
    await see(page, /^\d+건$/);
    await page.goBack();
    await page.waitForURL((at) => !at.searchParams.has('facet'));
    expect(await box.isChecked()).toBe(false);
    await page.getByRole('button', { name: /^차례: / }).click();
    await page.getByRole('menuitemradio', { name: '새것부터' }).click();
    await page.waitForURL((at) => at.searchParams.get('sort') === 'newest');
  });

  test('what is not there is said, with how one may search', async () => {
    const { page } = guest;
    await page.goto(`/search?q=${encodeURIComponent('퀭뷁 "*" OR 1=1 --')}`);
    await see(page, /맞는 것이 없어요/);
    await see(page, '초성으로');
    await page.goto('/search/nonsense?q=a');
    await see(page, '그런 종류는 없어요.');
  });

  test('where the search is away the menu still works, and the page says so', async () => {
    const { page } = guest;
    await page.route('**/api/v1/search**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        headers: { 'retry-after': '5' },
        body: JSON.stringify({
          type: '/problems/search.unavailable',
          title: '지금은 검색할 수 없습니다',
          status: 503,
          code: 'search.unavailable',
          instance: 'urn:madang:request:1',
        }),
      }),
    );
    await page.goto('/search?q=제주');
    await see(page, /지금은 검색할 수 없어요/);
    await openPalette(page);
    await page.keyboard.insertText('드롭');
    await palette(page)
      .getByText(/아래 메뉴는 그대로 쓸 수 있어요/)
      .waitFor();
    await palette(page).getByRole('option', { name: '드롭', exact: true }).click();
    await page.waitForURL((at) => at.pathname === '/drops');
    await page.unroute('**/api/v1/search**');
  });

  test('on a phone it is one tap away, in English and in the dark, and nothing is too wide', async () => {
    const phone = await visit(browser, url, { viewport: PHONE, locale: 'en-US', colorScheme: 'dark' });
    const { page } = phone;
    await page.goto('/');
    await page.getByRole('button', { name: 'Search (Ctrl K)' }).click();
    const field = page.getByRole('combobox');
    await field.fill('wpwneh');
    await page.getByRole('option', { name: JEJU }).click();
    await page.waitForURL((at) => at.pathname === `/drops/${ids.get(JEJU)}`);
    for (const [path, text] of [
      ['/search', 'By Korean initials'],
      ['/search?q=쿠폰', 'Narrow down'],
      ['/search/drop?q=쿠폰', JEJU],
      ['/search?q=퀭뷁', /Nothing fits/],
    ] as const) {
      await page.goto(path);
      await see(page, text);
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(phone.complaints).toEqual([]);
    expect(guest.complaints).toEqual([]);
    await phone.context.close();
  });
});
