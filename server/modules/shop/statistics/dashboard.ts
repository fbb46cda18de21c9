import { sql } from 'kysely';
import { type Executor, inIndex } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { firstIdAt } from '../../../lib/id.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Files } from '../../files/index.ts';
import { choiceOf } from '../choice.ts';
import { dayAfter, dayOf, daysBetween } from './days.ts';
import type { DayFigures, LowStock, TopProduct, Waiting } from './schemas.ts';

const MAX_DAYS = 366;
const USUAL_DAYS = 30;
const TOP = 20;
const LOW = 50;
const DAY_MS = 86_400_000;

export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that are asked about: the last thirty where nobody says otherwise.
 * @throws ProblemError request.invalid when they are too many, or the wrong way round
 */
export function periodOf({ from, to }: Partial<Period>, now: number): Period {
  const last = to ?? dayOf(now);
  const first = from ?? dayAfter(last, 1 - USUAL_DAYS);
  const days = daysBetween(first, last);
  if (!(days >= 1 && days <= MAX_DAYS)) {
    const message = `must be a period of 1 to ${MAX_DAYS} days`;
    throw new ProblemError('request.invalid', { errors: [{ in: 'querystring', path: '/from', message }] });
  }
  return { from: first, to: last };
}

/** What each day of a period came to, also those on which nothing happened. */
export async function readDays(executor: Executor, { from, to }: Period): Promise<DayFigures[]> {
  const rows = await executor
    .selectFrom('shop_days')
    .selectAll()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute();
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: daysBetween(from, to) }, (_, i) => {
    const day = dayAfter(from, i);
    const row = byDay.get(day);
    return {
      day,
      views: row?.views ?? 0,
      cartAdds: row?.cart_adds ?? 0,
      checkouts: row?.checkouts ?? 0,
      orders: row?.orders ?? 0,
      amount: row?.amount ?? 0,
      refunded: row?.refunded ?? 0,
    };
  });
}

/** What brought most in a period. */
export async function readTop(
  executor: Executor,
  { from, to }: Period,
  picturesOf: Files['picturesOf'],
): Promise<TopProduct[]> {
  const { rows } = await sql<Record<string, string | number> & { picture_id: string | null }>`
    select p.id, p.name_ko, p.name_en, p.picture_id, t.views, t.orders, t.quantity, t.amount, t.returned, t.returned_amount
    from (
      select product_id, sum(views) as views, sum(orders) as orders, sum(quantity) as quantity, sum(amount) as amount,
        sum(returned) as returned, sum(returned_amount) as returned_amount
      from shop_sales where day between ${from} and ${to} group by product_id having sum(quantity) > 0
      order by amount desc, product_id limit ${TOP}
    ) t join shop_products p on p.id = t.product_id
    order by t.amount desc, p.id
  `.execute(executor);
  const pictures = await picturesOf(
    executor,
    rows.flatMap((row) => row.picture_id ?? []),
  );
  return rows.map((row) => ({
    productId: String(row.id),
    name: { ko: String(row.name_ko), en: String(row.name_en) },
    picture: pictures.get(row.picture_id ?? '') ?? null,
    views: Number(row.views),
    orders: Number(row.orders),
    quantity: Number(row.quantity),
    amount: Number(row.amount),
    returned: Number(row.returned),
    returnedAmount: Number(row.returned_amount),
  }));
}

interface LowRow {
  readonly id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly choices: string;
  readonly stock: number;
  readonly name_ko: string;
  readonly name_en: string;
  readonly options: string;
}

/** Variants on sale of which there is little left; what is promised beyond the stock counts as there. */
export async function readLowStock(executor: Executor, atMost: number): Promise<LowStock[]> {
  const { rows } = await sql<LowRow>`
    select v.id, v.product_id, v.sku, v.choices, v.stock, p.name_ko, p.name_en, p.options
    from shop_variants v join shop_products p on p.id = v.product_id
    where v.is_active = 1 and v.stock <= ${atMost} and p.status = 'on-sale'
      and v.stock + case when v.sells = 'stock' then 0 else v.backorder_limit end <= ${atMost}
    order by v.stock, v.id limit ${LOW}
  `.execute(executor);
  return rows.map((row) => ({
    productId: row.product_id,
    variantId: row.id,
    name: { ko: row.name_ko, en: row.name_en },
    choice: choiceOf(
      { options: JSON.parse(row.options) as { name: Localized; values: Localized[] }[] },
      JSON.parse(row.choices) as number[],
    ),
    sku: row.sku,
    stock: row.stock,
  }));
}

/** What operators have to look at. */
export async function readWaiting(executor: Executor, now: number): Promise<Waiting> {
  const { rows } = await sql<Record<keyof Waiting, number>>`
    select
      (select count(*) from ${sql.raw(inIndex(executor, 'shop_inquiries', 'shop_inquiries_status'))}
        where status = 'open') as inquiries,
      (select count(*) from ${sql.raw(inIndex(executor, 'shop_returns', 'shop_returns_status'))}
        where status in ('requested', 'received')) as returns,
      (select count(*) from shop_reviews where id >= ${firstIdAt(now - DAY_MS)}) as reviews,
      (select count(*) from ${sql.raw(inIndex(executor, 'shop_orders', 'shop_orders_status'))}
        where status in ('paid', 'preparing')) as to_send,
      (select count(*) from ${sql.raw(inIndex(executor, 'shop_orders', 'shop_orders_attention'))}
        where attention is not null) as refunds_refused
  `.execute(executor);
  const row = rows[0] as unknown as Record<string, number>;
  return {
    inquiries: Number(row.inquiries),
    returns: Number(row.returns),
    reviews: Number(row.reviews),
    toSend: Number(row.to_send),
    refundsRefused: Number(row.refunds_refused),
  };
}
