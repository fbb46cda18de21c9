import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { transactAgain } from '../../../db/again.ts';
import { type Executor, insertMany, isDuplicate, lockClause, run, updateMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { TripsPlacesTable } from '../../../db/tables/trips-places.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { MakeId } from '../../../lib/id.ts';
import { placesChanged } from './events.ts';
import { idFrom } from './origin.ts';
import type { Place } from './place.ts';
import { PLACE_COLUMNS, placeOf, placeValues } from './rows.ts';
import type { SamplePlace } from './sample/index.ts';
import { SAMPLE_STAMP } from './sample/stamp.ts';

const SOURCE = 'sample';
const AGAIN_MS = 50;

interface LoadParts {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Brings the places that come with Madang into the table: those of a new release over those of the one before. What an
 * operator has edited or hidden stays as it is; what is no part of the sample any more is hidden. With the release that
 * is there already it reads one row, and the places are not even loaded.
 * @returns the places that changed, as they are and as they were
 */
export async function loadSample(parts: LoadParts): Promise<readonly Place[]> {
  if ((await stampOf(parts.database.reader)) === SAMPLE_STAMP) return [];
  const { SAMPLE } = await import('./sample/index.ts');
  try {
    return await transactAgain(parts.database, (tx) => write(tx, SAMPLE, parts));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Another instance that started at the same moment was first: what it has written is seen now.
    await sleep(AGAIN_MS);
    return transactAgain(parts.database, (tx) => write(tx, SAMPLE, parts));
  }
}

async function stampOf(executor: Executor): Promise<string | undefined> {
  const row = await executor
    .selectFrom('trips_place_sources')
    .select('stamp')
    .where('source', '=', SOURCE)
    .executeTakeFirst();
  return row?.stamp;
}

async function write(tx: Executor, sample: readonly SamplePlace[], parts: LoadParts): Promise<Place[]> {
  if ((await stampOf(tx)) === SAMPLE_STAMP) return [];
  const at = parts.now();
  const rows = await run<TripsPlacesTable>(
    tx,
    `select * from trips_places where source = ?${lockClause(tx)}`,
    [SOURCE],
  );
  const { added, updated, before } = difference(
    new Map(rows.map((row) => [row.source_id, placeOf(row)])),
    sample,
    at,
  );
  const [, ...rest] = PLACE_COLUMNS;
  const inOrder = (places: readonly Place[]) => places.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await insertMany(tx, 'trips_places', PLACE_COLUMNS, inOrder(added).map(placeValues));
  await updateMany(
    tx,
    'trips_places',
    ['id'],
    rest,
    inOrder(updated).map((place) => {
      const [id = null, ...values] = placeValues(place);
      return [...values, id];
    }),
  );
  await tx.deleteFrom('trips_place_sources').where('source', '=', SOURCE).execute();
  const source = { source: SOURCE, stamp: SAMPLE_STAMP, changed_at: at };
  await tx.insertInto('trips_place_sources').values(source).execute();
  const changed = [...added, ...updated, ...before];
  const batchId = parts.makeId();
  const events = placesChanged(changed).map((event) => ({ ...event, at, by: batchId }));
  if (events.length > 0) await appendEvents(tx, { batchId, lane: 'trips-places', at, events });
  return changed;
}

interface Difference {
  readonly added: Place[];
  readonly updated: Place[];
  /** Those that are updated, as they were. */
  readonly before: Place[];
}

/** What a release changes. @param known places of the sample as they are in the table, by slug */
function difference(
  known: ReadonlyMap<string, Place>,
  sample: readonly SamplePlace[],
  at: number,
): Difference {
  const slugs = new Set(sample.map(({ slug }) => slug));
  const result: Difference = { added: [], updated: [], before: [] };
  for (const { slug, ...facts } of sample) {
    const before = known.get(slug);
    const stamp = hashOf(JSON.stringify(facts));
    if (!before) {
      const kept = { editedAt: null, version: 1, hiddenAt: null };
      const origin = { id: idFrom(SOURCE, slug), source: SOURCE, sourceId: slug, ownerId: null } as const;
      result.added.push({ ...facts, ...origin, ...kept, stamp, changedAt: at });
    } else if (before.editedAt === null && before.stamp !== stamp) {
      result.before.push(before);
      result.updated.push({ ...before, ...facts, stamp, version: before.version + 1, changedAt: at });
    }
  }
  for (const [slug, before] of known) {
    if (slugs.has(slug) || before.editedAt !== null || before.hiddenAt !== null) continue;
    result.updated.push({ ...before, version: before.version + 1, changedAt: at, hiddenAt: at });
  }
  return result;
}

/** Where a place of the sample is, by its name in it. */
export const idOfSample = (slug: string): string => idFrom(SOURCE, slug);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
