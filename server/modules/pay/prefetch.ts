import type { Executor } from '../../db/dialect.ts';
import type { Command } from '../../engine/index.ts';
import { emailKeyOf } from '../accounts/index.ts';
import type { PayInput, PayState } from './domain.ts';
import type { Exchange } from './exchange.ts';
import { prefetchLedger } from './queries.ts';
import { houseWalletFor } from './wallets.ts';

/** How recipients are found by e-mail; given by the module that owns accounts. */
export type FindByEmail = (executor: Executor, emailKeys: string[]) => Promise<Map<string, { id: string }>>;

/** Prefetch of the pay lane: recipients named by e-mail first, then the money. */
export async function prefetchPay(
  tx: Executor,
  commands: readonly Command<PayInput>[],
  findByEmail: FindByEmail,
  tied: Exchange['tied'],
): Promise<PayState> {
  const walletIds = new Set<string>();
  const holdIds = new Set<string>();
  const transferIds = new Set<string>();
  const addresses = new Set<string>();
  const closing: string[] = [];
  const addRecipient = (to: string) => (to.includes('@') ? addresses : walletIds).add(to);
  let at = 0;
  for (const { id, accountId, input, at: commandAt } of commands) {
    if (commandAt > at) at = commandAt;
    switch (input.kind) {
      case 'deposit':
        walletIds.add(accountId).add(houseWalletFor('deposits', id));
        break;
      case 'withdraw':
        walletIds.add(accountId).add(houseWalletFor('withdrawals', id));
        break;
      case 'transfer':
        walletIds.add(accountId);
        for (const leg of input.legs) addRecipient(leg.to);
        break;
      case 'hold':
        walletIds.add(accountId);
        addRecipient(input.to);
        break;
      case 'capture':
      case 'void':
        holdIds.add(input.holdId);
        break;
      case 'refund':
        transferIds.add(input.transferId);
        break;
      case 'adjust':
        walletIds.add(input.accountId).add(houseWalletFor('adjustments', id));
        break;
      case 'set-status':
        walletIds.add(input.accountId);
        if (input.status === 'closed') closing.push(input.accountId);
        break;
      case 'expire-holds':
        for (const walletId of input.walletIds) walletIds.add(walletId);
        break;
    }
  }
  const recipients = new Map<string, string>();
  if (addresses.size > 0) {
    const found = await findByEmail(tx, Array.from(addresses, emailKeyOf));
    for (const address of addresses) {
      const account = found.get(emailKeyOf(address));
      if (!account) continue;
      recipients.set(address, account.id);
      walletIds.add(account.id);
    }
  }
  const ledger = await prefetchLedger(tx, { walletIds, holdIds, transferIds, at });
  return { ledger, recipients, tied: closing.length > 0 ? await tied(tx, closing) : new Set() };
}
