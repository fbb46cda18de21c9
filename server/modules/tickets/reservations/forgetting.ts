import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import type { TicketsReservationStepsTable } from '../../../db/schema.ts';

/** What people wrote into steps, for each other to read. */
const WORDS = ['reason'];

/**
 * Takes what somebody wrote, and what was noted of them, off their reservations; what was bought, for how much and when,
 * the books need. In the transaction that deletes the account.
 */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  const rows = await tx
    .selectFrom('tickets_reservations')
    .select(['id', 'round_id'])
    .where('account_id', '=', accountId)
    .execute();
  if (rows.length === 0) return;
  // Steps and notes hang on the rounds' anchors.
  await selectMany(
    tx,
    {
      table: 'tickets_occupancy',
      columns: ['round_id'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: true,
    },
    rows.map((row) => [row.round_id]),
  );
  const ids = rows.map(({ id }) => id).sort();
  await updateMany(
    tx,
    'tickets_reservations',
    ['id'],
    ['note'],
    ids.map((id) => [null, id]),
  );
  const steps = await selectMany<
    Pick<TicketsReservationStepsTable, 'reservation_id' | 'step_no' | 'details'>
  >(
    tx,
    {
      table: 'tickets_reservation_steps',
      columns: ['reservation_id', 'step_no', 'details'],
      keys: ['reservation_id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [id]),
  );
  const changed = steps.flatMap(({ reservation_id, step_no, details }) => {
    const without = wordless(details);
    return without === details ? [] : [[without, reservation_id, step_no] as (string | number)[]];
  });
  await updateMany(tx, 'tickets_reservation_steps', ['reservation_id', 'step_no'], ['details'], changed);
}

function wordless(details: string): string {
  const all = Object.entries(JSON.parse(details) as Record<string, unknown>);
  const kept = all.filter(([name]) => !WORDS.includes(name));
  return kept.length === all.length ? details : JSON.stringify(Object.fromEntries(kept));
}
