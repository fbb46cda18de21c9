import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sample } from '../../server/files/testing/samples.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

/** Other test files keep the machine busy meanwhile. */
const LONG = { timeout: 20_000 };
const DAY_MS = 86_400_000;
/** A day of the calendar of the halls, so many days from now. */
const dayAhead = (days: number): string =>
  new Date(Date.now() + days * DAY_MS + 9 * 3_600_000).toISOString().slice(0, 10);

describeWith('Chromium', 'an operator draws a hall and sells it', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let admin: Visitor;
  let hallId = '';
  let performanceId = '';
  let roundId = '';
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signInWithoutForm(admin.context, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  const call = async (who: 'admin' | 'minji', method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await site.call(method, path, { token: site.tokenOf(who), body });
    expect([path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([path, answer.status, '']);
    return answer.body;
  };
  const hall = () => call('admin', 'GET', `/admin/tickets/halls/${hallId}`);
  const round = async () =>
    (await call('admin', 'GET', `/admin/tickets/performances/${performanceId}`)).rounds.find(
      (one: { roundId: string }) => one.roundId === roundId,
    );
  const main = (page: Page) => page.getByRole('main');
  const dialog = (page: Page) => page.getByRole('dialog');
  const drawing = (page: Page) => page.getByRole('region', { name: /^좌석 배치도, 좌석/ });
  /** From one point of the drawing to another; both as shares of its width and height. */
  const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]) => {
    const box = (await drawing(page).boundingBox())!;
    const at = ([x, y]: readonly [number, number]) =>
      [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
    await page.mouse.move(...at(to));
    await page.mouse.up();
  };

  test('makes a venue with a hall', async () => {
    const { page } = admin;
    await page.goto('/admin/tickets/venues/new');
    await page.getByRole('button', { name: '공연장 만들기' }).click();
    await see(page, '고칠 곳이 1곳 있어요');
    await page.getByLabel('이름 (한국어)').fill('달빛극장');
    await page.getByRole('button', { name: '공연장 만들기' }).click();
    await page.waitForURL(/\/admin\/tickets\/venues\/[0-9A-Z]{16}$/);
    await page.getByRole('button', { name: '홀 추가' }).click();
    await dialog(page).getByLabel('이름 (한국어)').fill('작은 홀');
    await dialog(page).getByRole('button', { name: '홀 만들기' }).click();
    await main(page).getByText('아직 좌석을 그리지 않았어요').waitFor();
    await page.getByRole('link', { name: /좌석 그리기/ }).click();
    await page.waitForURL(/\/admin\/tickets\/halls\/[0-9A-Z]{16}\/map$/);
    hallId = page.url().split('/').at(-2)!;
  });

  test('draws rows with the mouse, and takes a step back', async () => {
    const { page } = admin;
    await drawing(page).waitFor();
    await page.getByRole('button', { name: '열 여러 개 (B)' }).click();
    await drag(page, [0.3, 0.4], [0.7, 0.6]);
    await page.getByRole('region', { name: /좌석 [1-9]\d+개$/ }).waitFor();
    const seats = async () =>
      Number(/좌석 ([\d,]+)개/.exec((await drawing(page).getAttribute('aria-label')) ?? '')?.[1]);
    const block = await seats();
    await page.getByRole('button', { name: '곡선 열 (C)' }).click();
    await drag(page, [0.3, 0.72], [0.7, 0.72]);
    const box = (await drawing(page).boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.78);
    await expect.poll(seats, LONG).toBeGreaterThan(block);
    await page.getByRole('button', { name: '되돌리기: 열 그리기' }).click();
    await expect.poll(seats, LONG).toBe(block);
    await page.getByRole('button', { name: '다시 하기: 열 그리기' }).click();
    await expect.poll(seats, LONG).toBeGreaterThan(block);
  });

  test('what stands on something is found, shown, and mended with the keyboard alone', async () => {
    const { page } = admin;
    await drawing(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    await see(page, /^좌석 \d+개, 열 \d+개$/);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowUp');
    }
    await page.getByRole('tab', { name: /^점검 \d+$/ }).waitFor();
    await page.getByRole('button', { name: '배치도 저장' }).click();
    await see(page, /먼저 고칠 곳이 \d+곳 있어요/);
    await main(page)
      .getByText(/좌석이 겹쳐요/)
      .first()
      .waitFor();
    expect((await hall()).mapNo).toBe(0);
    await drawing(page).focus();
    while (await page.getByRole('button', { name: /^되돌리기: (옮기기|붙여 넣기)$/ }).isVisible()) {
      await page.keyboard.press('Control+z');
    }
    await page.getByRole('tab', { name: '점검', exact: true }).click();
    await see(page, '고칠 곳이 없어요.');
  });

  test('grades, numbers and a standing area; then the map is saved', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: '홀·등급' }).click();
    await page.getByRole('button', { name: '등급 추가' }).click();
    await page.getByRole('tab', { name: '구역' }).click();
    await page.getByText(/^열 \d+개$/).click();
    await page.getByRole('button', { name: /^A열 · \d+석$/ }).click();
    await page.getByRole('tab', { name: '고른 것' }).click();
    await page.getByRole('button', { name: 'VIP석' }).click();
    await page.getByLabel('어디서부터').selectOption('right');
    await page.getByRole('button', { name: '번호 매기기' }).click();
    await page.getByRole('button', { name: '스탠딩 구역 (A)' }).click();
    // By numbers: nobody needs a pointer.
    const byNumbers = page.getByRole('group', { name: '숫자로 그리기' });
    for (const [field, value] of [
      ['가로 위치', '20'],
      ['세로 위치', '100'],
      ['너비', '60'],
      ['깊이', '80'],
    ] as const) {
      await byNumbers.getByLabel(field).fill(value);
      await byNumbers.getByLabel(field).press('Enter');
    }
    await byNumbers.getByRole('button', { name: '그려 넣기' }).click();
    await page.getByRole('button', { name: '배치도 저장' }).click();
    await see(page, '1번째 배치도로 저장했어요');
    const { map, mapNo } = await hall();
    expect(mapNo).toBe(1);
    expect(map.grades.map(({ key }: { key: string }) => key)).toEqual(['R', 'VIP']);
    const [seated, standing] = map.sections;
    const [row] = seated.rows;
    expect(row.seats.every(([, , , grade]: number[]) => grade === 1)).toBe(true);
    expect(row.seats[0][0]).toBe(String(row.seats.length));
    expect(standing).toMatchObject({ kind: 'standing', area: { x: 20, y: 100, width: 60, height: 80 } });
  });

  test('the map goes out as a file and comes in again; half a drawing is not left by a slip', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '파일' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'JSON으로 내보내기' }).click(),
    ]);
    const buffer = await readFile(await file.path());
    const json = (name: string, content: Buffer) => ({ name, mimeType: 'application/json', buffer: content });
    const input = page.locator('input[type=file]');
    await input.setInputFiles(json('bad.json', Buffer.from('{"width":1}')));
    await see(page, '좌석 배치도 파일이 아니에요');
    await input.setInputFiles(json('map.json', buffer));
    await see(page, '배치도를 가져왔어요. 되돌릴 수 있어요');
    await page.getByRole('link', { name: '공연장', exact: true }).first().click();
    await dialog(page).getByText('저장하지 않고 나갈까요?').waitFor();
    await dialog(page).getByRole('button', { name: '취소' }).click();
    await page.getByRole('button', { name: '되돌리기: 가져오기' }).click();
    await see(page, '1번째 배치도, 저장됨');
  });

  test('makes a performance with a poster and a cast in its order', async () => {
    const { page } = admin;
    for (const name of ['한마당', '두마당']) {
      await call('admin', 'POST', '/admin/tickets/performers', { name: { ko: name }, kind: 'actor' });
    }
    await page.goto('/admin/tickets/performances/new');
    await page.getByLabel('제목 (한국어)').fill('달밤의 산책');
    await page.getByRole('button', { name: '공연장 고르기' }).click();
    await dialog(page)
      .getByRole('button', { name: /달빛극장/ })
      .click();
    await page.locator('input[type=file]:not([capture])').setInputFiles({
      name: 'poster.jpg',
      mimeType: 'image/jpeg',
      buffer: await sample('jpeg', 600, 800),
    });
    await page.getByRole('button', { name: '사진 바꾸기' }).waitFor();
    for (const name of ['한마당', '두마당']) {
      await page.getByRole('button', { name: '출연자 추가' }).click();
      await dialog(page).getByRole('searchbox').fill(name);
      await dialog(page)
        .getByRole('button', { name: new RegExp(name) })
        .click();
    }
    await page.getByRole('button', { name: /^두마당, 2개 중 2번째/ }).press('ArrowUp');
    await page.getByRole('button', { name: '공연 만들기' }).click();
    await page.waitForURL(/\/admin\/tickets\/performances\/[0-9A-Z]{16}$/);
    performanceId = page.url().split('/').at(-1)!;
    const made = await call('admin', 'GET', `/admin/tickets/performances/${performanceId}`);
    expect(made.cast.map(({ name }: { name: { ko: string } }) => name.ko)).toEqual(['두마당', '한마당']);
    expect(made.poster).not.toBe(null);
  });

  test('adds rounds on two days, and opens the show', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '회차 추가' }).first().click();
    await page.getByLabel('첫날').fill(dayAhead(20));
    await page.getByLabel('마지막 날').fill(dayAhead(21));
    await page.getByLabel('예매 시작').fill(`${dayAhead(-1)}T14:00`);
    await see(page, '회차 2개가 생겨요');
    await page.getByRole('button', { name: '회차 2개 만들기' }).click();
    await see(page, '한 등급은 값이 있어야 해요.');
    await page.getByLabel('R석 값').fill('30,000');
    await page.getByLabel('VIP석 값').fill('50000');
    await page.getByRole('button', { name: '회차 2개 만들기' }).click();
    await page.waitForURL(new RegExp(`/performances/${performanceId}$`));
    await see(page, '회차 2개');
    // The card that everybody will see says from how much.
    await main(page).getByText('30,000원부터').waitFor();
    await page.getByRole('button', { name: '공개하기' }).click();
    await dialog(page).getByLabel('사유').fill('예매 시작');
    await dialog(page).getByRole('button', { name: '공개하기' }).click();
    await see(page, '상태를 바꿨어요');
    const { status, rounds } = await call('admin', 'GET', `/admin/tickets/performances/${performanceId}`);
    expect(status).toBe('published');
    roundId = rounds[0].roundId;
    expect(rounds[0]).toMatchObject({ state: 'on-sale', prices: { R: 30_000, VIP: 50_000 } });
  });

  test('a member buys a seat of it, and the operator sees it sold', async () => {
    const { page } = admin;
    await call('minji', 'POST', '/pay/deposits', { amount: 100_000 });
    const hold = await call('minji', 'POST', `/tickets/rounds/${roundId}/holds`, {
      best: { quantity: 1, grades: ['VIP'] },
    });
    expect(hold.total).toBe(50_000);
    const bought = await call('minji', 'POST', `/tickets/holds/${hold.holdId}/reservations`, {
      payWith: 'wallet',
    });
    expect(bought.status).toBe('paid');
    await page.goto(`/admin/tickets/performances/${performanceId}/rounds/${roundId}`);
    await page.getByRole('img', { name: /^1석|판매 1석/ }).waitFor();
    await page.getByRole('link', { name: '예매', exact: true }).last().waitFor();
    // Its hall is drawn anew: this round keeps the map that it was made with.
    await page.goto(`/admin/tickets/halls/${hallId}/map`);
    await drawing(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Shift+ArrowDown');
    await see(page, /이미 만든 회차는 만들 때의 배치도를 그대로 써요/);
    await page.keyboard.press('Control+s');
    await see(page, '2번째 배치도로 저장했어요');
    expect(await round()).toMatchObject({ isMapCurrent: false, sold: 1 });
  });

  test('calls the round off: the money goes back, and how far is seen', async () => {
    const { page } = admin;
    const before = (await call('minji', 'GET', '/pay/balance')).balance;
    await page.goto(`/admin/tickets/performances/${performanceId}/rounds/${roundId}`);
    await page.getByRole('button', { name: '공연 취소' }).click();
    await dialog(page).getByText('예매 1건, 좌석 1석이 환불돼요.').waitFor();
    await dialog(page).getByLabel('사유').fill('출연자의 건강 문제');
    await dialog(page).getByRole('button', { name: '공연 취소' }).click();
    await see(page, '취소한 회차예요');
    await expect
      .poll(async () => (await call('minji', 'GET', '/pay/balance')).balance, LONG)
      .toBe(before + 50_000);
    await see(page, '모두 환불했어요.');
  });

  test('a scale of fees is tried before it is set', async () => {
    const { page } = admin;
    await page.goto('/admin/tickets/cancel-scales');
    await page.getByLabel('2번째 줄, 수수료 (%)').fill('15');
    await see(page, '수수료 13,500원');
    await page.getByLabel('2번째 줄, 공연 며칠 전부터').fill('12');
    await page.getByRole('button', { name: '수수료표 정하기' }).click();
    await see(page, '윗줄보다 적은 날이어야 해요.');
    await page.getByLabel('2번째 줄, 공연 며칠 전부터').fill('7');
    await page.getByRole('button', { name: '수수료표 정하기' }).click();
    await dialog(page).getByLabel('사유').fill('올해의 기준');
    await dialog(page).getByRole('button', { name: '수수료표 정하기' }).click();
    await see(page, '수수료표를 정했어요');
    const { items } = await call('admin', 'GET', '/admin/tickets/cancel-scales');
    expect(items[0]).toMatchObject({
      status: 'current',
      scale: { steps: expect.arrayContaining([{ days: 7, percent: 15 }]) },
    });
  });

  test('the overview and the palette lead on; on a phone, in English and in the dark, no page is wider than that', async () => {
    const { page } = admin;
    await page.goto('/admin/tickets');
    await main(page)
      .getByRole('link', { name: /달밤의 산책/ })
      .first()
      .waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('출연자');
    await page.getByRole('option', { name: '출연자', exact: true }).first().click();
    await page.waitForURL(/\/admin\/tickets\/performers$/);
    const phone = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark', locale: 'en-US' });
    await signInWithoutForm(phone.context, 'admin@madang.example', 'madang-admin');
    await phone.context.addInitScript(`localStorage.setItem('madang.locale', 'en')`);
    for (const [path, heading] of [
      ['', 'Ticket desk'],
      ['/venues', 'Venues'],
      [`/halls/${hallId}/map`, /^Seat map of/],
      ['/performers', 'Performers'],
      ['/performances', 'Performances'],
      [`/performances/${performanceId}`, '달밤의 산책'],
      [`/performances/${performanceId}/rounds/new`, 'Add rounds'],
      [`/performances/${performanceId}/rounds/${roundId}`, /Korea|[AP]M|\d/],
      ['/cancel-scales', 'Cancellation fees'],
    ] as const) {
      await phone.page.goto(`/admin/tickets${path}`);
      await phone.page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const width = await phone.page.evaluate<number>('document.documentElement.scrollWidth');
      expect([path, width]).toEqual([path, PHONE.width]);
    }
    expect([...admin.complaints, ...phone.complaints]).toEqual([]);
  }, 60_000);
});
