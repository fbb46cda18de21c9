import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/db/open.ts';
import { csvOf, type Progress } from '../../server/lists/export.ts';
import { understand } from '../../server/lists/question.ts';
import { LIMITS } from '../../server/lists/routes.ts';
import type { MembersQuery } from '../../server/modules/accounts/schemas.ts';
import { insertMembers } from '../../server/modules/accounts/testing/lanes.ts';
import { expected, list, people } from '../../server/modules/accounts/testing/listed.ts';
import { eachDatabase } from '../database.ts';

eachDatabase('files of lists', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await insertMembers(database, people);
  });

  async function fileOf(asked: MembersQuery, maxRows?: number, limits = LIMITS) {
    const executor = database.background;
    const progress: Progress = { rows: 0, ending: 'broken-off' };
    const question = await understand(list, asked, executor);
    const options = { executor, limits, ...(maxRows !== undefined && { maxRows }) };
    let text = '';
    for await (const chunk of csvOf(list, question, options, progress)) text += chunk;
    const [header, ...lines] = text.trimEnd().split('\r\n');
    return { header, lines, ids: lines.map((line) => line.split(',')[0]!), progress };
  }
  const IMPATIENT = { ...LIMITS, smallRows: 0, windowRows: 7 };

  test.each<[string, MembersQuery]>([
    ['everything', {}],
    ['conditions', { role: 'member', status: ['dormant', 'deleted'], sort: 'oldest' }],
    ['text', { q: 'kim', sort: 'name' }],
    ['nothing', { q: '없는사람' }],
  ])('a file has every row, few or many: %s', async (_what, asked) => {
    for (const limits of [LIMITS, IMPATIENT]) {
      const { ids, progress, header } = await fileOf(asked, undefined, limits);
      expect(header).toMatch(/^\uFEFFaccount,name,email,/);
      expect(ids).toEqual(expected(asked));
      expect(progress).toEqual({ rows: ids.length, ending: 'complete' });
    }
  });

  test('one that is cut says so in its last line', async () => {
    for (const limits of [LIMITS, IMPATIENT]) {
      const { ids, lines, progress } = await fileOf({}, 30, limits);
      expect(ids.slice(0, 30)).toEqual(expected({}).slice(0, 30));
      expect(lines).toHaveLength(31);
      expect(lines[30]).toMatch(/^# .*30/);
      expect(progress).toEqual({ rows: 30, ending: 'cut' });
      expect((await fileOf({}, people.length, limits)).progress.ending).toBe('complete');
    }
  });

  test('whoever does not read on stops the work', async () => {
    const progress: Progress = { rows: 0, ending: 'broken-off' };
    const executor = database.background;
    const question = await understand(list, {}, executor);
    for await (const _ of csvOf(list, question, { executor, limits: LIMITS }, progress)) break;
    expect(progress).toEqual({ rows: 0, ending: 'broken-off' });
  });
});
