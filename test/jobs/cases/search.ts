import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import type { CouponCampaignsTable } from '../../../server/db/schema.ts';
import type { SearchQuery } from '../../../server/search/port.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const COUNT = 24;
const DRAFTS = 4;

const drop = (now: number, n: number): CouponCampaignsTable => ({
  id: idAt(now - 700 * DAY_MS, n),
  kind: 'drop',
  name: `목록의 드롭 ${n}`,
  name_en: null,
  discount: JSON.stringify({ kind: 'amount', amount: 1_000 }),
  minimum_spend: 0,
  currency: 'KRW',
  scope: '{}',
  total: 10,
  claimed: 0,
  used: 0,
  per_member_limit: 1,
  code: null,
  codes_made: 0,
  // A draft is announced to nobody.
  opens_at: n < COUNT ? now - DAY_MS : null,
  closes_at: null,
  valid_until: now + DAY_MS,
  clock: now,
  created_at: now,
  poster_id: null,
});

/** What is in the database to be found, by scope. */
async function announced({ modules, database }: Core, scope: 'public' | 'operators'): Promise<string[]> {
  const names: string[] = [];
  for (const { searchables = [] } of modules) {
    for (const searchable of searchables.filter((one) => one.scope === scope)) {
      const ids = await searchable.page(database.reader, null, 10_000);
      const documents = await searchable.documents(database.reader, ids);
      names.push(...documents.map(({ kind, id }) => `${kind}:${id}`));
    }
  }
  return names.toSorted();
}

/** What is found, page after page. */
async function found({ indexes }: Core, scope: 'public' | 'operators'): Promise<string[]> {
  const names: string[] = [];
  const wanted: SearchQuery = {
    ...{ q: '', kinds: [], facets: {}, sort: 'newest', limit: 100, locale: 'ko', countFacets: [] },
  };
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await indexes[scope].search({ ...wanted, ...(cursor !== '' && { cursor }) });
    names.push(...page.hits.map(({ kind, id }) => `${kind}:${id}`));
    cursor = page.nextCursor;
  }
  return names.toSorted();
}

const rebuild: Case = {
  job: 'search.rebuild',
  // Other jobs write what it finds.
  items: null,
  seed: (core, now) =>
    plant(
      core,
      'coupon_campaigns',
      times(COUNT + DRAFTS, (n) => drop(now, n)),
    ),
  check: async (core) => {
    for (const scope of ['public', 'operators'] as const) {
      expect(await core.indexes[scope].position()).not.toBeNull();
    }
    // What other jobs have changed since its pages were read.
    await core.search.catchUp();
    expect((await found(core, 'public')).length).toBeGreaterThanOrEqual(COUNT);
    for (const scope of ['public', 'operators'] as const) {
      expect(await found(core, scope)).toEqual(await announced(core, scope));
    }
  },
};

export const searchCases: readonly Case[] = [rebuild];
