import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDrop } from '../../server/modules/coupons/index.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { requiredConsents, signUp } from '../support/members.ts';
import { type Watcher, watch } from '../support/watch.ts';
import { PHONE, signInWithoutForm, startBrowser, type Visitor, visit } from './browser.ts';

const COUPONS = 5;
const PAGES = 10;
const WATCHERS = 300;
const DROP = '01CRXWDDR0PTEST0';
const password = '여럿이 함께 눌러 보자';
const emailOf = (i: number): string => `crowd-${i}@example.com`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describeWith('Chromium', 'everyone at once', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  const people: Visitor[] = [];
  let watchers: Watcher[] = [];
  beforeAll(async () => {
    site = await startInstallation();
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    await site.database.transact((tx) =>
      seedDrop(tx, { id: DROP, name: '모두가 누르는 쿠폰', total: COUPONS, at: Date.now() }),
    );
    // One after the other: ten pages that load at once wait for each other on a busy machine.
    for (const i of numbers(PAGES)) people.push(await join(i));
    watchers = await Promise.all(numbers(WATCHERS).map(() => watch(url, `drop:${DROP}`)));
  }, 120_000);
  afterAll(async () => {
    for (const watcher of watchers) watcher.close();
    await browser?.close();
    await site?.end();
  });

  /** A member with a page of their own, on which the drop is open. */
  async function join(i: number): Promise<Visitor> {
    const body = { email: emailOf(i), password, name: `구경꾼 ${i}` };
    expect((await signUp(site, { ...body, consents: await requiredConsents(site) })).status).toBe(201);
    const visitor = await visit(browser, url, { viewport: PHONE });
    await signInWithoutForm(visitor.context, body.email, password);
    await visitor.page.goto(`/drops/${DROP}`);
    await visitor.page.getByRole('button', { name: '쿠폰 받기' }).waitFor();
    return visitor;
  }

  test('ten press on five coupons: five have one, five are told that it is gone', async () => {
    const { promise: allPressed, resolve: letGo } = Promise.withResolvers<void>();
    let pressed = 0;
    await Promise.all(
      people.map(async ({ page }) => {
        // Nobody's claim leaves before everybody has pressed.
        await page.route('**/claims', async (route) => {
          pressed += 1;
          if (pressed === PAGES) letGo();
          await allPressed;
          await route.continue();
        });
        await page.getByRole('button', { name: '쿠폰 받기' }).click();
      }),
    );
    const seen = await Promise.all(
      people.map(async ({ page }) => {
        const answer = page.getByRole('status').filter({ hasText: /번째로 받았어요|받은 쿠폰이 없어요/ });
        const text = (await answer.textContent()) ?? '';
        return Number(/장 중 (\d+)번째로 받았어요/.exec(text)?.[1] ?? 0);
      }),
    );
    expect(seen.toSorted()).toEqual([0, 0, 0, 0, 0, 1, 2, 3, 4, 5]);

    const rows = await site.database.reader
      .selectFrom('coupons')
      .innerJoin('accounts', 'accounts.id', 'coupons.account_id')
      .where('campaign_id', '=', DROP)
      .select(['email', 'position'])
      .orderBy('position')
      .execute();
    const winners = numbers(COUPONS).map((i) => ({ email: emailOf(seen.indexOf(i + 1)), position: i + 1 }));
    expect(rows).toEqual(winners);
    const drop = await site.call('GET', `/coupons/drops/${DROP}`);
    expect(drop.body).toMatchObject({ claimed: COUPONS, remaining: 0, phase: 'sold-out' });
  });

  test('three hundred who only watch have all seen it end', async () => {
    const last = await Promise.all(
      watchers.map((watcher) => watcher.until((message) => message.data.phase === 'sold-out')),
    );
    for (const message of last) {
      expect(message.data).toMatchObject({ dropId: DROP, claimed: COUPONS, remaining: 0 });
    }
  });

  test('no page complained', () => {
    expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
