import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type { PaymentCancellationsTable, PaymentsTable } from '../../db/schema.ts';
import type { Command } from '../../engine/index.ts';
import { houseWalletFor, prefetchLedger, writeLedger } from '../pay/index.ts';
import { keyIn, keySlot, type PaymentInput, type PaymentState, paymentIdsOf } from './payment.ts';
import type { PaidFor, Purpose, PurposeRows } from './purposes.ts';
import {
  CANCELLATION_COLUMNS,
  CHANGING_COLUMNS,
  cancellationOf,
  cancellationValues,
  changingValues,
  newValues,
  PAYMENT_COLUMNS,
  paymentOf,
  STEP_COLUMNS,
} from './rows.ts';

type Commands = readonly Command<PaymentInput>[];

const CURRENCY = 'KRW';

/** What never changes of a payment, which may be read before anything is locked. */
interface Known extends PaidFor {
  readonly gateway: PaymentsTable['gateway'];
  readonly purpose: string;
}

/**
 * Loads what a batch touches. Order of locks: the purposes' own rows, payments by id, then the money.
 * Cancellations hang on their payment and are locked by it.
 */
export async function prefetchPayments(
  tx: Executor,
  commands: Commands,
  purposes: ReadonlyMap<string, Purpose>,
): Promise<PaymentState> {
  const known = await readKnown(tx, commands);
  const loaded = await prefetchPurposes(tx, known, purposes);
  const payments = await lockPayments(tx, commands, known);
  const cancellations = await readCancellations(tx, payments, commands);
  const keyOwners = await readKeyOwners(tx, commands, known);
  for (const payment of payments.values()) {
    if (payment.paymentKey !== null) keyOwners.set(keySlot(payment.gateway, payment.paymentKey), payment.id);
  }
  const walletIds = new Set<string>();
  let at = 0;
  for (const command of commands) {
    if (command.at > at) at = command.at;
    const { kind } = command.input;
    if (kind === 'abandon' || kind === 'claim') continue;
    if (kind !== 'prepare' && kind !== 'begin') walletIds.add(houseWalletFor('gateways', command.id));
    const ids = kind === 'prepare' ? [command.id] : paymentIdsOf(command.input);
    for (const id of ids) {
      const about = known.get(id);
      const purpose = about && purposes.get(about.purpose);
      if (purpose) walletIds.add(purpose.walletOf(about));
    }
  }
  for (const payment of payments.values()) if (payment.clock > at) at = payment.clock;
  const ledger = await prefetchLedger(tx, { walletIds, at });
  return { payments, cancellations, keyOwners, ledger, purposes: loaded, newSteps: [] };
}

async function readKnown(tx: Executor, commands: Commands): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const ids: [string][] = [];
  for (const { id, accountId, input } of commands) {
    for (const paymentId of paymentIdsOf(input)) ids.push([paymentId]);
    if (input.kind !== 'prepare') continue;
    const { gateway, purpose, subject, amount } = input;
    known.set(id, { paymentId: id, accountId, gateway, purpose, subject, amount, currency: CURRENCY });
  }
  const columns = ['id', 'account_id', 'gateway', 'purpose', 'subject', 'amount', 'currency'] as const;
  const rows = await selectMany<Pick<PaymentsTable, (typeof columns)[number]>>(
    tx,
    { table: 'payments', columns, keys: ['id'], index: 'PRIMARY', lock: false },
    ids,
  );
  for (const { id, account_id: accountId, ...row } of rows)
    known.set(id, { paymentId: id, accountId, ...row });
  return known;
}

async function prefetchPurposes(
  tx: Executor,
  known: ReadonlyMap<string, Known>,
  purposes: ReadonlyMap<string, Purpose>,
): Promise<PurposeRows> {
  const loaded = new Map<string, { purpose: Purpose; rows: unknown }>();
  // In order of their names: two batches that need two purposes lock them in the same order.
  for (const name of [...purposes.keys()].sort()) {
    const about = [...known.values()].filter((payment) => payment.purpose === name);
    if (about.length === 0) continue;
    const purpose = purposes.get(name)!;
    loaded.set(name, { purpose, rows: await purpose.prefetch(tx, about) });
  }
  return loaded;
}

async function lockPayments(
  tx: Executor,
  commands: Commands,
  known: ReadonlyMap<string, Known>,
): Promise<PaymentState['payments']> {
  const ids = new Set(commands.flatMap(({ input }) => paymentIdsOf(input)));
  const rows = await selectMany<PaymentsTable>(
    tx,
    { table: 'payments', columns: PAYMENT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    [...ids].filter((id) => known.has(id)).map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, paymentOf(row)]));
}

/** Under their payments' locks, so they need none of their own. */
async function readCancellations(
  tx: Executor,
  payments: PaymentState['payments'],
  commands: Commands,
): Promise<PaymentState['cancellations']> {
  const ids = new Set<string>();
  for (const { pendingCancellation } of payments.values()) {
    if (pendingCancellation !== null) ids.add(pendingCancellation);
  }
  for (const { input } of commands) {
    if (input.kind === 'settle-cancellation' || input.kind === 'give-back') ids.add(input.cancellationId);
  }
  const rows = await selectMany<PaymentCancellationsTable>(
    tx,
    {
      table: 'payment_cancellations',
      columns: CANCELLATION_COLUMNS,
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    Array.from(ids, (id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, cancellationOf(row)]));
}

/** Whose a key is that a command brings along; what another batch takes meanwhile, the UNIQUE constraint refuses. */
async function readKeyOwners(
  tx: Executor,
  commands: Commands,
  known: ReadonlyMap<string, Known>,
): Promise<Map<string, string>> {
  const wanted: [string, string][] = [];
  for (const { input } of commands) {
    const key = keyIn(input);
    const about = known.get(paymentIdsOf(input)[0] ?? '');
    if (key !== null && about) wanted.push([about.gateway, key]);
  }
  const rows = await selectMany<Pick<PaymentsTable, 'id' | 'gateway'> & { payment_key: string }>(
    tx,
    {
      table: 'payments',
      columns: ['id', 'gateway', 'payment_key'],
      keys: ['gateway', 'payment_key'],
      index: 'gateway',
      lock: false,
    },
    wanted,
  );
  return new Map(rows.map((row) => [keySlot(row.gateway, row.payment_key), row.id]));
}

/** Writes the working state, in bulk. */
export async function writePayments(tx: Executor, state: PaymentState): Promise<void> {
  for (const { purpose, rows } of state.purposes.values()) await purpose.write(tx, rows);
  const payments = [...state.payments.values()];
  const of = (change: 'new' | 'changed') => payments.filter((payment) => payment.change === change);
  await insertMany(tx, 'payments', PAYMENT_COLUMNS, of('new').map(newValues));
  await updateMany(
    tx,
    'payments',
    ['id'],
    CHANGING_COLUMNS,
    of('changed').map((payment) => [...changingValues(payment), payment.id]),
  );
  const cancellations = [...state.cancellations.values()];
  await insertMany(
    tx,
    'payment_cancellations',
    CANCELLATION_COLUMNS,
    cancellations.filter(({ change }) => change === 'new').map(cancellationValues),
  );
  await updateMany(
    tx,
    'payment_cancellations',
    ['id'],
    ['status', 'put_back_id', 'failure_code', 'failure_message', 'settled_at', 'cancelled_at'],
    cancellations
      .filter(({ change }) => change === 'changed')
      .map((c) => [
        c.status,
        c.putBackId,
        c.failure?.code ?? null,
        c.failure?.message ?? null,
        c.settledAt,
        c.cancelledAt,
        c.id,
      ]),
  );
  await insertMany(
    tx,
    'payment_steps',
    STEP_COLUMNS,
    state.newSteps.map((s) => [
      s.paymentId,
      s.stepNo,
      s.at,
      s.step,
      s.amount,
      s.by,
      JSON.stringify(s.details),
    ]),
  );
  await writeLedger(tx, state.ledger);
}
