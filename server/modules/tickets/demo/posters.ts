import type { Executor } from '../../../db/dialect.ts';
import { readCasts } from '../shows/prefetch.ts';
import { performanceOf } from '../shows/rows.ts';
import type { Performance } from '../shows/show.ts';
import { DEMO_SHOWS } from './shows/index.ts';

/** A show of the demo that has no poster yet. */
export interface Unpostered {
  /** Of its poster. */
  readonly slug: string;
  readonly performance: Performance;
}

/** The demo's shows without a poster, those that begin first first: they are what a guest sees. */
export async function unpostered(executor: Executor): Promise<Unpostered[]> {
  const rows = await executor
    .selectFrom('tickets_performances')
    .selectAll()
    .where('poster_id', 'is', null)
    .orderBy('last_at')
    .execute();
  const casts = await readCasts(
    executor,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const show = DEMO_SHOWS.find(({ title }) => title.ko === row.title_ko);
    return show ? [{ slug: show.slug, performance: performanceOf(row, casts.get(row.id) ?? []) }] : [];
  });
}
