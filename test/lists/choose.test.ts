import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/db/open.ts';
import { iso } from '../../server/lib/iso.ts';
import { choose } from '../../server/lists/choose.ts';
import { understand } from '../../server/lists/question.ts';
import { LIMITS } from '../../server/lists/routes.ts';
import { TableSizes } from '../../server/lists/table-sizes.ts';
import { statementsOf } from '../../server/lists/testing/plans.ts';
import type { MembersQuery } from '../../server/modules/accounts/schemas.ts';
import { insertMembers } from '../../server/modules/accounts/testing/lanes.ts';
import { list, NOON, people } from '../../server/modules/accounts/testing/listed.ts';
import { eachDatabase } from '../database.ts';

eachDatabase('who answers', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await insertMembers(database, people);
  });

  /** Ten rows are few here. */
  async function howOf(query: MembersQuery, hasIndex: boolean, smallRows = 10): Promise<string> {
    const question = await understand(list, query, database.reader);
    const looking = { finder: database.background, limits: { ...LIMITS, smallRows } };
    const choice = await choose(list, question, looking, hasIndex);
    if (choice.how === 'walk' || choice.how === 'few') {
      const otherwise = choice.how === 'walk' && choice.otherwise ? ', else the index' : '';
      return `${choice.how} ${choice.path.index}${otherwise}`;
    }
    return choice.how;
  }
  const lately = iso(NOON + 85 * 3_600_000);

  describe.each<[string, MembersQuery, withIndex: string, without: string]>([
    ['a whole id', { q: people[0]!.id, role: 'member' }, 'named', 'named'],
    ['a whole e-mail', { q: people[0]!.email }, 'named', 'named'],
    ['nothing at all', {}, 'walk PRIMARY', 'walk PRIMARY'],
    ['one value', { role: 'member' }, 'walk accounts_role', 'walk accounts_role'],
    [
      'one value and a period',
      { status: 'active', from: lately },
      'walk accounts_status',
      'walk accounts_status',
    ],
    ['an order of names', { sort: 'name' }, 'walk accounts_name', 'walk accounts_name'],
    ['few with one value', { role: 'admin', q: '김민' }, 'few accounts_role', 'few accounts_role'],
    [
      'few of a period',
      { activeFrom: lately, q: '김민' },
      'few accounts_last_active',
      'few accounts_last_active',
    ],
    ['text', { q: '김민' }, 'index', 'walk PRIMARY'],
    ['text and a value', { q: '김민', status: 'active' }, 'index', 'walk accounts_status'],
    ['the middle of a word', { q: 'inpark' }, 'index', 'walk PRIMARY'],
    ['initials', { q: 'ㄱㅁ' }, 'index', 'walk PRIMARY'],
    ['a syllable', { q: '김' }, 'walk PRIMARY', 'walk PRIMARY'],
    ['two Latin letters', { q: 'ji' }, 'walk PRIMARY', 'walk PRIMARY'],
    ['signs', { q: '%' }, 'walk PRIMARY', 'walk PRIMARY'],
    ['text in an order of names', { q: '김민', sort: 'name' }, 'collect', 'walk accounts_name'],
    ['text and what no document knows', { q: '김민', activeTo: lately }, 'collect', 'walk PRIMARY'],
    [
      'two values',
      { role: 'member', status: 'active' },
      'walk accounts_role, else the index',
      'walk accounts_role',
    ],
    [
      'what no document knows',
      { role: 'member', activeTo: lately },
      'walk accounts_role',
      'walk accounts_role',
    ],
  ])('%s', (_what, query, withIndex, without) => {
    test('with a search index and without', async () => {
      expect(await howOf(query, true)).toBe(withIndex);
      expect(await howOf(query, false)).toBe(without);
    });
  });

  test('where the whole table is small the search index is never asked', async () => {
    for (const query of [
      { q: '김민' },
      { q: '김민', sort: 'name' },
      { role: 'member', status: 'active' },
    ] as const) {
      expect(await howOf(query, true, people.length)).toMatch(/^few /);
    }
  });

  test('that a table is large is remembered for a while', async () => {
    let now = 0;
    const sizes = new TableSizes(() => now);
    const question = await understand(list, { q: '김민' }, database.reader);
    const looking = { finder: database.background, limits: { ...LIMITS, smallRows: 10 }, sizes };
    const counted = async () =>
      (await statementsOf([database.background], () => choose(list, question, looking, true))).length;
    expect(await counted()).toBe(1);
    expect(await counted()).toBe(0);
    now += 60_001;
    expect(await counted()).toBe(1);
  });
});
