import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { testIds } from '../../../test/support/shelf.ts';
import type { Command } from '../../engine/index.ts';
import { walletsOf } from '../pay/index.ts';
import { byEmail, byId } from './queries.ts';
import type { AccountInput } from './state.ts';
import { accountsLane, admitted, codeOf, insertMembers } from './testing/lanes.ts';
import { person, registerOf } from './testing/people.ts';
import { listAudit } from './views.ts';

eachDatabase('accounts', (open) => {
  /** Two instances; on SQLite, where one thread can have one writer only, two lanes of one. */
  async function setUp() {
    const database = await open();
    const other = database.kind === 'sqlite' ? database : await open(database.url);
    return { database, lanes: [accountsLane(database), accountsLane(other)] as const };
  }
  type SetUp = Awaited<ReturnType<typeof setUp>>;
  const race = (lanes: SetUp['lanes'], commands: readonly Command<AccountInput>[]) =>
    Promise.all(commands.map((command, i) => lanes[i % 2]!.submit(command)));

  const insert = ({ database }: SetUp, people: ReturnType<typeof person>[]) =>
    insertMembers(database, people);

  test('200 newcomers with 40 e-mails on two instances: 40 accounts, each with a wallet', async () => {
    const { database, lanes } = await setUp();
    const commands = Array.from({ length: 200 }, (_, i) => admitted(registerOf(`m${i % 40}@example.com`)));
    const codes = (await race(lanes, commands)).map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(40);
    expect(codes.filter((code) => code === 'account.email-taken')).toHaveLength(160);
    const found = await byEmail(database.reader, ['m0@example.com', 'm39@example.com', 'm40@example.com']);
    expect([...found.keys()].sort()).toEqual(['m0@example.com', 'm39@example.com']);
    const rows = await database.reader.selectFrom('accounts').select('id').execute();
    const ids = rows.map((row) => row.id);
    expect(ids).toHaveLength(40);
    expect((await walletsOf(database.reader, ids)).size).toBe(40);
    expect((await byId(database.reader, ids)).size).toBe(40);
  });

  test('two admins demote each other on two instances: one of them stays', async () => {
    const all = await setUp();
    for (let round = 0; round < 5; round += 1) {
      const admins = [person({ id: testIds(), role: 'admin' }), person({ id: testIds(), role: 'admin' })];
      await all.database.transact((tx) => tx.updateTable('accounts').set({ role: 'member' }).execute());
      await insert(all, admins);
      const [one, two] = admins as [(typeof admins)[0], (typeof admins)[0]];
      const demote = (accountId: string, by: string) =>
        admitted({ kind: 'change-role', accountId, role: 'member', reason: 'x' }, by);
      const answers = await race(all.lanes, [demote(one.id, two.id), demote(two.id, one.id)]);
      expect(answers.map(codeOf).sort()).toEqual(['auth.forbidden', 'ok']);
      const left = await all.database.reader
        .selectFrom('accounts')
        .select('id')
        .where('role', '=', 'admin')
        .execute();
      expect(left).toHaveLength(1);
    }
  });

  test('the audit log names the actor, newest first, page by page and by subject', async () => {
    const all = await setUp();
    const admin = person({ id: testIds(), role: 'admin', name: '운영자' });
    const members = Array.from({ length: 3 }, () => person({ id: testIds() }));
    await insert(all, [admin, ...members]);
    for (const { id } of members) {
      const input = { kind: 'change-role', accountId: id, role: 'admin', reason: `for ${id}` } as const;
      expect(codeOf(await all.lanes[0].submit(admitted(input, admin.id)))).toBe('ok');
    }
    const subjects = members.map((row) => row.id).reverse();
    const first = await listAudit(all.database.reader, { limit: 2 });
    expect(first.items.map((entry) => entry.subject)).toEqual(subjects.slice(0, 2));
    expect(first.items[0]).toMatchObject({ actorName: '운영자', reason: `for ${subjects[0]}` });
    const second = await listAudit(all.database.reader, { limit: 2, cursor: first.nextCursor! });
    expect(second).toMatchObject({ items: [{ subject: subjects[2] }], nextCursor: null });
    const one = await listAudit(all.database.reader, { limit: 2, subject: subjects[1]! });
    expect(one.items.map((entry) => entry.subject)).toEqual([subjects[1]]);
  });
});
