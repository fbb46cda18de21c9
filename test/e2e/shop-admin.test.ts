import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sample } from '../../server/files/testing/samples.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

/** Other test files keep the machine busy meanwhile. */
const LONG = { timeout: 20_000 };
const ADDRESS = {
  label: '집',
  recipient: '김민지',
  phone: '010-1234-5678',
  postcode: '03045',
  line1: '서울특별시 종로구 사직로 161',
  line2: '',
  isDefault: true,
};

describeWith('Chromium', 'an operator runs the shop', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let admin: Visitor;
  let productId = '';
  let orderId = '';
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signIn(admin.page, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const asAdmin = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
    const answer = await site.call(method, path, { token: site.tokenOf('admin'), body });
    expect([path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([path, answer.status, '']);
    return answer.body;
  };
  const asMinji = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await site.call(method, path, { token: site.tokenOf('minji'), body });
    expect([path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([path, answer.status, '']);
    return answer.body;
  };
  const product = () => asAdmin('GET', `/admin/shop/products/${productId}`);
  const main = (page: Page) => page.getByRole('main');
  const dialog = (page: Page) => page.getByRole('dialog');
  test('makes categories, and puts them in order with the keyboard', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/categories');
    for (const [ko, en] of [
      ['과일', 'Fruit'],
      ['양말', 'Socks'],
    ] as const) {
      await page.getByRole('button', { name: '새 카테고리' }).first().click();
      await dialog(page).getByLabel('이름 (한국어)').fill(ko);
      await dialog(page).getByLabel('이름 (영어)').fill(en);
      expect(await dialog(page).getByLabel('주소 이름').inputValue()).toBe(en.toLowerCase());
      await dialog(page).getByRole('button', { name: '저장' }).click();
      await dialog(page).waitFor({ state: 'detached' });
      await main(page).getByText(ko, { exact: true }).waitFor();
    }
    await page.getByRole('button', { name: /^양말, 2개 중 2번째/ }).press('ArrowUp');
    await page.getByRole('button', { name: /^양말, 2개 중 1번째/ }).waitFor();
    await expect
      .poll(async () => {
        const { items } = await asAdmin('GET', '/admin/shop/categories');
        return items
          .toSorted((one: { position: number }, other: { position: number }) => one.position - other.position)
          .map(({ slug }: { slug: string }) => slug);
      }, LONG)
      .toEqual(['socks', 'fruit']);
  });

  test('a product that lacks something says where; leaving it half written asks first', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/products/new');
    await page.getByRole('button', { name: '상품 만들기' }).click();
    await see(page, /고칠 곳이 \d+곳 있어요/);
    expect(await page.getByLabel('이름 (한국어)').first().getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('이름 (한국어)').first().fill('제주 감귤');
    await page.getByRole('link', { name: '상품', exact: true }).first().click();
    await dialog(page).getByText('저장하지 않고 나갈까요?').waitFor();
    await dialog(page).getByRole('button', { name: '취소' }).click();
    expect(await page.getByLabel('이름 (한국어)').first().inputValue()).toBe('제주 감귤');
  });

  test('makes a product with pictures in an order, and options that become variants', async () => {
    const { page } = admin;
    await page.getByLabel('이름 (영어)').first().fill('Jeju tangerines');
    await page.getByLabel('카테고리').selectOption({ label: '과일' });
    await page.getByLabel('상세 설명 (한국어)').fill('나무에서 익힌 감귤이에요.');
    await page.locator('input[type=file][multiple]').setInputFiles([
      { name: 'one.jpg', mimeType: 'image/jpeg', buffer: await sample('jpeg', 900, 900) },
      { name: 'two.png', mimeType: 'image/png', buffer: await sample('png', 640, 640) },
    ]);
    const moves = page.getByRole('button', { name: /^사진, 2개 중/ });
    await expect.poll(() => moves.count(), LONG).toBe(2);
    await page.getByLabel('사진 설명 (한국어)').nth(1).fill('반으로 자른 감귤');
    await page.getByRole('button', { name: /^반으로 자른 감귤, 2개 중 2번째/ }).press('ArrowUp');
    await page.getByRole('button', { name: /^반으로 자른 감귤, 2개 중 1번째/ }).waitFor();
    await page.getByRole('button', { name: '옵션 추가' }).click();
    await page.getByLabel('옵션 이름 (한국어)').fill('무게');
    for (const value of ['3kg', '5kg']) {
      await page.getByRole('button', { name: '값 추가' }).click();
      await page.getByRole('textbox', { name: '값 (한국어)' }).last().fill(value);
    }
    await page.getByLabel('빈 SKU를 이 이름으로').fill('tangerine');
    const filling = page.getByRole('button', { name: '모두 채우기' }).locator('..');
    await filling.getByLabel('판매가 (원)').fill('19900');
    await filling.getByLabel('재고').fill('10');
    await page.getByRole('button', { name: '모두 채우기' }).click();
    await page.getByRole('textbox', { name: '5kg: 판매가 (원)' }).fill('29900');
    // What a customer would see stands beside it.
    await page.getByRole('complementary', { name: '미리보기' }).getByText('19,900원').first().waitFor();
    await page.getByText('판매 중', { exact: true }).click();
    await page.getByRole('button', { name: '상품 만들기' }).click();
    await page.waitForURL(/\/admin\/shop\/products\/[0-9A-Z]{16}$/);
    productId = new URL(page.url()).pathname.split('/').at(-1)!;
    const made = await product();
    expect(made).toMatchObject({ status: 'on-sale', name: { ko: '제주 감귤', en: 'Jeju tangerines' } });
    expect(made.pictures[0].alt.ko).toBe('반으로 자른 감귤');
    expect(
      made.variants.map(({ sku, price, stock }: Record<string, unknown>) => [sku, price, stock]),
    ).toEqual([
      ['TANGERINE-01', 19_900, 10],
      ['TANGERINE-02', 29_900, 10],
    ]);
  }, 60_000);

  test('what was sold while the editor was open stays sold; what somebody else wrote meanwhile is told', async () => {
    const { page } = admin;
    const { variants, version, ...facts } = await product();
    const { addressId } = await asMinji('POST', '/shop/addresses', ADDRESS);
    const order = await asMinji('POST', '/shop/orders', {
      lines: [{ variantId: variants[0].variantId, quantity: 2 }],
      payWith: 'wallet',
      addressId,
    });
    orderId = order.orderId;
    expect(order.status).toBe('paid');
    await asAdmin('PUT', `/admin/shop/products/${productId}`, {
      version,
      categoryId: facts.categoryId,
      name: facts.name,
      brand: '돌담농원',
      description: facts.description,
      options: facts.options,
      pictures: facts.pictures.map(({ fileId, alt }: { fileId: string; alt: object }) => ({ fileId, alt })),
      variants: variants.map(({ variantId, sku, choices, price }: Record<string, unknown>) => ({
        variantId,
        sku,
        choices,
        price,
      })),
    });
    await page.getByRole('textbox', { name: '3kg: 재고' }).fill('15');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await see(page, '그사이 다른 사람이 이 상품을 고쳤어요');
    await see(page, '그 사람이 바꾼 곳은 이미 합쳤어요: 브랜드');
    expect(await page.getByLabel('브랜드').inputValue()).toBe('돌담농원');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await see(page, '저장했어요');
    const saved = await product();
    expect(saved.brand).toBe('돌담농원');
    // Ten, two sold, five more.
    expect(saved.variants[0].stock).toBe(13);
  });

  test('many prices at once: what they will be is seen before, and they go back', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/products?q=감귤');
    await page.getByRole('checkbox', { name: '제주 감귤 고르기' }).check();
    await page.getByRole('button', { name: '가격·재고 고치기' }).click();
    await dialog(page).getByLabel('가격', { exact: true }).selectOption('percent');
    await dialog(page).getByLabel('바꿀 비율 (%)').fill('-10');
    await dialog(page).getByText('17,900원').waitFor();
    await dialog(page).getByText('26,900원').waitFor();
    await dialog(page).getByLabel('사유').fill('주말 할인');
    await dialog(page).getByRole('button', { name: '옵션 2개 고치기' }).click();
    await see(page, '옵션 2개를 고쳤어요');
    expect((await product()).variants.map(({ price }: { price: number }) => price)).toEqual([17_900, 26_900]);
    await page.getByRole('button', { name: '되돌리기' }).click();
    await see(page, '되돌렸어요');
    expect((await product()).variants.map(({ price }: { price: number }) => price)).toEqual([19_900, 29_900]);
  });

  test('an order is found, prepared, sent and delivered', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/orders?status=paid');
    await page
      .getByRole('link', { name: /제주 감귤/ })
      .first()
      .click();
    await page.waitForURL(new RegExp(`/admin/shop/orders/${orderId}$`));
    await main(page).getByRole('button', { name: '준비 시작' }).click();
    await main(page).getByRole('button', { name: '보내기', exact: true }).click();
    await dialog(page).getByRole('button', { name: '보내기', exact: true }).click();
    await see(page, '숫자나 영문으로 4자에서 40자까지 써 주세요.');
    await dialog(page).getByLabel('송장 번호').fill('123456789012');
    await dialog(page).getByRole('button', { name: '보내기', exact: true }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await main(page).getByRole('button', { name: '배송 완료로' }).click();
    await main(page).getByRole('listitem').filter({ hasText: '배송 완료' }).first().waitFor();
    expect(await asMinji('GET', `/shop/orders/${orderId}`)).toMatchObject({
      status: 'delivered',
      trackingNo: '123456789012',
    });
  });

  test('what comes back is approved, received and paid back', async () => {
    const { page } = admin;
    await asMinji('POST', `/shop/orders/${orderId}/returns`, {
      kind: 'return',
      lines: [{ no: 1, quantity: 1 }],
      reason: 'defective',
      note: '하나가 터졌어요',
    });
    await page.goto('/admin/shop/returns');
    await see(page, '하나가 터졌어요');
    await main(page).getByRole('button', { name: '승인' }).click();
    await dialog(page).getByRole('button', { name: '승인' }).click();
    await see(page, '승인했어요');
    await page.getByText('돌아오는 중', { exact: true }).click();
    await main(page).getByRole('button', { name: '받았어요' }).click();
    await dialog(page).getByRole('button', { name: '받았어요' }).click();
    await see(page, '받은 것으로 처리했어요');
    const order = await asMinji('GET', `/shop/orders/${orderId}`);
    expect(order.returns[0].status).toBe('done');
    expect(order.refunded).toBe(19_900);
    // It had burst: it is not sold again.
    expect((await product()).variants[0].stock).toBe(13);
    await page.goto(`/admin/shop/orders/${orderId}`);
    const timeline = page.getByRole('list', { name: '지난 일' });
    await timeline.getByText('불량', { exact: true }).waitFor();
    expect(await timeline.innerText()).not.toContain('defective');
  });

  test('questions are answered one after the other without the mouse', async () => {
    const { page } = admin;
    for (const question of ['언제 따나요?', '선물 포장이 되나요?']) {
      await asMinji('POST', `/shop/products/${productId}/inquiries`, { question, isPrivate: false });
    }
    await page.goto('/admin/shop/inquiries');
    await main(page).getByRole('button', { name: '답변하기' }).first().press('Enter');
    await page.keyboard.type('십일월에 따요.');
    await page.keyboard.press('Control+Enter');
    await see(page, '답변을 보냈어요');
    // The next one is open, and the keyboard is in it.
    await expect.poll(() => page.locator('textarea:focus').count(), LONG).toBe(1);
    await page.keyboard.type('네, 주문할 때 적어 주세요.');
    await page.keyboard.press('Control+Enter');
    await see(page, '답할 문의가 없어요');
    const asked = await asMinji('GET', '/shop/inquiries');
    expect(asked.items.map(({ answer }: { answer: string }) => answer).toSorted()).toEqual([
      '네, 주문할 때 적어 주세요.',
      '십일월에 따요.',
    ]);
  });

  test('a promotion says what it does, is tried, and holds', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/promotions/new');
    await page.getByText('덤 주기', { exact: true }).click();
    await see(page, '모든 상품: 3개를 담으면 그중 가장 싼 1개는 공짜예요.');
    await page.getByRole('checkbox', { name: '과일' }).check();
    await see(page, '‘과일’ 카테고리 상품: 3개를 담으면 그중 가장 싼 1개는 공짜예요.');
    await page.getByRole('button', { name: '상품 추가' }).click();
    await dialog(page)
      .getByRole('button', { name: /제주 감귤/ })
      .first()
      .click();
    await dialog(page).getByRole('button', { name: '제주 감귤 3kg 추가' }).click();
    await dialog(page).getByRole('button', { name: '확인' }).click();
    await page.getByRole('textbox', { name: '제주 감귤 수량' }).fill('3');
    await see(page, '이 규칙으로 19,900원을 아껴요.');
    await page.getByLabel('이름 (한국어)').fill('감귤 2+1');
    await page.getByLabel('이름 (영어)').fill('Tangerines 2 + 1');
    await page.getByLabel('사유').fill('가을 행사');
    await page.getByRole('button', { name: '프로모션 만들기' }).click();
    await page.waitForURL(/\/admin\/shop\/promotions$/);
    await see(page, '감귤 2+1');
  });

  test('a coupon holds for chosen goods', async () => {
    const { page } = admin;
    await page.goto('/admin/coupons/new');
    await page.getByLabel('이름', { exact: true }).fill('과일 쿠폰');
    await page.getByLabel('쓸 수 있는 곳').selectOption('shop');
    await page.getByRole('checkbox', { name: '과일' }).check();
    await page.getByRole('button', { name: '만들기', exact: true }).click();
    await page.waitForURL(/\/admin\/coupons\/[0-9A-Z]{16}$/);
    await main(page).getByText('과일', { exact: true }).waitFor();
    const campaign = await asAdmin('GET', `/admin/coupons/campaigns/${page.url().split('/').at(-1)}`);
    expect(campaign.scope).toMatchObject({ services: ['shop'], categoryIds: [expect.any(String)] });
  });

  test('a file is tried first: its faults are seen row by row, and nothing is changed', async () => {
    const { page } = admin;
    const head = '상품코드,SKU,상품명,카테고리,판매상태,가격,재고';
    const rows = [
      ...Array.from({ length: 40 }, (_, at) => `C${at},CSV-${at},양말 ${at},socks,on-sale,4000,7`),
      'C90,CSV-90,가격이 없는 양말,socks,on-sale,,7',
      'C91,CSV-91,모르는 곳의 양말,nowhere,on-sale,4000,7',
    ];
    await page.goto('/admin/shop/imports');
    const large = {
      name: '큰 파일.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(32 * 1024 * 1024 + 1, 'x'),
    };
    await page.locator('input[type=file]').setInputFiles(large);
    await see(page, '32 MB보다 큰 파일이에요. 나누어 올리세요.');
    expect(await page.getByRole('button', { name: '시험해 보기' }).count()).toBe(0);
    await page.locator('input[type=file]').setInputFiles({
      name: '양말.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([head, ...rows].join('\r\n')),
    });
    await page.getByRole('button', { name: '시험해 보기' }).click();
    await see(page, '꼭 입력해 주세요.');
    await page.getByLabel('사유').fill('가을 양말');
    await page.getByRole('button', { name: '시험해 보기' }).click();
    await page.waitForURL(/\/admin\/shop\/imports\/[0-9A-Z]{16}$/);
    await page.getByRole('progressbar', { name: '얼마나 했는지' }).waitFor();
    // Nobody loads the page again.
    await see(page, /잘못된 줄이 있어요\. 고쳐서 다시 올리거나/);
    await page.getByRole('row', { name: /42번째 줄/ }).waitFor();
    await page.getByRole('row', { name: /43번째 줄.*nowhere/ }).waitFor();
    await page.getByLabel('까닭').selectOption({ index: 1 });
    await expect.poll(() => page.getByRole('row', { name: /번째 줄/ }).count(), LONG).toBe(1);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '잘못된 줄 받기' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain('nowhere');
    expect((await asAdmin('GET', '/admin/shop/products?q=양말')).items).toEqual([]);
  }, 60_000);

  test('then the rows that are right are taken', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '맞는 줄만 가져오기' }).click();
    await see(page, /맞는 줄은 가져왔고/);
    await expect
      .poll(async () => (await asAdmin('GET', '/admin/shop/products?q=양말')).total.count, LONG)
      .toBe(40);
  }, 60_000);

  test('writes an order for a member at a price of its own', async () => {
    const { page } = admin;
    await page.goto('/admin/shop/drafts/new');
    await page.getByRole('button', { name: '회원 고르기' }).click();
    await dialog(page).getByRole('searchbox').fill('minji');
    await dialog(page)
      .getByRole('button', { name: /minji@madang\.example/ })
      .click();
    await page.getByRole('button', { name: '상품 추가' }).click();
    await dialog(page).getByRole('searchbox').fill('감귤');
    await dialog(page)
      .getByRole('button', { name: /제주 감귤/ })
      .first()
      .click();
    await dialog(page).getByRole('button', { name: '제주 감귤 5kg 추가' }).click();
    await dialog(page).getByRole('button', { name: '확인' }).click();
    await page.getByRole('textbox', { name: '제주 감귤, 정한 가격 (원)' }).fill('25000');
    await page.getByLabel('사유').fill('전화 주문');
    await page.getByRole('button', { name: '주문서 보내기' }).click();
    await page.waitForURL(/\/admin\/shop\/orders\/[0-9A-Z]{16}$/);
    const draft = await asMinji('GET', `/shop/orders/${page.url().split('/').at(-1)}`);
    expect(draft).toMatchObject({ status: 'draft', total: 25_000 });
  });

  test('an order is given up in part, with a reason that is kept', async () => {
    const { page } = admin;
    const [address] = (await asMinji('GET', '/shop/addresses')).items;
    const [variant] = (await product()).variants;
    const placed = await asMinji('POST', '/shop/orders', {
      lines: [{ variantId: variant.variantId, quantity: 2 }],
      payWith: 'wallet',
      addressId: address.addressId,
    });
    await page.goto(`/admin/shop/orders/${placed.orderId}`);
    await main(page).getByRole('button', { name: '주문 취소' }).click();
    await dialog(page).getByRole('button', { name: '하나 빼기' }).click();
    await dialog(page).getByLabel('사유').fill('하나가 상했어요');
    await dialog(page).getByRole('button', { name: '고른 만큼 취소' }).click();
    await see(page, '취소했어요');
    expect(await asMinji('GET', `/shop/orders/${placed.orderId}`)).toMatchObject({ refunded: 19_900 });
    await page.goto('/admin/audit');
    await see(page, '하나가 상했어요');
  });

  test('the dashboard shows what was sold and what waits; the palette leads to every page', async () => {
    const { page } = admin;
    await page.goto('/admin/shop');
    const slider = page.getByRole('slider', { name: '날짜별 매출' });
    await slider.waitFor();
    await expect.poll(() => slider.getAttribute('aria-valuetext'), LONG).toMatch(/주문 [1-9]/);
    const today = await slider.getAttribute('aria-valuetext');
    await slider.press('ArrowLeft');
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(today);
    await page.getByRole('button', { name: '표로 보기' }).click();
    await page.getByRole('table', { name: '날짜별 매출' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('기획전');
    await page.getByRole('option', { name: '기획전' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/shop\/collections$/);
  });

  test('on a phone, in English and in the dark, no page is wider than that', async () => {
    const phone = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark', locale: 'en-US' });
    const { page } = phone;
    await signInWithoutForm(phone.context, 'admin@madang.example', 'madang-admin');
    await phone.context.addInitScript(`localStorage.setItem('madang.locale', 'en')`);
    for (const [path, heading] of [
      ['', 'Shop'],
      ['/products', 'Products'],
      [`/products/${productId}`, 'Jeju tangerines'],
      ['/products/new', 'New product'],
      ['/orders', 'Orders'],
      [`/orders/${orderId}`, 'Order'],
      ['/returns', 'Returns'],
      ['/inquiries', 'Inquiries'],
      ['/reviews', 'Reviews and comments'],
      ['/promotions', 'Promotions'],
      ['/promotions/new', 'New promotion'],
      ['/categories', 'Categories'],
      ['/collections', 'Collections'],
      ['/imports', 'CSV import'],
      ['/settings', 'Shipping and days'],
      ['/drafts/new', 'Draft an order'],
    ] as const) {
      await page.goto(`/admin/shop${path}`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
    expect(phone.complaints).toEqual([]);
    expect(admin.complaints).toEqual([]);
    await phone.context.close();
  }, 90_000);
});
