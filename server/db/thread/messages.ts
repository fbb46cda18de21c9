import type { Value } from '../rows.ts';

/** What the reader's thread is asked: a statement, the next page of an answer, or to end. */
export type Asked =
  | { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] | ManyRows }
  | { readonly more: number }
  | 'stop';

/** `Rows` on its way: a class does not survive the port. */
export interface ManyRows {
  readonly rows: readonly (readonly Value[])[];
}

/** A page of an answer, or what went wrong. */
export type Answered =
  | {
      readonly id: number;
      readonly rows: readonly unknown[];
      readonly isLast: boolean;
      readonly changes?: number;
    }
  | { readonly id: number; readonly error: PlainError };

/** An error with what callers look at; cloned as it is, it would lose its codes. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly errcode?: number;
  readonly errstr?: string;
}

const KINDS: Record<string, ErrorConstructor> = { TypeError, RangeError };

export function toPlain(error: unknown): PlainError {
  const { name, message, code, errcode, errstr } = error as PlainError;
  return {
    name,
    message,
    ...(code !== undefined && { code }),
    ...(errcode !== undefined && { errcode }),
    ...(errstr !== undefined && { errstr }),
  };
}

export function toError({ name, message, ...codes }: PlainError): Error {
  return Object.assign(new (KINDS[name] ?? Error)(message), codes);
}
