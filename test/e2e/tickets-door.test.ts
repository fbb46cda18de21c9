import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { type OpenRound, openRound } from '../support/stage.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const HOUR_MS = 3_600_000;

describeWith('Chromium', 'tickets at the door', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let round: OpenRound;
  let minji: Visitor;
  let north: Visitor;
  let south: Visitor;
  let reservationId: string;
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    round = await openRound(site, { at, round: { startsAt: at + 3 * HOUR_MS } });
    const id = site.makeId();
    const choice = { kind: 'seats', seats: [2, 3, 4] } as const;
    const words = { note: '', reason: '초대', expectedTotal: null };
    const { roundId } = round;
    const sold = await site.tickets!.lane.submit({
      ...{ id, key: id, at, accountId: site.idOf('admin'), name: 'tickets.sell-at-door', fingerprint: '' },
      input: { kind: 'sell-at-door', roundId, choice, memberId: site.idOf('minji'), ...words },
    });
    if (!sold.answered || !sold.decision.accepted) throw new Error(JSON.stringify(sold));
    reservationId = String(sold.decision.result.reservationId);
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    north = await visit(browser, url, { viewport: DESK });
    south = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    for (const { context } of [north, south]) {
      await signInWithoutForm(context, 'admin@madang.example', 'madang-admin');
    }
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const ticketOf = async (lineNo: number) =>
    (await site.call('GET', `/tickets/mine/${reservationId}-${lineNo}`, { token: site.tokenOf('minji') }))
      .body;
  const doorOf = async () =>
    (await site.call('GET', `/admin/tickets/rounds/${round.roundId}/door`, { token: site.tokenOf('admin') }))
      .body;
  async function openDoor({ page }: Visitor, device: string): Promise<void> {
    await page.goto(`/admin/tickets/rounds/${round.roundId}/door`);
    await page.getByLabel('이 기기의 이름').fill(device);
    await page.getByRole('button', { name: '시작하기' }).click();
    await see(page, /명단 3명/);
  }
  /** As a scanner does: it types, and ends with Enter. */
  async function scan(page: Page, code: string, outcome: string): Promise<void> {
    await page.getByLabel('코드나 번호').fill(code);
    await page.getByLabel('코드나 번호').press('Enter');
    await page.locator(`[data-outcome="${outcome}"]`).waitFor();
  }
  /** The worker that keeps the app's files has what this page needs. In words: this side knows nothing of browsers. */
  const kept = async (page: Page, path: string): Promise<void> => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction(
      `caches.open('madang-files-1')
        .then((files) => files.keys())
        .then((requests) => requests.some(({ url }) => url.includes('${path}')))`,
      undefined,
      { polling: 100 },
    );
  };

  test('whoever has tickets finds them by their show, and goes through them one by one', async () => {
    const { page } = minji;
    await page.goto('/tickets/mine');
    await page.getByRole('heading', { name: '봄의 제전' }).waitFor();
    await page.getByRole('link', { name: /1층 1열 3번/ }).click();
    await page.getByRole('img', { name: '입장용 QR 코드' }).waitFor();
    const { typed } = await ticketOf(1);
    await see(page, `${typed.slice(0, 5)} ${typed.slice(5)}`);
    await page.getByRole('button', { name: '다음 티켓' }).click();
    await see(page, '3장 중 2번째');
    await see(page, '1층 1열 4번');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: '인쇄용 PDF' }).click();
    expect((await saving).suggestedFilename()).toBe(`ticket-${reservationId}-2.pdf`);
  });

  test('a ticket that was opened once is there without a network', async () => {
    const { page, context } = minji;
    await kept(page, 'ticket-page');
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('img', { name: '입장용 QR 코드' }).waitFor();
    await see(page, /이 기기에 남아 있는 티켓/);
    await see(page, '1층 1열 4번');
    await context.setOffline(false);
  });

  test('the door lets a ticket in once, by code and by letters, and the holder sees it', async () => {
    await openDoor(north, '북문');
    await openDoor(south, '남문');
    const { code } = await ticketOf(1);
    await minji.page.goto(`/tickets/mine/${reservationId}-1`);
    await minji.page.getByRole('img', { name: '입장용 QR 코드' }).waitFor();
    await scan(north.page, code, 'admitted');
    await see(north.page, '입장하세요');
    await see(north.page, /1층 1열 3번 · R석/);
    await see(minji.page, /에 입장했어요/);
    await scan(south.page, code, 'already-used');
    await see(south.page, /북문에서 입장/);
    await scan(
      south.page,
      code.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')),
      'invalid',
    );
  });

  test('an entry is taken back with a reason, and the ticket is good again', async () => {
    const { page } = north;
    await page.getByRole('region', { name: '확인 결과' }).getByRole('button', { name: '입장 취소' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('사유').fill('다른 분의 티켓을 찍었습니다');
    await dialog.getByRole('button', { name: '입장 취소' }).click();
    await see(page, '입장을 취소했어요');
    const { typed } = await ticketOf(1);
    await scan(page, typed, 'admitted');
  });

  test('without a network each device decides by itself, lets nobody in twice, and tells the server later', async () => {
    for (const { page } of [north, south]) await kept(page, 'door-page');
    for (const { page, context } of [north, south]) {
      // Both know by now who is in.
      await page.getByRole('button', { name: '명단 새로 받기' }).click();
      await see(page, '명단을 새로 받았어요');
      await context.setOffline(true);
    }
    const { code: used } = await ticketOf(1);
    const { code } = await ticketOf(2);
    const { typed } = await ticketOf(3);
    await scan(south.page, used, 'already-used');
    await scan(south.page, code, 'admitted');
    await see(south.page, '오프라인 판정이에요. 연결되면 서버에 알려요.');
    // The page is opened anew: what it decided is still there.
    await south.page.reload();
    await scan(south.page, code, 'already-used');
    await scan(south.page, typed, 'admitted');
    await see(south.page, /보낼 것 4건/);
    // The other door cannot know of it, and lets the same ticket in.
    await scan(north.page, code, 'admitted');
    expect((await doorOf()).counts.entered).toBe(1);

    await south.context.setOffline(false);
    await south.page.getByText(/보낼 것/).waitFor({ state: 'detached' });
    expect((await doorOf()).counts).toMatchObject({ entered: 3, doubles: 0 });
    await north.context.setOffline(false);
    await see(north.page, '이 기기에서 들여보낸 1분을 확인해 주세요');
    expect((await doorOf()).counts).toMatchObject({ entered: 3, doubles: 1, wrongly: 0 });
    await see(north.page, '중복 입장');
  });

  test('no page complained', () => {
    expect([minji, north, south].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
