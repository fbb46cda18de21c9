import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { chosenSeed } from '../../../test/simulation/random.ts';
import type { Database } from '../../db/open.ts';
import { ProblemError } from '../../http/errors.ts';
import { iso } from '../../lib/iso.ts';
import { LIMITS } from '../../lists/routes.ts';
import { everyPage } from '../../lists/testing/every-page.ts';
import { operatorsIndex } from '../../lists/testing/operators-index.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { Member, MembersQuery } from './schemas.ts';
import { memberSearchable } from './searchable.ts';
import { insertMembers } from './testing/lanes.ts';
import { expected, type ListedRow, list, NOON, people, queries } from './testing/listed.ts';

const tallied = (items: readonly Member[], of: 'role' | 'status') => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item[of], (counts.get(item[of]) ?? 0) + 1);
  return Object.fromEntries(counts);
};

eachDatabase('the list of members', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await insertMembers(database, people);
  });

  // Few rows are looked at one by one; with less patience the same questions go along indexes, window by window.
  describe.each([
    ['as few rows', LIMITS],
    ['along indexes', { ...LIMITS, smallRows: 0, windowRows: 7, countedRows: 50 }],
    ['half of it', { ...LIMITS, smallRows: 20, windowRows: 30, countedRows: 10 }],
  ])('%s', (_how, limits) => {
    test('whatever is asked, the pages are what a look at every row finds, in order and each once', async () => {
      const reading = { finder: database.background, judge: database.reader, limits };
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, first } = await everyPage(list, query, reading);
          expect(items.map((item) => item.accountId)).toEqual(expected(query));
          const { total, facets } = first;
          expect(total.count).toBeLessThanOrEqual(items.length);
          if (!total.isExact) return;
          expect(total.count).toBe(items.length);
          for (const name of ['role', 'status'] as const) {
            const counts = Object.fromEntries(facets[name]!.map(({ value, count }) => [value, count]));
            expect(counts).toEqual(tallied(items, name));
          }
        }),
        { numRuns: 40, seed: chosenSeed() },
      );
    });
  });

  describe('by the search index', () => {
    let index: SearchIndex;
    const limits = { ...LIMITS, smallRows: -1, triedRows: 5, windowRows: 20 };
    const texts = queries.filter(({ q }) => q !== undefined);
    beforeAll(async () => {
      index = await operatorsIndex(database, [memberSearchable]);
    });

    test('whatever is asked, the pages are the same', async () => {
      const reading = { finder: database.background, judge: database.reader, limits };
      let asked = 0;
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, by, first } = await everyPage(list, query, reading, index);
          expect(items.map((item) => item.accountId)).toEqual(expected(query));
          if (first.total.isExact) expect(first.total.count).toBe(items.length);
          if (by.has('index')) asked += 1;
        }),
        { numRuns: 80, seed: chosenSeed() },
      );
      expect(asked).toBeGreaterThan(20);
    });

    test('what the index does not know yet is never shown where it does not fit', async () => {
      const [, dormant] = people.filter((row) => row.status === 'dormant');
      const [, named] = people.filter((row) => row.name === '김민지');
      const changed = people.map((row) => {
        if (row === dormant) return { ...row, status: 'active' as const };
        return row === named ? { ...row, name: '박서연', role: 'admin' as const } : row;
      });
      await database.transact(async (tx) => {
        for (const { id, name, role, status } of changed) {
          await tx.updateTable('accounts').set({ name, role, status }).where('id', '=', id).execute();
        }
      });
      const reading = { finder: database.background, judge: database.reader, limits };
      await fc.assert(
        fc.asyncProperty(texts, async (query) => {
          const { items } = await everyPage(list, query, reading, index);
          const ids = items.map((item) => item.accountId);
          const fitting = expected(query, changed);
          expect(fitting.filter((id) => ids.includes(id))).toEqual(ids);
          // All that has not changed is there.
          const missing = fitting.filter((id) => !ids.includes(id));
          expect([dormant!.id, named!.id]).toEqual(expect.arrayContaining(missing));
        }),
        { numRuns: 80, seed: chosenSeed() },
      );
      await database.transact(async (tx) => {
        for (const { id, name, role, status } of people) {
          await tx.updateTable('accounts').set({ name, role, status }).where('id', '=', id).execute();
        }
      });
    });

    test('an index that is not there, or goes away between two pages, is the database’s affair', async () => {
      const reading = { finder: database.background, judge: database.reader, limits };
      const away: SearchIndex = {
        ...index,
        search: () => Promise.reject(new ProblemError('search.unavailable')),
      };
      await fc.assert(
        fc.asyncProperty(texts, fc.integer({ min: 1, max: 4 }), async (query, pages) => {
          let asked = 0;
          const leaving: SearchIndex = {
            ...index,
            search: (own) => {
              asked += 1;
              return asked > pages ? away.search(own) : index.search(own);
            },
          };
          for (const one of [away, leaving]) {
            const { items } = await everyPage(list, query, reading, one);
            expect(items.map((item) => item.accountId)).toEqual(expected(query));
          }
        }),
        { numRuns: 15, seed: chosenSeed() },
      );
    });
  });

  test('a whole id or e-mail finds one member, whatever else its text stands in', async () => {
    const reading = { finder: database.background, judge: database.reader, limits: LIMITS };
    const [one] = people as [ListedRow];
    for (const q of [one.id, one.email, ` ${one.email.toUpperCase()} `]) {
      const { items, first } = await everyPage(list, { q }, reading);
      expect(items.map((item) => item.accountId)).toEqual([one.id]);
      expect(first).toMatchObject({ total: { count: 1, isExact: true }, answeredBy: 'database' });
    }
    const { items } = await everyPage(list, { q: one.id, role: 'member' }, reading);
    expect(items.map((item) => item.role)).not.toContain('admin');
  });

  test('what makes no sense is refused', async () => {
    const reading = { finder: database.background, judge: database.reader, limits: LIMITS };
    const read = (query: MembersQuery) => everyPage(list, query, reading);
    const late = iso(NOON);
    const early = iso(NOON - 1);
    await expect(read({ from: late, to: early })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(read({ activeFrom: late, activeTo: early })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    expect((await read({ from: late, to: late })).items).toEqual([]);
    expect((await read({ to: '9999-12-31T23:59:59Z' })).items).toHaveLength(people.length);
    expect((await read({ from: '0001-01-01T00:00:00Z' })).items).toHaveLength(people.length);

    const { nextCursor } = (await everyPage(list, { limit: 1 }, reading)).first;
    const refused = { code: 'request.invalid-cursor' };
    for (const cursor of [
      nextCursor!,
      'x',
      '',
      'bnVsbA',
      'W10',
      '!',
      Buffer.from('[1,2,3]').toString('base64url'),
    ]) {
      await expect(read({ role: 'admin', cursor }), cursor).rejects.toMatchObject(refused);
      await expect(read({ sort: 'name', cursor }), cursor).rejects.toMatchObject(refused);
    }
  });
});
