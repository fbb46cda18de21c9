import { describe, expect, test } from 'vitest';
import type { Command, Decision } from '../../engine/index.ts';
import type { GatewayPayment, Learned } from '../../gateways/index.ts';
import type { Ledger } from '../pay/index.ts';
import { CONFIRM_PATIENCE_MS } from './begin.ts';
import { decidePayment } from './domain.ts';
import type { Payment, PaymentInput, PaymentState } from './payment.ts';
import { type Purpose, topUp } from './purposes.ts';

const T0 = 1_000_000;
const MEMBER = 'minji';

const walletOf = (
  id: string,
  kind: 'member' | 'house',
  balance = 0,
): Parameters<Ledger['wallets']['set']>[1] => ({
  id,
  kind,
  currency: 'KRW',
  balance,
  held: 0,
  status: 'active',
  entryNo: 0,
  clock: 0,
  nextExpiryAt: null,
  holds: [],
  unreadExpiryAt: null,
  moved: false,
  changed: false,
});

function emptyState(): PaymentState {
  const wallets = new Map([[MEMBER, walletOf(MEMBER, 'member')]]);
  for (let row = 0; row < 16; row += 1) {
    const id = `house:gateways:${String(row).padStart(2, '0')}`;
    wallets.set(id, walletOf(id, 'house'));
  }
  return {
    payments: new Map(),
    cancellations: new Map(),
    keyOwners: new Map(),
    ledger: { wallets, holds: new Map(), refundables: new Map(), newTransfers: [], newPostings: [] },
    purposes: new Map([['top-up', { purpose: topUp as Purpose, rows: null }]]),
    newSteps: [],
  };
}

let count = 0;
function ask(state: PaymentState, input: PaymentInput, at = T0, accountId = MEMBER): Decision {
  count += 1;
  const id = `c${String(count).padStart(4, '0')}`;
  const command: Command<PaymentInput> = { id, at, accountId, key: id, name: 'x', input, fingerprint: '' };
  return decidePayment(state, command);
}

function prepared(amount = 5_000): { state: PaymentState; payment: Payment } {
  const state = emptyState();
  const decision = ask(state, {
    kind: 'prepare',
    gateway: 'toss',
    purpose: 'top-up',
    subject: null,
    orderName: '충전',
    amount,
    expiresInMs: 60_000,
  });
  return { state, payment: state.payments.get(String(decision.result.paymentId))! };
}
function confirming(amount = 5_000) {
  const own = prepared(amount);
  const { id } = own.payment;
  ask(own.state, { kind: 'begin', paymentId: id, paymentKey: 'k', orderId: id, amount });
  return own;
}

const seen = (payment: Payment, changes: Partial<GatewayPayment> = {}): Learned => ({
  kind: 'found',
  payment: {
    paymentKey: 'k',
    orderId: payment.id,
    state: 'captured',
    amount: payment.amount,
    currency: 'KRW',
    cancelled: 0,
    method: '카드',
    receiptUrl: null,
    approvedAt: T0,
    cancelledAt: null,
    failure: null,
    ...changes,
  },
});
const settle = (
  state: PaymentState,
  payment: Payment,
  learned: Learned,
  more: { at?: number; source?: 'confirm' | 'job' | 'webhook' | 'operator'; attempt?: number | null } = {},
): Decision => {
  const { at = T0, source = 'job', attempt = null } = more;
  return ask(
    state,
    { kind: 'settle', paymentId: payment.id, learned, source, attempt, lookAgainInMs: 1_000 },
    at,
    'system:payments',
  );
};
const unknown: Learned = { kind: 'unknown', reason: 'time-out' };
const names = (decision: Decision) =>
  decision.accepted ? (decision.events ?? []).map(({ name }) => name) : [];

describe('what a gateway says about a payment', () => {
  test.each(['prepared', 'confirming', 'in-doubt', 'abandoned', 'expired', 'failed'] as const)(
    'captured while it is %s: paid, once',
    (status) => {
      const { state, payment } = confirming();
      payment.status = status;
      const first = settle(state, payment, seen(payment));
      expect(names(first)).toEqual(['pay.transferred', 'payment.changed', 'payment.received']);
      expect(names(settle(state, payment, seen(payment)))).toEqual([]);
      expect(payment).toMatchObject({ status: 'paid', credited: 5_000, nextLookupAt: null });
      expect(state.ledger.newTransfers).toHaveLength(1);
      expect(state.ledger.wallets.get(MEMBER)?.balance).toBe(5_000);
    },
  );

  test('the refusal of an attempt before the last says nothing about the last', () => {
    const { state, payment } = confirming();
    settle(state, payment, unknown, { source: 'confirm', attempt: 1 });
    ask(state, { kind: 'begin-again', paymentId: payment.id, attempt: 1 });
    settle(state, payment, { kind: 'refused', code: 'X', message: '' }, { source: 'confirm', attempt: 1 });
    expect(payment).toMatchObject({ status: 'confirming', attempts: 2 });
    settle(state, payment, { kind: 'refused', code: 'X', message: '' }, { source: 'confirm', attempt: 2 });
    expect(payment).toMatchObject({ status: 'failed', failure: { code: 'X' }, paymentKey: null });
  });

  test('a look while the gateway is being asked does not disturb it; later it begins again', () => {
    const { state, payment } = confirming();
    const early = settle(state, payment, seen(payment, { state: 'authorised' }), { source: 'webhook' });
    expect([early.result.again, payment.status]).toEqual([undefined, 'confirming']);
    const late = settle(state, payment, seen(payment, { state: 'authorised' }), {
      at: T0 + CONFIRM_PATIENCE_MS,
    });
    expect([late.result.again, payment.status]).toEqual([1, 'in-doubt']);
  });

  test('not known a moment after it was asked is not known yet; later it is a no', () => {
    const { state, payment } = confirming();
    settle(state, payment, unknown, { source: 'confirm', attempt: 1 });
    settle(state, payment, { kind: 'absent' }, { at: T0 + 5_000 });
    expect(payment.status).toBe('in-doubt');
    settle(state, payment, { kind: 'absent' }, { at: T0 + 40_000 });
    expect(payment).toMatchObject({ status: 'failed', failure: { code: 'NOT_FOUND_PAYMENT' } });
  });

  test('the end of another try of the customer is not the end of this one', () => {
    const { state, payment } = confirming();
    settle(state, payment, seen(payment, { paymentKey: 'other', state: 'failed' }));
    expect(payment.status).toBe('confirming');
    settle(state, payment, seen(payment, { state: 'expired' }), { at: T0 + 1 });
    expect(payment).toMatchObject({ status: 'failed', failure: { code: 'EXPIRED' } });
  });

  test('a bank transfer is waited for, and nobody is told to doubt it', () => {
    const { state, payment } = confirming();
    settle(state, payment, seen(payment, { state: 'waiting' }), { source: 'confirm', attempt: 1 });
    expect(payment.status).toBe('confirming');
    expect(state.newSteps.map(({ step }) => step)).toEqual([
      'prepared',
      'confirm-begun',
      'waiting-for-deposit',
    ]);
    settle(state, payment, seen(payment));
    expect(payment.status).toBe('paid');
  });

  test('silence for long calls a person, once; a person’s look clears what is well again', () => {
    const { state, payment } = confirming();
    payment.lookups = 20;
    const first = settle(state, payment, unknown, { source: 'confirm', attempt: 1 });
    expect(first.audit).toMatchObject({ action: 'payment.alarm', reason: 'long-in-doubt' });
    expect(settle(state, payment, unknown).audit).toBeUndefined();
    settle(state, payment, seen(payment), { source: 'operator' });
    expect(payment).toMatchObject({ status: 'paid', attention: null });
  });

  test('failed there and paid here, or cancelled there and not here: a person is called, nothing moves', () => {
    for (const [state, reason] of [
      ['failed', 'state-mismatch'],
      ['cancelled', 'cancelled-elsewhere'],
    ] as const) {
      const own = confirming();
      settle(own.state, own.payment, seen(own.payment));
      const decision = settle(own.state, own.payment, seen(own.payment, { state, cancelled: 5_000 }));
      expect(decision.audit?.reason).toBe(reason);
      expect(own.payment).toMatchObject({ status: 'paid', credited: 5_000, takenBack: 0 });
    }
  });

  test('cancelled there before anything reached us: nothing is credited', () => {
    const { state, payment } = confirming();
    settle(state, payment, seen(payment, { state: 'cancelled', cancelled: 5_000 }));
    expect(payment).toMatchObject({ status: 'cancelled', credited: 0 });
    settle(state, payment, seen(payment, { state: 'cancelled', cancelled: 5_000 }));
    expect(state.ledger.newTransfers).toEqual([]);
  });

  test('a wallet that is closed by now: the money goes back, and is not credited by a second word', () => {
    const { state, payment } = confirming();
    state.ledger.wallets.get(MEMBER)!.status = 'closed';
    const decision = settle(state, payment, seen(payment));
    expect(decision.result.reversal).toBe(payment.pendingCancellation);
    expect(names(decision)).toEqual(['payment.changed', 'payment.not-used']);
    state.ledger.wallets.get(MEMBER)!.status = 'active';
    settle(state, payment, seen(payment));
    expect(payment).toMatchObject({ status: 'failed', credited: 0, failure: { code: 'pay.account-closed' } });
    expect(state.cancellations.size).toBe(1);
  });

  test('a purpose whose module is gone gives the money back', () => {
    const { state, payment } = confirming();
    (state.purposes as Map<string, unknown>).clear();
    settle(state, payment, seen(payment));
    expect(payment).toMatchObject({ status: 'failed', failure: { code: 'payment.purpose-gone' } });
  });
});

describe('a cancellation', () => {
  function refunding(amount: number) {
    const own = confirming();
    settle(own.state, own.payment, seen(own.payment));
    const { id } = own.payment;
    const decision = ask(own.state, { kind: 'cancel', paymentId: id, amount, reason: 'case 7' }, T0, 'admin');
    const cancellationId = String(decision.result.cancellationId);
    const told = (learned: Learned) =>
      ask(own.state, {
        kind: 'settle-cancellation',
        paymentId: id,
        cancellationId,
        learned,
        lookAgainInMs: 1,
      });
    return { ...own, cancellation: own.state.cancellations.get(cancellationId)!, told };
  }

  test('counts only when the gateway shows it', () => {
    const { payment, told } = refunding(2_000);
    expect(told(seen(payment, { state: 'captured' })).result.again).toBe(true);
    expect(told(seen(payment, { state: 'partly-cancelled', cancelled: 1_999 })).result.again).toBe(true);
    expect(payment.cancelled).toBe(0);
    told(seen(payment, { state: 'partly-cancelled', cancelled: 2_000 }));
    expect(payment).toMatchObject({
      status: 'partially-cancelled',
      cancelled: 2_000,
      pendingCancellation: null,
    });
    told(seen(payment, { state: 'cancelled', cancelled: 5_000 }));
    expect(payment.cancelled).toBe(2_000);
  });

  test('that was refused, into a wallet that is closed by now, stays a person’s to solve', () => {
    const { state, payment, cancellation, told } = refunding(5_000);
    state.ledger.wallets.get(MEMBER)!.status = 'closed';
    const decision = told({ kind: 'refused', code: 'X', message: '' });
    expect(decision.audit?.reason).toBe('refund-stuck');
    expect(payment).toMatchObject({ takenBack: 5_000, pendingCancellation: cancellation.id });
    state.ledger.wallets.get(MEMBER)!.status = 'active';
    told({ kind: 'refused', code: 'X', message: '' });
    expect(payment).toMatchObject({ takenBack: 0, pendingCancellation: null, status: 'paid' });
    expect(state.ledger.wallets.get(MEMBER)?.balance).toBe(5_000);
  });

  test('of money that could not be used is tried on, also when the gateway refuses', () => {
    const { state, payment } = confirming();
    settle(state, payment, seen(payment, { amount: 6_000 }));
    const cancellationId = payment.pendingCancellation!;
    const told = (learned: Learned) =>
      ask(state, {
        kind: 'settle-cancellation',
        paymentId: payment.id,
        cancellationId,
        learned,
        lookAgainInMs: 1,
      });
    told({ kind: 'refused', code: 'X', message: '' });
    expect(payment).toMatchObject({ attention: 'amount-mismatch', pendingCancellation: cancellationId });
    const all = { amount: 6_000, cancelled: 6_000, state: 'cancelled' } as const;
    expect(names(told(seen(payment, all)))).toEqual(['payment.changed', 'payment.refunded']);
    expect(payment).toMatchObject({ status: 'cancelled', credited: 0, cancelled: 0 });
  });
});
