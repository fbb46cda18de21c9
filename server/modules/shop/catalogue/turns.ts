import { updateMany } from '../../../db/dialect.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Job } from '../../../jobs/job.ts';
import type { MakeId } from '../../../lib/id.ts';
import { createSourceJob, type Found, stretchSource } from '../../../upkeep/index.ts';
import { priceNow } from './editing.ts';
import { productChanged } from './product.ts';
import { lockProductRows } from './queries.ts';
import { readVariants } from './reading.ts';

/**
 * Sales begin and end, and drops open, without anybody doing anything. Whoever reads a product sees that at once; what
 * was written down of it (the lowest price, the search index) is brought up to date here.
 */
export const createTurns = (makeId: MakeId): Job<Found> =>
  createSourceJob({
    name: 'shop.turn-prices',
    schedule: '*/10 * * * * *',
    pageSize: 200,
    perSecond: 1_000,
    sources: [
      stretchSource('products', (at) => ({
        table: 'shop_products',
        index: 'shop_products_turns',
        where: {},
        atMost: { turns_at: at },
        order: ['turns_at', 'id'],
      })),
    ],
    write: async (tx, items, { at }) => {
      const rows = await lockProductRows(
        tx,
        items.map(({ row }) => String(row.id)),
      );
      const due = rows.filter((row) => row.turns_at !== null && row.turns_at <= at);
      if (due.length === 0) return;
      const variants = await readVariants(
        tx,
        due.map(({ id }) => id),
      );
      await updateMany(
        tx,
        'shop_products',
        ['id'],
        ['price_from', 'turns_at'],
        due.map(({ id, opens_at: opensAt }) => {
          const { priceFrom, turnsAt } = priceNow({ opensAt }, variants.get(id) ?? [], at);
          return [priceFrom, turnsAt, id];
        }),
      );
      const batchId = makeId();
      const events = due.map(({ id }) => ({ ...productChanged(id), at, by: batchId }));
      await appendEvents(tx, { batchId, lane: 'shop-catalogue', at, events });
    },
  });
