/** Text for people, in both languages; a language without a text of its own repeats the other one. */
export interface Localized {
  readonly ko: string;
  readonly en: string;
}

/** Whose searches find a document. Kept in separate indexes: what operators search never reaches the public one. */
export type SearchScope = 'public' | 'operators';

/** What a search finds. The database is the truth; this is a copy that may lag and can be made anew. */
export interface SearchDocument {
  /** `drop`, `product`, `performance`, `member`, … */
  readonly kind: string;
  readonly id: string;
  readonly title: Localized;
  /** What is searched besides the title; at most some thousand characters. */
  readonly text: Localized;
  /** Words that are searched like the text: other names, numbers, codes. */
  readonly tags: readonly string[];
  /** What results can be filtered by and counted over: `{category: ['living']}`. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Smallest unit of the currency; null where nothing is sold. */
  readonly price: number | null;
  /** Epoch milliseconds to filter and sort by: opening, publication, creation. */
  readonly at: number;
  /** 0 and up, whatever the kind counts: sales, claims, views. Only its order of magnitude is used. */
  readonly popularity: number;
  /** Path in the web app. */
  readonly link: string;
  /** Address of a small picture; null without one. */
  readonly picture: string | null;
}

/** A document's name in the index. */
export interface DocumentKey {
  readonly kind: string;
  readonly id: string;
}
