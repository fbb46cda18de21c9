import type { Sql } from './sql.ts';

/**
 * Adds a row like another, but for what is its own.
 * @param where the condition that finds the other, with one parameter
 */
export async function copyRow(
  sql: Sql,
  table: string,
  [where, from]: readonly [where: string, from: string],
  own: Readonly<Record<string, string | number>>,
): Promise<void> {
  const [like] = await sql.query<Record<string, unknown>>(`select * from ${table} where ${where}`, [from]);
  if (!like) throw new Error(`There is nothing to copy in ${table}`);
  const others = Object.keys(like).filter((column) => !(column in own));
  await sql.query(
    `insert into ${table} (${[...Object.keys(own), ...others].join(', ')})
      select ${Object.keys(own).map(() => '?')}, ${others.join(', ')} from ${table} where ${where}`,
    [...Object.values(own), from],
  );
}
