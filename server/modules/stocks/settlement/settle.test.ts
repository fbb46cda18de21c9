import { describe, expect, test } from 'vitest';
import type { OrderRequest } from '../order.ts';
import { holdingKey, type StocksState } from '../state.ts';
import { buyingPowerOf, reserveFor, reserveForChange, settle, settleDue } from './index.ts';
import { lienOf, unsettledOf } from './lien.ts';
import { give, HOUSE, Pit, stateOf, walletWith } from './testing/pit.ts';

let orderNo = 0;
const order = (accountId: string, asked: Partial<OrderRequest>): OrderRequest => {
  orderNo += 1;
  const id = `O${String(orderNo).padStart(15, '0')}`;
  const plain = { side: 'buy', type: 'limit', timeInForce: 'DAY', price: 1_000, stopPrice: 0, quantity: 10 };
  return { id, accountId, ...plain, ...asked } as OrderRequest;
};

/** Asks as the lane does: may it be, what does the book do, what does that come to. */
function place(state: StocksState, pit: Pit, request: OrderRequest, rests = false): string {
  const refusal = reserveFor(state, pit.market, request);
  if (refusal) return refusal.code;
  settle(state, pit.market, pit.place(request, rests));
  return 'ok';
}
const wallet = (state: StocksState, id: string) => state.ledger.wallets.get(id)!;
const withdrawable = (state: StocksState, id: string) => wallet(state, id).balance - wallet(state, id).held;

/** minji has money, jun has shares that have cost 900 each. */
function pair() {
  const state = stateOf([walletWith('minji', 1_000_000), walletWith('jun', 0)]);
  give(state, 'jun', 'HAN', 100, 90_000);
  return { state, pit: new Pit('HAN') };
}

describe('a trade', () => {
  test('moves cash, shares, fee and tax at once, in one transfer', () => {
    const { state, pit } = pair();
    expect(place(state, pit, order('jun', { side: 'sell', quantity: 40 }))).toBe('ok');
    expect(state.holdings.get(holdingKey('jun', 'HAN'))).toMatchObject({ quantity: 100, reserved: 40 });
    expect(place(state, pit, order('minji', { quantity: 30, price: 1_010 }))).toBe('ok');
    // 30 × 1,000: fee floor(30,000 × 0.015 %) = 4 on either side, tax 0.2 % = 60.
    expect(wallet(state, 'minji')).toMatchObject({ balance: 1_000_000 - 30_004, held: 0 });
    expect(wallet(state, 'jun')).toMatchObject({ balance: 30_000 - 64, held: 29_936 });
    expect(wallet(state, HOUSE).balance).toBe(68);
    const [transfer, ...more] = state.ledger.newTransfers;
    expect(more).toEqual([]);
    expect(transfer).toMatchObject({ kind: 'trade', amount: 30_004, memo: 'HAN 30 × 1000', currency: 'KRW' });
    expect(JSON.parse(transfer!.legs).map((leg: unknown[]) => [leg[0], leg[2]])).toEqual([
      ['minji', -30_004],
      ['jun', 29_936],
      [HOUSE, 68],
    ]);
    // Nobody learns whom they met.
    expect(state.ledger.newPostings.map(({ counterpartyId }) => counterpartyId)).toEqual(['', '', '']);
    expect(state.holdings.get(holdingKey('minji', 'HAN'))).toMatchObject({ quantity: 30, cost: 30_004 });
    expect(state.holdings.get(holdingKey('jun', 'HAN'))).toMatchObject({
      ...{ quantity: 70, reserved: 10, cost: 63_000, profit: 29_936 - 27_000 },
    });
    expect(state.fills).toMatchObject([
      { accountId: 'minji', side: 'buy', price: 1_000, quantity: 30, fee: 4, tax: 0, profit: 0 },
      { accountId: 'jun', side: 'sell', price: 1_000, quantity: 30, fee: 4, tax: 60, profit: 2_936 },
    ]);
  });

  test('so small that fee and tax are nothing has two legs', () => {
    const { state, pit } = pair();
    place(state, pit, order('jun', { side: 'sell', quantity: 1, price: 400 }));
    place(state, pit, order('minji', { quantity: 1, price: 400 }));
    expect(JSON.parse(state.ledger.newTransfers[0]!.legs)).toHaveLength(2);
    expect(wallet(state, HOUSE).balance).toBe(0);
  });

  test('of a season costs nothing, and nothing is due', () => {
    const state = stateOf([walletWith('a.S', 50_000, 'PLY'), walletWith('b.S', 0, 'PLY')]);
    give(state, 'b.S', 'HAN-1', 10);
    const pit = new Pit('HAN-1', { seasonId: 'S', currency: 'PLY' });
    place(state, pit, order('b.S', { side: 'sell' }));
    place(state, pit, order('a.S', {}));
    expect(wallet(state, 'b.S')).toMatchObject({ balance: 10_000, held: 0 });
    expect(state.accounts.get('a.S')).toMatchObject({ memberId: 'a', seasonId: 'S', due: [], lien: 0 });
    expect(wallet(state, HOUSE).entryNo).toBe(0);
  });

  test('the last share takes what rounding has left of the cost', () => {
    const state = stateOf([walletWith('minji', 1_000_000), walletWith('jun', 0)]);
    give(state, 'jun', 'HAN', 3, 1_000);
    const pit = new Pit('HAN');
    const costs: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      place(state, pit, order('jun', { side: 'sell', quantity: 1, price: 800 }));
      place(state, pit, order('minji', { quantity: 1, price: 800 }));
      costs.push(state.holdings.get(holdingKey('jun', 'HAN'))!.cost);
    }
    expect(costs).toEqual([667, 334, 0]);
    // 2,400 − tax 3 × 1 − 1,000
    expect(state.holdings.get(holdingKey('jun', 'HAN'))).toMatchObject({ quantity: 0, profit: 1_397 });
  });

  test('of some, more bought, some sold: the cost is the average of what is there', () => {
    const { state, pit } = pair();
    const shares = () => state.holdings.get(holdingKey('minji', 'HAN'));
    place(state, pit, order('jun', { side: 'sell', quantity: 10, price: 1_000 }));
    place(state, pit, order('minji', { quantity: 10, price: 1_000 }));
    // 10,000 and a fee of 1.
    expect(shares()).toMatchObject({ quantity: 10, cost: 10_001 });
    place(state, pit, order('minji', { side: 'sell', quantity: 3, price: 1_100 }));
    place(state, pit, order('jun', { quantity: 3, price: 1_100 }));
    // floor(10,001 × 3 ÷ 10) = 3,000; of 3,300 the tax is 6.
    expect(shares()).toMatchObject({ quantity: 7, cost: 7_001, profit: 3_294 - 3_000 });
    place(state, pit, order('jun', { side: 'sell', quantity: 5, price: 1_200 }));
    place(state, pit, order('minji', { quantity: 5, price: 1_200 }));
    expect(shares()).toMatchObject({ quantity: 12, cost: 13_001 });
    place(state, pit, order('minji', { side: 'sell', quantity: 12, price: 1_000 }));
    place(state, pit, order('jun', { quantity: 12, price: 1_000 }));
    // 12,000 less a fee of 1 and a tax of 24.
    expect(shares()).toMatchObject({ quantity: 0, cost: 0, profit: 294 + 11_975 - 13_001 });
  });

  test('fills promises of a wallet that was frozen since, and leads one above its ceiling', () => {
    const { state, pit } = pair();
    place(state, pit, order('jun', { side: 'sell', quantity: 20 }));
    const jun = wallet(state, 'jun');
    jun.status = 'frozen';
    jun.balance = 1_000_000_000_000_000;
    place(state, pit, order('minji', { quantity: 20 }));
    expect(jun.balance).toBeGreaterThan(1_000_000_000_000_000);
    jun.status = 'active';
    expect(place(state, pit, order('jun', { side: 'sell', quantity: 1 }))).toBe('pay.limit-exceeded');
  });
});

describe('what is set aside', () => {
  test('is the price with its fee for a buy, the upper limit where there is no price, shares for a sell', () => {
    const { state, pit } = pair();
    place(state, pit, order('minji', { quantity: 100, price: 1_000 }));
    expect(state.accounts.get('minji')).toMatchObject({ reserved: 100_015, lien: 100_015 });
    expect(wallet(state, 'minji').held).toBe(100_015);
    place(state, pit, order('minji', { quantity: 100, type: 'market', price: 0 }), true);
    expect(state.accounts.get('minji')!.reserved).toBe(100_015 + 130_019);
    place(state, pit, order('minji', { quantity: 100, type: 'conditional', price: 800 }), true);
    expect(state.accounts.get('minji')!.reserved).toBe(100_015 + 2 * 130_019);
    expect(buyingPowerOf(state, 'minji')).toBe(1_000_000 - 100_015 - 2 * 130_019);
  });

  test('is given back exactly: by parts, when prices are better, and at the end', () => {
    const { state, pit } = pair();
    place(state, pit, order('minji', { quantity: 33, price: 1_099 }));
    const [mine] = pit.live();
    settle(state, pit.market, pit.cancel(mine!, 10));
    expect(state.accounts.get('minji')!.reserved).toBe(23 * 1_099 + 3);
    place(state, pit, order('jun', { side: 'sell', quantity: 20, price: 1_000 }));
    expect(state.accounts.get('minji')!.reserved).toBe(3 * 1_099);
    settle(state, pit.market, pit.cancel(mine!, null));
    settle(state, pit.market, pit.cancel(mine!, null));
    expect(state.accounts.get('minji')).toMatchObject({ reserved: 0, lien: 0 });
  });

  test('follows an amendment, which is refused when it cannot be borne', () => {
    const { state, pit } = pair();
    place(state, pit, order('minji', { quantity: 10, price: 1_000 }));
    const [mine] = pit.live();
    const refusal = reserveForChange(state, pit.market, mine!, { price: 1_000, quantity: 1_001 });
    expect(refusal).toMatchObject({ code: 'pay.insufficient-funds', result: { available: 1_000_000 } });
    expect(reserveForChange(state, pit.market, mine!, { price: 1_000, quantity: 999 })).toBeNull();
    settle(state, pit.market, pit.amend(mine!, { price: 900, quantity: 20 }));
    expect(state.accounts.get('minji')!.reserved).toBe(18_002);
  });

  test('of an order that is partly filled follows its amendment: only what is left is set aside', () => {
    const { state, pit } = pair();
    const large = order('minji', { quantity: 100, price: 1_000 });
    place(state, pit, large);
    place(state, pit, order('jun', { side: 'sell', quantity: 40 }));
    const own = pit.orders.find(({ id }) => id === large.id)!;
    // 60 × 1,000 and floor(60,000 × 0.015 %) = 9.
    expect(state.accounts.get('minji')).toMatchObject({ reserved: 60_009 });
    for (const [wish, reserved] of [
      [{ price: 1_010, quantity: 100 }, 60_609],
      [{ price: 1_010, quantity: 50 }, 10_101],
      [{ price: 900, quantity: 140 }, 90_013],
    ] as const) {
      expect(reserveForChange(state, pit.market, own, wish)).toBeNull();
      settle(state, pit.market, pit.amend(own, wish));
      expect(state.accounts.get('minji')).toMatchObject({ reserved });
    }
    const tooDear = { price: 1_300, quantity: 1_000 };
    expect(reserveForChange(state, pit.market, own, tooDear)?.code).toBe('pay.insufficient-funds');
    expect(own).toMatchObject({ filled: 40, quantity: 140, price: 900 });
  });

  test.each<[string, Partial<OrderRequest>, string]>([
    ['more money than there is', { quantity: 1_000 }, 'pay.insufficient-funds'],
    ['more than one order may come to', { quantity: 10_000_000_000 }, 'pay.limit-exceeded'],
    ['shares that one does not have', { side: 'sell' }, 'stocks.insufficient-shares'],
    ['in the name of nobody', { accountId: 'nobody' }, 'stocks.account-closed'],
    ['with the money of a season', { accountId: 'minji.S' }, 'stocks.symbol-not-found'],
  ])('refuses %s, and nothing has changed', (_, asked, code) => {
    const { state, pit } = pair();
    expect(place(state, pit, order('minji', asked))).toBe(code);
    expect(state.accounts.size).toBe(0);
    expect(wallet(state, 'minji')).toMatchObject({ held: 0, changed: false });
  });

  test('a frozen wallet places nothing', () => {
    const { state, pit } = pair();
    wallet(state, 'minji').status = 'frozen';
    expect(place(state, pit, order('minji', {}))).toBe('pay.account-frozen');
  });
});

describe('what is not settled', () => {
  test.each<[string, [string, number][], number]>([
    ['nothing is due', [], 0],
    ['a sale of today comes in two days', [['26', 500]], 500],
    ['what was bought with it pays it back', [['26', 200]], 200],
    ['a purchase needs nothing to wait for: its money has left', [['26', -300]], 0],
    [
      'a sale, and on the next day a purchase with it',
      [
        ['26', 500],
        ['27', -300],
      ],
      500 - 300,
    ],
    [
      'a purchase, and on the next day a sale: its money is the last to come',
      [
        ['26', -300],
        ['27', 500],
      ],
      500,
    ],
    [
      'a sale on each of two days',
      [
        ['26', 500],
        ['27', 100],
      ],
      600,
    ],
  ])('%s', (_, due, unsettled) => {
    expect(unsettledOf(due)).toBe(unsettled);
  });

  test('may pay for orders, but not be taken out before its day', () => {
    const { state, pit } = pair();
    place(state, pit, order('minji', { quantity: 50 }));
    place(state, pit, order('jun', { side: 'sell', quantity: 50 }));
    const proceeds = 50_000 - 7 - 100;
    expect(withdrawable(state, 'jun')).toBe(0);
    expect(buyingPowerOf(state, 'jun')).toBe(proceeds);
    place(state, pit, order('jun', { quantity: 10, price: 900 }));
    // The order is borne by what is not settled: nothing more is held.
    expect(wallet(state, 'jun').held).toBe(proceeds);
    expect(state.accounts.get('jun')!.due).toEqual([['2026-11-26', proceeds]]);
    settleDue(state, 'jun', '2026-11-25');
    expect(withdrawable(state, 'jun')).toBe(0);
    settleDue(state, 'jun', '2026-11-26');
    expect(state.accounts.get('jun')).toMatchObject({ due: [], reserved: 9_001, lien: 9_001 });
    expect(withdrawable(state, 'jun')).toBe(proceeds - 9_001);
    expect(lienOf(state.accounts.get('jun')!)).toBe(9_001);
  });

  test('is never dated before what an account has already: clocks differ around midnight', () => {
    const { state, pit } = pair();
    const late = new Pit('LATE');
    give(state, 'jun', 'LATE', 10);
    pit.market.clock = Date.UTC(2026, 10, 24, 15);
    late.market.clock = pit.market.clock - 1;
    place(state, pit, order('jun', { side: 'sell', quantity: 10 }));
    place(state, pit, order('minji', { quantity: 10 }));
    const has = wallet(state, 'jun').balance;
    // jun buys for all of it in the market whose day is still the one before.
    give(state, 'minji', 'LATE', 10);
    place(state, late, order('minji', { side: 'sell', quantity: 9 }));
    place(state, late, order('jun', { quantity: 9 }));
    expect(state.accounts.get('jun')!.due).toEqual([['2026-11-27', has - 9_001]]);
    expect(wallet(state, 'jun')).toMatchObject({ balance: has - 9_001, held: has - 9_001 });
  });
});
