import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { argon2Hasher } from '../server/modules/accounts/index.ts';
import { eachDatabase } from '../test/database.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

eachDatabase('admin', (open) => {
  async function setUp() {
    const database = await open();
    async function run(args: string[], input: string, env: Record<string, string> = {}) {
      const child = spawn(process.execPath, ['scripts/admin.ts', ...args], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: database.url, ...env },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.stdin.on('error', () => undefined).end(input);
      const code = await new Promise((resolve) => child.once('close', resolve));
      return { code, output };
    }
    const accounts = () => database.reader.selectFrom('accounts').selectAll().execute();
    const audit = () => database.reader.selectFrom('audit_log').selectAll().orderBy('id').execute();
    return { database, run, accounts, audit };
  }

  test('makes the first admin, with a wallet, audited; again changes nothing', async () => {
    const { database, run, accounts, audit } = await setUp();
    const made = await run(['create', '--email', 'Boss@example.com', '--name', '사장'], 'a long password\n');
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('is a new admin') });
    const [admin] = await accounts();
    expect(admin).toMatchObject({ email_key: 'boss@example.com', name: '사장', role: 'admin' });
    expect(await argon2Hasher().verify(admin!.password_hash!, 'a long password')).toBe(true);
    const wallets = await database.reader.selectFrom('pay_wallets').select('id').execute();
    expect(wallets).toContainEqual({ id: admin!.id });
    expect(await audit()).toMatchObject([{ action: 'account.create-admin', actor_id: 'system:console' }]);

    const again = await run(['create', '--email', 'boss@example.com'], '', {
      MADANG_ADMIN_PASSWORD: 'a new password',
    });
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('nothing was changed') });
    expect(await accounts()).toEqual([admin]);
    expect(await audit()).toHaveLength(1);

    // A member becomes an admin, and keeps the password.
    await database.transact((tx) => tx.updateTable('accounts').set({ role: 'member' }).execute());
    const promoted = await run(['create', '--email', 'boss@example.com'], '');
    expect(promoted).toMatchObject({ code: 0, output: expect.stringContaining('is an admin now') });
    expect(await accounts()).toEqual([admin]);
    expect(await audit()).toMatchObject([{}, { action: 'account.change-role', subject: admin!.id }]);
  });

  test('what is missing or wrong is said, and nothing is made', async () => {
    const { run, accounts } = await setUp();
    const email = ['create', '--email', 'boss@example.com'];
    const wrong: [string[], Record<string, string>, string][] = [
      [[], {}, 'The command is `create`'],
      [['create'], {}, '--email needs'],
      [['create', '--email', 'boss'], {}, '--email needs'],
      [[...email, '--password', 'a long password'], {}, '--password'],
      [email, { MADANG_ADMIN_PASSWORD: 'short' }, '8 to 128 characters'],
      [email, {}, '8 to 128 characters'],
    ];
    for (const [args, env, message] of wrong) {
      const { code, output } = await run(args, '', env);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(message) });
      expect(output).toContain('Usage');
    }
    expect(await accounts()).toEqual([]);
  });
});
