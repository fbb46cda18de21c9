import type { Database } from '../../server/db/open.ts';
import type { Behaviour } from '../../server/gateways/sandbox/index.ts';
import {
  type CouponsOfOrders,
  insertCampaigns,
  reconcileCoupons,
} from '../../server/modules/coupons/index.ts';
import { openTill, type Till } from '../../server/modules/payments/testing/till.ts';
import { PURPOSE, reservationPurpose } from '../../server/modules/tickets/reservations/purpose.ts';
import { reconcileTickets } from '../../server/modules/tickets/reservations/reconciliation.ts';
import {
  createCallOffs,
  createReservationRefunds,
} from '../../server/modules/tickets/reservations/rounds.ts';
import { createPlans } from '../../server/modules/tickets/shows/plans.ts';
import { type Asked, NOON, openStage, type Stage } from './stage.ts';

/** How long a gateway has; shorter than the bank waits for a customer. */
export const PAY_MS = 300_000;

interface Sale {
  readonly payWith?: 'wallet' | 'gateway';
  readonly couponId?: string | null;
  readonly expectedTotal?: number | null;
  readonly key?: string;
}

/** A reservation that waits, and the payment that was agreed to on the sandbox's page. */
export interface Agreed {
  readonly reservationId: string;
  readonly paymentId: string;
  readonly paymentKey: string;
  readonly amount: number;
}

export interface Booth extends Stage {
  readonly till: Till;
  balance(accountId: string): Promise<number>;
  /** Turns a hold into a reservation, by the wallet unless it says otherwise. */
  reserve(accountId: string, roundId: string, holdId: string, sale?: Sale): Promise<Asked>;
  /** Holds places by hand and buys them. */
  buy(accountId: string, roundId: string, seats: readonly number[], sale?: Sale): Promise<Asked>;
  agree(
    accountId: string,
    roundId: string,
    seats: readonly number[],
    more?: Sale & { readonly behaviour?: Behaviour },
  ): Promise<Agreed>;
  /** The customer comes back from the gateway. */
  confirm(accountId: string, agreed: Agreed): Promise<Asked>;
  /** A further try to pay. */
  tryAgain(accountId: string, reservationId: string, behaviour?: Behaviour): Promise<Agreed>;
  cancel(
    accountId: string,
    roundId: string,
    reservationId: string,
    more?: { lines?: number[] | null; expectedRefund?: number | null },
  ): Promise<Asked>;
  /** What the round of refunds does now. */
  refundDue(): Promise<boolean>;
  /** What the round of call-offs does now. */
  callOffDue(): Promise<boolean>;
  status(reservationId: string): Promise<string>;
  /** A coupon of a campaign of its own. */
  giveCoupon(accountId: string, amount: number, validUntil?: number): Promise<string>;
  /** Events of the lane by name, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into events of every shape
  events(name: string): Promise<any[]>;
  /** What the books say that is not so; none when all is well. */
  brokenBooks(): Promise<string[]>;
}

/** The lanes of tickets, payments and money on a migrated database, with the sandbox behind the real adapter. */
export async function openBooth(
  database: Database,
  options: {
    readonly members?: string[];
    readonly processNo?: number;
    readonly clock?: { now: number };
    readonly balance?: number;
    readonly random?: () => number;
  } = {},
): Promise<Booth> {
  const { processNo = 1, clock = { now: NOON }, balance = 1_000_000 } = options;
  const stage = openStage(database, { processNo, clock });
  const { ask, makeId } = stage;
  const purposes = [reservationPurpose(createPlans()) as never];
  const till = await openTill(database, { ...options, clock, balance, purposes });
  const { payments, pay, sandbox } = till;
  const now = () => clock.now;
  const log = { error: () => undefined, warn: () => undefined } as never;
  const parts = { database, lane: stage.seats.lane, makeId, now, log, payments: () => payments };

  const reserve: Booth['reserve'] = (accountId, roundId, holdId, { key, ...sale } = {}) =>
    ask(
      accountId,
      {
        ...{ kind: 'reserve', roundId, holdId, payMs: PAY_MS },
        ...{ payWith: 'wallet', couponId: null, expectedTotal: null },
        ...sale,
      },
      key === undefined ? {} : { key },
    );
  const buy: Booth['buy'] = async (accountId, roundId, seats, sale) => {
    const held = await stage.hold(accountId, roundId, ...seats);
    return held.code === 'ok' ? reserve(accountId, roundId, held.result.holdId, sale) : held;
  };
  const prepare = async (accountId: string, reservationId: string, amount: number, behaviour: Behaviour) => {
    const order = { purpose: PURPOSE, subject: reservationId, key: makeId(), orderName: '예매', amount };
    const prepared = await payments.prepare({ accountId, ...order });
    if (!('paymentId' in prepared)) throw new Error(`It could not be prepared: ${prepared.code}`);
    const { paymentId } = prepared;
    const paymentKey = await sandbox.book.open({ orderId: paymentId, orderName: '예매', amount, behaviour });
    return { reservationId, paymentId, paymentKey, amount };
  };

  return {
    ...stage,
    till,
    balance: till.balance,
    reserve,
    buy,
    agree: async (accountId, roundId, seats, { behaviour = 'approve', ...sale } = {}) => {
      const made = await buy(accountId, roundId, seats, { payWith: 'gateway', ...sale });
      if (made.code !== 'ok') throw new Error(`It could not be reserved: ${made.code}`);
      const { reservationId, total } = made.result;
      return prepare(accountId, reservationId, total, behaviour);
    },
    confirm: (accountId, { paymentId, paymentKey, amount }) =>
      till.confirm(accountId, paymentId, paymentKey, amount),
    tryAgain: async (accountId, reservationId, behaviour = 'approve') => {
      const { total } = await database.reader
        .selectFrom('tickets_reservations')
        .select('total')
        .where('id', '=', reservationId)
        .executeTakeFirstOrThrow();
      return prepare(accountId, reservationId, total, behaviour);
    },
    cancel: (accountId, roundId, reservationId, { lines = null, expectedRefund = null } = {}) =>
      ask(accountId, { kind: 'cancel', roundId, reservationId, lines, reason: '', expectedRefund }),
    refundDue: () => createReservationRefunds(parts).run(new AbortController().signal),
    callOffDue: () => createCallOffs(parts).run(new AbortController().signal),
    status: async (reservationId) => {
      const row = await database.reader
        .selectFrom('tickets_reservations')
        .select('status')
        .where('id', '=', reservationId)
        .executeTakeFirst();
      return row?.status ?? 'none';
    },
    giveCoupon: async (accountId, amount, validUntil = clock.now + 90 * 86_400_000) => {
      const id = makeId();
      await database.transact(async (tx) => {
        await insertCampaigns(tx, [
          {
            ...{ id, kind: 'drop', name: '할인', nameEn: null, discount: { kind: 'amount', amount } },
            ...{ minimumSpend: 0, currency: 'KRW', scope: {}, total: 1, perMemberLimit: 1, code: null },
            ...{ createdAt: NOON, validUntil, claimed: 1, used: 0, codesMade: 0, opensAt: NOON },
            ...{ closesAt: null, posterId: null, clock: NOON },
          },
        ]);
        const coupon = { campaign_id: id, position: 1, account_id: accountId, ordinal: 1 } as const;
        const state = { status: 'active', claimed_at: NOON, used_at: null, used_for: null } as const;
        await tx
          .insertInto('coupons')
          .values({ ...coupon, ...state })
          .execute();
      });
      return `${id}-1`;
    },
    events: async (name) => {
      const rows = await database.reader.selectFrom('batches').select('events').orderBy('id').execute();
      return rows
        .flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[])
        .filter((event) => event.name === name)
        .map(({ data }) => data);
    },
    brokenBooks: async () => {
      const coupons: CouponsOfOrders = new Map();
      const checks = [
        ...(await reconcileTickets(database.reader, coupons)),
        ...(await reconcileCoupons(database.reader, coupons)),
      ];
      const report = await pay.reconcile();
      return [
        ...(await stage.broken()),
        ...checks.filter(({ differing }) => differing > 0).map((check) => JSON.stringify(check)),
        ...report.checks.filter(({ ok }) => !ok).map((check) => JSON.stringify(check)),
      ];
    },
  };
}
