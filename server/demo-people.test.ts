import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { demoAccountsOf } from './demo-people.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

const offered = async (): Promise<string[]> =>
  (await site.call('GET', '/site')).body.demoAccounts.map(({ email }: { email: string }) => email);

test('the accounts that are offered are those that are there', async () => {
  expect(await offered()).toHaveLength(4);

  await site.database.transact((tx) =>
    tx.updateTable('accounts').set({ email_key: 'left' }).where('id', '=', site.idOf('jun')).execute(),
  );
  expect(await offered()).toEqual(['admin@madang.example', 'minji@madang.example', 'soyeon@madang.example']);

  // As where the seed made members before the first start: the demo's people were never put in.
  await site.database.transact((tx) =>
    tx
      .updateTable('accounts')
      .set(({ ref }) => ({ email_key: ref('id') }))
      .execute(),
  );
  expect(await offered()).toEqual([]);
  expect(await demoAccountsOf(site)).toEqual([]);
});
