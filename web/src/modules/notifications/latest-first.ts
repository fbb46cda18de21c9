/**
 * By when it happened: news is listed as it was told, which for what came late, or was made up of the past, is another
 * order. @param items with ISO 8601 times in UTC
 */
export const latestFirst = <Item extends { readonly at: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
