import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { listSymbol } from '../support/exchange.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'trading a symbol', () => {
  let site: TestInstallation;
  let symbol: string;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let guest: Visitor;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    await site.call('POST', '/pay/deposits', { token: site.tokenOf('minji'), body: { amount: 1_000_000 } });
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    symbol = await listSymbol(site, { at: Date.now(), shares: { [site.idOf('jun')]: 1_000 } });
    await listSymbol(site, {
      ...{ at: Date.now(), symbol: 'ALERTS', schedule: 'by-hand' },
      name: { ko: '경보산업', en: 'Alarm Works' },
    });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: DESK });
    guest = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const sells = async (quantity: number, price: number): Promise<void> => {
    const { status, body } = await site.call('POST', '/stocks/orders', {
      token: site.tokenOf('jun'),
      body: { symbol, side: 'sell', type: 'limit', quantity, price },
    });
    expect([status, body.code]).toEqual([201, undefined]);
  };
  const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  const main = (page: Page) => page.getByRole('main');

  test('on a phone: a price of the book becomes an order that waits, and is filled before one’s eyes', async () => {
    await sells(50, 10_020);
    const { page } = minji;
    await page.goto(`/stocks/${symbol}`);
    await page.getByRole('heading', { name: '마당전자' }).waitFor();
    await page.getByRole('img', { name: /^마당전자\. / }).waitFor();
    await tab(page, '호가');
    await page.getByRole('button', { name: '매도 잔량 10,020원, 50주, 주문 1건' }).click();
    const sheet = page.getByRole('dialog', { name: '마당전자' });
    const price = sheet.getByLabel('한 주 가격');
    expect(await price.inputValue()).toBe('10,020');
    await price.press('ArrowDown');
    await price.press('ArrowDown');
    expect(await price.inputValue()).toBe('10,000');
    await sheet.getByLabel('수량(주)').fill('10');
    // With the fee, as the server reckons it.
    await sheet.getByText('100,015원').first().waitFor();
    await sheet.getByRole('button', { name: '10주 매수하기' }).click();
    await see(page, '매수 10주 주문을 접수했어요');
    await tab(page, '내 주문');
    await main(page).getByText('10주 중 0주 체결').first().waitFor();
    await sells(4, 10_000);
    await see(page, '매수 주문이 4/10주 체결됐어요');
    await main(page).getByText('10주 중 4주 체결').last().waitFor();
  });

  test('the rest is amended, cancelled in part, and filled to its end', async () => {
    const { page } = minji;
    await page.getByRole('button', { name: '정정: 매수 10,000원 10주' }).click();
    const amending = page.getByRole('dialog', { name: '주문 정정' });
    await amending.getByLabel('한 주 가격').fill('10010');
    await amending.getByRole('button', { name: '정정하기' }).click();
    await see(page, '주문을 정정했어요');
    await page.getByRole('button', { name: '취소: 매수 10,010원 10주' }).click();
    const cancelling = page.getByRole('dialog', { name: '주문 취소' });
    await cancelling.getByLabel('취소할 수량(주)').fill('2');
    await cancelling.getByRole('button', { name: '2주 취소하기' }).click();
    await see(page, '2주를 취소했어요');
    await main(page).getByText('8주 중 4주 체결').last().waitFor();
    await sells(4, 10_010);
    await see(page, '매수 8주가 모두 체결됐어요. 평균 10,005원');
    await see(page, '기다리는 주문이 없어요');
    const held = main(page).getByRole('region', { name: '내 보유 주식' });
    await held.getByText('8', { exact: true }).first().waitFor();
  });

  test('on a small phone the sheet keeps beside its button what keeps the order from going out', async () => {
    const { page } = minji;
    await page.setViewportSize({ width: 360, height: 640 });
    await page.getByRole('button', { name: '매수', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '마당전자' });
    await sheet.getByLabel('수량(주)').fill('5000');
    const refusal = sheet.getByText(/^주문 가능한 돈을 넘어요/);
    await refusal.waitFor();
    const button = sheet.getByRole('button', { name: '5,000주 매수하기' });
    // Nothing has been scrolled: it stands there, and below the button nothing looks out.
    const bottomOf = async (one: typeof button) =>
      (({ y, height }) => y + height)((await one.boundingBox())!);
    expect(await bottomOf(refusal)).toBeLessThan((await button.boundingBox())!.y);
    expect(await button.locator('..').evaluate((bar) => bar.getBoundingClientRect().bottom)).toBe(640);
    await sheet.getByLabel('수량(주)').fill('1');
    await minji.context.setOffline(true);
    await sheet.getByRole('button', { name: '1주 매수하기' }).click();
    const wait = sheet.getByRole('button', { name: '그만 기다리기' });
    await wait.waitFor();
    expect(await bottomOf(wait)).toBeLessThan(640);
    await wait.click();
    await minji.context.setOffline(false);
    await page.keyboard.press('Escape');
    await page.setViewportSize(PHONE);
  });

  test('what is no symbol is said to be none, whatever else its name is, and leads to those that are', async () => {
    const { page } = minji;
    for (const name of ['990999', 'listings', encodeURIComponent('삼성')]) {
      await page.goto(`/stocks/${name}`);
      await see(page, '찾을 수 없는 종목이에요');
    }
    await main(page).getByRole('link', { name: '주식 둘러보기' }).click();
    await page.waitForURL((at) => at.pathname === '/stocks/all');
  });

  test('a symbol whose letters are those of a page has its own, and so has the page', async () => {
    const { page } = minji;
    for (const [pathname, named] of [
      ['alerts', '가격 알림'],
      ['ALERTS', '경보산업'],
    ] as const) {
      await page.goto(`/stocks/${pathname}`);
      await main(page).getByRole('heading', { name: named, exact: true }).waitFor();
    }
  });

  test('on a desk: keys begin a sale, a price off the tick names the rule, an order is called back', async () => {
    const { page } = jun;
    await page.goto(`/stocks/${symbol}`);
    // Two trades, at 10,000 and at 10,010.
    await page.getByRole('region', { name: '체결' }).getByRole('cell', { name: '10,010' }).waitFor();
    await page.keyboard.press('s');
    const ticket = page.getByRole('form', { name: '주문' });
    const price = ticket.getByLabel('한 주 가격');
    await price.and(page.locator(':focus')).waitFor();
    expect(await ticket.getByRole('radio', { name: '매도' }).getAttribute('aria-checked')).toBe('true');
    await price.fill('10505');
    await ticket
      .getByText('이 가격대의 호가 단위는 10원이에요. 10,500원이나 10,510원으로 주문할 수 있어요.')
      .waitFor();
    await ticket.getByLabel('수량(주)').fill('5000');
    await ticket.getByRole('button', { name: '10,510원으로 바꾸기' }).click();
    await ticket.getByText('팔 수 있는 주식은 942주예요.').first().waitFor();
    await ticket.getByLabel('수량(주)').fill('5');
    await ticket.getByLabel('수량(주)').press('Enter');
    await see(page, '매도 5주 주문을 접수했어요');
    await page.getByRole('button', { name: '매도 잔량 10,510원, 5주, 주문 1건' }).waitFor();
    await page.getByRole('button', { name: '주문 취소', exact: true }).click();
    await see(page, '매도 주문이 취소됐어요');
    await expect.poll(() => page.getByRole('button', { name: /^매도 잔량 10,510원/ }).count()).toBe(0);
  });

  test('what the server refuses is told with its rule; market orders are asked about once more', async () => {
    const { page } = jun;
    const ticket = page.getByRole('form', { name: '주문' });
    await ticket.getByRole('radio', { name: '매수' }).click();
    await ticket.getByLabel('한 주 가격').fill('10020');
    await ticket.getByRole('button', { name: '5주 매수하기' }).click();
    await ticket
      .getByRole('alert')
      .filter({ hasText: /내 주문/ })
      .waitFor();
    await ticket.getByLabel('주문 유형').selectOption('market');
    await ticket.getByRole('button', { name: '5주 매수하기' }).click();
    await page.getByRole('dialog', { name: '이대로 매수할까요?' }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('a double click and a key that is held are one order, however soon it is answered', async () => {
    const { page } = jun;
    const placed = async () => {
      const { body } = await site.call('GET', `/stocks/orders?symbol=${symbol}&state=open`, {
        token: site.tokenOf('jun'),
      });
      return body.items.filter(({ side }: { side: string }) => side === 'buy').length;
    };
    await page.goto(`/stocks/${symbol}`);
    const ticket = page.getByRole('form', { name: '주문' });
    await ticket.getByLabel('한 주 가격').fill('9010');
    await ticket.getByLabel('수량(주)').fill('1');
    await ticket.getByRole('button', { name: '1주 매수하기' }).hover();
    const press = async (clickCount: number) => {
      await page.mouse.down({ clickCount });
      await page.mouse.up({ clickCount });
    };
    await press(1);
    await see(page, '매수 1주 주문을 접수했어요');
    await press(2);
    await ticket.getByLabel('한 주 가격').fill('9020');
    await ticket.getByLabel('수량(주)').focus();
    await page.keyboard.down('Enter');
    await expect.poll(placed).toBe(2);
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    // What would have been sent meanwhile is older than this one.
    await ticket.getByLabel('한 주 가격').fill('9030');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^매수 잔량 9,030원/ }).waitFor();
    expect(await placed()).toBe(3);
    await page.getByRole('switch', { name: '원터치 주문' }).click();
    await page.getByRole('button', { name: '켜기' }).click();
    await page.getByRole('button', { name: /^매수 잔량 9,020원/ }).hover();
    await press(1);
    await expect.poll(placed).toBe(4);
    await press(2);
    await page.getByRole('button', { name: /^매수 잔량 9,010원/ }).click();
    await page.getByRole('button', { name: '매수 잔량 9,010원, 2주, 주문 2건' }).waitFor();
    expect(await placed()).toBe(5);
  });

  test('guests see it all, and are led to sign in', async () => {
    const { page } = guest;
    await page.goto(`/stocks/${symbol}`);
    await page.getByRole('button', { name: /^매도 잔량 10,020원/ }).click();
    const ticket = page.getByRole('form', { name: '주문' });
    expect(await ticket.getByLabel('한 주 가격').inputValue()).toBe('10,020');
    await ticket.getByRole('button', { name: '로그인하고 주문하기' }).click();
    await page.waitForURL((at) => at.pathname === '/sign-in');
    expect(new URL(page.url()).searchParams.get('next')).toBe(`/stocks/${symbol}`);
  });

  test('nobody’s page had anything to complain about', () => {
    expect([...minji.complaints, ...jun.complaints, ...guest.complaints]).toEqual([]);
  });
});
