import type { Executor } from '../../db/dialect.ts';
import type { Command } from '../../engine/index.ts';
import type { PayInput } from './domain.ts';

const WALLETS_AT_ONCE = 500;

/**
 * The command that announces holds which have expired. They count as expired without it: it only tells
 * those who watch, and tidies the rows.
 * @returns null when nothing is due
 */
export async function expiryCommand(
  executor: Executor,
  at: number,
  makeId: () => string,
): Promise<Command<PayInput> | null> {
  const due = await executor
    .selectFrom('pay_holds')
    .select('payer_id')
    .distinct()
    .where('status', '=', 'active')
    .where('expires_at', '<=', at)
    .limit(WALLETS_AT_ONCE)
    .execute();
  if (due.length === 0) return null;
  const id = makeId();
  const input: PayInput = { kind: 'expire-holds', walletIds: due.map((hold) => hold.payer_id) };
  return { id, at, accountId: 'system', key: id, name: 'pay.expire-holds', input, fingerprint: '' };
}
