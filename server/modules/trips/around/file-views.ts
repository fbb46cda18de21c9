import type { Executor } from '../../../db/dialect.ts';
import type { TripsFilesTable } from '../../../db/tables/trips-around.ts';
import { FILE_COLUMNS } from './rows.ts';
import type { TripFile } from './schemas.ts';

/** The files of a trip, the newest first. @param only one of them */
export async function listFiles(executor: Executor, tripId: string, only?: string): Promise<TripFile[]> {
  let select = executor.selectFrom('trips_files').select(FILE_COLUMNS).where('trip_id', '=', tripId);
  if (only !== undefined) select = select.where('id', '=', only);
  const rows = await select.orderBy('id', 'desc').execute();
  return rows.map((row) => ({
    fileId: row.id,
    entryId: row.entry_id,
    name: row.name,
    type: row.type as TripFile['type'],
    bytes: row.bytes,
    addedBy: row.added_by,
    addedAt: new Date(row.added_at).toISOString(),
  }));
}

export async function readFileRow(
  executor: Executor,
  tripId: string,
  fileId: string,
): Promise<TripsFilesTable | null> {
  const row = await executor
    .selectFrom('trips_files')
    .select(FILE_COLUMNS)
    .where('trip_id', '=', tripId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  return row ?? null;
}
