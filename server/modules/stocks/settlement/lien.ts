import { mustHave, setLien } from '../../pay/index.ts';
import type { StocksState, TradingAccount } from '../state.ts';
import { touchAccount } from './accounts.ts';

/**
 * Money that is in the wallet by trades that are not settled yet: the largest sum of what is due from some day to the
 * last. Without it the cash of every coming day stays at 0 or above.
 */
export function unsettledOf(due: TradingAccount['due']): number {
  let sum = 0;
  let largest = 0;
  for (let i = due.length - 1; i >= 0; i -= 1) {
    sum += due[i]![1];
    if (sum > largest) largest = sum;
  }
  return largest;
}

/** What may not be taken out of the wallet. Open buys may be paid with what is not settled: the larger of both. */
export const lienOf = ({ reserved, due }: Pick<TradingAccount, 'reserved' | 'due'>): number =>
  Math.max(reserved, unsettledOf(due));

/** Brings the lien, and with it what the wallet holds, to what the account needs now. */
export function renewLien(state: StocksState, account: TradingAccount): void {
  const lien = lienOf(account);
  if (lien === account.lien) return;
  setLien(mustHave(state.ledger, account.id), account.lien, lien);
  account.lien = lien;
  touchAccount(account);
}

/**
 * Adds what a trade brings (or costs, below 0) to the day on which it is settled. No account goes back in time: where
 * markets' clocks differ around midnight the later day counts, so that a purchase always eats up what came before it.
 */
export function addDue(account: TradingAccount, day: string, amount: number): void {
  const last = account.due.at(-1);
  if (last && last[0] >= day) last[1] += amount;
  else account.due.push([day, amount]);
  touchAccount(account);
}

/** Ends the waiting of what was due by a day, that day with it. @param day as in Seoul */
export function settleDue(state: StocksState, accountId: string, day: string): void {
  const account = state.accounts.get(accountId);
  if (!account) return;
  const due = account.due.filter(([on]) => on > day);
  if (due.length === account.due.length) return;
  account.due = due;
  touchAccount(account);
  renewLien(state, account);
}
