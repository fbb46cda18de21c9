import type { Sql } from './sql.ts';

/**
 * Adds rows like one that there is, but for what is their own. It looks at the row now, so that a transaction that begins
 * afterwards only writes.
 * @param where the condition that finds the row, with one parameter
 */
export async function copier(
  sql: Sql,
  table: string,
  [where, from]: readonly [where: string, from: string],
): Promise<(own: Readonly<Record<string, string | number>>) => Promise<unknown>> {
  const [like] = await sql.query<Record<string, unknown>>(`select * from ${table} where ${where}`, [from]);
  if (!like) throw new Error(`There is nothing to copy in ${table}`);
  return (own) => {
    const others = Object.keys(like).filter((column) => !(column in own));
    return sql.query(
      `insert into ${table} (${[...Object.keys(own), ...others].join(', ')})
        select ${Object.keys(own).map(() => '?')}, ${others.join(', ')} from ${table} where ${where}`,
      [...Object.values(own), from],
    );
  };
}
