import type { FacetCount } from '../lib/list-schema.ts';
import { type Counted, count, inFacetOrder, readRows } from './database-source.ts';
import { fitting } from './index-source.ts';
import type { AnyList } from './list.ts';
import type { Question } from './question.ts';
import type { DatabaseChoice, Reading } from './sources.ts';

/** What the database counts of a question, by the way in which it finds its rows. */
export async function countedBy<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: DatabaseChoice<Row>,
  { finder, judge, limits }: Reading,
): Promise<Counted> {
  if (choice.how === 'named') {
    return tally(list, fitting(await readRows<Row>(judge, list, choice.ids), question.wishes));
  }
  const { path, how } = choice;
  return count(finder, list, { path, question }, how === 'few' ? null : limits.countedRows);
}

/** Counted over rows that are all there. */
export const tally = <Row>(list: AnyList, rows: readonly Row[]): Counted => ({
  total: { count: rows.length, isExact: true },
  facets: eachFacet(list, (_name, column) =>
    rows.flatMap((row) => {
      const value = row[column as keyof Row];
      return value == null ? [] : { value: String(value), count: 1 };
    }),
  ),
});

/** Counted over two sets of rows that have none in common. */
export const sum = (list: AnyList, a: Counted, b: Counted): Counted => ({
  total: { count: a.total.count + b.total.count, isExact: a.total.isExact && b.total.isExact },
  facets: eachFacet(list, (name) => [...(a.facets[name] ?? []), ...(b.facets[name] ?? [])]),
});

const eachFacet = (
  { facets }: AnyList,
  countsOf: (name: string, column: string) => readonly FacetCount[],
): Counted['facets'] =>
  Object.fromEntries(
    Object.entries(facets).map(([name, column]) => {
      const counts = new Map<string, number>();
      for (const one of countsOf(name, String(column))) {
        counts.set(one.value, (counts.get(one.value) ?? 0) + one.count);
      }
      return [name, inFacetOrder([...counts].map(([value, n]) => ({ value, count: n })))];
    }),
  );
