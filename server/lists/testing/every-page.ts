import type { AnsweredBy } from '../../lib/list-schema.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { List, ListQuery } from '../list.ts';
import { type ListPage, readPage } from '../page.ts';
import type { Reading } from '../sources.ts';

/** All pages of a list, one after the other, as an operator who scrolls to the end gets them. */
export async function everyPage<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
  reading: Reading,
  index: SearchIndex | null = null,
): Promise<{ items: Item[]; first: ListPage<Item>; by: Set<AnsweredBy> }> {
  const items: Item[] = [];
  const by = new Set<AnsweredBy>();
  let first: ListPage<Item> | null = null;
  let cursor: string | null = null;
  do {
    const page: ListPage<Item> = await readPage(
      list,
      cursor === null ? query : { ...query, cursor },
      reading,
      index,
    );
    first ??= page;
    by.add(page.answeredBy);
    items.push(...page.items);
    if (page.nextCursor !== null && page.nextCursor === cursor) throw new Error('The list does not go on');
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, first, by };
}
