import { type Decision, refused } from '../../../engine/types.ts';
import { settleDue } from '../settlement/index.ts';
import { ACCOUNTS_AT_ONCE } from './bounds.ts';
import type { Asked } from './input.ts';
import type { ExchangeState } from './state.ts';

/** What trades have brought by a day is free from then on: for accounts whose day has come. */
export function settleDays(state: ExchangeState, { accountIds, day }: Asked<'settle'>): Decision {
  if (accountIds.length > ACCOUNTS_AT_ONCE) return refused('request.invalid');
  for (const accountId of accountIds) settleDue(state, accountId, day);
  return { accepted: true, result: { day, accounts: accountIds.length } };
}
