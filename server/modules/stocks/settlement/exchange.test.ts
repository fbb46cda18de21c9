import { describe, expect, test } from 'vitest';
import { houseWalletOf } from '../contests/season.ts';
import { tradingIdOf } from '../state.ts';
import { exchangeForPay } from './exchange.ts';

describe('whose play money a wallet holds', () => {
  const { playMoneyOf } = exchangeForPay;

  test('a member has a wallet in each contest, and each contest one of the house', () => {
    expect(playMoneyOf(tradingIdOf('minji', 'S1'))).toEqual({ seasonId: 'S1', memberId: 'minji' });
    expect(playMoneyOf(houseWalletOf('S1'))).toEqual({ seasonId: 'S1', memberId: null });
  });

  test('wallets with real money hold none: a member’s own, and those of the house', () => {
    expect(playMoneyOf(tradingIdOf('minji', null))).toBeNull();
    expect(playMoneyOf('house:stocks:00')).toBeNull();
  });
});
