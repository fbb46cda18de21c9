import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { openTheatres, showPosters } from './demo-theatres.ts';
import { reconcileTickets } from './modules/tickets/index.ts';

describe("the demo's houses", () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation();
  });
  afterAll(() => site.end());

  test('open once, five of them with forty shows', { timeout: 60_000 }, async () => {
    expect(await openTheatres(site)).toBe(true);
    expect(await openTheatres(site)).toBe(false);
    const { reader } = site.database;
    expect(await reader.selectFrom('tickets_venues').selectAll().execute()).toHaveLength(5);
    const shows = await reader.selectFrom('tickets_performances').selectAll().execute();
    expect(shows).toHaveLength(40);
    for (const { title_en, summary_en } of shows)
      expect(title_en + summary_en).not.toMatch(/\p{Script=Hangul}/u);
    const houses = await reader
      .selectFrom('tickets_occupancy')
      .select(({ fn }) => fn.max('capacity').as('most'))
      .executeTakeFirstOrThrow();
    expect(Number(houses.most)).toBe(8_000);
  });

  test('have sold places already, each of them once, and people have tickets', async () => {
    const checks = await reconcileTickets(site.database.reader);
    expect(checks.filter(({ differing }) => differing > 0)).toEqual([]);
    const { body } = await site.call('GET', '/tickets/mine?when=coming', { token: site.tokenOf('minji') });
    expect(body.items).toHaveLength(2);
  });

  test('have a queue in front of what all want', async () => {
    const { body } = await site.call('GET', '/admin/waiting-rooms', { token: site.tokenOf('admin') });
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ status: 'lobby' });
  });

  test('get their posters', { timeout: 60_000 }, async () => {
    await showPosters(site);
    const { body } = await site.call('GET', '/tickets/performances?limit=100');
    expect(body.items.length).toBeGreaterThan(30);
    for (const { poster } of body.items) expect(poster).not.toBeNull();
  });
});
