import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
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

const MEMBERS = ['minji', 'jun', 'soyeon'] as const;
type Member = (typeof MEMBERS)[number];
/** Long enough for three browsers to come in on a busy machine; then the opening is moved up. */
const LOBBY_MS = 600_000;
const SOON_MS = 3_000;
const HOUR_MS = 3_600_000;
const WAIT = { timeout: 60_000 };

/** For a field of date and time, by the clock of the halls. */
const local = (ms: number): string => new Date(ms + 9 * HOUR_MS).toISOString().slice(0, 19);

describeWith('Chromium', 'an opening behind a waiting room', () => {
  let site: TestInstallation;
  let browser: Browser;
  let url: string;
  let round: OpenRound;
  let admin: Visitor;
  const visitors = new Map<Member, Visitor>();
  const pageOf = (name: Member): Page => visitors.get(name)!.page;
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    const tonight = { startsAt: at + 3 * HOUR_MS };
    round = await openRound(site, { rows: [8], prices: { R: 1_000 }, at, round: tonight });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(admin.context, 'admin@madang.example', 'madang-admin');
    for (const name of MEMBERS) {
      const visitor = await visit(browser, url, { viewport: PHONE });
      await signInWithoutForm(visitor.context, `${name}@madang.example`, 'madang-demo');
      visitors.set(name, visitor);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const entries = async () =>
    site.database.reader
      .selectFrom('waiting_room_entries')
      .innerJoin('accounts', 'accounts.id', 'waiting_room_entries.account_id')
      .select(['email', 'waiting_room_entries.status', 'turn'])
      .orderBy('turn')
      .execute();
  const inOrder = async (): Promise<Member[]> =>
    (await entries()).map(({ email }) => email.split('@')[0] as Member);

  test('an operator puts a room in front of a round', async () => {
    const { page } = admin;
    await page.goto(`/admin/waiting-rooms/rounds/${round.roundId}`);
    await page.getByLabel('오픈 시각').fill(local(Date.now() + LOBBY_MS));
    await page.getByLabel('대기실 여는 시각').fill(local(Date.now() - 60_000));
    await page.getByLabel('동시에 안에 있을 수 있는 사람').fill('1');
    await page.getByLabel('바꾸는 까닭').fill('티켓 오픈');
    await page.getByRole('button', { name: '대기실 세우기' }).click();
    await see(page, '대기실을 저장했어요');
    await see(page, '오픈 전');
  });

  test('whoever comes to the seats without having waited is led to the room; all wait for the same draw', async () => {
    const early = pageOf('minji');
    await early.goto(`/tickets/rounds/${round.roundId}`);
    await early.getByRole('link', { name: '대기실로 가기' }).filter({ visible: true }).first().click();
    await early.waitForURL(`**/waiting-rooms/rounds/${round.roundId}`);
    for (const name of ['jun', 'soyeon'] as const) {
      await pageOf(name).goto(`/waiting-rooms/rounds/${round.roundId}`);
    }
    // For which of its rounds one waits.
    await see(early, /^공연 .*\d/);
    for (const name of MEMBERS)
      await see(pageOf(name), '여는 순간, 여기 있는 모두의 순서를 추첨으로 정해요.');
    expect((await entries()).map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  test('the operator moves the opening up, and every page knows', async () => {
    const { page } = admin;
    await page.getByLabel('오픈 시각').fill(local(Date.now() + SOON_MS));
    await page.getByLabel('바꾸는 까닭').fill('준비가 일찍 끝남');
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await expect
      .poll(async () => (await entries()).some(({ status }) => status === 'called'), WAIT)
      .toBe(true);
  });

  test('the first is called, the others see their places; a reload changes nothing', async () => {
    const [first, second, third] = (await inOrder()) as [Member, Member, Member];
    await pageOf(first).getByText('내 차례예요!').first().waitFor(WAIT);
    await see(pageOf(second), '내 앞에 0명');
    await see(pageOf(third), '내 앞에 1명');
    await pageOf(third).reload();
    await see(pageOf(third), '내 앞에 1명');
    expect(await inOrder()).toEqual([first, second, third]);
    const hold = await site.call('POST', `/tickets/rounds/${round.roundId}/holds`, {
      token: site.tokenOf(second),
      body: { seatIds: [round.seatId(0)] },
    });
    expect(hold).toMatchObject({ status: 403, body: { code: 'admission.required' } });
  });

  test('who is called goes in, picks and pays; in that moment the next is called', async () => {
    const [first, second] = (await inOrder()) as [Member, Member];
    const page = pageOf(first);
    await page.getByRole('button', { name: '들어가기' }).click();
    await page.waitForURL(`**/tickets/rounds/${round.roundId}**`);
    await page.getByRole('button', { name: /가장 좋은 \d석 잡기/ }).click();
    await payFromWallet(page);
    await pageOf(second).getByText('내 차례예요!').first().waitFor(WAIT);
    expect((await entries()).map(({ status }) => status)).toEqual(['done', 'called', 'waiting']);
  });

  test('what was paid is a ticket, and lets its holder in at the door, once', async () => {
    const [first] = (await inOrder()) as [Member];
    const page = pageOf(first);
    await page.goto('/tickets/mine');
    await page
      .getByRole('link', { name: /1층 1열/ })
      .first()
      .click();
    await page.getByRole('img', { name: '입장용 QR 코드' }).waitFor();
    const ticketId = new URL(page.url()).pathname.split('/').at(-1);
    const { body } = await site.call('GET', `/tickets/mine/${ticketId}`, { token: site.tokenOf(first) });
    const door = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(door.context, 'admin@madang.example', 'madang-admin');
    await door.page.goto(`/admin/tickets/rounds/${round.roundId}/door`);
    await door.page.getByLabel('이 기기의 이름').fill('정문');
    await door.page.getByRole('button', { name: '시작하기' }).click();
    for (const outcome of ['admitted', 'already-used']) {
      await door.page.getByLabel('코드나 번호').fill(body.code);
      await door.page.getByLabel('코드나 번호').press('Enter');
      await door.page.locator(`[data-outcome="${outcome}"]`).waitFor();
    }
    await see(page, '입장했어요');
    expect(door.complaints).toEqual([]);
  });

  test('who gives up is asked first, and their place goes to the next', async () => {
    const [, second, third] = (await inOrder()) as [Member, Member, Member];
    const page = pageOf(second);
    await page.getByRole('button', { name: '대기실에서 나가기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '나가기', exact: true }).click();
    await see(page, '대기실에서 나왔어요');
    await pageOf(third).getByText('내 차례예요!').first().waitFor(WAIT);
  });

  test('the operator has watched it', async () => {
    const { page } = admin;
    const tile = (name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd').first();
    await expect.poll(() => tile('구매').textContent(), { timeout: 20_000 }).toBe('1');
    await expect.poll(() => tile('나감').textContent()).toBe('1');
    for (const { complaints } of [admin, ...visitors.values()]) expect(complaints).toEqual([]);
  });
});
