import type { Executor } from '../db/dialect.ts';

/**
 * How far a job has come that looks at everything once as it gets old; null at the beginning.
 * @param name of the job, and of its part
 */
export async function readPosition(executor: Executor, name: string): Promise<string | null> {
  const row = await executor
    .selectFrom('upkeep_positions')
    .select('position')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.position ?? null;
}

/** Under the lease of the job: nobody else moves it. */
export async function movePosition(tx: Executor, name: string, position: string): Promise<void> {
  if ((await readPosition(tx, name)) === null) {
    await tx.insertInto('upkeep_positions').values({ name, position }).execute();
  } else {
    await tx.updateTable('upkeep_positions').set({ position }).where('name', '=', name).execute();
  }
}
