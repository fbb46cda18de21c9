import { type Executor, insertMany, selectMany } from '../../../db/dialect.ts';
import { ROUND_COLUMNS, roundOf } from '../shows/rows.ts';
import { spanOf } from '../shows/show.ts';
import type { CallOff, RoundOnSale } from '../state.ts';

/**
 * Writes which rounds do not take place, and that their money is to be given back. The anchors of the rounds are locked, so
 * that whoever sells next finds it said; their performances are locked after them, as operators who change shows do.
 */
export async function writeCallOffs(
  tx: Executor,
  callOffs: readonly CallOff[],
  rounds: ReadonlyMap<string, RoundOnSale>,
): Promise<void> {
  const performanceIds = new Set(callOffs.map(({ roundId }) => rounds.get(roundId)!.performanceId));
  await selectMany(
    tx,
    { table: 'tickets_performances', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: true },
    Array.from(performanceIds, (id) => [id]),
  );
  // One by one: an operator calls off one round, seldom.
  for (const { roundId, at } of callOffs) {
    await tx
      .updateTable('tickets_rounds')
      .set((eb) => ({ status: 'cancelled', version: eb('version', '+', 1), updated_at: at }))
      .where('id', '=', roundId)
      .execute();
  }
  for (const id of performanceIds) await writeSpan(tx, id);
  await insertMany(
    tx,
    'tickets_call_offs',
    ['round_id', 'reason', 'by_id', 'at', 'next_at', 'done_at'],
    callOffs.map(({ roundId, reason, by, at }) => [roundId, reason, by, at, at, null]),
  );
}

/** What lists know of a performance's rounds, without those that do not take place. */
async function writeSpan(tx: Executor, performanceId: string): Promise<void> {
  const rows = await tx
    .selectFrom('tickets_rounds')
    .select(ROUND_COLUMNS)
    .where('performance_id', '=', performanceId)
    .execute();
  const span = spanOf(rows.map(roundOf));
  await tx
    .updateTable('tickets_performances')
    .set({
      sale_from: span?.saleFrom ?? null,
      sale_until: span?.saleUntil ?? null,
      first_at: span?.firstAt ?? null,
      last_at: span?.lastAt ?? null,
      price_from: span?.priceFrom ?? null,
      price_to: span?.priceTo ?? null,
    })
    .where('id', '=', performanceId)
    .execute();
}
