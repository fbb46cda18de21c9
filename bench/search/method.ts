import type { Kind } from '../report/model.ts';
import type { Corpus } from './documents.ts';

/** What a search for a piece of a word finds. */
export interface Answer {
  /** Ids of the first page, the best first. */
  readonly ids: readonly string[];
  /** How many there are; null where the method does not say. */
  readonly count: number | null;
  readonly isExact: boolean;
}

/** A way of searching a million documents. */
export interface Method {
  readonly name: string;
  readonly kind: Kind;
  /** Process of the server that searches; none where it is this process. */
  readonly serverPid: number | null;
  build(corpus: Corpus): Promise<void>;
  bytes(): Promise<number>;
  search(q: string): Promise<Answer>;
  /** Ids of everything that holds a rare word. */
  everything(q: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Hits on a page. */
export const PAGE = 20;
/** Documents that are written at once. */
const CHUNK = 1_000;

/** The documents of a corpus, in chunks. */
export function* chunksOf(corpus: Corpus) {
  for (let from = 0; from < corpus.count; from += CHUNK) {
    yield Array.from({ length: Math.min(CHUNK, corpus.count - from) }, (_, i) => corpus.at(from + i));
  }
}
