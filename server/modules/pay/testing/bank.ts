import type { Database } from '../../../db/open.ts';
import { type BatchOptions, Lane, type LaneLimits } from '../../../engine/index.ts';
import { createReads } from '../../../http/reads.ts';
import { idMaker, type MakeId } from '../../../lib/id.ts';
import { createLists } from '../../../lists/index.ts';
import type { PayInput } from '../domain.ts';
import { createPay, type Pay } from '../index.ts';

/** Noon of a day in 2026. */
export const NOON = Date.UTC(2026, 10, 21, 12);

const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};
const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };

/** What became of a command, in one word: `ok`, or the code of its refusal or rejection. */
export interface Told {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
  readonly replayed: boolean;
  readonly id: string;
}

export interface Bank {
  readonly pay: Pay;
  readonly database: Database;
  readonly clock: { now: number };
  readonly makeId: MakeId;
  /** Asks in somebody's name, at the clock's time unless told otherwise. */
  ask(accountId: string, input: PayInput, options?: { key?: string; at?: number }): Promise<Told>;
  /** Balance, held and available as the member sees them. */
  wallet(accountId: string): Promise<{ balance: number; held: number; entryNo: number; status: string }>;
}

/** Pay on a migrated database with members whose ids are their names, `<name>@example.com` their addresses. */
export async function openBank(
  database: Database,
  options: { members?: string[]; balance?: number; batch?: BatchOptions; processNo?: number } = {},
): Promise<Bank> {
  const { members = [], balance = 0, batch, processNo = 1 } = options;
  const clock = { now: NOON };
  // A process of its own for each bank of a test, so that two of them never make the same id.
  const makeId = idMaker(
    () => clock.now,
    () => processNo / 1000,
  );
  const known = new Set(members);
  const person = (id: string) => ({ id, name: id });
  const pay = createPay({
    database,
    reads: createReads(database),
    lists: createLists({ database, reads: createReads(database), index: null, now: () => clock.now, makeId }),
    openLane: (work) =>
      new Lane(work, {
        database,
        limits: LIMITS,
        observer: NO_OBSERVER,
        makeId,
        now: () => performance.now(),
        committed: () => undefined,
        ...(batch && { batchOptions: batch }),
      }),
    admit: () => {
      throw new Error('There is no HTTP here');
    },
    now: () => clock.now,
    makeId,
    mode: 'demo',
    accounts: {
      byEmail: async (_executor, keys) =>
        new Map(
          keys.flatMap((key) => {
            const name = key.replace('@example.com', '');
            return known.has(name) ? [[key, person(name)] as const] : [];
          }),
        ),
      byId: async (_executor, ids) =>
        new Map(ids.filter((id) => known.has(id)).map((id) => [id, person(id)])),
      people: async () => new Map(),
      memberView: async () => null,
      requireFreshProof: async () => undefined,
    },
  });
  await database.transact(async (tx) => {
    await pay.ensureHouseWallets(tx);
    await pay.openWallets(
      tx,
      members.map((accountId) => ({ accountId, at: NOON - 1000 })),
    );
    if (balance > 0) {
      await pay.seedBalances(
        tx,
        members.map((accountId) => ({ accountId, amount: balance, at: NOON - 1000, transferId: makeId() })),
      );
    }
  });
  return {
    pay,
    database,
    clock,
    makeId,
    ask: async (accountId, input, { key, at = clock.now } = {}) => {
      const id = makeId();
      const answer = await pay.lane.submit({
        id,
        at,
        accountId,
        key: key ?? id,
        name: `pay.${input.kind}`,
        input,
        fingerprint: JSON.stringify(input).slice(0, 32),
      });
      if (!answer.answered) return { code: answer.code, result: {}, replayed: false, id };
      const { decision, replayed } = answer;
      return { code: decision.accepted ? 'ok' : decision.code, result: decision.result, replayed, id };
    },
    wallet: async (accountId) => {
      const row = await database.reader
        .selectFrom('pay_wallets')
        .selectAll()
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      return { balance: row.balance, held: row.held, entryNo: row.entry_no, status: row.status };
    },
  };
}
