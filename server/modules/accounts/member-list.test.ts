import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { chosenSeed } from '../../../test/simulation/random.ts';
import type { Database } from '../../db/open.ts';
import { firstIdAt, idMaker } from '../../lib/id.ts';
import { LIMITS } from '../../lists/routes.ts';
import { everyPage } from '../../lists/testing/every-page.ts';
import { walletsOf } from '../pay/index.ts';
import { memberList } from './member-list.ts';
import type { Member, MembersQuery } from './schemas.ts';
import { insertMembers } from './testing/lanes.ts';
import { person } from './testing/people.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;
const list = memberList(walletsOf, async () => new Map());

const NAMES = [
  '김민지',
  '김 민준',
  '박서연',
  '이준',
  'Kim Minji',
  'kim',
  '%',
  '김%_',
  '🎟️ 팬',
  'ㄱㄴ',
  "O'Neil",
  'minpark',
];
const MAILS = ['kim.a', 'KIM_b', 'park+x', 'minji', '지민', 'a%b'];
const HOSTS = ['madang.example', 'example.com'];
const WORDS = [
  'kim',
  '김',
  'ㄱㅁ',
  '민지',
  'park',
  'm',
  '%',
  '_',
  'ji',
  'a%',
  '🎟️',
  "o'n",
  'example',
  '김 민',
  'KIM',
  'ㄱㅁ kim',
];

const people = Array.from({ length: 90 }, (_, i) => {
  const makeId = idMaker(
    () => NOON + Math.floor(i / 3) * HOUR_MS,
    () => i / 100,
  );
  return person({
    id: makeId(),
    name: NAMES[(i * 7) % NAMES.length]!,
    email: `${MAILS[(i * 5) % MAILS.length]}${i}@${HOSTS[i % 2]}`,
    role: i % 11 === 0 ? 'admin' : 'member',
    status: (['active', 'active', 'dormant', 'deleted'] as const)[i % 4]!,
    last_active_at: NOON + ((i * 37) % 90) * HOUR_MS,
  });
});
type Row = (typeof people)[number];

const iso = (ms: number): string => new Date(ms).toISOString();
const hours = fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined });
const some = <T>(values: readonly T[]) =>
  fc.option(
    fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })),
    {
      nil: undefined,
    },
  );
const queries = fc
  .record({
    q: fc.option(fc.constantFrom(...WORDS), { nil: undefined }),
    role: some(['member', 'admin'] as const),
    status: some(['active', 'dormant', 'deleted'] as const),
    made: fc.tuple(hours, hours),
    active: fc.tuple(hours, hours),
    sort: fc.constantFrom('newest', 'oldest', 'name'),
    limit: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ made, active, ...own }) => {
    const at = (hour: number | undefined) => (hour === undefined ? undefined : iso(NOON + hour * HOUR_MS));
    const ends = ([a, b]: [number | undefined, number | undefined]) =>
      a !== undefined && b !== undefined && a > b ? [at(b), at(a)] : [at(a), at(b)];
    const [from, to] = ends(made);
    const [activeFrom, activeTo] = ends(active);
    const asked = { ...own, from, to, activeFrom, activeTo };
    return Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as MembersQuery;
  });

/** What is expected, said as plainly as can be: each row looked at by itself. */
function expected(query: MembersQuery): string[] {
  const any = (value: unknown, asked: unknown) =>
    asked === undefined || (Array.isArray(asked) ? asked : [asked]).includes(value);
  const holds = (row: Row): boolean => {
    if (!any(row.role, query.role) || !any(row.status, query.status)) return false;
    if (query.from !== undefined && row.id < firstIdAt(Date.parse(query.from))) return false;
    if (query.to !== undefined && row.id >= firstIdAt(Date.parse(query.to))) return false;
    if (query.activeFrom !== undefined && row.last_active_at < Date.parse(query.activeFrom)) return false;
    if (query.activeTo !== undefined && row.last_active_at >= Date.parse(query.activeTo)) return false;
    const words = (query.q ?? '')
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '');
    const name = row.name.toLowerCase();
    return words.every((word) => {
      if ([...word].length === 1) return name.startsWith(word) || row.email_key.startsWith(word);
      if (word === 'ㄱㅁ') return /[ㄱ가-깋][ㅁ마-밓]/.test(name);
      return name.includes(word) || row.email_key.includes(word);
    });
  };
  const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : 1);
  const order = {
    newest: (a: Row, b: Row) => byId(b, a),
    oldest: byId,
    name: (a: Row, b: Row) =>
      a.name === b.name ? byId(a, b) : Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)),
  }[query.sort ?? 'newest'];
  return people
    .filter(holds)
    .sort(order)
    .map((row) => row.id);
}

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
    ['along indexes', { smallRows: 0, windowRows: 7, countedRows: 50 }],
    ['half of it', { smallRows: 20, windowRows: 30, countedRows: 10 }],
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
        { numRuns: 60, seed: chosenSeed() },
      );
    });
  });

  test('a whole id or e-mail finds one member, whatever else its text stands in', async () => {
    const reading = { finder: database.background, judge: database.reader, limits: LIMITS };
    const [one] = people as [Row];
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
