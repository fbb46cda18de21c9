import type { Pool, RowDataPacket } from 'mysql2/promise';
import { type Claim, type ClaimOutcome, noSuchDrop, type OpenMethod, soldOut } from './claim-method.ts';
import { change, insertCoupon, inTransaction, openPool } from './transaction.ts';

/** The pessimistic lock: the row is held from its first reading to the commit. */
export const openRowLock: OpenMethod = async ({ databaseUrl, poolSize }) => {
  const pool = openPool(databaseUrl, poolSize);
  return { claim: (claim) => claimChecked(pool, claim, ' for update'), close: () => pool.end() };
};

/** Read, compare, count, insert, in one transaction; `lock` says whether the reading locks. */
export function claimChecked(pool: Pool, claim: Claim, lock: ' for update' | ''): Promise<ClaimOutcome> {
  return inTransaction(pool, async (connection) => {
    const [[drop]] = await connection.execute<RowDataPacket[]>(
      `select total, claimed from old_drops where id = ?${lock}`,
      [claim.dropId],
    );
    if (drop === undefined) return noSuchDrop;
    if (drop.claimed >= drop.total) return soldOut;
    await change(connection, 'update old_drops set claimed = claimed + 1 where id = ?', [claim.dropId]);
    await insertCoupon(connection, claim);
    return { accepted: true, position: Number(drop.claimed) + 1 };
  });
}
