import type { RowDataPacket } from 'mysql2/promise';
import { noSuchDrop, type OpenMethod, soldOut } from './claim-method.ts';
import { change, insertCoupon, inTransaction, openPool } from './transaction.ts';

/** Read the count, compare, write it back: correct in every test that has one user. */
export const openNoLock: OpenMethod = async ({ databaseUrl, poolSize }) => {
  const pool = openPool(databaseUrl, poolSize);
  return {
    claim: (claim) =>
      inTransaction(pool, async (connection) => {
        const [[drop]] = await connection.execute<RowDataPacket[]>(
          'select total, claimed from old_drops where id = ?',
          [claim.dropId],
        );
        if (drop === undefined) return noSuchDrop;
        if (drop.claimed >= drop.total) return soldOut;
        const position = Number(drop.claimed) + 1;
        await change(connection, 'update old_drops set claimed = ? where id = ?', [position, claim.dropId]);
        await insertCoupon(connection, claim);
        return { accepted: true, position };
      }),
    close: () => pool.end(),
  };
};
