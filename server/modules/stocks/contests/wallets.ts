import type { DomainEvent } from '../../../engine/types.ts';
import { emptyWallet, post } from '../../pay/index.ts';
import { houseWalletOf, SEASON_CURRENCY } from './season.ts';
import type { SeasonState } from './state.ts';

/** Makes a wallet of a season's currency in the working state; it is inserted before anything is posted. */
export function openWallet(state: SeasonState, id: string, kind: 'member' | 'house', at: number): void {
  state.ledger.wallets.set(id, emptyWallet(id, kind, SEASON_CURRENCY, at));
  state.opened.push({ id, kind, at });
}

/**
 * Opens the wallet of a trading account and funds it from the season's house, in one posting.
 * @param transferId of the transfer
 * @param amount smallest unit
 */
export function fund(
  state: SeasonState,
  to: { readonly seasonId: string; readonly tradingId: string },
  { transferId, amount, at }: { readonly transferId: string; readonly amount: number; readonly at: number },
): DomainEvent[] {
  openWallet(state, to.tradingId, 'member', at);
  return post(state.ledger, {
    ...{ transferId, kind: 'deposit', at, memo: null, refersTo: null },
    payerId: houseWalletOf(to.seasonId),
    legs: [{ walletId: to.tradingId, amount }],
  }).events;
}
