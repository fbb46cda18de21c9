import type { Executor } from '../../../db/dialect.ts';
import type { FeeScale } from './scale.ts';
import type { ScaleState, StoredScale } from './scale-lane.ts';

/** Loads all scales; there are few, and operators change them seldom. */
export async function prefetchScales(tx: Executor): Promise<ScaleState> {
  return { scales: new Map((await readStored(tx)).map((scale) => [scale.id, scale])) };
}

export async function readStored(executor: Executor): Promise<StoredScale[]> {
  const rows = await executor
    .selectFrom('tickets_cancel_scales')
    .selectAll()
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    validFrom: row.valid_from,
    scale: JSON.parse(row.scale) as FeeScale,
    by: row.created_by,
    createdAt: row.created_at,
    change: 'none',
  }));
}

export async function writeScales(tx: Executor, { scales }: ScaleState): Promise<void> {
  for (const { id, validFrom, scale, by, createdAt, change } of scales.values()) {
    if (change === 'gone') await tx.deleteFrom('tickets_cancel_scales').where('id', '=', id).execute();
    if (change !== 'new') continue;
    const row = { id, valid_from: validFrom, created_by: by, created_at: createdAt };
    await tx
      .insertInto('tickets_cancel_scales')
      .values({ ...row, scale: JSON.stringify(scale) })
      .execute();
  }
}
