import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertMany } from '../../server/db/dialect.ts';
import { describeWith } from '../services/shared.ts';
import { type DemoPerson, startInstallation, type TestInstallation } from '../support/installation.ts';
import { type OpenRound, openRound } from '../support/stage.ts';
import {
  DESK,
  PHONE,
  payFromWallet,
  see,
  signInWithoutForm,
  startBrowser,
  type Visitor,
  visit,
} from './browser.ts';

const DAY_MS = 86_400_000;

describeWith('Chromium', 'after tickets are bought', () => {
  let site: TestInstallation;
  let browser: Browser;
  let minji: Visitor;
  let jun: Visitor;
  let soyeon: Visitor;
  let operator: Visitor;
  /** The day after tomorrow, three seats: too near for a grace, so 30 % of each is kept. */
  let round: OpenRound;
  let reservationId: string;
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    round = await openRound(site, { rows: [3], at, round: { startsAt: at + 2 * DAY_MS } });
    await review();
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: DESK });
    soyeon = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark' });
    operator = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
    await signInWithoutForm(soyeon.context, 'soyeon@madang.example', 'madang-demo');
    await signInWithoutForm(operator.context, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  /** What the three have said of it, as if they had seen it before. */
  async function review(): Promise<void> {
    const columns = ['id', 'performance_id', 'account_id', 'round_id', 'rating', 'text', 'status', 'helpful'];
    const rows = ([5, 5, 2] as const).map((rating, i) => [
      ...[`REVIEW000000000${i}`, round.performanceId, site.idOf((['minji', 'jun', 'soyeon'] as const)[i]!)],
      ...[round.roundId, rating, `${i + 1}번째 관람평`, 'shown', i, Date.now(), Date.now()],
    ]);
    await site.database.transact((tx) =>
      insertMany(tx, 'tickets_reviews', [...columns, 'created_at', 'updated_at'], rows),
    );
  }
  const as = (name: DemoPerson) => ({ token: site.tokenOf(name) });
  const balanceOf = async (name: DemoPerson): Promise<number> =>
    (await site.call('GET', '/pay/balance', as(name))).body.balance;

  test('what is on is found by typing; the last seats of its round go', async () => {
    const { page } = jun;
    await page.goto('/tickets');
    await page.getByRole('combobox', { name: '공연 검색' }).fill('봄의');
    await page.getByRole('option', { name: /봄의 제전/ }).click();
    await page.getByRole('heading', { name: '봄의 제전', level: 1 }).waitFor();
    await see(page, '3석 남음');
    await page.getByRole('link', { name: '좌석 고르기' }).waitFor();
    await see(page, '10,000원');
    await site.call('POST', '/pay/deposits', { ...as('minji'), body: { amount: 50_000 } });
    const seatIds = [0, 1, 2].map(round.seatId);
    const held = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
      ...as('minji'),
      body: { seatIds },
    });
    expect(held.status).toBe(201);
    // Nobody has pressed anything here: it is told live.
    await page
      .getByRole('button', { name: /오후|오전/, pressed: true })
      .getByText('매진')
      .waitFor();
    // The form of the waiting list stays while a seat comes and goes, and says so.
    await page.getByRole('button', { name: '대기 신청하기' }).click();
    const form = page.getByRole('dialog', { name: '대기 신청' });
    await form.getByRole('button', { name: '하나 줄이기' }).click();
    await site.call('POST', `/tickets/holds/${held.body.holdId}/releases`, as('minji'));
    await form.getByText('그사이 좌석이 나왔어요').waitFor();
    const again = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
      ...as('minji'),
      body: { seatIds },
    });
    const paid = await site.call('POST', `/tickets/holds/${again.body.holdId}/reservations`, {
      ...as('minji'),
      body: { payWith: 'wallet' },
    });
    expect(paid.body).toMatchObject({ status: 'paid', total: 30_000 });
    reservationId = paid.body.reservationId;
    await form.getByText('그사이 좌석이 나왔어요').waitFor({ state: 'detached' });
  });

  test('whoever comes too late joins the waiting list', async () => {
    const { page } = jun;
    const dialog = page.getByRole('dialog', { name: '대기 신청' });
    await dialog.getByRole('button', { name: '대기 신청하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '다음 차례예요');
    await page.goto('/tickets/waitlist');
    await page.getByRole('link', { name: '봄의 제전' }).waitFor();
  });

  test('a seat is cancelled with its fee, and offered to whoever waits', async () => {
    const { page } = minji;
    await page.goto(`/tickets/reservations/${reservationId}`);
    await see(page, '예매했어요');
    await page.getByRole('button', { name: '예매 취소' }).click();
    const dialog = page.getByRole('dialog', { name: '어떤 좌석을 취소할까요?' });
    await dialog.getByText('수수료 3,000원').first().waitFor();
    await see(page, '21,000원');
    await dialog.getByRole('checkbox', { name: '1층 1열 1번' }).click();
    await dialog.getByRole('checkbox', { name: '1층 1열 2번' }).click();
    await dialog.getByText('7,000원').waitFor();
    const before = await balanceOf('minji');
    await dialog.getByRole('button', { name: '1매 취소하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '취소했고 7,000원을 돌려드려요');
    await see(page, '일부를 취소함');
    await see(page, '취소 수수료 3,000원');
    expect((await balanceOf('minji')) - before).toBe(7_000);
    // His page was open all the while.
    await see(jun.page, '좌석이 나왔어요');
    await see(jun.page, /동안 잡아 둘게요/);
    await jun.page.getByRole('link', { name: '좌석 보고 결제하기' }).click();
    await jun.page.waitForURL(/\/tickets\/holds\/[0-9A-Z]{16}$/);
    await payFromWallet(jun.page);
  });

  test('another seat is handed on, and says so once more before', async () => {
    const { page } = minji;
    await page.getByRole('button', { name: '양도하기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '1층 1열 2번' }).click();
    await dialog.getByRole('textbox', { name: '받는 분 이메일' }).fill('soyeon@madang.example');
    await dialog.getByRole('button', { name: '다음' }).click();
    await dialog.getByText('soyeon@madang.example님에게 양도할까요?').waitFor();
    await dialog.getByRole('button', { name: '1매 양도하기' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '박소연님에게 양도함');
    await soyeon.page.goto('/tickets/mine');
    await see(soyeon.page, '봄의 제전');
  });

  test('whoever was given it gives it on from the ticket itself, and it comes back the same way', async () => {
    for (const [from, to] of [
      [soyeon, 'jun'],
      [jun, 'soyeon'],
    ] as const) {
      const { page } = from;
      await page.goto('/tickets/mine');
      await page
        .getByRole('link', { name: /1층 1열 2번/ })
        .first()
        .click();
      await page.getByRole('button', { name: '양도하기' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('1층 1열 2번').waitFor();
      await dialog.getByRole('textbox', { name: '받는 분 이메일' }).fill(`${to}@madang.example`);
      await dialog.getByRole('button', { name: '다음' }).click();
      await dialog.getByRole('button', { name: '1매 양도하기' }).click();
      await page.waitForURL('**/tickets/mine');
    }
    await see(minji.page, /· 받은 분/);
  });

  test('an operator puts the round at another time: everybody is told, and may cancel without a fee', async () => {
    const { page } = operator;
    const path = `/admin/tickets/performances/${round.performanceId}/rounds/${round.roundId}`;
    await page.goto(path);
    const starts = page.getByLabel('공연 시작');
    await starts.waitFor();
    // An hour earlier, by the hall's clock.
    const at = new Date(`${await starts.inputValue()}:00Z`).getTime() - 3_600_000;
    await starts.fill(new Date(at).toISOString().slice(0, 16));
    await see(page, '회원 3명, 티켓 3장에 영향이 있어요');
    await page.getByRole('button', { name: '저장' }).click();
    await see(page, '까닭을 써 주세요.');
    await page.getByLabel('시간을 옮기는 까닭').fill('무대 장치 점검');
    await page.getByRole('button', { name: '저장' }).click();
    await see(page, '3명에게 알림');
    // Her page was open all the while.
    await see(minji.page, /^시간 변경: .* → /);
    await see(minji.page, '공연 시간이 바뀌어 수수료 없이 취소할 수 있어요');
    await minji.page.getByRole('button', { name: '예매 취소' }).click();
    const dialog = minji.page.getByRole('dialog', { name: '어떤 좌석을 취소할까요?' });
    await dialog.getByText(/취소 수수료가 없어요/).waitFor();
    await dialog.getByText('수수료 없음').first().waitFor();
    await dialog.getByRole('button', { name: '그대로 둘게요' }).click();
    await soyeon.page.goto(`/tickets/mine/${reservationId}-2`);
    await see(soyeon.page, /^시간 변경: .* → /);
    await soyeon.page.goto('/notifications');
    await see(soyeon.page, '봄의 제전: 공연 시간이 바뀌었습니다');
  });

  test('an operator finds a reservation and cancels it without a fee', async () => {
    const { page } = operator;
    await page.goto('/admin/tickets/reservations');
    await page.getByRole('searchbox').fill('이준');
    await page
      .getByRole('row', { name: /이준/ })
      .getByRole('link', { name: /봄의 제전/ })
      .click();
    await see(page, 'jun@madang.example');
    await page.getByRole('button', { name: '취소하기' }).click();
    const dialog = page.getByRole('dialog', { name: '이 예매를 취소할까요?' });
    await dialog.getByRole('textbox', { name: '사유' }).fill('공연장 사정');
    await dialog.getByRole('button', { name: '남은 좌석 모두 취소' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(page, '취소됨');
    await jun.page.goto('/tickets/reservations');
    await jun.page.getByRole('link', { name: '봄의 제전' }).click();
    await see(jun.page, '취소된 예매예요');
    await see(jun.page, '공연장 사정');
    await jun.page.getByText('10,000원').first().waitFor();
  });

  test('the box office lets go of what somebody holds, and their page says so', async () => {
    const held = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
      ...as('jun'),
      body: { seatIds: [round.seatId(2)] },
    });
    expect(held.status, JSON.stringify(held.body)).toBe(201);
    await jun.page.goto(`/tickets/holds/${held.body.holdId}`);
    await jun.page.getByRole('radio', { name: /마당 지갑/ }).waitFor();
    const { page } = operator;
    await page.goto(`/admin/tickets/rounds/${round.roundId}/house`);
    await page.getByRole('radio', { name: '상태별 목록' }).click();
    await page.getByRole('radio', { name: '잡힌 좌석' }).click();
    await page.getByRole('button', { name: /이준/ }).click();
    await page.getByRole('button', { name: '잡아 둔 1석 놓아주기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '사유' }).fill('현장 손님');
    await dialog.getByRole('button', { name: /놓아주기$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await see(jun.page, '창구에서 좌석을 놓아주었어요');
  });

  test('a seat is sold to somebody without an account, who gets the ticket printed', async () => {
    const { page } = operator;
    await page.getByRole('radio', { name: '목록', exact: true }).click();
    await page.getByRole('gridcell', { name: /^1층 1열 3번/ }).click();
    await page.getByRole('button', { name: '현장에서 팔기' }).click();
    await page
      .getByRole('dialog', { name: '1석 현장 판매' })
      .getByRole('button', { name: '현장에서 팔기' })
      .click();
    const sold = page.getByRole('dialog', { name: '1석을 팔았어요' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      sold.getByRole('button', { name: '티켓 인쇄하기' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    await sold.getByRole('button', { name: '닫기', exact: true }).last().click();
    await sold.waitFor({ state: 'detached' });
  });

  test('reviews are narrowed by stars, in the address and by keyboard', async () => {
    const { page } = minji;
    await page.goto(`/tickets/performances/${round.performanceId}`);
    await see(page, '3번째 관람평');
    await page.getByRole('button', { name: /^5점 후기 2개/ }).press('Enter');
    await page.waitForURL(/[?&]stars=5/);
    await page.getByText('3번째 관람평').waitFor({ state: 'detached' });
    await see(page, '1번째 관람평');
    await page.goto(`/tickets/performances/${round.performanceId}?stars=2&reviews=newest`);
    await see(page, '3번째 관람평');
    expect(await page.getByText('1번째 관람평').count()).toBe(0);
    await page.getByRole('button', { name: '별 2개만 보는 중' }).click();
    await see(page, '1번째 관람평');
  });

  test('a year is written digit by digit, and what is on then is listed', async () => {
    const { page } = jun;
    await page.goto('/tickets/performances');
    const from = page.getByLabel('시작일');
    // At which place of a date the year stands is the browser's own affair.
    for (const partsBefore of [0, 1, 2]) {
      await from.fill('2026-01-31');
      await from.blur();
      await from.focus();
      for (let i = 0; i < partsBefore; i++) await page.keyboard.press('Tab');
      await page.keyboard.type('2099');
      if ((await from.inputValue()) === '2099-01-31') break;
    }
    expect(await from.inputValue()).toBe('2099-01-31');
    await page.waitForURL(/from=2099-01-31/);
    await see(page, '고른 조건에 맞는 것이 없어요');
  });

  test('no page complained', () => {
    for (const { complaints } of [minji, jun, soyeon, operator]) expect(complaints).toEqual([]);
  });
});
