import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iso } from '../../server/lib/iso.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { type OpenRound, openRound } from '../support/stage.ts';
import { PHONE, see, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const HOUR_MS = 3_600_000;

describeWith('Chromium', 'doors of waiting rooms', () => {
  let site: TestInstallation;
  let browser: Browser;
  let minji: Visitor;
  const rounds = new Map<'work' | 'person', OpenRound>();
  beforeAll(async () => {
    site = await startInstallation();
    const at = Date.now();
    for (const door of ['work', 'person'] as const) {
      const round = await openRound(site, { rows: [8], prices: { R: 1_000 }, at });
      rounds.set(door, round);
      await putUp(round, door, 0);
    }
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    minji = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(minji.context, 'minji@madang.example', 'madang-demo');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
  });

  /** A lobby that nobody is called from while this runs. */
  async function putUp({ roundId }: OpenRound, door: string, version: number): Promise<void> {
    const at = Date.now();
    const { status } = await site.call('PUT', `/admin/waiting-rooms/rounds/${roundId}`, {
      token: site.tokenOf('admin'),
      body: {
        ...{ lobbyAt: iso(at - 60_000), opensAt: iso(at + HOUR_MS), insideLimit: 1, perMinute: 60 },
        ...{ callS: 60, visitS: 300, door, version, reason: '티켓 오픈' },
      },
    });
    expect(status).toBe(200);
  }
  const placeIn = async (door: 'work' | 'person'): Promise<unknown> => {
    const path = `/waiting-rooms/rounds/${rounds.get(door)?.roundId}/entry`;
    return (await site.call('GET', path, { token: site.tokenOf('minji') })).body.status;
  };

  test('the browser works by itself, and is in', async () => {
    const { page } = minji;
    await page.goto(`/waiting-rooms/rounds/${rounds.get('work')?.roundId}`);
    await see(page, '여는 순간, 여기 있는 모두의 순서를 추첨으로 정해요.');
    expect(await placeIn('work')).toBe('waiting');
  });

  test('who must show who they are does so, and comes back to the room by themselves', async () => {
    const { page } = minji;
    const room = `/waiting-rooms/rounds/${rounds.get('person')?.roundId}`;
    await page.goto(room);
    await see(page, '본인확인이 필요해요');
    await page.getByRole('button', { name: '마쳤어요, 다시 들어가기' }).click();
    await see(page, '본인확인이 필요해요');
    await page.getByRole('link', { name: '본인확인 하러 가기' }).click();
    await page.getByRole('button', { name: '휴대폰으로 인증' }).click();
    await page.getByLabel(/Name/).fill('김민지');
    await page.getByLabel(/birth/).fill('1995-03-01');
    await page.getByLabel(/Phone/).fill('010-1234-5678');
    await page.getByRole('button', { name: /Verify/ }).click();
    await page.waitForURL(`**${room}`);
    await see(page, '여는 순간, 여기 있는 모두의 순서를 추첨으로 정해요.');
    expect(await placeIn('person')).toBe('waiting');
    expect(minji.complaints).toEqual([]);
  });
});
