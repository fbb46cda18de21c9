import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { openTheatres } from './demo-theatres.ts';
import { DEMO_SHOWS, reconcileTickets } from './modules/tickets/index.ts';

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

  test('get their posters, and go on where they were left', async () => {
    const admin = site.idOf('admin');
    const picture = await readFile(new URL('./demo-pictures/shows/breath.webp', import.meta.url));
    let left = 2;
    const few = async () => (left-- > 0 ? picture : null);
    await site.tickets!.demo.show(admin, few);
    const shown = () =>
      site.database.reader
        .selectFrom('tickets_performances')
        .select('id')
        .where('poster_id', 'is not', null)
        .execute();
    expect(await shown()).toHaveLength(2);
    left = 1;
    await site.tickets!.demo.show(admin, few);
    expect(await shown()).toHaveLength(3);
  });

  test('each show has a poster to get', async () => {
    const files = await readdir(new URL('./demo-pictures/shows/', import.meta.url));
    expect(files.sort()).toEqual(DEMO_SHOWS.map(({ slug }) => `${slug}.webp`).sort());
  });
});
