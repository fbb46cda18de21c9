import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSample } from '../../server/modules/trips/places/load-sample.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { type MadeTrip, makeTrip } from '../support/trips.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'places and their map', () => {
  let site: TestInstallation;
  let browser: Browser;
  let guest: Visitor;
  let minji: Visitor;
  let trip: MadeTrip;
  /** Every address that the guest's page asked for. */
  const asked: string[] = [];
  beforeAll(async () => {
    site = await startInstallation();
    await loadSample(site);
    trip = await makeTrip(site, { title: '제주에서 사흘', days: [['공항에서 출발'], [], []] });
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    guest = await visit(browser, url, { viewport: DESK });
    minji = await visit(browser, url, { viewport: PHONE });
    guest.page.on('request', (request) => void asked.push(request.url()));
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const province = (page: Page) => new URL(page.url()).searchParams.get('province');
  const places = (page: Page) => page.getByRole('list', { name: '찾은 장소' });
  const focused = (page: Page) => page.locator(':focus').textContent();

  test('a region by the keyboard alone: arrows walk from one to the next, Enter opens it', async () => {
    const { page } = guest;
    await page.goto('/trips/places');
    const regions = page.getByRole('list', { name: '지도의 지역' });
    await regions.getByRole('button', { name: /^전남, \d+곳$/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^제주, \d+곳$/);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).not.toMatch(/^제주/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => province(page)).toBe('39');
    await places(page).getByText('성산일출봉').waitFor();
    // All of them are counted, by kind too.
    await page.getByRole('button', { name: /^자연·명소 \d+$/ }).waitFor();
    expect(
      await page.getByRole('list', { name: '지도에 있는 곳' }).getByRole('button').count(),
    ).toBeGreaterThan(10);
  });

  test('a region and a pin by pressing them', async () => {
    const { page } = guest;
    await page.goto('/trips/places');
    const region = page.locator('[data-region="32"]');
    await region.waitFor();
    await region.click();
    await expect.poll(() => province(page)).toBe('32');
    await page.locator('[data-pin]').first().click();
    const pressed = page.getByRole('region', { name: '장소 지도' }).getByRole('link');
    await pressed.click();
    await page.waitForURL(/\/trips\/places\/[^?]+$/);
    await see(page, '운영 시간');
    await see(page, /예시로 담아 둔 장소/);
  });

  test('two syllables find it, and so do initials', async () => {
    const { page } = guest;
    await page.goto('/trips/places');
    const field = page.getByRole('searchbox', { name: '장소 찾기' });
    await field.fill('성산');
    await places(page).getByText('성산일출봉').first().waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('성산');
    await field.fill('ㄱㅂㄱ');
    await places(page).getByText('경복궁', { exact: true }).waitFor();
    await expect.poll(() => places(page).getByText('성산일출봉').count()).toBe(0);
  });

  test('no map was asked of anybody else', () => {
    const { host } = new URL(guest.page.url());
    expect(asked.filter((url) => url.startsWith('http') && new URL(url).host !== host)).toEqual([]);
  });

  test('into a trip, on a phone', async () => {
    const { page } = minji;
    await page.goto('/trips/places?province=39');
    await places(page).getByText('성산일출봉').click();
    await page.getByRole('button', { name: '여행에 담기' }).click();
    const dialog = page.getByRole('dialog', { name: '어느 여행에 담을까요?' });
    await dialog.getByLabel('여행', { exact: true }).selectOption({ label: '제주에서 사흘' });
    await dialog.getByLabel('언제').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: '담기' }).click();
    await see(page, '‘제주에서 사흘’에 담았어요');
    const { entries } = (await site.call('GET', `/trips/${trip.tripId}`, { token: site.tokenOf('minji') }))
      .body;
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'item',
        dayId: trip.dayIds[1],
        fields: expect.objectContaining({ title: '성산일출봉', type: 'place', placeId: expect.any(String) }),
      }),
    );
  });

  test('a place of one’s own: pressed on the map, taken away, and had back', async () => {
    const { page } = minji;
    await page.goto('/trips/my-places');
    await page.getByRole('button', { name: '장소 더하기' }).click();
    const dialog = page.getByRole('dialog', { name: '새 장소' });
    await dialog.getByRole('button', { name: '저장' }).click();
    await see(page, '지도를 눌러 자리를 정해 주세요.');
    await dialog.getByLabel('이름').fill('할머니 댁');
    await dialog.locator('svg path').first().waitFor();
    await dialog.getByRole('img').first().click();
    await expect.poll(() => dialog.getByLabel('위도').inputValue()).toMatch(/^3\d\.\d+$/);
    await dialog.getByRole('button', { name: '저장' }).click();
    const own = page.getByRole('list', { name: '내 장소' });
    await own.getByText('할머니 댁').waitFor();
    await own.getByRole('button', { name: '할머니 댁 지우기' }).click();
    await expect.poll(() => page.getByText('아직 내 장소가 없어요').count()).toBe(1);
    await page.getByRole('button', { name: '되돌리기' }).click();
    await own.getByText('할머니 댁').waitFor();
  });

  test('nobody’s page had anything to complain about', () => {
    expect(guest.complaints).toEqual([]);
    expect(minji.complaints).toEqual([]);
  });
});
