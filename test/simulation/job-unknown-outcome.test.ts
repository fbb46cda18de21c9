import { expect, test } from 'vitest';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { addOne, instance, makeItems, makeToys, timesOf, toyJob } from '../../server/jobs/testing/toy.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { startCuttingProxy } from './cutting-proxy.ts';

describeWith('MariaDB', 'a page of a job whose connection dies in COMMIT', () => {
  test.each(['before', 'after'] as const)('is done once: cut %s the server heard it', async (when) => {
    const url = new URL(await newMariadbDatabase());
    const direct = openDatabase(url.href);
    const proxy = await startCuttingProxy(Number(url.port));
    url.port = String(proxy.port);
    const throughProxy = openDatabase(url.href);
    try {
      await migrate(direct);
      await makeToys(direct);
      const name = 'toy.cut';
      await makeItems(direct, name, 100);
      let writes = 0;
      const job = toyJob(name, {
        write: async (tx, items) => {
          writes += 1;
          await addOne(tx, name, items);
          // The first try of each page is cut in the COMMIT that follows.
          if (writes === 1 || when === 'after' || writes % 2 === 1) proxy.cutNextCommit(when);
        },
      });
      const { status, row } = await instance(throughProxy, [job]).run(name);
      expect([status, row.done, row.failed, row.pages]).toEqual(['done', 100, 0, 10]);
      expect(proxy.cuts()).toBe(10);
      expect(await timesOf(direct, name)).toEqual({ 1: 100 });
    } finally {
      await throughProxy.close();
      await direct.close();
      await proxy.close();
    }
  });
});
