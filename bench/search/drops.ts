import type { Sql } from '../sql.ts';
import type { Corpus } from './documents.ts';

const PAGE = 5_000;

/**
 * Writes documents as drops beside the seed's own, whose other columns they share.
 * @returns their ids
 */
export async function writeDrops(sql: Sql, corpus: Corpus, from: number, to: number): Promise<string[]> {
  const [row] = await sql.query<Record<string, string | number | null>>(
    `select * from coupon_campaigns where kind = 'drop' and opens_at is not null order by id desc limit 1`,
  );
  if (!row) throw new Error('There is no drop to copy');
  const columns = Object.keys(row);
  const insert = `insert into coupon_campaigns (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`;
  const ids: string[] = [];
  for (let start = from; start < to; start += PAGE) {
    // One commit for many: the disk is waited for once.
    await sql.query('begin immediate');
    for (let i = start; i < Math.min(start + PAGE, to); i += 1) {
      const { title, at, id } = corpus.at(i);
      const own: Record<string, string | number | null> = {
        ...{ id: `0bench${id}`, name: title.ko, name_en: title.en, opens_at: at, code: null },
      };
      ids.push(`0bench${id}`);
      await sql.query(insert, columns.map((column) => own[column] ?? row[column]) as (string | number)[]);
    }
    await sql.query('commit');
  }
  return ids;
}
