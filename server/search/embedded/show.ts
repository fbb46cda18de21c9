import { markTitle, snippetOf } from '../highlight.ts';
import type { WordPattern } from '../pattern.ts';
import type { SearchHit, SearchQuery, Suggestion } from '../port.ts';
import type { Connection } from './connection.ts';
import { documentOf, type Entry } from './stored.ts';

/** What was found, as people see it; what has gone meanwhile is left out. @param words to be marked */
export function hitsOf(
  connection: Connection,
  ids: readonly number[],
  words: readonly WordPattern[],
  { locale, hasTexts = true }: Pick<SearchQuery, 'locale' | 'hasTexts'>,
): SearchHit[] {
  return ids.flatMap((id) => {
    const document = readDocument(connection, id);
    if (document === null) return [];
    const { kind, id: documentId, title, text, price, at, link, picture } = document;
    return {
      kind,
      id: documentId,
      title: hasTexts ? markTitle(title[locale], words) : [],
      snippet: hasTexts ? snippetOf(text[locale], words) : [],
      price,
      at,
      link,
      picture,
    };
  });
}

export const suggestionsOf = (
  connection: Connection,
  ids: readonly number[],
  words: readonly WordPattern[],
  locale: 'ko' | 'en',
): Suggestion[] =>
  ids.flatMap((id) => {
    const document = readDocument(connection, id);
    if (document === null) return [];
    const { kind, title, link } = document;
    return { kind, id: document.id, title: markTitle(title[locale], words), link };
  });

function readDocument(connection: Connection, id: number) {
  const row = connection.get<Entry & { shown: string }>(
    `select e.id, k.name as kind, e.document, e.at, e.price, e.facets, t.shown
     from entries e join kinds k on k.no = e.kind join texts t on t.id = e.id where e.id = ?`,
    id,
  );
  return row === undefined ? null : documentOf(row, row.shown);
}
