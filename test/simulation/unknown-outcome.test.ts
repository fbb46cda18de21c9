import { expect, test } from 'vitest';
import { migrate } from '../../server/db/migrate.ts';
import { openDatabase } from '../../server/db/open.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { readStock, shelfLane, stockShelf, take } from '../support/shelf.ts';
import { startCuttingProxy } from './cutting-proxy.ts';

describeWith('MariaDB', 'a connection that dies in COMMIT', () => {
  test.each(['before', 'after'] as const)(
    'is asked about, not guessed: cut %s the server heard it',
    async (when) => {
      const url = new URL(await newMariadbDatabase());
      const direct = openDatabase(url.href);
      const proxy = await startCuttingProxy(Number(url.port));
      url.port = String(proxy.port);
      const throughProxy = openDatabase(url.href);
      try {
        await migrate(direct);
        await direct.transact((tx) => stockShelf(tx, 'shelf', 100));
        const lane = shelfLane(throughProxy);
        for (let round = 0; round < 10; round += 1) {
          proxy.cutNextCommit(when);
          const answers = await Promise.all(
            Array.from({ length: 5 }, (_, i) =>
              lane.submit(take({ shelf: 'shelf', take: 1 }, `${round}-${i}`)),
            ),
          );
          for (const answer of answers)
            expect(answer).toMatchObject({ answered: true, decision: { accepted: true } });
        }
        expect(proxy.cuts()).toBe(10);
        // Fifty customers were told yes: fifty were taken, none twice.
        expect(await readStock(direct, 'shelf')).toBe(50);
        const receipts = await direct.reader.selectFrom('receipts').select('id').execute();
        expect(receipts).toHaveLength(50);
      } finally {
        await throughProxy.close();
        await direct.close();
        await proxy.close();
      }
    },
  );
});
