import type { Executor } from '../../../db/dialect.ts';
import { MAX_OWN } from './decide.ts';
import type { Place } from './place.ts';
import { placeOf } from './rows.ts';
import { viewOf } from './views.ts';

/** All places of somebody's own, newest first. */
export async function ownPlaces(executor: Executor, accountId: string): Promise<Place[]> {
  const rows = await executor
    .selectFrom('trips_places')
    .selectAll()
    .where('owner_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(MAX_OWN * 2)
    .execute();
  return rows.map(placeOf);
}

/** A member's own places, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  return { tripPlaces: (await ownPlaces(executor, accountId)).map(viewOf) };
}

/** What somebody has noted for themselves goes with them; trips of others keep their own words. */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('trips_places').where('owner_id', '=', accountId).execute();
}
