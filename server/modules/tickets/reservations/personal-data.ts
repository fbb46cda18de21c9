import type { Executor } from '../../../db/dialect.ts';
import type { TicketsReservationsTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { RESERVATION_COLUMNS, reservationOf } from './rows.ts';

const PAGE = 200;

/** A member's reservations, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const reservations: Record<string, unknown>[] = [];
  for (let after = ''; ; ) {
    const rows = await executor
      .selectFrom('tickets_reservations')
      .select(RESERVATION_COLUMNS)
      .where('account_id', '=', accountId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    reservations.push(...rows.map(reservationData));
    if (rows.length < PAGE) return { reservations };
    after = rows.at(-1)!.id;
  }
}

function reservationData(row: TicketsReservationsTable): Record<string, unknown> {
  const { id, status, payWith, total, refunded, currency, title, lines, note, ...own } = reservationOf(row);
  return {
    reservationId: id,
    ...{ status, payWith, total, refunded, currency, title, note },
    startsAt: iso(own.startsAt),
    places: lines.map(({ label, price, paid, fee }) => ({ ...label, price, paid, fee })),
    createdAt: iso(own.createdAt),
    paidAt: isoOrNull(own.paidAt),
  };
}
