import type { Applied } from '../../../../api/trips-types.ts';

/** So many of my own edits can be taken back. */
const MOST = 50;

/** What I have done on this page, the newest last: by what it was thought to do, then by what it did. */
export function createUndoList() {
  let edits: { key: string; applied: readonly Applied[] }[] = [];
  return {
    isThere: (): boolean => edits.length > 0,
    add: (key: string, applied: readonly Applied[]): void => {
      edits = [...edits, { key, applied }].slice(-MOST);
    },
    learn: (key: string, applied: readonly Applied[]): void => {
      edits = edits.map((one) => (one.key === key ? { key, applied } : one));
    },
    /** @param key of a certain one; without it the last. @returns null when there is none */
    take(key?: string): readonly Applied[] | null {
      const one = key === undefined ? edits.at(-1) : edits.find((edit) => edit.key === key);
      edits = edits.filter((edit) => edit !== one);
      return one?.applied ?? null;
    },
  };
}
