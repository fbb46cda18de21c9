import type { LoadOutcome } from '../load.ts';
import { type Check, compared, type Sql } from '../sql.ts';
import { PRICE } from './variants.ts';

interface Sold {
  readonly variantIds: readonly string[];
  /** Of each, before anybody came. */
  readonly stock: number;
  readonly keyPrefix: string;
}

/** Whether stock, orders, money and receipts are as the answers said. */
export async function checkOrders(
  sql: Sql,
  outcome: Pick<LoadOutcome, 'accepted' | 'timeouts' | 'broken'>,
  { variantIds, stock, keyPrefix }: Sold,
): Promise<Check[]> {
  const marks = variantIds.map(() => '?').join(', ');
  const [goods] = await sql.query<Record<'left_over' | 'sold' | 'below', number>>(
    `select sum(stock) as left_over, sum(sold) as sold, sum(case when stock < 0 then 1 else 0 end) as below
      from shop_variants where id in (${marks})`,
    variantIds,
  );
  const [orders] = await sql.query<Record<'orders' | 'items' | 'paid' | 'unpaid', number | null>>(
    `select count(*) as orders, sum(o.items) as items, sum(t.amount) as paid,
        sum(case when o.status <> 'paid' or o.total <> t.amount then 1 else 0 end) as unpaid
      from receipts r join shop_orders o on o.id = r.id left join pay_transfers t on t.id = o.transfer_id
      where r.\`key\` >= '${keyPrefix}' and r.\`key\` < '${keyPrefix}~'`,
  );
  const number = (value: number | null | undefined) => Number(value ?? 0);
  const gone = stock * variantIds.length - number(goods?.left_over);
  const pieces = number(orders?.items) / PRICE;
  const unknown = outcome.timeouts + outcome.broken;
  const made = number(orders?.orders);
  return [
    {
      name: 'never below nothing',
      ok: number(goods?.below) === 0,
      detail: `${number(goods?.below)} variants`,
    },
    {
      name: 'stock gone = pieces sold',
      ok: gone === number(goods?.sold),
      detail: compared(gone, number(goods?.sold)),
    },
    { name: 'pieces sold = pieces in orders', ok: gone === pieces, detail: compared(gone, pieces) },
    {
      name: 'every order is paid in full',
      ok: number(orders?.unpaid) === 0,
      detail: `${number(orders?.unpaid)} are not`,
    },
    {
      name: 'answered 201 = orders',
      ok: made >= outcome.accepted && made <= outcome.accepted + unknown,
      detail: compared(outcome.accepted, made),
    },
  ];
}
