import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { listSymbol } from '../support/exchange.ts';
import { type DemoPerson, startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'a market and a portfolio', () => {
  let site: TestInstallation;
  let browser: Browser;
  let minji: Visitor;
  let soyeon: Visitor;
  let guest: Visitor;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    const shares = { [site.idOf('jun')]: 1_000 };
    const at = Date.now();
    await listSymbol(site, { symbol: '990010', sector: 'chips', at, shares });
    for (const [symbol, ko, en] of [
      ['990020', '한빛소재', 'Hanbit Materials'],
      ['990030', '다솜제약', 'Dasom Pharma'],
    ] as const) {
      await listSymbol(site, {
        ...{ symbol, name: { ko, en }, sector: 'materials', reference: 5_000, at, shares },
      });
    }
    for (const name of ['minji', 'soyeon'] as const) {
      await site.call('POST', '/pay/deposits', { token: site.tokenOf(name), body: { amount: 1_000_000 } });
    }
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: DESK });
    soyeon = await visit(browser, url, { viewport: PHONE, locale: 'en-US', colorScheme: 'dark' });
    guest = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(soyeon.context, 'soyeon@madang.example', 'madang-demo');
    await soyeon.context.addInitScript(`localStorage.setItem('madang.locale', 'en')`);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  /** @returns the order's id */
  const order = async (
    name: DemoPerson,
    side: 'buy' | 'sell',
    [symbol, quantity, price]: readonly [symbol: string, quantity: number, price: number],
  ): Promise<string> => {
    const { status, body } = await site.call('POST', '/stocks/orders', {
      token: site.tokenOf(name),
      body: { symbol, side, type: 'limit', quantity, price },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.orderId;
  };
  /** Two others meet at a price. */
  const trade = async (...what: [symbol: string, quantity: number, price: number]): Promise<void> => {
    await order('jun', 'sell', what);
    await order('soyeon', 'buy', what);
  };
  const main = (page: Page) => page.getByRole('main');
  const list = (page: Page, name: string) => main(page).getByRole('list', { name });
  const namesOf = async (page: Page): Promise<string[]> =>
    (await list(page, '관심 종목').getByRole('link').allTextContents()).map((text) => text.trim());

  test('a guest sees where the market stands, and its rankings as they begin', async () => {
    const { page } = guest;
    await page.goto('/stocks');
    await main(page).getByRole('region', { name: '마당 지수' }).getByText('1,000.00').waitFor();
    await see(page, '아직 거래가 없어요');
    await trade('990010', 3, 10_100);
    await main(page)
      .getByRole('listitem')
      .filter({ hasText: '마당전자' })
      .getByText('+1.00%')
      .first()
      .waitFor();
    await page.getByRole('button', { name: '마당전자 관심 종목' }).first().click();
    await see(page, '로그인하면 쓸 수 있어요');
  });

  test('initials find a symbol, stars gather a list, and the keyboard puts it in order', async () => {
    const { page } = minji;
    await page.goto('/stocks/all');
    await page.getByRole('searchbox', { name: '종목 이름, 초성, 코드로 찾기' }).fill('ㅎㅂㅅ');
    await expect.poll(() => list(page, '모든 종목').getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: '한빛소재 관심 종목' }).click();
    await page.getByRole('searchbox', { name: '종목 이름, 초성, 코드로 찾기' }).fill('');
    await page.getByRole('button', { name: '다솜제약 관심 종목' }).click();
    await page.getByRole('button', { name: '마당전자 관심 종목' }).click();
    await expect.poll(() => page.getByRole('button', { name: /관심 종목$/, pressed: true }).count()).toBe(3);
    await page.getByRole('link', { name: '관심', exact: true }).click();
    await expect.poll(() => namesOf(page)).toEqual(['한빛소재', '다솜제약', '마당전자']);
    await page.getByRole('button', { name: '마당전자 순서 바꾸기' }).press('Home');
    await expect.poll(() => namesOf(page)).toEqual(['마당전자', '한빛소재', '다솜제약']);
    await page.getByRole('button', { name: '다솜제약 빼기' }).click();
    await see(page, '다솜제약 종목을 뺐어요');
    await page.getByRole('button', { name: '되돌리기' }).click();
    await page.getByRole('button', { name: '다솜제약 빼기' }).waitFor();
    await page.reload();
    await expect.poll(() => namesOf(page)).toEqual(['마당전자', '한빛소재', '다솜제약']);
  });

  test('an alert is set, and rings when others trade at its price', async () => {
    const { page } = minji;
    await page.goto('/stocks/alerts');
    await page.getByRole('button', { name: '알림 만들기' }).click();
    const dialog = page.getByRole('dialog', { name: '가격 알림 만들기' });
    const field = dialog.getByRole('combobox', { name: '종목' });
    await field.fill('다솜');
    await dialog.getByRole('option', { name: '다솜제약' }).waitFor();
    await field.fill('ㅎㅂㅅ');
    await dialog.getByRole('option', { name: '한빛소재' }).waitFor();
    await expect.poll(() => dialog.getByRole('option').count()).toBe(1);
    // Escape belongs to the open list first, and Enter may come before the answer does.
    await field.press('Escape');
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('false');
    await field.fill('ㅎㅂㅅ');
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('한빛소재');
    await dialog.getByLabel('알릴 가격').fill('5100');
    await dialog.getByRole('button', { name: '알림 만들기' }).click();
    await see(page, '5,100 이상이 되면');
    await see(page, '기다리는 알림');
    await trade('990020', 1, 5_100);
    await see(page, '울린 알림');
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^알림, 읽지 않은/ })
      .click();
    await page
      .getByRole('dialog', { name: '알림' })
      .getByRole('link', { name: /한빛소재/ })
      .first()
      .click();
    await page.waitForURL((at) => at.pathname === '/stocks/990020');
  });

  test('what is bought stands in the portfolio, and its profit moves while others trade', async () => {
    const { page } = minji;
    await order('jun', 'sell', ['990010', 10, 10_000]);
    const orderId = await order('minji', 'buy', ['990010', 10, 10_000]);
    await page.goto('/stocks/account');
    const held = list(page, '보유 주식');
    // With the fee of buying them.
    await held.getByText('평균 10,002원').waitFor();
    await held.getByText('100,000원').first().waitFor();
    await trade('990010', 1, 10_500);
    await held.getByText('+4,985원').waitFor();
    await held.getByText('(+4.98%)').waitFor();
    await main(page)
      .getByRole('table', { name: '자산 구성' })
      .getByRole('row', { name: /마당전자/ })
      .waitFor();
    await main(page).getByRole('table', { name: '날짜별 결제 예정' }).getByText('−100,015원').waitFor();
    await order('soyeon', 'buy', ['990010', 2, 10_500]);
    await order('minji', 'sell', ['990010', 2, 10_500]);
    // Sold for 21,000, less what two of ten have cost, fee and tax.
    const realised = main(page).getByRole('table', { name: /최근 31일/ });
    await realised
      .getByRole('row')
      .getByText(/^\+9\d\d원$/)
      .first()
      .waitFor();
    await page.goto(`/stocks/orders/${orderId}`);
    await see(page, '체결 완료');
    await main(page).getByText('100,015원').waitFor();
    await main(page).getByRole('table', { name: '체결 내역' }).getByText('10,000').waitFor();
    await page.goto('/stocks/fills');
    await main(page).getByRole('link', { name: '매수 마당전자' }).waitFor();
    await main(page).getByRole('button', { name: 'CSV로 받기' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'CSV로 받기' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^체결 내역 .*\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toMatch(/^\uFEFFtime,symbol,/);
    expect(text.split('\r\n')).toHaveLength(4);
  });

  test('an order that waits is amended and cancelled from the list', async () => {
    const { page } = minji;
    await order('minji', 'buy', ['990030', 5, 4_800]);
    await page.goto('/stocks/orders');
    await page.getByRole('button', { name: '다솜제약 5주 주문 정정' }).click();
    const amending = page.getByRole('dialog', { name: '주문 정정' });
    await amending.getByLabel('한 주 가격').fill('4900');
    await amending.getByRole('button', { name: '정정하기' }).click();
    await main(page).getByText('4,900 · 5주 중 0주 체결').waitFor();
    await page.getByRole('button', { name: '다솜제약 5주 주문 취소' }).click();
    await page
      .getByRole('dialog', { name: '주문 취소' })
      .getByRole('button', { name: '5주 취소하기' })
      .click();
    await see(page, '기다리는 주문이 없어요');
    await page.getByRole('tab', { name: '끝난 주문' }).click();
    await main(page).getByRole('link', { name: '매수 다솜제약' }).waitFor();
    await see(page, '취소됨');
  });

  test('a list is narrowed to one symbol of however many, by the keyboard alone, and widened again', async () => {
    const { page } = minji;
    await page.goto('/stocks/orders?state=ended');
    const found = main(page).getByRole('link', { name: /^매[수도] / });
    const field = main(page).getByRole('combobox', { name: '종목' });
    await found.getByText('마당전자').first().waitFor();
    await field.focus();
    await page.keyboard.press('ArrowDown');
    await main(page).getByRole('option', { name: '마당전자' }).waitFor();
    await page.keyboard.type('없는회사');
    await main(page).getByText('‘없는회사’에 맞는 것이 없어요').waitFor();
    await field.fill('990030');
    await expect.poll(() => main(page).getByRole('option').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL((at) => at.searchParams.get('symbol') === '990030');
    expect(await field.inputValue()).toBe('다솜제약');
    await expect.poll(() => found.allTextContents()).toEqual(['매수 다솜제약']);
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('다솜제약');
    await main(page).getByRole('button', { name: '지우기' }).click();
    await found.getByText('마당전자').first().waitFor();
    expect(new URL(page.url()).searchParams.has('symbol')).toBe(false);
  });

  test('on a phone, in English and in the dark, nothing is wider than the screen', async () => {
    const { page } = soyeon;
    const pages = {
      '/': 'Traded most now',
      '/stocks': 'Live rankings',
      '/stocks/account': 'Madang Electronics',
    };
    for (const [path, text] of Object.entries(pages)) {
      await page.goto(path);
      await see(page, text);
      const tooWide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      expect([path, tooWide]).toEqual([path, 0]);
    }
    // However long its state is, an order's name is readable beside it, on the narrowest phone.
    await page.setViewportSize({ width: 320, height: 640 });
    const { body } = await site.call('POST', '/stocks/orders', {
      token: site.tokenOf('soyeon'),
      body: {
        ...{ symbol: '990010', side: 'buy', type: 'limit', quantity: 1, price: 7_000, timeInForce: 'IOC' },
      },
    });
    await page.goto('/stocks/orders?state=ended');
    const name = main(page).locator(`a[href="/stocks/orders/${body.orderId}"]`);
    await name.waitFor();
    expect(await name.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0);
    await page.goto(`/stocks/orders/${body.orderId}`);
    const heading = main(page).getByText('Buy Madang Electronics');
    await heading.waitFor();
    expect((await heading.boundingBox())!.height).toBeLessThan(70);
    await page.setViewportSize(PHONE);
    const bar = page.getByRole('navigation', { name: 'Bottom menu' });
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Coupons' }).click();
    await page.waitForURL((at) => at.pathname === '/coupons');
  });

  test('nobody’s page had anything to complain about', () => {
    expect([...minji.complaints, ...soyeon.complaints, ...guest.complaints]).toEqual([]);
  });
});
