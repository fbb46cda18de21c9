import type { Applied, TripAnswer, TripEdit, TripEntry } from '../../../../api/trips-types.ts';
import { apply, documentOf, type TripDocument } from './document.ts';

/** The server's document as far as this page has heard of it: edits come in any order, twice or never. */
export function createReplica() {
  let document: TripDocument | null = null;
  /** Heard of before what comes before them. */
  const early = new Map<number, TripEdit>();
  /** What was seen removed, and may be brought back. */
  const gone = new Map<string, TripEntry>();

  function remember(applied: readonly Applied[]): void {
    for (const part of applied) if (part.op === 'remove') gone.set(part.id, part.before as TripEntry);
  }

  function takeEarly(): void {
    if (document === null) return;
    for (;;) {
      for (const sequence of early.keys()) if (sequence <= document.sequence) early.delete(sequence);
      const next = early.get(document.sequence + 1);
      if (next === undefined) return;
      remember(next.applied);
      document = apply(document, next.applied, next.sequence);
    }
  }

  return {
    get: (): TripDocument | null => document,
    gone: gone as ReadonlyMap<string, TripEntry>,
    remember,
    /** Something was heard of whose beginning was not. */
    hasGap: (): boolean => early.size > 0,
    /** An older answer than what is known already changes nothing. */
    become(answer: TripAnswer): void {
      if (document === null || answer.sequence >= document.sequence) document = documentOf(answer);
      takeEarly();
    },
    take(edits: readonly TripEdit[]): void {
      for (const edit of edits) early.set(edit.sequence, edit);
      takeEarly();
    },
  };
}
