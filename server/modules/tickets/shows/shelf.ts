import type { Executor } from '../../../db/dialect.ts';
import { type CancelScale, DEFAULT_SCALE, type FeeScale, scaleAt } from '../reservations/scale.ts';
import type { PerformanceFacts, Span } from './show.ts';

/** What lists need of a performance that is shown. */
export interface Shelved extends Partial<Span> {
  readonly id: string;
  readonly genre: PerformanceFacts['genre'];
  readonly venueId: string;
  readonly ratings: number;
  readonly ratingSum: number;
  readonly sold: number;
}

/** Beyond so many the oldest are found by their names alone. */
const MAX_SHELVED = 10_000;

/** All performances that are shown now. */
export async function readShelf(executor: Executor): Promise<Shelved[]> {
  const rows = await executor
    .selectFrom('tickets_performances')
    .select([
      'id',
      'genre',
      'venue_id',
      'sale_from',
      'sale_until',
      'first_at',
      'last_at',
      'price_from',
      'price_to',
    ])
    .select(['ratings', 'rating_sum', 'sold'])
    .where('status', '=', 'published')
    .orderBy('first_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_SHELVED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    genre: row.genre as Shelved['genre'],
    venueId: row.venue_id,
    ...(row.first_at !== null && {
      saleFrom: row.sale_from ?? 0,
      saleUntil: row.sale_until ?? 0,
      firstAt: row.first_at,
      lastAt: row.last_at ?? 0,
    }),
    ratings: row.ratings,
    ratingSum: row.rating_sum,
    sold: row.sold,
  }));
}

/** All venues, by name. */
export async function readVenueIds(executor: Executor): Promise<string[]> {
  const rows = await executor
    .selectFrom('tickets_venues')
    .select('id')
    .where('status', '=', 'open')
    .orderBy('name_ko')
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => id);
}

/** Shown performances of performers, and those that are over, newest first. */
export async function performancesOfPerformer(executor: Executor, performerId: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('tickets_cast')
    .select('performance_id')
    .distinct()
    .where('performer_id', '=', performerId)
    .orderBy('performance_id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => row.performance_id);
}

/** What is kept of places that are given back, of what is sold now. @param at epoch milliseconds */
export async function readScale(executor: Executor, at: number): Promise<FeeScale> {
  const rows = await executor
    .selectFrom('tickets_cancel_scales')
    .select(['id', 'valid_from', 'scale'])
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  const scales = rows.map(
    (row): CancelScale => ({
      id: row.id,
      validFrom: row.valid_from,
      scale: JSON.parse(row.scale) as FeeScale,
    }),
  );
  return rows.length === 0 ? DEFAULT_SCALE : scaleAt(scales, at);
}
