import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import type { PayWalletsTable } from '../../db/schema.ts';
import { type Exchange, NO_EXCHANGE } from './exchange.ts';

/** What still hangs on a wallet that is to be closed. Amounts in the smallest unit. */
export interface WalletToClose {
  readonly status: PayWalletsTable['status'];
  readonly balance: number;
  readonly held: number;
  /** Holds of others that it could still capture. */
  readonly awaited: number;
  /** Its owner still has shares or open orders on the exchange. */
  readonly isTied: boolean;
}

/**
 * Reads wallets under lock, so that no money comes in between the look and the closing.
 * @param ids of accounts whose wallets exist, and which the caller has locked
 * @param tied what the exchange knows of wallets that are locked
 */
export async function walletsToClose(
  tx: Executor,
  ids: readonly string[],
  tied: Exchange['tied'] = NO_EXCHANGE.tied,
): Promise<Map<string, WalletToClose>> {
  const wallets = await selectMany<PayWalletsTable>(
    tx,
    {
      table: 'pay_wallets',
      columns: ['id', 'status', 'balance', 'held'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: true,
    },
    ids.map((id) => [id]),
  );
  const awaited = await selectMany<{ payee_id: string }>(
    tx,
    {
      table: 'pay_holds',
      columns: ['payee_id'],
      keys: ['payee_id', 'status'],
      index: 'pay_holds_payee',
      lock: false,
    },
    ids.map((id) => [id, 'active']),
  );
  const bound = await tied(tx, ids);
  return new Map(
    wallets.map(({ id, status, balance, held }) => [
      id,
      {
        status,
        balance,
        held,
        awaited: awaited.filter((hold) => hold.payee_id === id).length,
        isTied: bound.has(id),
      },
    ]),
  );
}

/** Closes wallets for ever; only for those that `walletsToClose` has locked and found empty. */
export const closeWallets = (tx: Executor, ids: readonly string[]): Promise<void> =>
  updateMany(
    tx,
    'pay_wallets',
    ['id'],
    ['status'],
    ids.map((id) => ['closed', id]),
  );
