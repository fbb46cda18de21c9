import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { AccountsTable } from '../../db/schema.ts';
import type { DomainEvent } from '../../engine/index.ts';
import { forgetOnce } from '../../events/forgetting.ts';
import { appendEvents } from '../../events/outbox.ts';
import { again } from '../../http/again.ts';
import type { Round } from '../../jobs/rounds.ts';
import type { MakeId } from '../../lib/id.ts';
import { DORMANT_AFTER_MS, isToSleep, isToWarn, sleepsAt, WARNED_BEFORE_MS } from './dormancy.ts';
import { PERSONAL_FIELDS } from './events.ts';
import { sweepExpired } from './proof-queries.ts';
import { lockRows } from './queries.ts';
import { fact } from './state.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const PAGE = 500;
/** A link that is shown again after it has expired is known, and told so, for this long. */
const PROOFS_KEPT_MS = 30 * DAY_MS;
/** The outbox needs an address until the mail is on its way, and some days in which the mail could be looked into. */
const ADDRESSES_KEPT_MS = 7 * DAY_MS;

export interface UpkeepDependencies {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What accounts need from time to time; safe to do on several instances at once. */
export interface Upkeep {
  /**
   * Tells a page of members whose accounts will sleep soon.
   * @param at epoch milliseconds
   * @returns how many were told; a full page means that there may be more
   */
  warnDormant(at: number): Promise<number>;
  /** Puts a page of accounts to sleep and ends their sessions. @returns how many */
  markDormant(at: number): Promise<number>;
  /** Deletes sign-ups and proofs that are long over. @returns true when there may be more */
  sweep(at: number): Promise<boolean>;
  readonly rounds: readonly Round[];
}

/** Under the locks of their accounts. */
async function liveSessionIds(tx: Executor, accountIds: readonly string[]): Promise<string[]> {
  const rows = await selectMany<{ id: string; ended_at: number | null }>(
    tx,
    {
      table: 'sessions',
      columns: ['id', 'ended_at'],
      keys: ['account_id'],
      index: 'sessions_account',
      lock: false,
    },
    accountIds.map((id) => [id]),
  );
  return rows
    .filter((row) => row.ended_at === null)
    .map((row) => row.id)
    .sort();
}

export function createUpkeep({ database, makeId, now }: UpkeepDependencies): Upkeep {
  /** One page of accounts whose last activity is that old, looked at once more under their locks. */
  function onPage(
    at: number,
    page: { readonly olderThan: number; readonly isWarned: boolean },
    isDue: (row: AccountsTable) => boolean,
    act: (tx: Executor, rows: readonly AccountsTable[]) => Promise<DomainEvent[]>,
  ): Promise<number> {
    return again(database, async (tx) => {
      const found = await tx
        .selectFrom('accounts')
        .select('id')
        .where('status', '=', 'active')
        .where('last_active_at', '<=', page.olderThan)
        .where('dormancy_warned_at', page.isWarned ? 'is not' : 'is', null)
        .orderBy('last_active_at')
        .limit(PAGE)
        .execute();
      const rows = await lockRows(
        tx,
        found.map(({ id }) => id),
      );
      const due = rows.filter(isDue);
      if (due.length === 0) return 0;
      const batchId = makeId();
      const events = (await act(tx, due)).map((event) => ({ ...event, at, by: batchId }));
      await appendEvents(tx, { batchId, lane: 'accounts', at, events });
      return due.length;
    });
  }

  const warnDormant = (at: number): Promise<number> =>
    onPage(
      at,
      { olderThan: at - (DORMANT_AFTER_MS - WARNED_BEFORE_MS), isWarned: false },
      (row) => isToWarn(row, at),
      async (tx, rows) => {
        const warned = rows.map(({ id }) => [at, id]);
        await updateMany(tx, 'accounts', ['id'], ['dormancy_warned_at'], warned);
        return rows.map((row) => fact('account.dormancy-warned', row.id, { dormantAt: sleepsAt(row, at) }));
      },
    );

  const markDormant = (at: number): Promise<number> =>
    onPage(
      at,
      { olderThan: at - DORMANT_AFTER_MS, isWarned: true },
      (row) => isToSleep(row, at),
      async (tx, rows) => {
        const ids = rows.map(({ id }) => id);
        const asleep = ids.map((id) => ['dormant', at, id]);
        await updateMany(tx, 'accounts', ['id'], ['status', 'dormant_at'], asleep);
        const live = await liveSessionIds(tx, ids);
        const ended = live.map((id) => [at, id]);
        await updateMany(tx, 'sessions', ['id'], ['ended_at'], ended);
        return ids.map((id) => fact('account.became-dormant', id, {}));
      },
    );

  const sweep = (at: number): Promise<boolean> =>
    again(database, (tx) => sweepExpired(tx, { signUps: at, proofs: at - PROOFS_KEPT_MS }));

  return {
    warnDormant,
    markDormant,
    sweep,
    rounds: [
      {
        name: 'accounts-dormancy',
        everyMs: HOUR_MS,
        run: async () => {
          const at = now();
          const warned = await warnDormant(at);
          return (await markDormant(at)) > 0 || warned > 0;
        },
      },
      { name: 'accounts-sweep', everyMs: HOUR_MS, run: () => sweep(now()) },
      {
        name: 'accounts-forget',
        everyMs: HOUR_MS,
        run: () =>
          forgetOnce(database, {
            name: 'accounts.forget',
            fields: PERSONAL_FIELDS,
            olderThan: now() - ADDRESSES_KEPT_MS,
          }),
      },
    ],
  };
}
