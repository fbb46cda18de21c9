import { setTimeout as delay } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { failed, noSuchDrop, type OpenMethod, soldOut } from './claim-method.ts';
import { change, insertCoupon, inTransaction, openPool } from './transaction.ts';

const ATTEMPTS = 10;
const BACK_OFF_MS = 10;

/** A version column: who meets another version than the one read starts again, ten times at the most. */
export const openOptimisticVersion: OpenMethod = async ({ databaseUrl, poolSize }) => {
  const pool = openPool(databaseUrl, poolSize);
  return {
    async claim(claim) {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await inTransaction(pool, async (connection) => {
          const [[drop]] = await connection.execute<RowDataPacket[]>(
            'select total, claimed, version from old_drops where id = ?',
            [claim.dropId],
          );
          if (drop === undefined) return noSuchDrop;
          if (drop.claimed >= drop.total) return soldOut;
          const { affectedRows } = await change(
            connection,
            'update old_drops set claimed = claimed + 1, version = version + 1 where id = ? and version = ?',
            [claim.dropId, drop.version],
          );
          if (affectedRows === 0) return failed('method.conflict');
          await insertCoupon(connection, claim);
          return { accepted: true, position: Number(drop.claimed) + 1 };
        });
        const mayRetry = !outcome.accepted && outcome.status === 503 && attempt < ATTEMPTS;
        if (!mayRetry) return outcome;
        await delay(Math.random() * BACK_OFF_MS * attempt);
      }
    },
    close: () => pool.end(),
  };
};
