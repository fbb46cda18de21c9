import type { Executor } from '../../../db/dialect.ts';
import { selectMany } from '../../../db/dialect.ts';
import type { TicketsOccupancyTable } from '../../../db/schema.ts';
import type { Behind, RoomKind } from '../../waiting-room/index.ts';
import type { Shows } from '../shows/index.ts';
import { freeIn } from './places.ts';
import { readSales } from './sales.ts';

type Counters = Pick<TicketsOccupancyTable, 'round_id' | 'capacity' | 'held' | 'sold' | 'blocked'>;

/** Rounds as what may stand behind a waiting room. */
export const roundsBehindRooms = (plansOf: Shows['plansOf']): RoomKind => ({
  kind: 'round',
  behind: async (executor: Executor, ids) => {
    const sales = await readSales(executor, new Set(ids), plansOf);
    const rows = await selectMany<Counters>(
      executor,
      {
        table: 'tickets_occupancy',
        columns: ['round_id', 'capacity', 'held', 'sold', 'blocked'],
        keys: ['round_id'],
        index: 'PRIMARY',
        lock: false,
      },
      ids.map((id) => [id]),
    );
    const behind = new Map<string, Behind>();
    for (const row of rows) {
      const sale = sales.get(row.round_id);
      if (!sale?.isPublished) continue;
      const free = sale.status === 'scheduled' ? freeIn(row) : 0;
      const path = `/tickets/rounds/${sale.id}`;
      behind.set(sale.id, {
        ...{ title: sale.title, path, takesPlaceAt: sale.startsAt, free },
        ...{ startsAt: sale.saleFrom, endsAt: sale.saleUntil },
      });
    }
    return behind;
  },
});
