import { sql } from 'kysely';
import { type Executor, insertMany } from '../../../db/dialect.ts';
import type { Job } from '../../../jobs/job.ts';
import { dayAfter, dayOf } from './days.ts';

/** Products in a list. */
const LIST_LENGTH = 100;
const WINDOW_DAYS = 7;
const PAGE = 50;
const PER_SECOND = 100;

export interface Ranked {
  readonly productId: string;
  readonly score: number;
}
/** A ranking as it is to be from now on. */
export interface Ranking {
  readonly list: string;
  readonly products: readonly Ranked[];
}

/**
 * Rankings: what sells (seven days, the newest count most), is liked, is new. A list is replaced in one commit, and only
 * when it has changed: a run that finds all as it is leaves no trace.
 */
export const rankJob = (): Job<Ranking> => ({
  name: 'shop.rank',
  schedule: '*/5 * * * *',
  pageSize: PAGE,
  perSecond: PER_SECOND,
  keyOf: ({ list }) => list,
  read: async (executor, after, limit, { at }) => {
    const changed = await changedRankings(executor, at);
    return changed.filter(({ list }) => after === null || list > after).slice(0, limit);
  },
  find: async (executor, keys, { at }) =>
    (await changedRankings(executor, at)).filter(({ list }) => keys.includes(list)),
  write: async (tx, rankings) => {
    for (const { list } of rankings) await tx.deleteFrom('shop_rankings').where('list', '=', list).execute();
    await insertMany(
      tx,
      'shop_rankings',
      ['list', 'position', 'product_id', 'score'],
      rankings.flatMap(({ list, products }) =>
        products.map(({ productId, score }, i) => [list, i + 1, productId, score]),
      ),
    );
  },
});

/** Lists that are not as they stand, by name. */
async function changedRankings(executor: Executor, at: number): Promise<Ranking[]> {
  const wanted = new Map((await rankings(executor, at)).map((ranking) => [ranking.list, ranking]));
  const stored = await executor
    .selectFrom('shop_rankings')
    .selectAll()
    .orderBy('list')
    .orderBy('position')
    .execute();
  const standing = new Map<string, string>();
  for (const { list, product_id, score } of stored) {
    standing.set(list, `${standing.get(list) ?? ''}${product_id} ${score},`);
    // Of a category that is gone, or that sells nothing any more.
    if (!wanted.has(list)) wanted.set(list, { list, products: [] });
  }
  return [...wanted.values()]
    .filter(({ list, products }) => {
      const text = products.map(({ productId, score }) => `${productId} ${score},`).join('');
      return text !== (standing.get(list) ?? '');
    })
    .sort((a, b) => (a.list < b.list ? -1 : 1));
}

async function rankings(executor: Executor, at: number): Promise<Ranking[]> {
  const [sales, liked, fresh] = [
    await bestSelling(executor, at),
    await mostLiked(executor, at),
    await newest(executor, at),
  ];
  const parents = await parentsOf(executor);
  const byList = new Map<string, Ranked[]>([['sales:all', []]]);
  for (const { productId, score, categoryId } of sales) {
    for (const list of ['sales:all', ...withParents(categoryId, parents).map((id) => `sales:${id}`)]) {
      const products = byList.get(list) ?? [];
      if (products.length < LIST_LENGTH) products.push({ productId, score });
      byList.set(list, products);
    }
  }
  byList.set('likes:all', liked).set('new:all', fresh);
  return [...byList].map(([list, products]) => ({ list, products }));
}

/** Products that can be seen and, if they open at a time, are open. */
const isShown = (at: number) => sql`p.status = 'on-sale' and (p.opens_at is null or p.opens_at <= ${at})`;

async function bestSelling(
  executor: Executor,
  at: number,
): Promise<(Ranked & { readonly categoryId: string })[]> {
  const today = dayOf(at);
  const days = Array.from({ length: WINDOW_DAYS }, (_, age) => ({ day: dayAfter(today, -age), age }));
  const weight = sql.join(
    days.map(({ day, age }) => sql`when ${day} then ${WINDOW_DAYS - age}`),
    sql` `,
  );
  const { rows } = await sql<{ id: string; category_id: string; score: number }>`
    select p.id, p.category_id, sum((s.quantity - s.returned) * case s.day ${weight} else 0 end) as score
    from shop_sales s join shop_products p on p.id = s.product_id
    where s.day between ${days.at(-1)!.day} and ${today} and (s.quantity > 0 or s.returned > 0) and ${isShown(at)}
    group by p.id, p.category_id order by score desc, p.id desc
  `.execute(executor);
  return rows
    .map((row) => ({ productId: row.id, categoryId: row.category_id, score: Number(row.score) }))
    .filter(({ score }) => score > 0);
}

async function mostLiked(executor: Executor, at: number): Promise<Ranked[]> {
  const { rows } = await sql<{ id: string; likes: number }>`
    select p.id, c.likes from shop_product_counts c join shop_products p on p.id = c.product_id
    where c.likes > 0 and ${isShown(at)} order by c.likes desc, p.id desc limit ${LIST_LENGTH}
  `.execute(executor);
  return rows.map(({ id, likes }) => ({ productId: id, score: likes }));
}

/** By when they could be bought first. */
async function newest(executor: Executor, at: number): Promise<Ranked[]> {
  const { rows } = await sql<{ id: string; since: number }>`
    select p.id, coalesce(p.opens_at, p.published_at, p.created_at) as since from shop_products p
    where ${isShown(at)} order by since desc, p.id desc limit ${LIST_LENGTH}
  `.execute(executor);
  return rows.map(({ id, since }) => ({ productId: id, score: Number(since) }));
}

async function parentsOf(executor: Executor): Promise<ReadonlyMap<string, string | null>> {
  const rows = await executor.selectFrom('shop_categories').select(['id', 'parent_id']).execute();
  return new Map(rows.map((row) => [row.id, row.parent_id]));
}

/** A category, and those that it lies in. */
function withParents(categoryId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const path = [categoryId];
  for (let id = parents.get(categoryId); id && !path.includes(id); id = parents.get(id)) path.push(id);
  return path;
}
