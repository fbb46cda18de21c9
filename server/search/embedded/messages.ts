import type { IndexChanges, SearchQuery } from '../port.ts';

/** What the main thread asks of a thread that reads: each names the file. */
export type ReadRequest =
  | { readonly kind: 'search'; readonly path: string; readonly query: SearchQuery }
  | {
      readonly kind: 'suggest';
      readonly path: string;
      readonly typed: string;
      readonly kinds: readonly string[];
      readonly locale: 'ko' | 'en';
      readonly limit: number;
    }
  | { readonly kind: 'count'; readonly path: string }
  /** Lets go of a file that is replaced. */
  | { readonly kind: 'forget'; readonly path: string };

/** What it asks of the thread that writes. */
export type WriteRequest = { readonly path: string; readonly erases: boolean } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'position' }
  | { readonly kind: 'apply'; readonly changes: IndexChanges; readonly isRebuild: boolean }
  | { readonly kind: 'tidy'; readonly isFirst: boolean }
  | { readonly kind: 'settle' }
  | { readonly kind: 'close' }
);

/** The number of the first answer, which nobody asked for: the thread has begun. */
export const READY = 0;

/** How it answers: with a value, or with what went wrong. */
export type Answer =
  | { readonly no: number; readonly value: unknown }
  | { readonly no: number; readonly fault: Fault };

export interface Fault {
  readonly message: string;
  /** A code of the catalogue: the caller's own fault. */
  readonly code: string | null;
  /** `damaged`: the file is none that this version can read; `missing`: there is none. */
  readonly file: 'damaged' | 'missing' | null;
}

/** What a thread said went wrong. */
export class ThreadFault extends Error {
  override readonly name = 'ThreadFault';
  readonly code: string | null;
  readonly file: Fault['file'];
  constructor({ message, code, file }: Fault) {
    super(message);
    this.code = code;
    this.file = file;
  }
}
