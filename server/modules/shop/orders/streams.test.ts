import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import { houseWalletFor } from '../../pay/index.ts';
import type { OrderInput } from './input.ts';
import { type Bench, bench, DAY, line, MEMBER, OPERATOR, ORDER, T, variant, WEEK } from './testing/bench.ts';

const COUPON = '0000000000000001-1';
const NAMES = ['V1', 'V2', 'V3'];
const SYSTEM = 'system:shop';

/** What somebody might do next; numbers are taken as they fit. */
const deed = fc.record({
  kind: fc.constantFrom(
    ...['cancel', 'cancel', 'prepare', 'ship', 'deliver', 'confirm', 'confirm-due', 'remind', 'settle'],
    ...[
      'request',
      'request',
      'approve',
      'approve',
      'reject',
      'withdraw',
      'receive',
      'receive',
      'send',
      'refund',
    ],
  ),
  byOperator: fc.boolean(),
  isWhole: fc.boolean(),
  pieces: fc.array(
    fc.record({ no: fc.integer({ min: 1, max: 5 }), quantity: fc.integer({ min: 1, max: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  exchangeFor: fc.constantFrom(null, null, ...NAMES),
  reason: fc.constantFrom('changed-mind', 'defective'),
  isFit: fc.boolean(),
  amount: fc.integer({ min: 0, max: 2_000 }),
  isDone: fc.boolean(),
  days: fc.integer({ min: 0, max: 4 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

const orders = fc.record({
  by: fc.constantFrom('wallet' as const, 'gateway' as const),
  shipping: fc.constantFrom(0, 3_000),
  isDelivered: fc.boolean(),
  lines: fc.array(
    fc.record({
      variantId: fc.constantFrom(...NAMES),
      quantity: fc.integer({ min: 1, max: 4 }),
      off: fc.integer({ min: 0, max: 1_000 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** What each piece is worth, one by one: whatever comes back is taken from the front. */
interface Pile {
  readonly no: number;
  variantId: string;
  readonly worth: number[];
}

const cut = (paid: number, quantity: number): number[] =>
  Array.from({ length: quantity }, (_, i) => {
    const upTo = (n: number) => Math.floor((paid * n) / quantity);
    return upTo(i + 1) - upTo(i);
  });

/** The order as somebody would keep it with beads: no shares, no sums, one piece after the other. */
class Beads {
  readonly piles: Pile[];
  readonly free = new Map(NAMES.map((name) => [name, 10]));
  refunded = 0;
  spoilt = 0;
  coupons = 0;
  isShippingBack = false;
  constructor(lines: { no: number; variantId: string; quantity: number; paid: number }[]) {
    this.piles = lines.map(({ no, variantId, quantity, paid }) => ({
      no,
      variantId,
      worth: cut(paid, quantity),
    }));
  }
  take(no: number, quantity: number): number[] {
    return this.piles.find((pile) => pile.no === no)!.worth.splice(0, quantity);
  }
  shelve(no: number, quantity: number, isFit = true): void {
    const { variantId } = this.piles.find((pile) => pile.no === no)!;
    if (isFit) this.free.set(variantId, this.free.get(variantId)! + quantity);
    else this.spoilt += quantity;
  }
  get left(): number {
    return this.piles.reduce((sum, pile) => sum + pile.worth.length, 0);
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function inputOf(one: Deed, { state, order }: Bench): { input: OrderInput; by: string } {
  const orderId = ORDER;
  const last = [...state.returns.values()].at(-1);
  const about = {
    orderId,
    returnId: last?.id ?? 'NONE',
    variantIds: last?.lines.flatMap(({ exchangeFor }) => exchangeFor ?? []) ?? [],
  };
  const open = [...state.refunds.values()].find(({ nextAt }) => nextAt !== null);
  const fitted = one.pieces.map(({ no, quantity }) => {
    const own = order.lines[(no - 1) % order.lines.length]!;
    const left = Math.max(1, own.quantity - own.cancelled - own.returned);
    // Now and then more than there is.
    return { no: own.no, quantity: one.days === 4 ? quantity : 1 + ((quantity - 1) % left) };
  });
  const lines = fitted.filter(({ no }, i) => fitted.findIndex((own) => own.no === no) === i);
  switch (one.kind) {
    case 'cancel': {
      const own = { lines: one.isWhole && one.isDone ? null : fitted, byOperator: one.byOperator };
      return {
        input: { kind: 'cancel', orderId, reason: '', ...own },
        by: one.byOperator ? OPERATOR : MEMBER,
      };
    }
    case 'prepare':
      return { input: { kind: 'prepare', orderId }, by: OPERATOR };
    case 'ship':
      return { input: { kind: 'ship', orderId, courier: 'CJ', trackingNo: '1' }, by: OPERATOR };
    case 'deliver':
      return { input: { kind: 'deliver', orderId, ...WEEK }, by: OPERATOR };
    case 'confirm':
      return {
        input: { kind: 'confirm', orderId, ...WEEK },
        by: one.isWhole && one.isDone && one.isFit ? MEMBER : 'jun',
      };
    case 'confirm-due':
      // Rarely, or nothing is ever returned.
      return {
        input: {
          kind: 'confirm-due',
          orderIds: one.isDone && one.days === 4 && one.isWhole ? [orderId] : [],
          againInMs: DAY,
        },
        by: SYSTEM,
      };
    case 'remind':
      return { input: { kind: 'remind', orders: [{ orderId, isAsked: true }] }, by: SYSTEM };
    case 'settle': {
      const outcome = one.isDone ? 'done' : 'refused';
      const refund = { orderId, refundId: open?.id ?? 'NONE' };
      return { input: { kind: 'settle-refund', ...refund, outcome, code: null, againInMs: 1 }, by: SYSTEM };
    }
    case 'request': {
      const isExchange = one.exchangeFor !== null;
      return {
        input: {
          kind: 'request-return',
          orderId,
          returnKind: isExchange ? 'exchange' : 'return',
          lines: lines.map((own) => ({ ...own, exchangeFor: one.exchangeFor })),
          reason: one.reason as 'defective',
          note: '',
          windowMs: 90 * DAY,
        },
        by: MEMBER,
      };
    }
    case 'approve':
      return { input: { kind: 'approve-return', ...about, answer: '' }, by: OPERATOR };
    case 'reject':
      return { input: { kind: 'reject-return', ...about, answer: '' }, by: OPERATOR };
    case 'withdraw':
      return { input: { kind: 'withdraw-return', ...about }, by: MEMBER };
    case 'receive': {
      const deduction = one.isWhole ? 0 : Math.min(one.amount, 500);
      return {
        input: { kind: 'receive-return', ...about, isFitForSale: one.isFit, deduction, answer: '' },
        by: OPERATOR,
      };
    }
    case 'send':
      return { input: { kind: 'send-exchange', ...about, courier: 'CJ', trackingNo: '1' }, by: OPERATOR };
    default:
      return { input: { kind: 'refund', orderId, amount: one.amount + 1, reason: '' }, by: OPERATOR };
  }
}

/** What an accepted command does to the beads. @returns what of the money it must give back */
function play(
  beads: Beads,
  input: OrderInput,
  own: Bench,
  before: { refunded: number; returns: Bench['state']['returns'] },
): number {
  const { order, state } = own;
  const left = order.total - before.refunded;
  switch (input.kind) {
    case 'cancel': {
      const lines = input.lines ?? beads.piles.map(({ no, worth }) => ({ no, quantity: worth.length }));
      let worth = 0;
      for (const { no, quantity } of lines) {
        worth += sum(beads.take(no, quantity));
        beads.shelve(no, quantity);
      }
      return Math.min(left, worth + (beads.left === 0 ? order.shipping : 0));
    }
    case 'approve-return':
    case 'reject-return':
    case 'withdraw-return': {
      const request = state.returns.get(input.returnId)!;
      const was = before.returns.get(input.returnId)!.status;
      const direction = input.kind === 'approve-return' ? -1 : was === 'approved' ? 1 : 0;
      for (const { exchangeFor, quantity } of request.lines) {
        if (exchangeFor !== null)
          beads.free.set(exchangeFor, beads.free.get(exchangeFor)! + direction * quantity);
      }
      return 0;
    }
    case 'receive-return': {
      const request = state.returns.get(input.returnId)!;
      let worth = 0;
      for (const { no, quantity, exchangeFor } of request.lines) {
        const taken = beads.take(no, quantity);
        beads.shelve(no, quantity, input.isFitForSale);
        if (exchangeFor === null) worth += sum(taken);
        else
          beads.piles.push({
            no: beads.piles.length + 1,
            variantId: exchangeFor,
            worth: cut(sum(taken), quantity),
          });
      }
      if (request.kind === 'exchange') return 0;
      const faults = [...state.returns.values()].filter(
        ({ kind, status }) => kind === 'return' && status === 'done',
      );
      const isFault = faults.every(({ reason }) => reason !== 'changed-mind');
      const whole = Math.min(left, worth + (beads.left === 0 && isFault ? order.shipping : 0));
      return whole - input.deduction;
    }
    case 'refund':
      return input.amount;
    default:
      return 0;
  }
}

test('whatever is done to an order: no piece and no won appears or disappears', () => {
  fc.assert(
    fc.property(
      orders,
      fc.array(deed, { minLength: 10, maxLength: 60, size: 'max' }),
      ({ by, shipping, isDelivered, lines }, deeds) => {
        const made = lines.map(({ variantId, quantity, off }, i) =>
          line(i + 1, { variantId, quantity, paid: Math.max(0, 1_000 * quantity - off) }),
        );
        const own = bench(made, {
          by,
          shipping,
          variants: NAMES.map((name) => variant(name, { sold: 50 })),
          order: { couponId: COUPON, ...(isDelivered && { status: 'delivered', deliveredAt: T }) },
        });
        withCoupon(own);
        const beads = new Beads(made);
        const { state, order } = own;
        const house = houseWalletFor('shop', ORDER);
        const total = order.total;
        const pieces = beads.left;
        let now = T;
        let refused = 0;
        for (const one of deeds) {
          now += one.days * DAY * (one.kind === 'request' ? 1 : 0);
          const { input, by: who } = inputOf(one, own);
          const seen = structuredClone(seenOf(own));
          const refundsBefore = new Map([...state.refunds].map(([id, refund]) => [id, refund.status]));
          const decision = own.ask(input, who, now);
          if (!decision.accepted) {
            // A refusal changes nothing.
            expect(seenOf(own)).toEqual(seen);
            continue;
          }
          const given = play(beads, input, own, { refunded: seen.order.refunded, returns: seen.returns });
          const newly = [...state.refunds.values()].filter(({ id }) => !refundsBefore.has(id));
          expect(newly.map(({ amount }) => amount)).toEqual(given === 0 ? [] : [given]);
          beads.refunded += given;
          if (input.kind === 'settle-refund') {
            const settled = state.refunds.get(input.refundId)!;
            if (settled.status === 'refused' && refundsBefore.get(settled.id) !== 'refused')
              refused += settled.amount;
          }

          expect(order.refunded).toBe(beads.refunded - refused);
          expect(order.refunded).toBeLessThanOrEqual(total);
          const inWallet = state.ledger.wallets.get(MEMBER)!.balance;
          expect(inWallet).toBe(by === 'wallet' ? order.refunded : 0);
          expect(inWallet + state.ledger.wallets.get(house)!.balance).toBe(total);
          for (const name of NAMES)
            expect([name, state.variants.get(name)!.stock]).toEqual([name, beads.free.get(name)]);
          const stock = sum(NAMES.map((name) => state.variants.get(name)!.stock));
          const sold = sum(NAMES.map((name) => state.variants.get(name)!.sold));
          // What left the shelf and has not come back fit counts as sold, or is spoilt.
          expect(stock + sold + beads.spoilt).toBe(10 * NAMES.length + 50 * NAMES.length);
          expect(sum(order.lines.map((l) => l.quantity - l.cancelled - l.returned))).toBe(beads.left);
          expect(beads.left).toBeLessThanOrEqual(pieces);
          const coupon = state.coupons.coupons.get(COUPON)!;
          expect(coupon.status).toBe(beads.left === 0 ? 'active' : 'used');
          expect(state.coupons.campaigns.get('0000000000000001')!.used).toBe(beads.left === 0 ? 0 : 1);
          if (beads.left === 0) expect(order.status).toBe('cancelled');
        }
      },
    ),
    { numRuns: 400, seed: chosenSeed() },
  );
});

/** All of the state that a refusal must leave as it was. */
const seenOf = ({ state, order }: Bench) => ({
  order,
  variants: state.variants,
  returns: state.returns,
  refunds: state.refunds,
  wallets: state.ledger.wallets,
  coupons: state.coupons.coupons,
  steps: state.newSteps.length,
  followUps: state.followUps.length,
});

function withCoupon({ state }: Bench): void {
  state.coupons.campaigns.set('0000000000000001', {
    id: '0000000000000001',
    used: 1,
    validUntil: T + 400 * DAY,
  } as never);
  state.coupons.coupons.set(COUPON, {
    ...{ campaignId: '0000000000000001', position: 1, accountId: MEMBER, ordinal: 1, claimedAt: T },
    ...{ status: 'used', usedAt: T, usedFor: ORDER },
  });
}
