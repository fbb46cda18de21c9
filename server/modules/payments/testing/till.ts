import type { Database } from '../../../db/open.ts';
import { Lane, type LaneLimits } from '../../../engine/index.ts';
import type { Gateway } from '../../../gateways/gateway.ts';
import { type Behaviour, createSandbox, type Sandbox } from '../../../gateways/sandbox/index.ts';
import { tossGateway } from '../../../gateways/toss.ts';
import { createReads } from '../../../http/reads.ts';
import { idMaker, type MakeId } from '../../../lib/id.ts';
import { createLists } from '../../../lists/index.ts';
import { createPay, type Pay } from '../../pay/index.ts';
import { createPayments, type Payments, type Purpose } from '../index.ts';
import type { PaymentInput } from '../payment.ts';
import { readPayment } from '../views.ts';
import { faultyFetch, type Trouble } from './faults.ts';

/** Noon of a day in 2026. */
export const NOON = Date.UTC(2026, 10, 21, 12);
const WEBHOOK_SECRET = 'a-secret-in-the-address';
const SECRET_KEY = 'sandbox_sk';
const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
  readonly replayed: boolean;
  readonly id: string;
}

export interface Till extends Trouble {
  readonly payments: Payments;
  readonly pay: Pay;
  readonly sandbox: Sandbox;
  readonly database: Database;
  readonly clock: { now: number };
  /** Calls that reached the bank, as `POST /v1/payments/confirm`. */
  readonly calls: string[];
  readonly log: { readonly message: string; readonly details: object }[];
  ask(accountId: string, input: PaymentInput, options?: { key?: string; at?: number }): Promise<Asked>;
  /** A top-up that the member has agreed to on the sandbox's page. */
  agree(
    accountId: string,
    amount: number,
    behaviour?: Behaviour,
  ): Promise<{ id: string; paymentKey: string }>;
  prepare(accountId: string, amount: number, more?: { purpose?: string; subject?: string }): Promise<string>;
  /** What the route of confirmations does. */
  confirm(
    accountId: string,
    paymentId: string,
    paymentKey: string,
    amount: number,
    key?: string,
  ): Promise<Asked>;
  /** What the route of cancellations does. */
  cancel(paymentId: string, amount: number, key?: string): Promise<Asked>;
  /** A webhook that names a payment, with the secret of the address unless told otherwise. */
  webhook(about: { paymentKey?: string; orderId?: string }, secret?: string): Promise<string>;
  /** What the job of look-ups does now. */
  lookUpDue(signal?: AbortSignal): Promise<void>;
  /** Looks up, and lets time pass, until nothing is due any more. */
  settleAll(): Promise<void>;
  status(paymentId: string): Promise<string>;
  balance(accountId: string): Promise<number>;
}

/** Payments on a migrated database, with the sandbox behind the real adapter, and faults on the way to it. */
export async function openTill(
  database: Database,
  options: {
    members?: string[];
    processNo?: number;
    clock?: { now: number };
    purposes?: readonly Purpose[];
    /** Instead of the sandbox. */
    gateways?: readonly Gateway[];
    balance?: number;
    /** Waits of the adapter, milliseconds. */
    timeoutMs?: number;
    random?: () => number;
  } = {},
): Promise<Till> {
  const { members = [], processNo = 1, clock = { now: NOON }, balance = 0 } = options;
  const makeId: MakeId = idMaker(
    () => clock.now,
    () => processNo / 1000,
  );
  const now = () => clock.now;
  const openLane: Parameters<typeof createPay>[0]['openLane'] = (work) =>
    new Lane(work, {
      database,
      limits: LIMITS,
      observer: NO_OBSERVER,
      makeId,
      now: () => performance.now(),
      committed: () => undefined,
    });
  const admit = () => {
    throw new Error('There is no HTTP here');
  };
  const log: Till['log'] = [];
  const note = (details: object, message: string) => void log.push({ details, message });
  const nobody = async () => new Map<string, never>();
  const reads = createReads(database);
  const lists = createLists({ database, reads, index: null, now, makeId });
  const pay = createPay({
    database,
    reads,
    lists,
    openLane,
    admit,
    now,
    makeId,
    mode: 'demo',
    moreChecks: (executor) => payments.reconcile(executor),
    accounts: {
      byEmail: nobody,
      byId: nobody,
      people: nobody,
      memberView: async () => null,
      requireFreshProof: async () => undefined,
    },
  });
  const calls: string[] = [];
  const till: Trouble = { faults: () => null, spoil: null };
  const sandbox = createSandbox({
    database,
    now,
    makeId,
    secretKey: SECRET_KEY,
    deliver: async (body) =>
      payments.receiveWebhook('sandbox', { headers: {}, body: Buffer.from(body), secret: WEBHOOK_SECRET }),
  });
  const fetch = faultyFetch(sandbox.fetch, till, calls);
  const payments: Payments = createPayments({
    database,
    reads,
    lists,
    openLane,
    admit,
    now,
    makeId,
    random: options.random ?? (() => 0.5),
    log: { error: note, warn: note },
    accounts: {
      byEmail: nobody,
      byId: nobody,
      requireFreshProof: async () => undefined,
      search: async () => ({ ids: [], isAll: true }),
    },
    gateways: options.gateways ?? [
      tossGateway({
        name: 'sandbox',
        baseUrl: 'http://sandbox.invalid',
        clientKey: 'sandbox',
        secretKey: SECRET_KEY,
        webhookSecret: WEBHOOK_SECRET,
        customerKeyOf: (accountId) => accountId,
        payPage: sandbox.payPage,
        fetch,
        ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
      }),
    ],
    ...(options.purposes && { purposes: options.purposes }),
    expiresInMs: 30 * 60_000,
    publicUrl: '',
  });
  if (members.length > 0) {
    await database.transact(async (tx) => {
      await pay.ensureHouseWallets(tx);
      await pay.openWallets(
        tx,
        members.map((accountId) => ({ accountId, at: clock.now - 1000 })),
      );
      if (balance > 0) {
        const at = clock.now - 1000;
        await pay.seedBalances(
          tx,
          members.map((accountId) => ({ accountId, amount: balance, at, transferId: makeId() })),
        );
      }
    });
  }

  const ask: Till['ask'] = async (accountId, input, { key, at = clock.now } = {}) => {
    const id = makeId();
    const answer = await payments.lane.submit({
      id,
      at,
      accountId,
      key: key ?? id,
      name: `payment.${input.kind}`,
      input,
      fingerprint: JSON.stringify(input).slice(0, 32),
    });
    if (!answer.answered) return { code: answer.code, result: {}, replayed: false, id };
    const { decision, replayed } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result, replayed, id };
  };
  const prepare: Till['prepare'] = async (accountId, amount, { purpose = 'top-up', subject } = {}) => {
    const asked = await ask(accountId, {
      kind: 'prepare',
      gateway: 'sandbox',
      purpose,
      subject: subject ?? null,
      orderName: '충전',
      amount,
      expiresInMs: 30 * 60_000,
    });
    if (asked.code !== 'ok') throw new Error(`It could not be prepared: ${asked.code}`);
    return asked.id;
  };
  const lookUpDue: Till['lookUpDue'] = async (signal = new AbortController().signal) => {
    const job = payments.jobs!.find(({ name }) => name === 'payments.look-up')!;
    const run = { runId: '', at: clock.now, signal, log: () => undefined };
    for (let after: string | null = null; ; ) {
      const items: unknown[] = [...(await job.read(database.reader, after, job.pageSize, run))];
      if (items.length > 0) await job.act!(items, run);
      if (items.length < job.pageSize) return;
      after = job.keyOf(items.at(-1));
    }
  };
  return Object.assign(till, {
    lookUpDue,
    payments,
    pay,
    sandbox,
    database,
    clock,
    calls,
    log,
    ask,
    prepare,
    agree: async (accountId: string, amount: number, behaviour: Behaviour = 'approve') => {
      const id = await prepare(accountId, amount);
      const paymentKey = await sandbox.book.open({ orderId: id, orderName: '충전', amount, behaviour });
      return { id, paymentKey };
    },
    confirm: async (
      accountId: string,
      paymentId: string,
      paymentKey: string,
      amount: number,
      key?: string,
    ) => {
      const input = { kind: 'begin', paymentId, paymentKey, orderId: paymentId, amount } as const;
      const asked = await ask(accountId, input, key === undefined ? {} : { key });
      if (asked.code === 'ok' && !asked.replayed && asked.result.call === true) {
        await payments.work.confirm(paymentId, asked.result.attempt);
      }
      return asked;
    },
    cancel: async (paymentId: string, amount: number, key?: string) => {
      const input = { kind: 'cancel', paymentId, amount, reason: 'case 7' } as const;
      const asked = await ask('admin', input, key === undefined ? {} : { key });
      if (asked.code === 'ok' && !asked.replayed) await payments.work.cancel(paymentId);
      return asked;
    },
    webhook: async (about: object, secret = WEBHOOK_SECRET) => {
      const body = Buffer.from(JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', data: about }));
      try {
        await payments.receiveWebhook('sandbox', { headers: {}, body, secret });
        return 'ok';
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    },
    settleAll: async () => {
      for (let turn = 0; turn < 60; turn += 1) {
        await lookUpDue();
        const next = await database.reader
          .selectFrom('payments')
          .select('next_lookup_at')
          .where('next_lookup_at', 'is not', null)
          .orderBy('next_lookup_at')
          .limit(1)
          .executeTakeFirst();
        if (!next?.next_lookup_at) return;
        clock.now = Math.max(clock.now, next.next_lookup_at);
      }
      throw new Error('Payments are still being looked up after sixty turns');
    },
    status: async (paymentId: string) => (await readPayment(database.reader, paymentId))?.status ?? 'none',
    balance: async (accountId: string) =>
      (await pay.walletsOf(database.reader, [accountId])).get(accountId)?.balance ?? 0,
  });
}
