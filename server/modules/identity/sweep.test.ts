import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { startInstallation } from '../../../test/support/installation.ts';
import { jobOf, runJob } from '../../../test/support/jobs.ts';
import { insertMany } from '../../db/dialect.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

eachDatabase('what is over', (open) => {
  test('is forgotten after a while, also when there is much of it; what may still be asked for stays', async () => {
    const { url } = await open();
    const site = await startInstallation({ DATABASE_URL: url, MADANG_RATE_LIMIT: 'off' });
    await site.call('POST', '/auth/passkeys/options');
    const [fresh] = await site.database.reader.selectFrom('identity_flows').selectAll().execute();
    const flow = (id: string, expiredForMs: number) => ({
      ...fresh!,
      id,
      expires_at: Date.now() - expiredForMs,
    });
    await site.database.transact(async (tx) => {
      const old = Array.from({ length: 1_100 }, (_, i) => flow(`old ${i}`, 2 * HOUR_MS));
      const columns = Object.keys(old[0]!) as (keyof typeof fresh & string)[];
      await insertMany(
        tx,
        'identity_flows',
        columns,
        old.map((row) => columns.map((column) => row[column])),
      );
      await tx.insertInto('identity_flows').values(flow('just over', 1_000)).execute();
    });
    const check = async (expiredForMs: number) => {
      const { body } = await site.call('POST', '/me/identity-checks', { token: site.tokenOf('minji') });
      await site.database.transact((tx) =>
        tx
          .updateTable('identity_checks')
          .set({ expires_at: Date.now() - expiredForMs })
          .where('id', '=', body.checkId)
          .execute(),
      );
      return body.checkId;
    };
    const [, recent] = [await check(40 * DAY_MS), await check(DAY_MS)];
    const ran = await runJob(site.database, jobOf(site.identity, 'identity.purge'));
    expect(ran).toMatchObject({ status: 'done', done: 1_101, failed: 0, pages: 3 });
    const flows = await site.database.reader.selectFrom('identity_flows').select('id').execute();
    expect(flows.map((row) => row.id).sort()).toEqual([fresh!.id, 'just over'].sort());
    const checks = await site.database.reader.selectFrom('identity_checks').select('id').execute();
    expect(checks).toEqual([{ id: recent }]);
    await site.end();
  });
});
