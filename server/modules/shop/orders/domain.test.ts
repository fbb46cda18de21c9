import { describe, expect, test } from 'vitest';
import { ORDER_RULES } from './rules.ts';
import {
  bench,
  codeOf,
  DAY,
  eventsOf,
  line,
  MEMBER,
  OPERATOR,
  ORDER,
  T,
  variant,
  WEEK,
} from './testing/bench.ts';

const cancel = (lines: { no: number; quantity: number }[] | null, byOperator = false) =>
  ({ kind: 'cancel', orderId: ORDER, lines, reason: '까닭', byOperator }) as const;
const ship = { kind: 'ship', orderId: ORDER, courier: 'CJ대한통운', trackingNo: '1234567890' } as const;
const deliver = { kind: 'deliver', orderId: ORDER, ...WEEK } as const;
const wish = (
  lines: { no: number; quantity: number; exchangeFor?: string }[],
  kind: 'return' | 'exchange' = 'return',
) =>
  ({
    kind: 'request-return',
    orderId: ORDER,
    returnKind: kind,
    lines: lines.map((one) => ({ exchangeFor: null, ...one })),
    reason: 'defective',
    note: '',
    windowMs: 7 * DAY,
  }) as const;
const about = (returnId: string) => ({ orderId: ORDER, returnId, variantIds: [] });
const receive = (returnId: string, isFitForSale = true, deduction = 0) =>
  ({ kind: 'receive-return', ...about(returnId), isFitForSale, deduction, answer: '' }) as const;

/** As far as its member has it. */
function delivered(...parameters: Parameters<typeof bench>) {
  const own = bench(...parameters);
  expect(codeOf(own.ask(ship))).toBe('ok');
  expect(codeOf(own.ask(deliver))).toBe('ok');
  return own;
}

describe('cancelling', () => {
  test('gives stock, money and the fee for sending back at once; a second time there is nothing', () => {
    const { state, order, ask } = bench([line(1, { quantity: 3, paid: 2_999 })], { shipping: 3_000 });
    const decision = ask(cancel(null), MEMBER);
    expect(decision).toMatchObject({ accepted: true, result: { status: 'cancelled', refund: 5_999 } });
    expect(state.variants.get('V1')).toMatchObject({ stock: 13, touched: true });
    expect(state.ledger.wallets.get(MEMBER)?.balance).toBe(5_999);
    expect(order).toMatchObject({ status: 'cancelled', refunded: 5_999 });
    expect(eventsOf(decision, 'shop.order-cancelled')[0]).toMatchObject({
      whole: true,
      refund: 5_999,
      by: 'member',
    });
    expect(eventsOf(decision, 'shop.refunded')).toHaveLength(1);
    expect(codeOf(ask(cancel(null), MEMBER))).toBe('shop.order-not-cancellable');
  });

  test('in parts comes to exactly what was paid, and the fee comes with the last of them', () => {
    const { ask } = bench([line(1, { quantity: 3, paid: 1_000 })], { shipping: 2_500 });
    const refunds = [1, 1, 1].map((quantity) => ask(cancel([{ no: 1, quantity }]), MEMBER).result.refund);
    expect(refunds).toEqual([333, 333, 334 + 2_500]);
  });

  test('gives the fee with the last piece that is sent, though more is kept that is not, and not once more', () => {
    const mixed = () =>
      bench(
        [line(1, { quantity: 2, paid: 1_000 }), line(2, { variantId: 'V2', delivery: 'none', paid: 700 })],
        {
          shipping: 2_500,
        },
      );
    const { ask, order } = mixed();
    const parts = [1, 1].map((quantity) => ask(cancel([{ no: 1, quantity }]), MEMBER).result.refund);
    expect(parts).toEqual([500, 500 + 2_500]);
    expect(ask(cancel([{ no: 2, quantity: 1 }]), MEMBER).result).toMatchObject({ refund: 700 });
    expect([order.status, order.refunded]).toEqual(['cancelled', 4_200]);
    const other = mixed();
    expect(other.ask(cancel([{ no: 2, quantity: 1 }]), MEMBER).result.refund).toBe(700);
    expect(other.ask(cancel([{ no: 1, quantity: 2 }]), MEMBER).result.refund).toBe(3_500);
  });

  test('is its member’s until somebody packs it, and an operator’s until it is sent', () => {
    const { ask } = bench([line(1, { quantity: 2, paid: 2_000 })]);
    expect(codeOf(ask(cancel(null), 'jun'))).toBe('shop.order-not-found');
    ask({ kind: 'prepare', orderId: ORDER });
    expect(codeOf(ask(cancel(null), MEMBER))).toBe('shop.order-not-cancellable');
    expect(codeOf(ask(cancel([{ no: 1, quantity: 1 }], true)))).toBe('ok');
    ask(ship);
    expect(codeOf(ask(cancel(null, true)))).toBe('shop.order-not-cancellable');
  });

  test('of more than is left, of a line that is not there, or of one line twice is refused whole', () => {
    const { state, ask } = bench([line(1, { quantity: 2, paid: 2_000 }), line(2, { variantId: 'V2' })]);
    const twice = [
      { no: 1, quantity: 1 },
      { no: 1, quantity: 2 },
    ];
    for (const lines of [[{ no: 1, quantity: 3 }], [{ no: 3, quantity: 1 }], twice]) {
      expect(codeOf(ask(cancel(lines), MEMBER))).toBe('shop.nothing-to-cancel');
    }
    expect(state.variants.get('V1')?.touched).toBe(false);
  });

  test('of what is not paid frees what it held, whole or not at all, and moves no money', () => {
    const { state, order, ask } = bench([line(1, { quantity: 2, paid: 2_000 })], {
      by: 'gateway',
      order: { status: 'awaiting-payment', paidAt: null, expiresAt: T + 1 },
    });
    expect(codeOf(ask(cancel([{ no: 1, quantity: 1 }]), MEMBER))).toBe('shop.order-not-cancellable');
    expect(ask(cancel(null), MEMBER).result).toMatchObject({ status: 'cancelled', refund: 0 });
    expect([order.expiresAt, state.variants.get('V1')?.stock, state.refunds.size]).toEqual([null, 12, 0]);
  });

  test('of a draft takes nothing from a stock that it never had', () => {
    const { state, ask } = bench([line(1)], {
      order: { status: 'draft', paidAt: null, payWith: 'undecided' },
    });
    expect(codeOf(ask(cancel(null), MEMBER))).toBe('ok');
    expect(state.variants.get('V1')?.stock).toBe(10);
  });

  test('two lines that share a variant both come back to it', () => {
    const { state, ask } = bench([
      line(1, { quantity: 2, paid: 2_000 }),
      line(2, { quantity: 3, paid: 3_000 }),
    ]);
    const decision = ask(cancel(null), MEMBER);
    expect(state.variants.get('V1')?.stock).toBe(15);
    const [told] = eventsOf(decision, 'shop.order-cancelled');
    expect(told).toMatchObject({ lines: [{ stock: 15 }, { stock: 15 }] });
  });

  test('counts no more towards what its member may buy', () => {
    const { state, ask } = bench([line(1, { quantity: 2, paid: 2_000, counted: true })]);
    state.bought.set(`P1/${MEMBER}`, { quantity: 5, touched: false, isNew: false });
    ask(cancel([{ no: 1, quantity: 1 }]), MEMBER);
    expect(state.bought.get(`P1/${MEMBER}`)).toMatchObject({ quantity: 4, touched: true });
  });
});

describe('sending', () => {
  test('goes its way, step by step', () => {
    const { state, order, ask } = bench([line(1)]);
    expect(codeOf(ask(deliver))).toBe('shop.wrong-step');
    expect(codeOf(ask({ kind: 'confirm', orderId: ORDER, ...WEEK }, MEMBER))).toBe('shop.wrong-step');
    expect(codeOf(ask({ kind: 'prepare', orderId: ORDER }))).toBe('ok');
    expect(codeOf(ask({ kind: 'prepare', orderId: ORDER }))).toBe('shop.wrong-step');
    expect(codeOf(ask(ship))).toBe('ok');
    expect(codeOf(ask({ ...ship, trackingNo: '999999' }))).toBe('ok');
    expect([order.status, order.trackingNo]).toEqual(['shipped', '999999']);
    expect(codeOf(ask(deliver))).toBe('ok');
    expect(state.followUps).toEqual([
      { orderId: ORDER, kind: 'confirm', dueAt: T + 7 * DAY },
      { orderId: ORDER, kind: 'remind', dueAt: T + 3 * DAY },
    ]);
    expect(codeOf(ask({ kind: 'confirm', orderId: ORDER, ...WEEK }, 'jun'))).toBe('shop.order-not-found');
    expect(codeOf(ask({ kind: 'confirm', orderId: ORDER, ...WEEK }, MEMBER))).toBe('ok');
    expect(state.newSteps.map(({ step }) => step)).toEqual([
      'preparing',
      'shipped',
      'tracking-changed',
      'delivered',
      'confirmed',
    ]);
    // Said again it is as it was.
    expect(codeOf(ask({ kind: 'confirm', orderId: ORDER, ...WEEK }, MEMBER))).toBe('ok');
    expect(state.newSteps).toHaveLength(5);
  });

  test('what needs no parcel arrives without being sent', () => {
    const { ask } = bench([line(1, { delivery: 'none' })]);
    expect(codeOf(ask(deliver))).toBe('ok');
  });

  test('counts as received after some days, unless something is to come back', () => {
    const { state, order, ask } = delivered([line(1)]);
    const due = { kind: 'confirm-due', orderIds: [ORDER, 'UNKNOWN'], againInMs: DAY } as const;
    const asked = ask(wish([{ no: 1, quantity: 1 }]), MEMBER);
    ask(due, 'system:shop', T + 8 * DAY);
    expect(order.status).toBe('delivered');
    expect(state.followUps.at(-1)).toEqual({ orderId: ORDER, kind: 'confirm', dueAt: T + 9 * DAY });
    ask({ kind: 'withdraw-return', ...about(asked.id) }, MEMBER);
    expect(ask(due, 'system:shop', T + 9 * DAY).result).toEqual({ confirmed: 1 });
    expect(ask(due, 'system:shop', T + 10 * DAY).result).toEqual({ confirmed: 0 });
    expect(order.status).toBe('confirmed');
  });

  test('its member is asked for a review once, and not for what came back', () => {
    const first = delivered([line(1)]);
    const remind = { kind: 'remind', orders: [{ orderId: ORDER, isAsked: true }] } as const;
    expect(eventsOf(first.ask(remind), 'shop.review-asked')).toHaveLength(1);
    expect(first.state.followUps.at(-1)).toEqual({ orderId: ORDER, kind: 'remind', dueAt: null });
    const second = delivered([line(1)]);
    const { id } = second.ask(wish([{ no: 1, quantity: 1 }]), MEMBER);
    second.ask({ kind: 'approve-return', ...about(id), answer: '' });
    second.ask(receive(id));
    expect(eventsOf(second.ask(remind), 'shop.review-asked')).toHaveLength(0);
  });
});

describe('returning', () => {
  test('gives the share of what came back; unfit pieces do not go on sale again', () => {
    const { state, order, ask } = delivered([line(1, { quantity: 3, paid: 1_000 })], { shipping: 3_000 });
    const { id, result } = ask(wish([{ no: 1, quantity: 2 }]), MEMBER);
    expect(result).toMatchObject({ status: 'requested', refund: 666 });
    expect(codeOf(ask(receive(id)))).toBe('shop.return-not-open');
    expect(codeOf(ask({ kind: 'approve-return', ...about(id), answer: '보내 주세요' }))).toBe('ok');
    expect(codeOf(ask(receive(id, false, 667)))).toBe('shop.refund-too-large');
    expect(ask(receive(id, false, 66)).result).toMatchObject({ status: 'done', refund: 600 });
    expect(codeOf(ask(receive(id)))).toBe('shop.return-not-open');
    expect([order.refunded, state.variants.get('V1')?.stock, order.lines[0]?.returned]).toEqual([600, 10, 2]);
  });

  test('of everything, for a fault of the shop’s, gives the fee for sending back too and ends the order', () => {
    const { order, ask, state } = delivered([line(1, { quantity: 2, paid: 2_000 })], { shipping: 3_000 });
    const { id } = ask(wish([{ no: 1, quantity: 2 }]), MEMBER);
    ask({ kind: 'approve-return', ...about(id), answer: '' });
    expect(ask(receive(id)).result).toMatchObject({ refund: 5_000 });
    expect([order.status, state.variants.get('V1')?.stock]).toEqual(['cancelled', 12]);
    const mixed = delivered([line(1), line(2, { variantId: 'V2', delivery: 'none' })], { shipping: 3_000 });
    const broken = mixed.ask(wish([{ no: 1, quantity: 1 }]), MEMBER);
    mixed.ask({ kind: 'approve-return', ...about(broken.id), answer: '' });
    expect(mixed.ask(receive(broken.id)).result).toMatchObject({ refund: 4_000 });
    expect(mixed.order.status).toBe('delivered');
    const changed = delivered([line(1)], { shipping: 3_000 });
    const second = changed.ask({ ...wish([{ no: 1, quantity: 1 }]), reason: 'changed-mind' }, MEMBER);
    changed.ask({ kind: 'approve-return', ...about(second.id), answer: '' });
    expect(changed.ask(receive(second.id)).result).toMatchObject({ refund: 1_000 });
  });

  test.each([
    ['before it is there', {}, T, [{ no: 1, quantity: 1 }], 'status'],
    ['too late', { deliveredAt: T }, T + 7 * DAY + 1, [{ no: 1, quantity: 1 }], 'too-late'],
    ['of more than was delivered', { deliveredAt: T }, T, [{ no: 1, quantity: 3 }], 'quantity'],
    ['of an unknown line', { deliveredAt: T }, T, [{ no: 9, quantity: 1 }], 'quantity'],
  ])('%s is refused', (_how, more, at, lines, why) => {
    const { ask } = bench([line(1, { quantity: 3, cancelled: 1, paid: 3_000 })], {
      order: 'deliveredAt' in more ? { status: 'delivered', ...more } : {},
    });
    const decision = ask(wish(lines), MEMBER, at);
    expect([codeOf(decision), decision.result.why]).toEqual(['shop.not-returnable', why]);
  });

  test('one at a time, whatever becomes of it; another member’s is none', () => {
    const { ask } = delivered([line(1, { quantity: 2, paid: 2_000 })]);
    expect(codeOf(ask(wish([{ no: 1, quantity: 1 }]), 'jun'))).toBe('shop.order-not-found');
    const { id } = ask(wish([{ no: 1, quantity: 1 }]), MEMBER);
    expect(codeOf(ask(wish([{ no: 1, quantity: 1 }]), MEMBER))).toBe('shop.return-under-way');
    expect(codeOf(ask({ kind: 'withdraw-return', ...about(id) }, 'jun'))).toBe('shop.return-not-found');
    expect(codeOf(ask({ kind: 'reject-return', ...about(id), answer: '썼던 물건이에요' }))).toBe('ok');
    expect(codeOf(ask({ kind: 'withdraw-return', ...about(id) }, MEMBER))).toBe('shop.return-not-open');
    expect(codeOf(ask(wish([{ no: 1, quantity: 2 }]), MEMBER))).toBe('ok');
  });
});

describe('exchanging', () => {
  const exchange = (exchangeFor: string, quantity = 1) =>
    wish([{ no: 1, quantity, exchangeFor }], 'exchange');
  const variants = () => [
    variant('V1'),
    variant('V2', { stock: 1 }),
    variant('DEAR', { price: 2_000 }),
    variant('GONE', { isActive: false }),
    variant('OTHER', { productId: 'P2' }),
  ];

  test.each([
    ['OTHER', 'shop.exchange-not-possible', 'other-product'],
    ['DEAR', 'shop.exchange-not-possible', 'other-price'],
    ['GONE', 'shop.exchange-not-possible', 'not-on-sale'],
    ['NONE', 'shop.exchange-not-possible', 'no-variant'],
  ])('for %s is refused', (exchangeFor, code, why) => {
    const { ask } = delivered([line(1)], { variants: variants() });
    const decision = ask(exchange(exchangeFor), MEMBER);
    expect([codeOf(decision), decision.result.why]).toEqual([code, why]);
  });

  test('of what is gone is for the price that it was sold for', () => {
    const ask = (exchangeFor: string) =>
      delivered([line(1, { variantId: 'V0' })], { variants: variants() }).ask(exchange(exchangeFor), MEMBER);
    expect(ask('DEAR').result.why).toBe('other-price');
    expect(codeOf(ask('V2'))).toBe('ok');
  });

  test('for what is not in stock is refused, when asked for and when it is granted', () => {
    const { state, ask } = delivered([line(1, { quantity: 2, paid: 2_000 })], { variants: variants() });
    const short = ask(exchange('V2', 2), MEMBER);
    expect([codeOf(short), short.result.variants]).toEqual([
      'stock.sold-out',
      [{ variantId: 'V2', left: 1 }],
    ]);
    const { id } = ask(exchange('V2'), MEMBER);
    state.variants.get('V2')!.stock = 0;
    expect(codeOf(ask({ kind: 'approve-return', ...about(id), answer: '' }))).toBe('stock.sold-out');
  });

  test('sets the other piece aside, takes the first back, and can be returned again for what was paid', () => {
    const { state, order, ask } = delivered([line(1, { quantity: 3, paid: 1_000 })], {
      variants: variants(),
    });
    const { id } = ask(exchange('V2'), MEMBER);
    ask({ kind: 'approve-return', ...about(id), answer: '' });
    expect(state.variants.get('V2')).toMatchObject({ stock: 0, sold: 1 });
    expect(codeOf(ask({ kind: 'send-exchange', ...about(id), courier: 'CJ', trackingNo: '1' }))).toBe(
      'shop.return-not-open',
    );
    expect(ask(receive(id)).result).toMatchObject({ status: 'received', refund: 0 });
    expect(state.variants.get('V1')?.stock).toBe(11);
    expect(order.lines[1]).toMatchObject({ no: 2, variantId: 'V2', quantity: 1, paid: 333, exchangeOf: 1 });
    expect(codeOf(ask({ kind: 'send-exchange', ...about(id), courier: 'CJ', trackingNo: '1' }))).toBe('ok');
    const all = [
      { no: 1, quantity: 2 },
      { no: 2, quantity: 1 },
    ];
    const back = ask(wish(all), MEMBER);
    ask({ kind: 'approve-return', ...about(back.id), answer: '' });
    expect(ask(receive(back.id)).result).toMatchObject({ refund: 1_000 });
    expect(order.refunded).toBe(order.total);
  });

  test('gives back what was set aside when it does not happen', () => {
    const { state, ask } = delivered([line(1)], { variants: variants() });
    const { id } = ask(exchange('V2'), MEMBER);
    ask({ kind: 'approve-return', ...about(id), answer: '' });
    ask({ kind: 'withdraw-return', ...about(id) }, MEMBER);
    expect(state.variants.get('V2')).toMatchObject({ stock: 1, sold: 0 });
  });
});

describe('refunds', () => {
  const refund = (amount: number) =>
    ({ kind: 'refund', orderId: ORDER, amount, reason: '늦었어요' }) as const;

  test('never go above what was paid, whatever was given back before', () => {
    const { order, ask } = bench([line(1, { quantity: 2, paid: 2_000 })], { shipping: 3_000 });
    expect(codeOf(ask(refund(5_001)))).toBe('shop.refund-too-large');
    expect(codeOf(ask(refund(4_500)))).toBe('ok');
    expect(ask(cancel(null, true)).result).toMatchObject({ refund: 500 });
    expect(codeOf(ask(refund(1)))).toBe('shop.refund-too-large');
    expect(order.refunded).toBe(order.total);
  });

  test('of a gateway’s money wait for it; a refusal leaves the money to be given back otherwise', () => {
    const { state, order, ask } = bench([line(1)], { by: 'gateway' });
    const { id } = ask(cancel(null), MEMBER);
    expect(state.refunds.get(id)).toMatchObject({ status: 'requested', amount: 1_000, nextAt: T });
    const name = { orderId: ORDER, refundId: id };
    const claim = { kind: 'claim-refunds', refunds: [name], forMs: 60_000 } as const;
    expect(ask(claim).result).toEqual({ claimed: [id] });
    expect(ask(claim).result).toEqual({ claimed: [] });
    const settle = (outcome: 'done' | 'refused' | 'later') =>
      ask({ kind: 'settle-refund', ...name, outcome, code: 'NO', againInMs: 5_000 }, 'system:shop');
    settle('later');
    expect(state.refunds.get(id)).toMatchObject({ status: 'requested', nextAt: T + 5_000 });
    expect(eventsOf(settle('refused'), 'shop.refund-refused')).toHaveLength(1);
    expect(settle('done')).toMatchObject({ accepted: true });
    expect(state.refunds.get(id)).toMatchObject({ status: 'refused', nextAt: null });
    expect([order.refunded, order.attention]).toEqual([0, 'refund-refused']);
    const again = ask(refund(1_000));
    expect(state.refunds.get(again.id)).toMatchObject({ status: 'requested' });
    expect([order.refunded, order.attention]).toEqual([1_000, null]);
  });

  test('that the wallet cannot take change nothing', () => {
    const { state, order, ask } = bench([line(1)]);
    state.ledger.wallets.get(MEMBER)!.status = 'closed';
    expect(codeOf(ask(cancel(null, true)))).toBe('pay.account-closed');
    expect([order.status, state.variants.get('V1')?.stock]).toEqual(['paid', 10]);
  });
});

describe('drafts', () => {
  const draft = (more: object = {}) =>
    ({
      kind: 'draft',
      orderId: 'DRAFT',
      memberId: MEMBER,
      lines: [
        { variantId: 'V1', quantity: 2, unitPrice: 700 },
        { variantId: 'V2', quantity: 1, unitPrice: null },
      ],
      shipping: 2_000,
      note: '약속한 가격이에요',
      reason: '단골',
      expiresInMs: DAY,
      ...more,
    }) as const;

  test('hold nothing, cost what was agreed, and expire', () => {
    const { state, ask } = bench([line(1)]);
    const decision = ask(draft());
    expect(decision.result).toMatchObject({ status: 'draft', total: 4_400 });
    expect(state.orders.get('DRAFT')).toMatchObject({
      accountId: MEMBER,
      madeBy: OPERATOR,
      expiresAt: T + DAY,
      items: 2_400,
      payWith: 'undecided',
      change: 'new',
    });
    expect(state.variants.get('V1')?.touched).toBe(false);
    expect(eventsOf(decision, 'shop.order-drafted')[0]).toMatchObject({ total: 4_400 });
  });

  test('of what is not there are refused', () => {
    const { ask } = bench([line(1)]);
    const unknown = draft({ lines: [{ variantId: 'NONE', quantity: 1, unitPrice: 1 }] });
    expect(codeOf(ask(unknown))).toBe('shop.variant-not-found');
  });
});

test('rules are a setting that the batch writes', () => {
  const { state, ask } = bench([line(1)]);
  const rules = { returnDays: 14, confirmDays: 10, remindDays: 2, draftDays: 5 };
  ask({ kind: 'set-order-rules', rules, reason: '명절' });
  expect(state.newSettings).toEqual([{ name: ORDER_RULES, value: JSON.stringify(rules), at: T }]);
});
