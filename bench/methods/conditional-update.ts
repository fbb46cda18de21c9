import { type OpenMethod, soldOut } from './claim-method.ts';
import { change, insertCoupon, inTransaction, openPool } from './transaction.ts';

// The new count comes back with the update's own answer: no second round trip for the position.
const TAKE = 'update old_drops set claimed = last_insert_id(claimed + 1) where id = ? and claimed < total';

/** The comparison inside the UPDATE: the best that a transaction for each customer can be. */
export const openConditionalUpdate: OpenMethod = async ({ databaseUrl, poolSize }) => {
  const pool = openPool(databaseUrl, poolSize);
  return {
    claim: (claim) =>
      inTransaction(pool, async (connection) => {
        const { affectedRows, insertId } = await change(connection, TAKE, [claim.dropId]);
        if (affectedRows === 0) return soldOut;
        await insertCoupon(connection, claim);
        return { accepted: true, position: insertId };
      }),
    close: () => pool.end(),
  };
};
