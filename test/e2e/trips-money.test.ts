import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { joinTrip, type MadeTrip, makeTrip } from '../support/trips.ts';
import { PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

describeWith('Chromium', 'what a trip costs', () => {
  let site: TestInstallation;
  let browser: Browser;
  let trip: MadeTrip;
  let minji: Visitor;
  let jun: Visitor;
  beforeAll(async () => {
    site = await startInstallation();
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    trip = await makeTrip(site, { title: '강릉에서 이틀', days: [['초당순두부'], []] });
    await joinTrip(site, trip.tripId, 'jun');
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    jun = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
    await signInWithoutForm(jun.context, 'jun@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });
  const walletOf = async (name: 'minji' | 'jun'): Promise<number> =>
    (await site.call('GET', '/pay/balance', { token: site.tokenOf(name) })).body.balance;
  const balances = async (): Promise<number[]> => {
    const { body } = await site.call('GET', `/trips/${trip.tripId}/balances`, { token: site.tokenOf('jun') });
    return body.people.map(({ balance }: { balance: number }) => balance);
  };

  test('one writes down what was spent, split by amounts until nothing is left', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}/costs`);
    await see(page, '아직 적은 비용이 없어요');
    await page.getByRole('button', { name: '비용 적기' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('금액', { exact: true }).fill('30000');
    await sheet.getByLabel('무엇에 썼나요?').fill('초당순두부');
    await sheet.getByLabel('언제').selectOption('2027-04-03');
    await sheet.getByLabel('어느 일정').selectOption({ label: '초당순두부' });
    await sheet.getByRole('radio', { name: '금액으로' }).click();
    await sheet
      .getByLabel(/의 몫$/)
      .first()
      .fill('10000');
    await see(page, '20,000원 남았어요');
    await sheet.getByRole('button', { name: '저장' }).click();
    await sheet.waitFor();
    await sheet.getByLabel('jun의 몫').fill('20000');
    await see(page, '딱 맞아요');
    await sheet.getByRole('button', { name: '저장' }).click();
    await page.getByRole('button', { name: /초당순두부/ }).waitFor();
    await see(page, '20,000원 받을 돈이 있어요');
    await see(page, '1일차 ·');
  });

  test('the other pays it back from the wallet with one tap, and both see that nothing is owed', async () => {
    const { page } = jun;
    const [before, own] = [await walletOf('minji'), await walletOf('jun')];
    await page.goto(`/trips/${trip.tripId}/costs`);
    await see(page, '20,000원 보낼 돈이 있어요');
    await page.getByRole('button', { name: '지갑으로 보내기' }).click();
    await page.getByRole('button', { name: '20,000원 보내기' }).click();
    await page.getByRole('dialog').getByText('지갑에 바로 들어갔어요.').waitFor();
    expect([await walletOf('minji'), await walletOf('jun')]).toEqual([before + 20_000, own - 20_000]);
    expect(await balances()).toEqual([0, 0]);
    await page.getByRole('button', { name: '영수증 보기' }).click();
    await page.getByRole('dialog').getByText('여행 정산').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '닫기' }).click();
    await see(page, '보낼 돈이 남지 않았어요.');
    // The other page hears of it by itself.
    await see(minji.page, '주고받을 돈이 없어요');
    await see(minji.page, '지갑에서 보냄');
  });

  test('without a network costs are written down all the same, and go out afterwards', async () => {
    const { page, context } = minji;
    await context.setOffline(true);
    await page.getByRole('button', { name: '비용 적기' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('금액', { exact: true }).fill('9000');
    await sheet.getByLabel('무엇에 썼나요?').fill('커피');
    await sheet.getByRole('button', { name: '저장' }).click();
    await page.getByRole('button', { name: /커피/ }).waitFor();
    await context.setOffline(false);
    await expect.poll(balances).toEqual([4_500, -4_500]);
    await jun.page.getByRole('button', { name: /커피/ }).waitFor();
  });

  test('whoever wants to leave is told what they owe, and led to settling it first', async () => {
    const { page } = jun;
    await page.goto(`/trips/${trip.tripId}/people`);
    await page.getByRole('button', { name: '이 여행에서 나가기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('아직 낼 돈이 4,500원 있어요.').waitFor();
    await dialog.getByRole('link', { name: '먼저 정산하기' }).click();
    await see(page, '4,500원 보낼 돈이 있어요');
    await minji.page.goto(`/trips/${trip.tripId}/people`);
    await minji.page.getByRole('button', { name: /jun.*메뉴/ }).click();
    await minji.page.getByRole('menuitem', { name: '내보내기' }).click();
    await minji.page.getByRole('dialog').getByText('jun 님은 아직 낼 돈이 4,500원 있어요.').waitFor();
    await minji.page.keyboard.press('Escape');
  });

  test('it goes out as a file and comes in as another trip', async () => {
    const { page } = minji;
    await page.goto(`/trips/${trip.tripId}`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '내보내기' }).click();
        await page.getByRole('menuitem', { name: '여행 파일 (JSON)' }).click();
      })(),
    ]);
    expect(file.suggestedFilename()).toBe('강릉에서 이틀.json');
    const path = await file.path();
    await page.goto('/trips');
    await page.getByRole('button', { name: '파일에서 가져오기' }).click();
    await page.getByLabel('파일 고르기').setInputFiles(path);
    await see(page, '이렇게 가져와요');
    await page.getByLabel('여행 이름').fill('강릉 한 번 더');
    await page.getByRole('button', { name: '이 여행 만들기' }).click();
    await page.getByRole('heading', { name: '강릉 한 번 더' }).waitFor();
    await page.goto(page.url().replace(/\?.*$/, '').concat('/costs'));
    await page.getByRole('button', { name: /커피/ }).waitFor();
    for (const { complaints } of [minji, jun]) expect(complaints).toEqual([]);
  });
});
