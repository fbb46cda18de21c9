import { createPool, type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';
import { type ClaimOutcome, failed } from './claim-method.ts';

const DUPLICATE = 1062;
const LOCK_WAIT_TIMEOUT = 1205;
const DEADLOCK = 1213;
const CHANGED_SINCE_READ = 1020;

/** A pool of connections to MariaDB; whoever finds none free waits in line. */
export function openPool(url: string, size: number): Pool {
  return createPool({ uri: url, connectionLimit: size, charset: 'utf8mb4_bin' });
}

/** What a statement that changes rows tells. */
export async function change(
  connection: PoolConnection,
  sql: string,
  values: (string | number)[],
): Promise<ResultSetHeader> {
  // Prepared once for each connection: the database parses nothing twice.
  const [result] = await connection.execute<ResultSetHeader>(sql, values);
  return result;
}

/** Runs one customer's transaction; a refusal and an error both roll it back. */
export async function inTransaction(
  pool: Pool,
  work: (connection: PoolConnection) => Promise<ClaimOutcome>,
): Promise<ClaimOutcome> {
  const connection = await pool.getConnection();
  try {
    await connection.query('start transaction');
    const outcome = await work(connection);
    await connection.query(outcome.accepted ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    return outcomeOf(error);
  } finally {
    connection.release();
  }
}

function outcomeOf(error: unknown): ClaimOutcome {
  const { errno } = error as { errno?: number };
  if (errno === DUPLICATE) return { accepted: false, status: 409, code: 'coupon.already-claimed' };
  if (errno === DEADLOCK) return failed('method.deadlock');
  if (errno === LOCK_WAIT_TIMEOUT) return failed('method.lock-wait-timeout');
  if (errno === CHANGED_SINCE_READ) return failed('method.conflict');
  throw error;
}

const INSERT = 'insert into old_coupons (id, drop_id, account_id, claimed_at) values (?, ?, ?, ?)';

/** The coupon itself, the same for every method. */
export async function insertCoupon(
  connection: PoolConnection,
  claim: { couponId: string; dropId: string; accountId: string },
): Promise<void> {
  await change(connection, INSERT, [claim.couponId, claim.dropId, claim.accountId, Date.now()]);
}
