import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sample } from '../../server/files/testing/samples.ts';
import { insertProducts, type SeedProduct } from '../../server/modules/shop/catalogue/seed.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

/** Other test files keep the machine busy meanwhile. */
const LONG = { timeout: 20_000 };
const text = (ko: string, en: string) => ({ ko, en });
const CATEGORY = 'BR0WSECATEG0RY01';
const BOWL = 'BR0WSEPR0DUCT001';
const TRAY = 'BR0WSEPR0DUCT002';
const DROP = 'BR0WSEPR0DUCT003';
const BRAND = '청옥요';
const ADDRESS = {
  label: '집',
  recipient: '김민지',
  phone: '010-1234-5678',
  postcode: '04524',
  line1: '서울특별시 중구 세종대로 110',
  line2: '',
  isDefault: true,
};
const products: SeedProduct[] = [
  {
    id: BOWL,
    categoryId: CATEGORY,
    name: text('청옥 찻사발', 'Cheongok tea bowl'),
    summary: text('손에 감기는 크기', 'Fits the hand'),
    brand: BRAND,
    options: [{ name: text('크기', 'Size'), values: [text('소', 'Small'), text('대', 'Large')] }],
    variants: [
      { id: 'BR0WSEVARIANT011', choices: [0], price: 24_000, stock: 4 },
      { id: 'BR0WSEVARIANT012', choices: [1], price: 31_000, stock: 0 },
    ],
  },
  {
    id: TRAY,
    categoryId: CATEGORY,
    name: text('느티 다반', 'Zelkova tea tray'),
    brand: '느티공방',
    variants: [{ id: 'BR0WSEVARIANT021', price: 45_000, stock: 50 }],
  },
];

describeWith('Chromium', 'looking around in the shop', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let minji: Visitor;
  let guest: Visitor;
  let photo: Buffer;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    await seed({
      categories: [{ id: CATEGORY, slug: 'tea-things', name: text('다구', 'Tea things') }],
      products,
    });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK });
    guest = await visit(browser, url, { viewport: PHONE });
    photo = await sample('jpeg', 900, 900);
    for (const name of ['minji', 'jun'] as const) {
      await ours('POST', '/pay/deposits', name, { amount: 300_000 });
      await ours('POST', '/shop/addresses', name, ADDRESS);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const seed = (what: Parameters<typeof insertProducts>[1]): Promise<void> =>
    site.database.transact((tx) => insertProducts(tx, what, { batchId: site.makeId(), at: Date.now() }));
  const ours = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    name: 'admin' | 'minji' | 'jun',
    body?: unknown,
  ) => {
    const answer = await site.call(method, path, {
      token: site.tokenOf(name),
      ...(body !== undefined && { body }),
    });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const addressOf = async (name: 'minji' | 'jun'): Promise<string> =>
    (await ours('GET', '/shop/addresses', name)).items[0].addressId;
  const buy = async (name: 'minji' | 'jun', variantId: string): Promise<string> => {
    const body = {
      lines: [{ variantId, quantity: 1 }],
      payWith: 'wallet',
      addressId: await addressOf(name),
    };
    return (await ours('POST', '/shop/orders', name, body)).orderId;
  };
  const searchField = (page: Page) => page.getByRole('combobox', { name: '상품 검색' });

  test('initials in the shop’s own field find a product, and Enter on it leads there', async () => {
    const { page } = guest;
    await page.goto('/shop');
    await page.getByRole('navigation', { name: '카테고리' }).getByRole('link', { name: '다구' }).waitFor();
    // The index follows the events, within moments; the field is asked again until it has.
    await expect
      .poll(async () => {
        await page.reload();
        await searchField(page).fill('ㅊㅇㅊㅅㅂ');
        return page
          .getByRole('option', { name: /청옥 찻사발/ })
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          );
      }, LONG)
      .toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === `/shop/products/${BOWL}`);
    await page.getByRole('heading', { name: '청옥 찻사발', level: 1 }).waitFor();
  });

  test('a shelf is narrowed down by an address, and the way back widens it again', async () => {
    const { page } = minji;
    await page.goto('/shop/categories/tea-things');
    const box = page
      .getByRole('complementary', { name: '조건' })
      .getByRole('checkbox', { name: new RegExp(`^${BRAND}`) });
    await see(page, '상품 2개');
    await box.check();
    await page.waitForURL((at) => at.searchParams.get('facet') === `brand:${BRAND}`);
    await see(page, '상품 1개');
    expect(await page.getByRole('link', { name: '느티 다반' }).count()).toBe(0);
    // What else could be chosen stands there with what it would add.
    await page
      .getByRole('complementary', { name: '조건' })
      .getByRole('checkbox', { name: /^느티공방\s*1$/ })
      .waitFor();
    const shared = page.url();
    await page.getByRole('link', { name: '청옥 찻사발' }).click();
    await page.waitForURL((at) => at.pathname === `/shop/products/${BOWL}`);
    await page.goBack();
    expect(page.url()).toBe(shared);
    await page.getByRole('button', { name: `${BRAND} 조건 지우기` }).click();
    await see(page, '상품 2개');
    await page.getByRole('button', { name: /^차례: / }).click();
    await page.getByRole('menuitemradio', { name: '높은 가격 순' }).click();
    await page.waitForURL((at) => at.searchParams.get('sort') === 'price-desc');
    await expect.poll(() => page.locator('main article').first().textContent(), LONG).toContain('느티 다반');
  });

  test('on a phone a step that is missing is asked for, what is gone is shown so, and it goes into the cart', async () => {
    const { page } = guest;
    await page.goto(`/shop/products/${BOWL}`);
    await page.getByRole('button', { name: '24,000원 구매하기' }).click();
    const sheet = page.getByRole('dialog', { name: '청옥 찻사발' });
    await sheet.getByRole('button', { name: '장바구니' }).click();
    await sheet.getByRole('alert').getByText('크기 옵션을 골라 주세요.').waitFor();
    expect(await sheet.getByRole('radio', { name: /대.*품절/ }).isDisabled()).toBe(true);
    await sheet.getByRole('radio', { name: '소' }).check();
    await sheet.getByText('4개 남았어요').waitFor();
    await sheet.getByRole('button', { name: '하나 더하기' }).click();
    await sheet.getByText('48,000원').waitFor();
    await sheet.getByRole('button', { name: '장바구니' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '장바구니, 1가지' }).waitFor();
  });

  test('a heart asks a guest to sign in; what one likes is ticked and put into the cart at once', {
    timeout: 60_000,
  }, async () => {
    const { page } = minji;
    const heart = page.getByRole('button', { name: '느티 다반 찜하기' });
    await page.goto(`/shop/products/${TRAY}`);
    await heart.first().click();
    await see(page, '로그인하면 찜한 상품을 모아 볼 수 있어요.');
    await signIn(page, 'minji@madang.example', 'madang-demo');
    for (const [id, name] of [
      [TRAY, '느티 다반'],
      [BOWL, '청옥 찻사발'],
    ]) {
      await page.goto(`/shop/products/${id}`);
      const answered = page.waitForResponse((answer) => answer.url().includes('/shop/likes/'));
      await page
        .getByRole('button', { name: `${name} 찜하기` })
        .first()
        .click();
      expect((await answered).status()).toBe(200);
    }
    await page.getByRole('button', { name: '청옥 찻사발 찜하기', pressed: true }).first().waitFor();
    await page.goto('/shop/likes');
    await page.getByRole('checkbox', { name: /^전체 선택/ }).click();
    await page.getByRole('button', { name: '장바구니에 담기' }).click();
    await see(page, '상품 1개를 장바구니에 담았어요');
    // One of them has sizes: which one, nobody has said.
    await page.getByText('옵션을 먼저 골라야 하는 상품이에요').waitFor();
    await page.getByRole('checkbox', { name: '청옥 찻사발 선택' }).waitFor();
    await page.getByRole('button', { name: '찜 풀기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '찜 풀기' }).click();
    await see(page, '상품 1개의 찜을 풀었어요');
    await expect.poll(() => page.locator('main article').count(), LONG).toBe(1);
  });

  test('a private question shows to others only that there is one; the answer comes to who asked', async () => {
    const { page } = minji;
    const question = '선물 포장이 되나요? <img src=x onerror=alert(1)>';
    await page.goto(`/shop/products/${BOWL}`);
    await page.getByRole('button', { name: '문의하기' }).click();
    const dialog = page.getByRole('dialog', { name: '상품 문의' });
    await dialog.getByRole('button', { name: '문의 보내기' }).click();
    await dialog.getByText('꼭 입력해 주세요.').waitFor();
    await dialog.getByLabel('궁금한 점').fill(question);
    await dialog.getByRole('checkbox', { name: /비밀글로/ }).click();
    await dialog.getByRole('button', { name: '문의 보내기' }).click();
    await page.getByRole('article').getByText(question).waitFor();
    const { items } = await ours('GET', '/shop/inquiries', 'minji');
    await ours('PUT', `/admin/shop/inquiries/${items[0].inquiryId}/answer`, 'admin', {
      answer: '네, 됩니다.',
    });
    await page.goto('/shop/inquiries');
    await page.getByText('네, 됩니다.').waitFor();
    await guest.page.goto(`/shop/products/${BOWL}`);
    await guest.page.getByText('비밀글이에요.').waitFor();
    expect(await guest.page.getByText('선물 포장').count()).toBe(0);
  });

  test('who has received it writes with stars and a picture, and others find that helpful', {
    timeout: 60_000,
  }, async () => {
    const { page } = minji;
    const orderId = await buy('minji', 'BR0WSEVARIANT011');
    await ours('POST', `/admin/shop/orders/${orderId}/preparations`, 'admin', {});
    const parcel = { courier: 'cj', trackingNo: '123456789012' };
    await ours('POST', `/admin/shop/orders/${orderId}/shipments`, 'admin', parcel);
    await ours('POST', `/admin/shop/orders/${orderId}/deliveries`, 'admin', {});
    await page.goto(`/shop/orders/${orderId}/review/1`);
    await page.getByRole('button', { name: '후기 올리기' }).click();
    await page.getByText('별점을 골라 주세요.').waitFor();
    await page.getByRole('radio', { name: '4점' }).check();
    await page.getByLabel('후기', { exact: true }).fill('빛깔이 은은해요.\n매일 씁니다.');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bowl.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByRole('img', { name: '올린 사진 1' }).waitFor();
    await page.getByRole('button', { name: '후기 올리기' }).click();
    await page.waitForURL((at) => at.pathname === `/shop/products/${BOWL}`);
    await page.getByRole('article').getByText('빛깔이 은은해요.').waitFor();
    await page.getByRole('link', { name: '고치기' }).click();
    await page.getByRole('heading', { name: '후기 고치기' }).waitFor();
    await page.getByRole('radio', { name: '5점' }).check();
    await page.getByRole('button', { name: '저장' }).click();
    await see(page, '후기를 고쳤어요');

    const jun = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await jun.page.goto(`/shop/products/${BOWL}`);
    await jun.page.getByRole('button', { name: '도움돼요' }).click();
    await jun.page.getByRole('button', { name: /도움돼요\s*1/, pressed: true }).waitFor();
    await jun.page.getByRole('button', { name: /후기 사진 1$/ }).click();
    await jun.page.getByRole('dialog', { name: /님의 후기$/ }).waitFor();
    await jun.page.keyboard.press('Escape');
    const review = jun.page.getByRole('article').filter({ hasText: '빛깔이 은은해요.' });
    await review.getByRole('button', { name: /^댓글/ }).click();
    await review.getByLabel('댓글 쓰기').fill('저도 샀어요');
    await review.getByRole('button', { name: '댓글 보내기' }).click();
    await review.getByRole('article').getByText('저도 샀어요').waitFor();
    // Of the product itself one may speak too, without having bought it.
    await jun.page.getByLabel('댓글 쓰기').last().fill('<b>색이 곱네요</b>');
    await jun.page.getByRole('button', { name: '댓글 보내기' }).last().click();
    await jun.page.getByText('<b>색이 곱네요</b>').waitFor();
    expect(jun.complaints).toEqual([]);
    await jun.context.close();
  });

  test('a product opens on the second: one press buys, and those who watch see it go without a reload', {
    timeout: 60_000,
  }, async () => {
    const variantId = 'BR0WSEVARIANT031';
    const opensAt = Date.now() + 3_600_000;
    await seed({
      products: [
        {
          id: DROP,
          categoryId: CATEGORY,
          name: text('첫눈 다관', 'First-snow teapot'),
          isDrop: true,
          opensAt,
          perMemberLimit: 1,
          variants: [{ id: variantId, price: 52_000, stock: 2 }],
        },
      ],
    });
    await guest.page.goto(`/shop/products/${DROP}`);
    await guest.page.getByRole('timer').waitFor();
    const { page } = minji;
    await page.goto(`/shop/products/${DROP}`);
    await page.getByRole('timer').waitFor();
    await see(page, '준비됐어요. 한 번만 누르면 끝나요.');
    // It opens earlier than was said: both pages hear of it, count down by the server's clock, and nobody reloads.
    const { version } = await ours('GET', `/admin/shop/products/${DROP}`, 'admin');
    await ours('PUT', `/admin/shop/products/${DROP}`, 'admin', {
      version,
      categoryId: CATEGORY,
      name: text('첫눈 다관', 'First-snow teapot'),
      isDrop: true,
      opensAt: new Date(Date.now() + 3_000).toISOString(),
      perMemberLimit: 1,
      variants: [{ variantId, sku: variantId, price: 52_000 }],
    });
    await page.getByRole('button', { name: /바로 결제$/ }).click(LONG);
    await page.getByRole('status').getByText('샀어요!').waitFor();
    const left = guest.page.getByRole('meter', { name: '남은 수량' });
    await expect.poll(() => left.getAttribute('aria-valuenow'), LONG).toBe('1');
    await buy('jun', variantId);
    await expect.poll(() => left.getAttribute('aria-valuenow'), LONG).toBe('0');
    await guest.page.getByRole('main').getByRole('button', { name: '품절' }).waitFor();
    await page.getByRole('link', { name: '주문 보기' }).click();
    await page.waitForURL(/\/shop\/orders\/[0-9A-Z]{16}$/);
  });

  test('in English and in the dark, on a phone, nothing is too wide; what is not there is said', {
    timeout: 60_000,
  }, async () => {
    const phone = await visit(browser, url, { viewport: PHONE, locale: 'en-US', colorScheme: 'dark' });
    const { page } = phone;
    for (const [path, words] of [
      ['/shop', 'Tea things'],
      ['/shop/products', /product/],
      ['/shop/categories/tea-things?inStock=true&priceFrom=1000', 'Cheongok tea bowl'],
      ['/shop/categories/nothing-here', 'There is no such category'],
      [`/shop/products/${BOWL}`, 'Cheongok tea bowl'],
      ['/shop/products/BR0WSEN0THING000', 'This product cannot be seen now'],
      [`/shop/products?q=${encodeURIComponent('퀭뷁')}`, /Nothing fits/],
      ['/shop/rankings', 'Rankings'],
      ['/shop/drops', 'First-snow teapot'],
      ['/shop/collections/nothing-here', /./],
    ] as const) {
      await page.goto(path);
      await see(page.getByRole('main') as never, words);
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(phone.complaints).toEqual([]);
    expect(minji.complaints).toEqual([]);
    expect(guest.complaints).toEqual([]);
    await phone.context.close();
  });
});
