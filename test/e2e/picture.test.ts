import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_PICTURES, sample } from '../../server/files/testing/samples.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

/** Other test files keep the machine busy meanwhile. */
const LONG = { timeout: 20_000 };

describeWith('Chromium', 'pictures of people and drops', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  let admin: Visitor;
  let photo: Buffer;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    admin = await visit(browser, url, { viewport: DESK });
    photo = await sample('jpeg', 900, 1_200);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const choose = (page: Page, buffer: Buffer, name = 'photo.jpg') =>
    page.locator('input[type=file]:not([capture])').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  const ours = 'img[src*="/files/"]';
  /** Resolves when a picture of ours is drawn there. */
  const drawn = async (page: Page, where: string): Promise<void> => {
    const image = page.locator(`${where} ${ours}`).first();
    // A page that is being left takes its pictures with it: then the next page's are looked at.
    await expect
      .poll(async () => {
        await image.scrollIntoViewIfNeeded();
        return image.evaluate((drawing) => (drawing as { naturalWidth?: number }).naturalWidth);
      }, LONG)
      .toBeGreaterThan(0);
  };
  const srcOf = (page: Page) => page.locator(`main ${ours}`).first().getAttribute('src');
  const pictureOf = async (): Promise<{ urls: { url: string }[] } | null> =>
    (await site.call('GET', '/me', { token: site.tokenOf('minji') })).body.picture;

  test('a member chooses a picture, and is seen with it on every page', async () => {
    const { page } = minji;
    await signIn(page, 'minji@madang.example', 'madang-demo');
    await page.goto('/account');
    await choose(page, photo);
    await see(page, '프로필 사진을 바꿨어요');
    await drawn(page, 'header');
    await drawn(page, 'main');
    await page.goto('/pay');
    await drawn(page, 'header');
  });

  test('a page that is disguised as a picture is refused in words, and the picture stays', async () => {
    const { page } = minji;
    const before = await pictureOf();
    await page.goto('/account');
    await choose(page, NO_PICTURES.HTML!, 'holiday.jpg');
    await page.getByRole('alert').getByText('사진이 아니에요.').waitFor();
    await drawn(page, 'main');
    expect(await pictureOf()).toEqual(before);
    await choose(page, photo.subarray(0, 3_000));
    await page.getByRole('alert').getByText('손상된 사진').waitFor();
    expect(await pictureOf()).toEqual(before);
  });

  test('a lost connection is said, and the same picture is sent again', async () => {
    const { page } = minji;
    const before = await pictureOf();
    await page.goto('/account');
    await page.route('**/api/v1/files', (route) => route.abort(), { times: 1 });
    await choose(page, await sample('png', 300, 300));
    await page.getByRole('alert').getByText('서버에 닿지 않아요').waitFor();
    await page.getByRole('button', { name: '다시 시도' }).click();
    await see(page, '프로필 사진을 바꿨어요');
    expect(await pictureOf()).not.toEqual(before);
  });

  test('an upload shows how far it is, and can be given up', async () => {
    const { page } = minji;
    const before = await pictureOf();
    await page.goto('/account');
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    await page.route(
      '**/api/v1/files',
      async (route) => {
        await mayGoOn;
        await route.abort();
      },
      { times: 1 },
    );
    await choose(page, await sample('png', 320, 320));
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: '올리기 취소' }).click();
    await page.getByRole('button', { name: '사진 바꾸기' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    goOn();
    expect(await pictureOf()).toEqual(before);
  });

  test('it can be dropped and pasted, too', async () => {
    const { page } = minji;
    await page.goto('/account');
    for (const [type, side] of [
      ['drop', 210],
      ['paste', 220],
    ] as const) {
      const bytes = (await sample('png', side, side)).toString('base64');
      const shown = await srcOf(page);
      // As text: it runs in the page, whose types are not ours.
      await page.evaluate(`{
        const data = new DataTransfer();
        const content = Uint8Array.from(atob('${bytes}'), (letter) => letter.charCodeAt(0));
        data.items.add(new File([content], 'dropped.png', { type: 'image/png' }));
        const common = { bubbles: true, cancelable: true };
        document.querySelector('main [role=group]').dispatchEvent(
          '${type}' === 'drop'
            ? new DragEvent('drop', { ...common, dataTransfer: data })
            : new ClipboardEvent('paste', { ...common, clipboardData: data }),
        );
      }`);
      await expect.poll(() => srcOf(page), LONG).not.toBe(shown);
      expect(await pictureOf()).toMatchObject({ width: side });
    }
  });

  test('taken off after a question, the first letter is back', async () => {
    const { page } = minji;
    await page.goto('/account');
    await page.getByRole('button', { name: '사진 지우기' }).click();
    const dialog = page.getByRole('dialog', { name: '프로필 사진을 지울까요?' });
    await dialog.getByRole('button', { name: '취소' }).click();
    expect(await pictureOf()).not.toBeNull();
    await page.getByRole('button', { name: '사진 지우기' }).click();
    await dialog.getByRole('button', { name: '사진 지우기' }).click();
    await see(page, '사진을 지웠어요');
    await page.getByRole('button', { name: '사진 고르기' }).waitFor();
    expect(await page.locator(ours).count()).toBe(0);
    expect(await pictureOf()).toBeNull();
  });

  test('an operator makes a drop with a poster, which a guest sees in the list and on its page', async () => {
    const { page } = admin;
    await signIn(page, 'admin@madang.example', 'madang-admin');
    await page.goto('/admin/coupons/new');
    await page.getByLabel('이름', { exact: true }).fill('포스터 있는 쿠폰');
    await page.getByLabel('할인 금액 (원)').fill('3000');
    await page.getByLabel('준비한 수량').fill('10');
    await choose(page, await sample('jpeg', 1_400, 1_050));
    await drawn(page, 'main');
    await page.getByRole('button', { name: '만들기' }).click();
    await page.waitForURL(/\/admin\/coupons\/[0-9A-Z]{16}$/);
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    await drawn(page, 'main');
    await site.call('POST', `/admin/coupons/campaigns/${id}/open`, {
      token: site.tokenOf('admin'),
      body: {},
    });
    const guest = await visit(browser, url, { viewport: PHONE });
    await guest.page.goto('/drops');
    await drawn(guest.page, `a[href="/drops/${id}"]`);
    await guest.page.goto(`/drops/${id}`);
    await drawn(guest.page, 'main');
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  test('and replaces and takes down the poster of one that is there', async () => {
    const { page } = admin;
    const before = await srcOf(page);
    await choose(page, await sample('jpeg', 1_300, 975));
    await see(page, '포스터를 바꿨어요');
    await expect.poll(() => srcOf(page), LONG).not.toBe(before);
    await page.getByRole('button', { name: '사진 지우기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '사진 지우기' }).click();
    await page.getByRole('button', { name: '사진 고르기' }).waitFor();
    expect(await page.locator(`main ${ours}`).count()).toBe(0);
  });

  test('no page complained, and none is wider than the phone', async () => {
    expect(minji.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    for (const path of ['/account', '/drops']) {
      await minji.page.goto(path);
      await minji.page.getByRole('heading').first().waitFor();
      const overflow = await minji.page
        .locator('html')
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
  });
});
