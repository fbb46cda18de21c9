import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../engine/types.ts';
import { decide, type PayInput, type PayState } from './domain.ts';
import { emptyLedger } from './ledger.ts';
import { HOUSE_WALLETS, isDue, uncaptured, WALLET_CEILING, type Wallet } from './wallets.ts';

const T = Date.UTC(2026, 10, 21);

const wallet = (id: string, values: Partial<Wallet> = {}): Wallet => ({
  id,
  kind: id.startsWith('house:') ? 'house' : 'member',
  currency: 'KRW',
  balance: 0,
  held: 0,
  status: 'active',
  entryNo: 0,
  clock: 0,
  nextExpiryAt: null,
  holds: [],
  unreadExpiryAt: null,
  moved: false,
  changed: false,
  ...values,
});

/** A state with members and all house wallets, as prefetch would load it. */
function bank(...members: Wallet[]): PayState {
  const ledger = emptyLedger();
  for (const id of HOUSE_WALLETS) ledger.wallets.set(id, wallet(id));
  for (const member of members) ledger.wallets.set(member.id, member);
  return { ledger, recipients: new Map(members.map(({ id }) => [`${id}@example.com`, id])), tied: new Set() };
}

let commandNo = 0;
function ask(state: PayState, accountId: string, input: PayInput, at = T): Decision & { id: string } {
  commandNo += 1;
  const id = `C${String(commandNo).padStart(15, '0')}`;
  const command = { id, at, accountId, key: id, name: `pay.${input.kind}`, input, fingerprint: '' };
  const decision = decide(state, command);
  // What one batch posts, a later one may refund: prefetch would load it.
  for (const t of state.ledger.newTransfers) {
    if (state.ledger.refundables.has(t.id)) continue;
    const [payer, ...payees] = (JSON.parse(t.legs) as [string][]).map(([walletId]) => walletId);
    state.ledger.refundables.set(t.id, {
      id: t.id,
      kind: t.kind,
      amount: t.amount,
      payerId: payer!,
      payeeIds: payees,
      refunded: 0,
      changed: false,
    });
  }
  return { ...decision, id };
}
const codeOf = (decision: Decision) => (decision.accepted ? 'ok' : decision.code);
const transfer = (to: string, amount: number): PayInput => ({
  kind: 'transfer',
  legs: [{ to, amount }],
  memo: null,
});
const hold = (to: string, amount: number, expiresInMs = 1000): PayInput => ({
  kind: 'hold',
  to,
  amount,
  expiresInMs,
  memo: null,
});
const capture = (holdId: string, amount: number, final = false): PayInput => ({
  kind: 'capture',
  holdId,
  amount,
  final,
});
const giveBack = (transferId: string, amount: number | null = null): PayInput => ({
  kind: 'refund',
  transferId,
  amount,
  memo: null,
});
const setStatus = (accountId: string, status: Wallet['status']): PayInput => ({
  kind: 'set-status',
  accountId,
  status,
  reason: 'why',
});

describe('transfers', () => {
  test('post every leg with its number and the balance after it, dated by the latest clock', () => {
    const state = bank(
      wallet('a', { balance: 100, entryNo: 4 }),
      wallet('b', { clock: T + 5, entryNo: 9 }),
      wallet('c'),
    );
    const legs = [
      { to: 'b@example.com', amount: 30 },
      { to: 'c', amount: 10 },
    ];
    const decision = ask(state, 'a', { kind: 'transfer', legs, memo: 'lunch' });
    expect(decision).toMatchObject({
      accepted: true,
      result: { amount: 40, balance: 60, at: new Date(T + 5).toISOString() },
    });
    expect(state.ledger.newTransfers).toMatchObject([
      { kind: 'transfer', amount: 40, legs: '[["a",5,-40,60],["b",10,30,30],["c",1,10,10]]', at: T + 5 },
    ]);
    expect(
      state.ledger.newPostings.map(({ walletId, counterpartyId }) => [walletId, counterpartyId]),
    ).toEqual([
      ['a', ''],
      ['b', 'a'],
      ['c', 'a'],
    ]);
    expect(decision.accepted && decision.events).toMatchObject([
      {
        name: 'pay.transferred',
        key: 'a',
        data: {
          legs: [
            ['a', -40, 60, 60],
            ['b', 30, 30, 30],
            ['c', 10, 10, 10],
          ],
        },
      },
    ]);
  });

  test.each<[string, Partial<Wallet>, Partial<Wallet>]>([
    ['ok', { balance: 10 }, {}],
    ['ok', { balance: 10 }, { status: 'frozen' }],
    ['pay.insufficient-funds', { balance: 9 }, {}],
    ['pay.insufficient-funds', { balance: 10, held: 1 }, {}],
    ['pay.account-frozen', { balance: 10, status: 'frozen' }, {}],
    ['pay.account-closed', { balance: 10, status: 'closed' }, {}],
    ['pay.account-closed', { balance: 10 }, { status: 'closed' }],
    ['pay.limit-exceeded', { balance: 10 }, { balance: WALLET_CEILING - 9 }],
  ])('are %s from %o to %o', (code, payer, payee) => {
    const state = bank(wallet('a', payer), wallet('b', payee));
    expect(codeOf(ask(state, 'a', transfer('b', 10)))).toBe(code);
  });

  test('the play money of a season and the won never meet', () => {
    const state = bank(
      wallet('minji', { balance: 100 }),
      wallet('minji.S1', { balance: 100, currency: 'PLY' }),
    );
    for (const [who, to] of [
      ['minji', 'minji.S1'],
      ['minji.S1', 'minji'],
    ] as const) {
      expect(ask(state, who, transfer(to, 10))).toMatchObject({ code: 'pay.recipient-not-found' });
      expect(ask(state, who, hold(to, 10))).toMatchObject({ code: 'pay.recipient-not-found' });
    }
  });

  test('a sum above the limit of one command is refused, however it is split', () => {
    const state = bank(wallet('a', { balance: WALLET_CEILING }), wallet('b'), wallet('c'));
    const legs = [
      { to: 'b', amount: 999_999_999_999 },
      { to: 'c', amount: 2 },
    ];
    expect(codeOf(ask(state, 'a', { kind: 'transfer', legs, memo: null }))).toBe('pay.limit-exceeded');
  });

  test('a later command of the batch sees what the earlier ones left', () => {
    const state = bank(wallet('a', { balance: 10 }), wallet('b'));
    expect(codeOf(ask(state, 'a', transfer('b', 10)))).toBe('ok');
    expect(codeOf(ask(state, 'a', transfer('b', 1)))).toBe('pay.insufficient-funds');
    expect(codeOf(ask(state, 'b', transfer('a', 10)))).toBe('ok');
  });
});

describe('holds', () => {
  const made = (amount = 50, expiresInMs = 1000) => {
    const state = bank(wallet('a', { balance: 100 }), wallet('b'));
    return {
      state,
      id: ask(state, 'a', hold('b', amount, expiresInMs)).id,
      a: state.ledger.wallets.get('a')!,
    };
  };

  test('expiring while the payment is confirmed: at its last moment it holds, at the next it does not', () => {
    const { state, id, a } = made();
    expect(codeOf(ask(state, 'b', capture(id, 20), T + 999))).toBe('ok');
    expect(codeOf(ask(state, 'b', capture(id, 20), T + 1000))).toBe('pay.hold-expired');
    expect(a).toMatchObject({ balance: 80, held: 30 });
    // Whoever says it first and however often: the money comes back once.
    const expire: PayInput = { kind: 'expire-holds', walletIds: ['a'] };
    expect(ask(state, 'system', expire, T + 1000)).toMatchObject({ result: { expired: [id] } });
    expect(ask(state, 'system', expire, T + 1000)).toMatchObject({ result: { expired: [] } });
    expect(codeOf(ask(state, 'b', capture(id, 20), T + 1000))).toBe('pay.hold-expired');
    expect(a).toMatchObject({ balance: 80, held: 0, nextExpiryAt: null });
  });

  test('a due hold does not stand in the way of its payer, announced or not', () => {
    const { state, id, a } = made(100);
    expect(codeOf(ask(state, 'a', transfer('b', 1), T + 999))).toBe('pay.insufficient-funds');
    expect(codeOf(ask(state, 'a', transfer('b', 100), T + 1000))).toBe('ok');
    expect(a).toMatchObject({ balance: 0, held: 0 });
    expect(state.ledger.holds.get(id)?.status).toBe('expired');
  });

  test('a command from a slow clock cannot bring an expired hold back', () => {
    const { state, id } = made();
    ask(state, 'a', transfer('b', 1), T + 1000);
    expect(codeOf(ask(state, 'b', capture(id, 1), T + 5))).toBe('pay.hold-expired');
  });

  test('captured to the last won it is done; a final capture gives the rest back', () => {
    const whole = made();
    expect(codeOf(ask(whole.state, 'b', capture(whole.id, 50)))).toBe('ok');
    expect(codeOf(ask(whole.state, 'b', capture(whole.id, 1)))).toBe('pay.hold-not-active');
    const part = made();
    ask(part.state, 'b', capture(part.id, 1, true));
    expect(part.a).toMatchObject({ balance: 99, held: 0 });
  });

  test('a wallet that was frozen keeps the promise it made before, and makes no new one', () => {
    const { state, id } = made();
    ask(state, 'op', setStatus('a', 'frozen'));
    expect(codeOf(ask(state, 'a', hold('b', 1)))).toBe('pay.account-frozen');
    expect(codeOf(ask(state, 'b', capture(id, 50)))).toBe('ok');
  });
});

describe('refunds', () => {
  const paid = () => {
    const state = bank(wallet('a', { balance: 100 }), wallet('b'), wallet('c', { balance: 5 }));
    return { state, id: ask(state, 'a', transfer('b', 60)).id };
  };

  test('sent twice they are paid once', () => {
    const { state, id } = paid();
    expect(codeOf(ask(state, 'b', giveBack(id)))).toBe('ok');
    expect(codeOf(ask(state, 'b', giveBack(id)))).toBe('pay.already-refunded');
    expect(state.ledger.wallets.get('a')?.balance).toBe(100);
  });

  test('in parts they never exceed what was paid', () => {
    const { state, id } = paid();
    expect([40, 30, 20, 1].map((amount) => codeOf(ask(state, 'b', giveBack(id, amount))))).toEqual([
      'ok',
      'pay.refund-too-large',
      'ok',
      'pay.already-refunded',
    ]);
  });

  test('only by the one who received, only of what one person received', () => {
    const { state, id } = paid();
    expect(codeOf(ask(state, 'c', giveBack(id)))).toBe('pay.transfer-not-found');
    expect(codeOf(ask(state, 'a', giveBack(id)))).toBe('pay.not-refundable');
    const legs = [
      { to: 'b', amount: 1 },
      { to: 'c', amount: 1 },
    ];
    const split = ask(state, 'a', { kind: 'transfer', legs, memo: null });
    expect(codeOf(ask(state, 'b', giveBack(split.id)))).toBe('pay.not-refundable');
    const refunded = ask(state, 'b', giveBack(id, 1));
    expect(codeOf(ask(state, 'a', giveBack(refunded.id)))).toBe('pay.not-refundable');
    const deposited = ask(state, 'c', { kind: 'deposit', amount: 1 });
    expect(codeOf(ask(state, 'c', giveBack(deposited.id)))).toBe('pay.not-refundable');
  });

  test('need the money to be still there', () => {
    const { state, id } = paid();
    ask(state, 'b', transfer('c', 60));
    expect(codeOf(ask(state, 'b', giveBack(id)))).toBe('pay.insufficient-funds');
  });
});

describe('operators', () => {
  test('an adjustment never overdraws, passes a frozen wallet, and is audited', () => {
    const state = bank(wallet('a', { balance: 10, held: 4, status: 'frozen' }));
    const adjust = (amount: number): PayInput => ({
      kind: 'adjust',
      accountId: 'a',
      amount,
      reason: 'case 7',
    });
    expect(codeOf(ask(state, 'op', adjust(-7)))).toBe('pay.insufficient-funds');
    expect(ask(state, 'op', adjust(-6))).toMatchObject({
      accepted: true,
      result: { balance: 4, available: 0 },
      audit: { action: 'pay.adjust', subject: 'a', reason: 'case 7', details: { amount: -6 } },
    });
  });

  test('nobody adjusts or unfreezes a wallet of their own; others may', () => {
    const state = bank(wallet('op', { balance: 10, status: 'frozen' }));
    const adjust = (amount: number): PayInput => ({ kind: 'adjust', accountId: 'op', amount, reason: 'x' });
    for (const input of [adjust(5), adjust(-5), setStatus('op', 'active')]) {
      expect(codeOf(ask(state, 'op', input))).toBe('pay.own-wallet');
    }
    expect(state.ledger.wallets.get('op')).toMatchObject({ balance: 10, status: 'frozen', changed: false });
    expect(codeOf(ask(state, 'another', adjust(5)))).toBe('ok');
    expect(codeOf(ask(state, 'another', setStatus('op', 'active')))).toBe('ok');
    expect(codeOf(ask(state, 'op', setStatus('op', 'frozen')))).toBe('ok');
  });

  test('nobody takes back a promise of their own; another operator may', () => {
    const state = bank(wallet('op', { balance: 10 }), wallet('b'));
    const holdId = ask(state, 'op', hold('b', 7)).id;
    const undo: PayInput = { kind: 'void', holdId, byAdmin: true, reason: 'x' };
    expect(codeOf(ask(state, 'op', undo))).toBe('auth.forbidden');
    expect(state.ledger.wallets.get('op')).toMatchObject({ balance: 10, held: 7 });
    expect(ask(state, 'another', undo)).toMatchObject({
      accepted: true,
      audit: { action: 'pay.void', subject: 'op', reason: 'x' },
    });
    expect(state.ledger.wallets.get('op')).toMatchObject({ balance: 10, held: 0 });
  });

  test('a wallet is not closed while its owner has shares or open orders', () => {
    const state = { ...bank(wallet('minji')), tied: new Set(['minji']) };
    expect(ask(state, 'admin', setStatus('minji', 'closed'))).toMatchObject({ code: 'stocks.shares-left' });
    expect(ask(state, 'admin', setStatus('minji', 'frozen')).accepted).toBe(true);
  });

  test('a wallet is closed only when it is empty, and for ever', () => {
    const state = bank(wallet('a', { balance: 1 }), wallet('b'));
    expect(codeOf(ask(state, 'op', setStatus('a', 'closed')))).toBe('pay.balance-not-zero');
    ask(state, 'a', transfer('b', 1));
    expect(codeOf(ask(state, 'op', setStatus('a', 'closed')))).toBe('ok');
    expect(codeOf(ask(state, 'op', setStatus('a', 'closed')))).toBe('pay.status-unchanged');
    expect(codeOf(ask(state, 'op', setStatus('a', 'active')))).toBe('pay.account-closed');
    expect(codeOf(ask(state, 'a', { kind: 'deposit', amount: 1 }))).toBe('pay.account-closed');
  });
});

// ---- random commands, against what must always hold ---------------------------------------------

const NAMES = ['a', 'b', 'c'];
const name = fc.constantFrom(...NAMES);
const amount = fc.integer({ min: 1, max: 60 });
const step = fc.record({
  who: name,
  whom: name,
  third: name,
  amount,
  pick: fc.nat(),
  later: fc.nat({ max: 40 }),
  flag: fc.boolean(),
  kind: fc.constantFrom(
    'deposit',
    'withdraw',
    'transfer',
    'split',
    'hold',
    'capture',
    'void',
    'refund',
    'adjust',
    'set-status',
    'expire-holds',
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function inputOf(state: PayState, s: Step): PayInput {
  const holdIds = [...state.ledger.holds.keys()];
  const transferIds = [...state.ledger.refundables.keys()];
  const holdId = holdIds[s.pick % Math.max(1, holdIds.length)] ?? 'none';
  switch (s.kind) {
    case 'deposit':
    case 'withdraw':
      return { kind: s.kind, amount: s.amount };
    case 'transfer':
      return transfer(s.whom, s.amount);
    case 'split':
      return {
        kind: 'transfer',
        legs: [
          { to: s.whom, amount: s.amount },
          { to: s.third, amount: 1 },
        ],
        memo: null,
      };
    case 'hold':
      return hold(s.whom, s.amount, 1 + (s.pick % 60));
    case 'capture':
      return capture(holdId, s.amount, s.flag);
    case 'void':
      return { kind: 'void', holdId, byAdmin: s.flag, reason: 'why' };
    case 'refund': {
      const transferId = transferIds[s.pick % Math.max(1, transferIds.length)] ?? 'none';
      return giveBack(transferId, s.flag ? null : s.amount);
    }
    case 'adjust':
      return { kind: 'adjust', accountId: s.whom, amount: s.flag ? s.amount : -s.amount, reason: 'why' };
    case 'set-status':
      return setStatus(s.whom, s.pick % 3 === 0 ? 'frozen' : 'active');
    case 'expire-holds':
      return { kind: 'expire-holds', walletIds: NAMES };
  }
}

/** Everything in a state that a refusal must leave alone. */
const picture = (state: PayState) =>
  JSON.stringify([...state.ledger.wallets.values(), ...state.ledger.holds.values()]) +
  JSON.stringify([...state.ledger.refundables.values()].map((t) => t.refunded)) +
  state.ledger.newPostings.length;

function assertSound(state: PayState, at: number): void {
  const { wallets, holds, newTransfers, newPostings } = state.ledger;
  let all = 0;
  for (const w of wallets.values()) {
    const own = newPostings.filter((p) => p.walletId === w.id);
    all += w.balance;
    expect(own.reduce((sum, p) => sum + p.amount, 0)).toBe(w.balance);
    expect(own.map((p) => p.entryNo)).toEqual(own.map((_, i) => i + 1));
    expect(own.at(-1)?.balanceAfter ?? 0).toBe(w.balance);
    for (const [i, p] of own.entries()) if (i > 0) expect(p.at).toBeGreaterThanOrEqual(own[i - 1]!.at);
    if (w.kind === 'house') continue;
    const active = [...holds.values()].filter((h) => h.payerId === w.id && h.status === 'active');
    expect(active.reduce((sum, h) => sum + uncaptured(h), 0)).toBe(w.held);
    expect(w.balance).toBeGreaterThanOrEqual(w.held);
    for (const h of active) expect(w.nextExpiryAt).toBeLessThanOrEqual(h.expiresAt);
    expect(w.clock).toBeLessThanOrEqual(at);
  }
  expect(all).toBe(0);
  for (const t of newTransfers) {
    const legs = JSON.parse(t.legs) as [string, number, number, number][];
    expect(legs.reduce((sum, leg) => sum + leg[2], 0)).toBe(0);
    const back = newTransfers.filter((r) => r.kind === 'refund' && r.refersTo === t.id);
    const refunded = back.reduce((sum, r) => sum + r.amount, 0);
    expect(refunded).toBeLessThanOrEqual(t.amount);
    expect(state.ledger.refundables.get(t.id)?.refunded).toBe(refunded);
  }
  for (const h of holds.values()) {
    const taken = newTransfers.filter((t) => t.kind === 'capture' && t.refersTo === h.id);
    expect(taken.reduce((sum, t) => sum + t.amount, 0)).toBe(h.captured);
    expect(h.captured).toBeLessThanOrEqual(h.amount);
  }
}

test('whatever is asked in whatever order, all money adds up and no refusal leaves a trace', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const state = bank(...NAMES.map((id) => wallet(id)));
      let at = T;
      for (const s of steps) {
        at += s.later;
        const before = picture(state);
        const slow = s.flag ? at : at - s.later;
        const decision = ask(state, s.who, inputOf(state, s), slow);
        if (!decision.accepted) expect(picture(state)).toBe(before);
        // A hold that is due and was touched by anyone is never captured any more.
        if (decision.accepted && s.kind === 'capture') {
          const holdId = state.ledger.newTransfers.at(-1)!.refersTo!;
          const captured = state.ledger.holds.get(holdId)!;
          expect(isDue(captured, slow)).toBe(false);
        }
      }
      assertSound(state, at);
    }),
    { numRuns: 300 },
  );
});
