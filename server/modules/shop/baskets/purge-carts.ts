import { deleteMany, type Executor, selectMany } from '../../../db/dialect.ts';
import type { PlacedRow } from '../../../db/stretch.ts';
import { createPurge, shelfOf } from '../../../upkeep/index.ts';

/**
 * Carts of guests that nobody has touched for so long. They are locked before their lines go: what is put in
 * meanwhile either keeps its cart or begins another one.
 * @param keptMs milliseconds
 */
export const purgeCarts = (keptMs: number) =>
  createPurge({
    name: 'shop.purge-carts',
    schedule: '50 4 * * *',
    shelves: [
      shelfOf('shop_carts', {
        name: 'guests',
        key: ['owner_id'],
        stretch: (at) => ({
          index: 'shop_carts_touched',
          where: { is_guest: 1 },
          atMost: { touched_at: at - keptMs },
          order: ['touched_at', 'owner_id'],
        }),
        before: removeLines,
      }),
    ],
  });

async function removeLines(tx: Executor, rows: readonly PlacedRow[]): Promise<void> {
  const locked = await selectMany<{ owner_id: string; touched_at: number }>(
    tx,
    {
      table: 'shop_carts',
      columns: ['owner_id', 'touched_at'],
      keys: ['owner_id'],
      index: 'PRIMARY',
      lock: true,
    },
    rows.map(({ owner_id: id }) => [id!]),
  );
  const found = new Map(rows.map((row) => [row.owner_id, row.touched_at]));
  const untouched = locked.filter((row) => found.get(row.owner_id) === row.touched_at);
  const owners = untouched.map((row) => [row.owner_id]);
  await deleteMany(tx, 'shop_cart_lines', ['owner_id'], owners, { where: {}, atMost: {} });
}
