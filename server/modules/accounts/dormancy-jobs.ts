import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import type { AccountsTable } from '../../db/schema.ts';
import type { Stretch } from '../../db/stretch.ts';
import type { DomainEvent } from '../../engine/index.ts';
import { appendEvents } from '../../events/outbox.ts';
import type { Job, JobRun } from '../../jobs/job.ts';
import type { MakeId } from '../../lib/id.ts';
import { createSourceJob, type Found, stretchSource } from '../../upkeep/index.ts';
import { DORMANT_AFTER_MS, isToSleep, isToWarn, sleepsAt, WARNED_BEFORE_MS } from './dormancy.ts';
import { lockRows } from './queries.ts';
import { fact } from './state.ts';

const PAGE = 500;
/** Each of them becomes a mail. */
const PER_SECOND = 1_000;
const INDEX = 'accounts_dormancy';

interface Step {
  readonly name: string;
  readonly schedule: string;
  readonly stretch: (at: number) => Stretch;
  readonly isDue: (row: AccountsTable, at: number) => boolean;
  readonly act: (tx: Executor, rows: readonly AccountsTable[], at: number) => Promise<DomainEvent[]>;
}

/** Accounts without a sign of life: their members are told in the morning, and a month later they sleep. */
export function createDormancy(makeId: MakeId): { warn: Job<Found>; mark: Job<Found> } {
  /** Looks at a page once more under the locks of its accounts; what happened to them is said in the same commit. */
  const step = ({ name, schedule, stretch, isDue, act }: Step): Job<Found> =>
    createSourceJob({
      name,
      schedule,
      pageSize: PAGE,
      perSecond: PER_SECOND,
      sources: [stretchSource('accounts', stretch)],
      write: async (tx: Executor, items: readonly Found[], { at }: JobRun) => {
        const rows = await lockRows(
          tx,
          items.map(({ row }) => String(row.id)),
        );
        const due = rows.filter((row) => isDue(row, at));
        if (due.length === 0) return;
        const batchId = makeId();
        const events = (await act(tx, due, at)).map((event) => ({ ...event, at, by: batchId }));
        await appendEvents(tx, { batchId, lane: 'accounts', at, events });
      },
    });

  return {
    warn: step({
      name: 'accounts.warn-dormant',
      schedule: '0 10 * * *',
      stretch: (at) => ({
        table: 'accounts',
        index: INDEX,
        where: { status: 'active', dormancy_warned_at: null },
        atMost: { last_active_at: at - (DORMANT_AFTER_MS - WARNED_BEFORE_MS) },
        order: ['last_active_at', 'id'],
      }),
      isDue: isToWarn,
      act: async (tx, rows, at) => {
        const warned = rows.map(({ id }) => [at, id]);
        await updateMany(tx, 'accounts', ['id'], ['dormancy_warned_at'], warned);
        return rows.map((row) => fact('account.dormancy-warned', row.id, { dormantAt: sleepsAt(row, at) }));
      },
    }),
    mark: step({
      name: 'accounts.mark-dormant',
      schedule: '30 3 * * *',
      stretch: (at) => ({
        table: 'accounts',
        index: INDEX,
        where: { status: 'active' },
        atMost: { dormancy_warned_at: at - WARNED_BEFORE_MS, last_active_at: at - DORMANT_AFTER_MS },
        order: ['dormancy_warned_at', 'last_active_at', 'id'],
      }),
      isDue: isToSleep,
      act: async (tx, rows, at) => {
        const ids = rows.map(({ id }) => id);
        const asleep = ids.map((id) => ['dormant', at, id]);
        await updateMany(tx, 'accounts', ['id'], ['status', 'dormant_at'], asleep);
        const ended = (await liveSessionIds(tx, ids)).map((id) => [at, id]);
        await updateMany(tx, 'sessions', ['id'], ['ended_at'], ended);
        return ids.map((id) => fact('account.became-dormant', id, {}));
      },
    }),
  };
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
