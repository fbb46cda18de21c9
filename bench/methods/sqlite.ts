import { sql } from 'kysely';
import { isDuplicate } from '../../server/db/dialect.ts';
import { openDatabase } from '../../server/db/open.ts';
import { type ClaimOutcome, type OpenMethod, soldOut } from './claim-method.ts';

const duplicate: ClaimOutcome = { accepted: false, status: 409, code: 'coupon.already-claimed' };

/** The conditional update on SQLite: a transaction, and so an fsync, for each customer. */
export const openSqliteConditionalUpdate: OpenMethod = async ({ databaseUrl }) => {
  const database = openDatabase(databaseUrl);
  return {
    claim: ({ couponId, dropId, accountId }) =>
      database
        .transact(async (tx): Promise<ClaimOutcome> => {
          const { rows } = await sql<{ claimed: number }>`
            update old_drops set claimed = claimed + 1 where id = ${dropId} and claimed < total
            returning claimed`.execute(tx);
          if (rows[0] === undefined) return soldOut;
          await sql`insert into old_coupons values (${couponId}, ${dropId}, ${accountId}, ${Date.now()})`.execute(
            tx,
          );
          return { accepted: true, position: rows[0].claimed };
        })
        .catch((error: unknown) => {
          if (isDuplicate(error)) return duplicate;
          throw error;
        }),
    close: () => database.close(),
  };
};

/** No lock on SQLite: each statement commits on its own, and others come between reading and writing. */
export const openSqliteNoLock: OpenMethod = async ({ databaseUrl }) => {
  const { writer, close } = openDatabase(databaseUrl);
  return {
    async claim({ couponId, dropId, accountId }) {
      const { rows } = await sql<{ claimed: number; total: number }>`
        select claimed, total from old_drops where id = ${dropId}`.execute(writer);
      const drop = rows[0];
      if (drop === undefined || drop.claimed >= drop.total) return soldOut;
      const position = drop.claimed + 1;
      await sql`update old_drops set claimed = ${position} where id = ${dropId}`.execute(writer);
      await sql`insert into old_coupons values (${couponId}, ${dropId}, ${accountId}, ${Date.now()})`.execute(
        writer,
      );
      return { accepted: true, position };
    },
    close,
  };
};
