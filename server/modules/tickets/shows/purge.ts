import { deleteMany, type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import type { Job } from '../../../jobs/job.ts';
import type { MakeId } from '../../../lib/id.ts';
import { createSourceJob, type Found } from '../../../upkeep/index.ts';
import { posterOf } from './events.ts';
import { keysOf, lastBefore, lockPerformances, tell } from './jobs.ts';
import type { PictureFiles } from './writing.ts';

const ANY = { where: {}, atMost: {} };

/**
 * Performances whose last round was long ago go, with their posters and what was said of them. One of which places were ever
 * sold stays as far as the books need it: its name, its rounds, who bought what; it is shown to nobody.
 * @param keptMs milliseconds after the last round
 */
export const purgePerformances = (
  { makeId, files }: { readonly makeId: MakeId; readonly files: PictureFiles },
  keptMs: number,
): Job<Found> =>
  createSourceJob({
    name: 'tickets.purge-performances',
    schedule: '15 4 * * *',
    pageSize: 20,
    perSecond: 20,
    sources: [lastBefore('old', 'ended', keptMs)],
    write: async (tx, items, { at }) => {
      const rounds = await roundsOf(
        tx,
        items.map(({ row }) => String(row.id)),
      );
      await lockAnchors(tx, rounds);
      const rows = await lockPerformances<{ poster_id: string | null }>(
        tx,
        items.map(({ row }) => String(row.id)),
        ['poster_id'],
      );
      const old = rows.filter(
        ({ status, last_at: lastAt }) => status === 'ended' && lastAt !== null && lastAt <= at - keptMs,
      );
      const sold = await soldOf(tx, rounds);
      for (const { id, version } of old) {
        const own = rounds.filter((round) => round.performance_id === id).map((round) => round.id);
        await removeWords(tx, id);
        await removeAround(tx, own);
        if (own.some((roundId) => sold.has(roundId))) await keepForBooks(tx, id, version, at);
        else await removeAll(tx, id, own);
      }
      const shown = old.flatMap(({ poster_id: fileId }) => fileId ?? []);
      if (shown.length > 0) await files.lock(tx, shown);
      for (const { id, poster_id: fileId } of old) {
        if (fileId !== null) await files.release(tx, posterOf(id), at);
      }
      await tell(
        tx,
        makeId,
        at,
        old.map(({ id }) => id),
      );
    },
  });

interface OldRound {
  readonly id: string;
  readonly performance_id: string;
}

const roundsOf = (tx: Executor, ids: readonly string[]): Promise<OldRound[]> =>
  selectMany<OldRound>(
    tx,
    {
      table: 'tickets_rounds',
      columns: ['id', 'performance_id'],
      keys: ['performance_id'],
      index: 'tickets_rounds_performance',
      lock: false,
    },
    keysOf(ids),
  );

async function lockAnchors(tx: Executor, rounds: readonly OldRound[]): Promise<void> {
  await selectMany(
    tx,
    {
      table: 'tickets_occupancy',
      columns: ['round_id'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: true,
    },
    keysOf(rounds.map(({ id }) => id)),
  );
}

/** Rounds of which there is a reservation, whatever has become of it. */
async function soldOf(tx: Executor, rounds: readonly OldRound[]): Promise<Set<string>> {
  const sold = new Set<string>();
  for (const { id } of rounds) {
    const found = await tx
      .selectFrom('tickets_reservations')
      .select('id')
      .where('round_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (found) sold.add(id);
  }
  return sold;
}

/** What was said of it. */
async function removeWords(tx: Executor, performanceId: string): Promise<void> {
  const reviews = await tx
    .selectFrom('tickets_reviews')
    .select('id')
    .where('performance_id', '=', performanceId)
    .execute();
  const ids = keysOf(reviews.map(({ id }) => id));
  await deleteMany(tx, 'tickets_review_votes', ['review_id'], ids, ANY);
  await deleteMany(tx, 'tickets_reviews', ['id'], ids, ANY);
  await deleteMany(tx, 'tickets_cast', ['performance_id'], [[performanceId]], ANY);
}

/** Who waited, what was kept off the sale. */
async function removeAround(tx: Executor, roundIds: readonly string[]): Promise<void> {
  await deleteMany(tx, 'tickets_waitlist', ['round_id'], keysOf(roundIds), ANY);
  await updateMany(
    tx,
    'tickets_occupancy',
    ['round_id'],
    ['waiters'],
    roundIds.toSorted().map((id) => [0, id]),
  );
}

async function keepForBooks(tx: Executor, id: string, version: number, at: number): Promise<void> {
  const columns = ['status', 'poster_id', 'about', 'version', 'updated_at'];
  const about = JSON.stringify({ ko: '', en: '' });
  await updateMany(tx, 'tickets_performances', ['id'], columns, [
    ['hidden', null, about, version + 1, at, id],
  ]);
}

async function removeAll(tx: Executor, id: string, roundIds: readonly string[]): Promise<void> {
  const keys = keysOf(roundIds);
  await deleteMany(tx, 'tickets_blocks', ['round_id'], keys, ANY);
  await deleteMany(tx, 'tickets_round_moves', ['round_id'], keys, ANY);
  await deleteMany(tx, 'tickets_occupancy', ['round_id'], keys, ANY);
  await deleteMany(tx, 'tickets_performances', ['id'], [[id]], ANY);
  await deleteMany(tx, 'tickets_rounds', ['id'], keys, ANY);
}
