import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSample } from '../../server/modules/trips/places/load-sample.ts';
import type { EntryView } from '../../server/modules/trips/trip.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { beginStream, chunk, type ModelServer, planFor, startModelServer } from '../support/model-server.ts';
import { type MadeTrip, makeTrip } from '../support/trips.ts';
import { DESK, PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'a plan that can be explained', () => {
  let model: ModelServer;
  let site: TestInstallation;
  let alone: TestInstallation;
  let browser: Browser;
  let trip: MadeTrip;
  let helped: Visitor;
  let unhelped: Visitor;

  const open = async (env: Record<string, string>) => {
    const made = await startInstallation({ MADANG_SERVICES: 'pay,trips', ...env });
    await loadSample({ database: made.database, makeId: made.makeId, now: made.now });
    return { made, url: await made.app.listen({ host: '127.0.0.1', port: 0 }) };
  };
  beforeAll(async () => {
    model = await startModelServer();
    const first = await open({});
    const second = await open({ LLM_BASE_URL: model.url, LLM_MODEL: 'small-1' });
    [alone, site] = [first.made, second.made];
    browser = await startBrowser();
    unhelped = await visit(browser, first.url, { viewport: PHONE });
    helped = await visit(browser, second.url, { viewport: DESK });
    await signInWithoutForm(unhelped.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(helped.context, 'minji@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
    await alone?.end();
    await model?.close();
  });

  const itemsOf = (of: TestInstallation) =>
    of.database.reader
      .selectFrom('trips_entries')
      .select('id')
      .where('trip_id', '=', trip.tripId)
      .where('kind', '=', 'item')
      .where('removed_at', 'is', null)
      .execute();
  /** Titles in their order, with the day and the time of each. */
  const planOf = async (of: TestInstallation): Promise<(string | number | null)[][]> => {
    const { body } = await of.call('GET', `/trips/${trip.tripId}`, { token: of.tokenOf('minji') });
    return body.entries.flatMap(({ kind, dayId, fields }: EntryView<'item'>) =>
      kind === 'item' ? [[fields.title, trip.dayIds.indexOf(dayId ?? ''), fields.startMin]] : [],
    );
  };
  const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  test('without a model, on a phone: a wish, the proposal with its reasons, and it is in the trip', async () => {
    // What is there already, in an order and at times that no plan would give it.
    const stop = (title: string, lat: number, lng: number, startMin: number | null) => ({
      ...{ title, type: 'place' as const, spot: { lat, lng }, stayMin: 30, startMin },
    });
    trip = await makeTrip(alone, {
      title: '서울에서 이틀',
      days: [
        [
          stop('잠실 광장', 37.511, 127.098, 600),
          stop('남산 아래', 37.551, 126.988, null),
          stop('올림픽 공원', 37.52, 127.121, 1_200),
        ],
        [],
      ],
    });
    const { page } = unhelped;
    await page.goto(`/trips/${trip.tripId}/plan`);
    await page.getByRole('heading', { name: '어떤 여행이 좋을까요?' }).waitFor();
    await choose(page, '서울');
    await page.getByRole('radio', { name: '느긋하게' }).click();
    await choose(page, '계획 만들기');
    await page.getByRole('heading', { name: '이렇게 다녀오면 어떨까요?' }).waitFor();
    expect(new URL(page.url()).searchParams.get('proposal')).toMatch(/^[0-9A-Z]{16}$/);
    const first = page.getByRole('region', { name: '1일차' });
    expect(await first.getByRole('list', { name: '왜 이 순서인가요' }).count()).toBeGreaterThan(0);
    // The address is the proposal's: it is there after a reload, and has changed nothing yet.
    await page.reload();
    await first.waitFor();
    const before = await planOf(alone);
    expect(before).toHaveLength(3);
    await choose(page, '여행에 모두 담기');
    await see(page, '계획을 여행에 담았어요');
    const items = await itemsOf(alone);
    expect(items.length).toBeGreaterThan(3);
    const planned = await planOf(alone);
    expect(planned.filter(([title]) => before.some(([known]) => known === title))).not.toEqual(before);
    await choose(page, '되돌리기');
    // What was moved and given other times is as it was, too.
    await expect.poll(() => planOf(alone)).toEqual(before);
    expect(await planOf(alone)).not.toEqual(planned);
    await choose(page, '여행에 모두 담기');
    await expect.poll(() => itemsOf(alone)).toHaveLength(items.length);
    expect(unhelped.complaints).toEqual([]);
  });

  test('with a model: themes as they are written, what it chose, and one day alone is taken', async () => {
    trip = await makeTrip(site, { title: '서울에서 이틀', days: [[], []] });
    const { page } = helped;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    model.answer = async (response, request) => {
      const text = JSON.stringify(planFor(request));
      const half = text.indexOf('산책') + 2;
      beginStream(response);
      response.write(chunk({ content: text.slice(0, half) }));
      await held;
      response.write(chunk({ content: text.slice(half) }));
      response.write(chunk({}, { finish_reason: 'stop' }));
      response.end('data: [DONE]\n\n');
    };
    await page.goto(`/trips/${trip.tripId}/plan`);
    await choose(page, '계획 만들기');
    await see(page, '지역을 하나 이상 고르거나 꼭 갈 곳을 골라 주세요.');
    await choose(page, '서울');
    await page.getByLabel('더 바라는 것').fill('조용한 골목이 좋아요');
    await choose(page, '계획 만들기');
    await see(page, '인공지능이 장소와 주제를 고르고 있어요');
    await page.getByRole('list', { name: '날마다의 주제' }).getByText('1번째 날의 느린 산책').waitFor();
    goOn();
    await page.getByRole('heading', { name: '이렇게 다녀오면 어떨까요?' }).waitFor();
    await see(page, '인공지능 추천');
    expect(model.requests.at(-1)!.body.messages[1]!.content).toContain('조용한 골목이 좋아요');
    await page.getByRole('region', { name: '2일차' }).getByRole('checkbox').click();
    await choose(page, '고른 1일 담기');
    await see(page, '계획을 여행에 담았어요');
    const rows = await site.database.reader
      .selectFrom('trips_entries')
      .select('day_id')
      .distinct()
      .where('trip_id', '=', trip.tripId)
      .where('kind', '=', 'item')
      .execute();
    expect(rows).toEqual([{ day_id: trip.dayIds[0] }]);
    expect(helped.complaints).toEqual([]);
  });

  test('with a model that fails: the plan all the same, and the page says so', async () => {
    const { page } = helped;
    model.answer = (response) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{}');
    };
    await choose(page, '다시 만들기');
    await choose(page, '서울');
    await choose(page, '계획 만들기');
    await see(page, '인공지능에 연결하지 못했어요.');
    await see(page, '그래서 인공지능 없이 계산으로 만들었어요.');
    await page.getByRole('heading', { name: '이렇게 다녀오면 어떨까요?' }).waitFor();
    expect(helped.complaints).toEqual([]);
  });

  test('the best order of a day: what it saves, a lock, and it is so', async () => {
    const east = (km: number) => ({ lat: 37.55, lng: 126.9 + km / 88 });
    const stop = (title: string, km: number) => ({
      title,
      type: 'place' as const,
      spot: east(km),
      stayMin: 30,
    });
    trip = await makeTrip(site, {
      title: '한 줄로',
      days: [[stop('가 시장', 0), stop('라 공원', 9), stop('나 미술관', 3), stop('다 찻집', 6)]],
    });
    const { page } = helped;
    await page.goto(`/trips/${trip.tripId}`);
    await page.getByRole('button', { name: '1일차 메뉴' }).click();
    await page.getByRole('menuitem', { name: '좋은 순서 찾기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('이보다 짧은 순서는 없어요.').waitFor();
    const order = () => dialog.locator('ol li p.font-semibold').allTextContents();
    expect(await order()).toEqual(['가 시장', '나 미술관', '다 찻집', '라 공원']);
    await dialog.getByRole('button', { name: '라 공원 자리 지키기' }).click();
    await expect.poll(async () => (await order())[1]).toBe('라 공원');
    await dialog.getByRole('button', { name: '라 공원 자리 지키기' }).click();
    await expect.poll(async () => (await order())[3]).toBe('라 공원');
    await dialog.getByRole('button', { name: '이 순서로 바꾸기' }).click();
    await see(page, '순서를 바꿨어요');
    await expect
      .poll(() => page.locator('[data-day="1"] [data-item] .font-semibold.break-words').allTextContents())
      .toEqual(['가 시장', '나 미술관', '다 찻집', '라 공원']);
    expect(helped.complaints).toEqual([]);
  });
});
