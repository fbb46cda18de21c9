import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { listSymbol } from '../support/exchange.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const SYMBOL = '900030';
const KOREA_MS = 9 * 3_600_000;
/** For a field with a date and a time, by the clock of Seoul, so many minutes from now. */
const inMinutes = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000 + KOREA_MS).toISOString().slice(0, 16);

describeWith('Chromium', 'an operator runs a market by hand, and a contest', () => {
  let site: TestInstallation;
  let browser: Browser;
  let admin: Visitor;
  let minji: Visitor;
  let contest = { seasonId: '', symbol: '' };
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    await listSymbol(site, {
      ...{ symbol: SYMBOL, schedule: 'by-hand', at: Date.now(), shares: { [site.idOf('jun')]: 100 } },
      name: { ko: '달빛제과', en: 'Moonlight Bakery' },
    });
    await site.call('POST', '/pay/deposits', { token: site.tokenOf('minji'), body: { amount: 1_000_000 } });
    browser = await startBrowser();
    admin = await visit(browser, url);
    await signInWithoutForm(admin.context, 'admin@madang.example', 'madang-admin');
    minji = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const order = async (
    who: 'minji' | 'jun' | 'soyeon',
    side: 'buy' | 'sell',
    [quantity, price]: [number, number],
    symbol = SYMBOL,
  ) => {
    const body = { symbol, side, type: 'limit', quantity, price };
    return (await site.call('POST', '/stocks/orders', { token: site.tokenOf(who), body })).body;
  };
  /** Presses a button of the page, says why, and confirms. */
  const act = async (page: Page, button: string, confirm: string) => {
    await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('사유').fill('여정 시험');
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  test('opens an auction, sees what it would trade, and ends it', async () => {
    const { page } = admin;
    await page.goto('/admin/stocks');
    await page.getByLabel('종목 이름이나 코드').fill('달빛');
    await page
      .getByRole('link', { name: /달빛제과/ })
      .first()
      .click();
    await act(page, '시가 동시호가 열기', '바꾸기');
    await see(page, '맞닿는 주문이 없어요');
    await order('minji', 'buy', [10, 10_100]);
    await order('jun', 'sell', [8, 9_900]);
    await see(page, '8주 체결 · 매수 2주 남음');
    await act(page, '단일가로 체결하고 접속매매 시작', '바꾸기');
    await page.getByRole('button', { name: '종가 동시호가 열기' }).waitFor();
    const { body } = await site.call('GET', `/stocks/${SYMBOL}/trades`);
    expect(body.items).toMatchObject([{ quantity: 8 }]);
    await page.getByRole('button', { name: '호가창 대조하기' }).click();
    await see(page, /기록과 똑같아요/);
  });

  test('halts it: nothing is ordered, what rests can be taken back', async () => {
    const { page } = admin;
    const { orderId } = await order('jun', 'sell', [5, 12_000]);
    await act(page, '거래 정지', '멈추기');
    await page.getByRole('button', { name: '거래 재개' }).waitFor();
    expect((await order('minji', 'buy', [1, 12_000])).code).toBe('stocks.halted');
    const cancelled = await site.call('POST', `/stocks/orders/${orderId}/cancellations`, {
      token: site.tokenOf('jun'),
      body: {},
    });
    expect(cancelled.status).toBeLessThan(300);
    const phone = minji.page;
    await phone.goto(`/stocks/${SYMBOL}`);
    await phone.getByRole('button', { name: '매수', exact: true }).click();
    const ticket = phone.getByRole('dialog');
    await ticket.getByLabel('한 주 가격').fill('9000');
    await ticket.getByLabel('수량(주)').fill('1');
    // Beside the note that nothing is taken now, the rule that refuses this very order.
    await ticket.getByRole('status').filter({ hasText: '취소만 할 수 있어요' }).waitFor();
    await act(page, '거래 재개', '다시 시작');
    await expect
      .poll(() => ticket.getByRole('status').filter({ hasText: '취소만 할 수 있어요' }).count())
      .toBe(0);
  });

  test('has room for every column of the orders beside the menu', async () => {
    const { page } = admin;
    await order('jun', 'sell', [1, 12_000]);
    await page.goto('/admin/stocks/orders');
    const table = page.getByRole('table', { name: '주문' });
    await table.getByRole('button', { name: '주문 취소' }).first().waitFor();
    const hidden = await table.evaluate(
      ({ parentElement: frame }) => frame!.scrollWidth - frame!.clientWidth,
    );
    expect(hidden).toBe(0);
  });

  test('makes a contest, and a member joins it on a phone', async () => {
    const { page } = admin;
    await page.goto('/admin/stocks/seasons/new');
    await page.getByRole('button', { name: '대회 만들기' }).click();
    await see(page, /고칠 곳이 \d곳 있어요/);
    await page.getByLabel('이름 (한국어)').fill('달빛 대회');
    await page.getByLabel('시작', { exact: true }).fill(inMinutes(-1));
    await page.getByLabel('끝', { exact: true }).fill(inMinutes(60));
    await page.getByLabel('장 시간').selectOption('continuous');
    await page.getByText(`달빛제과 ${SYMBOL}`).click();
    await page.getByRole('button', { name: '대회 만들기' }).click();
    await page.waitForURL(/\/admin\/stocks\/seasons\/[0-9A-Z]{16}$/);
    await page.getByRole('button', { name: '시장 조성자 더하기' }).click();
    await page.getByRole('dialog').getByLabel('회원 이메일').fill('soyeon@madang.example');
    await page.getByRole('dialog').getByLabel('사유').fill('유동성');
    await page.getByRole('dialog').getByRole('button', { name: '더하기', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await act(page, '공개하기', '공개하기');

    const phone = minji.page;
    await phone.goto('/stocks/seasons');
    await phone.getByRole('link', { name: /달빛 대회/ }).click();
    await phone.getByLabel('별명').fill('산책하는 곰');
    await phone.getByRole('button', { name: '참가하기' }).click();
    await see(phone, '내 성적');
    await phone.getByRole('link', { name: '거래하기' }).waitFor();
  });

  test('a trade moves the league before one’s eyes', async () => {
    const { page } = minji;
    const link = page.getByRole('link', { name: '거래하기' });
    const symbol = (await link.getAttribute('href'))!.split('/').at(-1)!;
    expect(symbol).toMatch(/^900030-\d+$/);
    await order('soyeon', 'sell', [10, 10_000], symbol);
    expect((await order('minji', 'buy', [10, 10_000], symbol)).status).toBe('filled');
    await order('soyeon', 'sell', [1, 10_500], symbol);
    // Its own price moves by the next trade, which is somebody else's.
    const seasonId = page.url().split('/').at(-1)!;
    await site.call('POST', `/stocks/seasons/${seasonId}/entries`, { token: site.tokenOf('jun'), body: {} });
    await order('jun', 'buy', [1, 10_500], symbol);
    const league = page.getByRole('list', { name: '순위' });
    await league.getByText('산책하는 곰').waitFor();
    await league.getByText(/\+5,000/).waitFor();
    await link.click();
    await page.waitForURL(new RegExp(`/stocks/${symbol}$`));
    await see(page, '달빛제과');
    contest = { seasonId, symbol };
  });

  test('what is starred and waited for in a contest stands beside that of the main market', async () => {
    const { page } = minji;
    const { seasonId, symbol } = contest;
    await page.getByRole('button', { name: '달빛제과 관심 종목' }).click();
    await page.getByRole('button', { name: '달빛제과 관심 종목', pressed: true }).waitFor();
    await page.getByRole('button', { name: '가격 알림' }).click();
    const dialog = page.getByRole('dialog', { name: '가격 알림 만들기' });
    await dialog.getByLabel('알릴 가격').fill('10600');
    await dialog.getByRole('button', { name: '알림 만들기' }).click();
    await dialog.waitFor({ state: 'detached' });

    await page.goto('/stocks/watchlist');
    await see(page, '아직 관심 종목이 없어요');
    await page.getByText('달빛 대회', { exact: true }).click();
    const watched = page.getByRole('list', { name: '관심 종목' }).getByRole('link', { name: /달빛제과/ });
    expect(await watched.getAttribute('href')).toBe(`/stocks/${symbol}`);

    await page.goto(`/stocks/alerts?season=${seasonId}`);
    await see(page, '10,600 이상이 되면');
    await see(page, '기다리는 알림');
    await order('soyeon', 'sell', [1, 10_600], symbol);
    await order('jun', 'buy', [1, 10_600], symbol);
    await see(page, '울린 알림');
  });

  test('says from which price the next session begins, and sees its limits before', async () => {
    const { page } = admin;
    const phase = (next: string) =>
      site.call('POST', `/admin/stocks/listings/${SYMBOL}/phases`, {
        token: site.tokenOf('admin'),
        body: { phase: next, reason: '여정 시험' },
      });
    await phase('closed');
    await minji.page.goto(`/stocks/${SYMBOL}`);
    await minji.page.getByRole('button', { name: '매수', exact: true }).click();
    const ticket = minji.page.getByRole('dialog');
    await ticket.getByText('장이 닫혀 있어 지금은 주문할 수 없어요.').waitFor();
    await ticket.getByText('여는 시각은 아직 정해지지 않았어요.').waitFor();
    await page.goto(`/admin/stocks/listings/${SYMBOL}`);
    await page.getByRole('main').getByRole('button', { name: '다음 장 기준가' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('기준가').fill('5000');
    await dialog.getByText('3,500원 – 6,500원').waitFor();
    await dialog.getByLabel('사유').fill('액면분할');
    await dialog.getByRole('button', { name: '정하기' }).click();
    await dialog.waitFor({ state: 'detached' });
    await see(page, '5,000원 (3,500 – 6,500)');
    await act(page, '시가 동시호가 열기', '바꾸기');
    await see(page, '3,500 – 6,500');
    await phase('continuous');
  });

  test('stops the market: who looks sees why, and whose order waits hears of it', async () => {
    const { page } = minji;
    expect((await order('minji', 'buy', [1, 4_000])).status).toBe('open');
    await page.goto(`/stocks/${SYMBOL}`);
    await page.getByRole('status').getByText('장중').waitFor();
    await admin.page.goto('/admin/stocks');
    await act(admin.page, '서킷브레이커', '모두 멈추기');
    await see(page, /서킷브레이커로 모든 종목이 멈췄어요/);
    await page.goto('/notifications');
    await see(page, '서킷브레이커 1단계로 주식 시장이 멈췄습니다');
  });

  test('nothing complained', () => {
    expect([...admin.complaints, ...minji.complaints]).toEqual([]);
  });
});
