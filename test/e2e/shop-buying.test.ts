import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertProducts } from '../../server/modules/shop/index.ts';
import { describeWith } from '../services/shared.ts';
import { type DemoPerson, startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signIn, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';
import { mailTo } from './mailbox.ts';

const text = (ko: string, en: string) => ({ ko, en });
const CATEGORY = 'CATEGORY00000001';
/** Each product has one variant, with the same number but for its first letter. */
const ONE = (digit: string) => `V00000000000000${digit}`;
const PRODUCTS = [
  { digit: '1', name: text('이천 백자 머그', 'Icheon mug'), price: 18_000, stock: 40 },
  { digit: '2', name: text('제주 감귤 3kg', 'Jeju tangerines'), price: 21_900, stock: 500 },
  { digit: '3', name: text('전주 한지 등', 'Jeonju paper lamp'), price: 64_000, stock: 5 },
  { digit: '4', name: text('담양 바구니', 'Damyang basket'), price: 27_000, stock: 2 },
];

describeWith('Chromium', 'buying in the shop', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let guest: Visitor;
  let jun: Visitor;
  const email = 'haneul@example.com';
  beforeAll(async () => {
    site = await startInstallation();
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        {
          categories: [{ id: CATEGORY, slug: 'living', name: text('생활', 'Living') }],
          products: PRODUCTS.map(({ digit, name, price, stock }) => ({
            id: `P00000000000000${digit}`,
            categoryId: CATEGORY,
            name,
            variants: [{ id: ONE(digit), price, stock }],
          })),
        },
        { batchId: 'SHOPBUYING000001', at: Date.now() },
      ),
    );
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    guest = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: PHONE });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const admin = (path: string, body: object = {}) =>
    site.call('POST', `/admin/shop${path}`, { token: site.tokenOf('admin'), body });
  const balanceOf = async (name: DemoPerson): Promise<number> =>
    (await site.call('GET', '/pay/balance', { token: site.tokenOf(name) })).body.balance;
  const orderOf = (page: Page): string => /orders\/([0-9A-Z]{16})/.exec(page.url())?.[1] ?? '';
  const inShop = async (page: Page, digit: string, quantity: number): Promise<void> => {
    const answer = await page.request.post('/api/v1/shop/cart/lines', {
      data: { variantId: ONE(digit), quantity },
    });
    expect(answer.status()).toBe(200);
  };
  async function fillAddress(page: Page): Promise<void> {
    await page.getByRole('button', { name: '배송지 추가' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('받는 사람').fill('정하늘');
    await dialog.getByLabel('연락처').fill('01012345678');
    await dialog.getByLabel('우편번호').fill('04524');
    await dialog.getByLabel('주소', { exact: true }).fill('서울특별시 중구 세종대로 110');
    await dialog.getByRole('button', { name: '저장' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  test('a guest fills a cart: quantities, ticks, a line out and back in', async () => {
    const { page } = guest;
    await page.goto('/shop/cart');
    await see(page, '장바구니가 비었어요');
    await inShop(page, '1', 1);
    await inShop(page, '2', 1);
    // What a page of the shop leaves behind for the sign-in; see web/src/api/cart-merge.ts.
    await page.evaluate(() => localStorage.setItem('madang.guest-cart', '1'));
    await page.reload();
    await page.getByRole('link', { name: '장바구니, 2가지' }).waitFor();
    await see(page, '10,100원 더 담으면 무료 배송이에요');
    await page
      .getByRole('group', { name: '이천 백자 머그 수량' })
      .getByRole('button', { name: '하나 늘리기' })
      .click();
    await page.getByRole('link', { name: '57,900원 주문하기 (3개)' }).waitFor();
    await see(page, '무료로 보내 드려요');
    await page.getByRole('checkbox', { name: '제주 감귤 3kg 고르기' }).click();
    await page.getByRole('link', { name: '39,000원 주문하기 (2개)' }).waitFor();
    // One more, and out with it before that has rested: it is out, and nothing is asked of what is not there.
    const asked: string[] = [];
    const listen = (request: Request) => request.method() === 'PUT' && asked.push(request.url());
    page.on('request', listen);
    await page.evaluate(`for (const label of ['이천 백자 머그 수량', '이천 백자 머그 빼기']) {
      const element = document.querySelector('[aria-label="' + label + '"]');
      (element.querySelector('button:last-of-type') ?? element).click();
    }`);
    await see(page, '1가지를 뺐어요');
    await page.getByRole('button', { name: '되돌리기' }).click();
    await page.getByRole('link', { name: '39,000원 주문하기 (2개)' }).waitFor();
    page.off('request', listen);
    expect(asked).toEqual([]);
  });

  test('signs up on the way to the checkout, finds the cart there, and pays by wallet', {
    timeout: 60_000,
  }, async () => {
    const { page } = guest;
    await page.getByRole('checkbox', { name: /모두 고르기/ }).click();
    await page.getByRole('link', { name: '57,900원 주문하기 (3개)' }).click();
    await page.waitForURL(
      (at) => at.pathname === '/sign-in' && at.searchParams.get('next') === '/shop/checkout',
    );
    await page.getByRole('main').getByRole('link', { name: '가입하기' }).click();
    await page.getByLabel('이름').fill('정하늘');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호', { exact: true }).fill('하늘이 높고 말은 살찐다');
    await page.getByRole('checkbox', { name: '모두 동의해요' }).click();
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    const { code } = await mailTo(site, email);
    await page.getByRole('textbox', { name: '확인 코드' }).fill(code);
    await see(page, '담아 둔 2가지를 내 장바구니에 옮겼어요');
    await page.waitForURL((at) => at.pathname === '/shop/checkout');
    await see(page, '주문 상품 2가지');
    await fillAddress(page);
    await see(page, '지갑에 57,900원이 모자라요');
    await page.getByRole('button', { name: '57,900원 바로 충전하기' }).click();
    await page.getByLabel('배송 요청').selectOption({ label: '문 앞에 놓아 주세요' });
    await page.getByRole('button', { name: '57,900원 결제하기' }).click();
    await page.waitForURL(/\/shop\/orders\/[0-9A-Z]{16}\/done$/);
    await see(page, '주문이 끝났어요');
    await page.getByRole('link', { name: '주문 보기' }).click();
    await see(page, '주문을 받았어요');
    await see(page, '문 앞에 놓아 주세요');
    await page.goto('/shop/cart');
    await see(page, '장바구니가 비었어요');
  });

  test('cancels a piece, then the rest: the money is in the wallet again, to the won', async () => {
    const { page } = guest;
    await page.goto('/shop/orders');
    await page.getByRole('link', { name: /주문$/ }).first().click();
    await page.getByRole('button', { name: '주문 취소' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '제주 감귤 3kg' }).click();
    await dialog.getByRole('button', { name: '하나 줄이기' }).click();
    await dialog.getByText('18,000원').first().waitFor();
    await dialog.getByRole('button', { name: '고른 것 취소하기' }).click();
    await see(page, '1개 취소');
    await page.getByRole('button', { name: '주문 취소' }).click();
    await dialog.getByText('39,900원').first().waitFor();
    await dialog.getByRole('button', { name: '모두 취소하기' }).click();
    await see(page, '취소된 주문이에요');
    await page.getByRole('link', { name: '쓸 수 있는 돈 57,900원' }).waitFor();
  });

  test('by card: declined, the pieces stay held, and the next try pays', { timeout: 60_000 }, async () => {
    const { page } = jun;
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await page.goto(`/shop/checkout?buy=${ONE('3')}.1`);
    await see(page, '주문 상품 1가지');
    await fillAddress(page);
    await page.getByRole('radio', { name: /카드/ }).click();
    await page.getByRole('button', { name: '64,000원 결제하기' }).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    await see(page, /동안 맡아 둘게요/);
    await page.getByRole('button', { name: '결제하기' }).click();
    await page.getByRole('button', { name: '거절' }).click();
    await see(page, '결제가 거절됐어요');
    await see(page, '상품은 아직 맡아 두고 있어요');
    await page.getByRole('link', { name: '다시 결제하기' }).click();
    await page.waitForURL(/\/pay$/);
    await page.getByRole('radio', { name: /카드/ }).click();
    await page.getByRole('button', { name: '64,000원 결제하기' }).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    await page.getByRole('button', { name: '결제하기' }).click();
    await page.getByRole('button', { name: '승인하고 결제하기' }).click();
    await see(page, '64,000원을 결제했어요');
    await see(page, '주문이 끝났어요. 곧 준비를 시작해요.');
    await page.getByRole('link', { name: '주문 보기' }).click();
    await see(page, '주문을 받았어요');
  });

  test('money that comes late pays the order after all, and the open page says so', {
    timeout: 90_000,
  }, async () => {
    const { page } = jun;
    await page.goto(`/shop/checkout?buy=${ONE('2')}.1`);
    await page.getByRole('radio', { name: /카드/ }).click();
    await page.getByRole('button', { name: '24,900원 결제하기' }).click();
    await page.waitForURL(/\/pay\/checkout\/[0-9A-Z]{16}$/);
    await page.getByRole('button', { name: '결제하기' }).click();
    await page.getByRole('button', { name: '늦은 입금' }).click();
    await see(page, '결제하지 않았어요');
    await page.getByRole('link', { name: '주문 보기' }).click();
    await see(page, '결제를 기다리고 있어요');
    // The bank takes ten seconds.
    await page.getByText('주문을 받았어요').first().waitFor({ timeout: 60_000 });
  });

  test('others were quicker: which line, what is left, and one tap to go on with the rest', async () => {
    const { page } = jun;
    await page.goto(`/shop/checkout?buy=${ONE('4')}.2~${ONE('1')}.1`);
    await page.getByRole('button', { name: '72,000원 결제하기' }).waitFor();
    // Between the press and the order's arrival: earlier, and the page itself would know.
    await page.route(
      '**/api/v1/shop/orders',
      async (route) => {
        const quicker = await site.call('POST', '/shop/orders', {
          token: site.tokenOf('soyeon'),
          body: {
            lines: [{ variantId: ONE('4'), quantity: 1 }],
            payWith: 'wallet',
            address: {
              recipient: '최소연',
              phone: '010-1234-5678',
              postcode: '04524',
              line1: '서울특별시 중구 세종대로 110',
              line2: '',
            },
          },
        });
        expect(quicker.status).toBe(201);
        await route.continue();
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: '72,000원 결제하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('그사이 다 팔린 것이 있어요').waitFor();
    await dialog.getByText('1개 남았어요').waitFor();
    await dialog.getByRole('button', { name: '되는 것만 주문하기' }).click();
    // Less than what is sent for nothing.
    await page.getByRole('button', { name: '48,000원 결제하기' }).waitFor();
    const changed = await admin('/products/bulk', {
      changes: [{ variantId: ONE('1'), price: 17_000 }],
      reason: '가격을 맞춤',
    });
    expect([changed.status, changed.body]).toMatchObject([200, {}]);
    await page.getByRole('button', { name: '48,000원 결제하기' }).click();
    await dialog.getByText('결제 금액이 바뀌었어요').waitFor();
    await dialog.getByRole('button', { name: '47,000원 결제하기' }).click();
    await see(page, '주문이 끝났어요');
  });

  test('it arrives while the page is open; one piece is returned, and its money comes back', async () => {
    const { page } = jun;
    await page.getByRole('link', { name: '주문 보기' }).click();
    await see(page, '주문을 받았어요');
    const orderId = orderOf(page);
    expect((await admin(`/orders/${orderId}/preparations`)).status).toBe(200);
    await see(page, '상품을 준비하고 있어요');
    await admin(`/orders/${orderId}/shipments`, { courier: '마당택배', trackingNo: '123456789012' });
    await see(page, '배송 중이에요');
    await see(page, '123456789012');
    await admin(`/orders/${orderId}/deliveries`);
    await see(page, '상품이 도착했어요');
    const before = await balanceOf('jun');
    await page.getByRole('link', { name: '반품·교환 신청' }).click();
    await page.getByRole('button', { name: '반품 신청하기' }).click();
    await see(page, '보낼 것을 골라 주세요.');
    await page.getByRole('checkbox', { name: '담양 바구니' }).click();
    await page.getByLabel('까닭', { exact: true }).selectOption({ label: '고장 났거나 깨졌어요' });
    await see(page, '27,000원');
    await page.getByRole('button', { name: '반품 신청하기' }).click();
    await see(page, '확인 기다림');
    await page.getByRole('button', { name: '신청 거두기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '신청 거두기' }).click();
    await see(page, '신청을 거뒀어요.');
    await page.getByRole('link', { name: '반품·교환 신청' }).click();
    await page.getByRole('checkbox', { name: '담양 바구니' }).click();
    await page.getByRole('button', { name: '반품 신청하기' }).click();
    await see(page, '확인 기다림');
    const order = await site.call('GET', `/shop/orders/${orderId}`, { token: site.tokenOf('jun') });
    const open = order.body.returns.find(({ status }: { status: string }) => status === 'requested');
    await admin(`/returns/${open.returnId}/approvals`, { answer: '보내 주세요.' });
    await see(page, '상품을 보내 주세요. 도착하면 바로 처리할게요.');
    await admin(`/returns/${open.returnId}/receipts`, { isFitForSale: true });
    await see(page, '모두 끝났어요.');
    expect(await balanceOf('jun')).toBe(before + 27_000);
    await page.getByRole('button', { name: '잘 받았어요' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '잘 받았어요' }).click();
    await see(page, '구매를 확정했어요');
    await page.getByRole('link', { name: '후기 쓰기' }).waitFor();
  });

  test('an operator’s draft is paid; and all of it reads in English and in the dark', async () => {
    const drafted = await admin('/drafts', {
      accountId: site.idOf('minji'),
      lines: [{ variantId: ONE('3'), quantity: 1, unitPrice: 50_000 }],
      note: '말씀하신 가격이에요.',
      reason: '전화 주문',
    });
    expect(drafted.status).toBe(201);
    const minji = await visit(browser, url, { viewport: DESK, locale: 'en-US', colorScheme: 'dark' });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await minji.context.addInitScript(`localStorage.setItem('madang.locale', 'en')`);
    const { page } = minji;
    await page.goto('/shop/orders');
    await page.getByRole('main').getByRole('link', { name: 'Pay', exact: true }).click();
    await page.getByRole('button', { name: 'Add an address' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phone').fill('02-123-4567');
    await dialog.getByLabel('Postcode').fill('63000');
    await dialog.getByLabel('Address', { exact: true }).fill('1 Jungang-ro, Jeju');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Pay ₩50,000' }).click();
    await see(page, 'Thank you for your order');
    expect(minji.complaints).toEqual([]);
    await minji.context.close();
  });

  test('why an address is not saved comes into sight above the button that was pressed', async () => {
    const { page } = jun;
    await page.setViewportSize({ width: PHONE.width, height: 420 });
    await page.goto('/account/addresses');
    await page.getByRole('button', { name: '배송지 추가' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('받는 사람').fill('박준');
    await dialog.getByLabel('연락처').fill('+82 2 312 3456');
    await dialog.getByLabel('우편번호').fill('04524');
    await dialog.getByLabel('주소', { exact: true }).fill('서울특별시 중구 세종대로 110');
    await page.route('**/api/v1/shop/addresses', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 409, code: 'shop.address-book-full' }),
          })
        : route.continue(),
    );
    await dialog.getByRole('button', { name: '저장' }).click();
    const alert = dialog.getByRole('alert');
    await alert.waitFor();
    const isInSight = async () => {
      const [own, head, foot] = await Promise.all(
        [alert, dialog.locator('header'), dialog.locator('footer')].map((part) => part.boundingBox()),
      );
      return own!.y >= head!.y + head!.height - 1 && own!.y + own!.height <= foot!.y + 1;
    };
    await expect.poll(isInSight, { timeout: 20_000 }).toBe(true);
    await page.unroute('**/api/v1/shop/addresses');
    await page.setViewportSize(PHONE);
  });

  test('no page complained, and none is wider than the phone', { timeout: 60_000 }, async () => {
    expect(guest.complaints).toEqual([]);
    expect(jun.complaints).toEqual([]);
    const { page } = jun;
    await page.goto('/shop/orders');
    await page.getByRole('link', { name: /주문$/ }).first().click();
    await page.getByRole('heading', { name: '진행 과정' }).waitFor();
    const order = new URL(page.url()).pathname;
    await inShop(page, '1', 1);
    const paths = ['/shop/cart', `/shop/checkout?buy=${ONE('1')}.1`, '/shop/orders', order];
    for (const path of [...paths, `${order}/done`, '/account/addresses']) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, overflow]).toEqual([path, 0]);
    }
  });

  test('the keyboard alone changes a quantity and finds the way on', async () => {
    const desk = await visit(browser, url, { viewport: DESK });
    const { page } = desk;
    await inShop(page, '2', 1);
    await page.goto('/shop/cart');
    const quantity = page.getByRole('textbox', { name: '제주 감귤 3kg 수량' });
    await quantity.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.getByRole('link', { name: '65,700원 주문하기 (3개)' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.pathname === '/sign-in');
    await signIn(page, 'soyeon@madang.example', 'madang-demo');
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });
});
