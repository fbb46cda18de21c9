import type { ProductDraft } from './draft.ts';

export type DraftField = keyof ProductDraft;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two drafts differ. */
export const changedFields = (before: ProductDraft, after: ProductDraft): DraftField[] =>
  (Object.keys(after) as DraftField[]).filter((field) => !same(before[field], after[field]));

export type Merged = {
  draft: ProductDraft;
  /** What only the others have changed: it is taken over. */
  theirs: DraftField[];
  /** What both have changed, each otherwise: mine stays, and somebody has to look. */
  both: DraftField[];
};

/**
 * My changes on top of what others have saved meanwhile.
 * @param base what I began with
 */
export function mergeDrafts(base: ProductDraft, mine: ProductDraft, theirs: ProductDraft): Merged {
  const ours = new Set(changedFields(base, mine));
  const changed = changedFields(base, theirs);
  const both = changed.filter((field) => ours.has(field) && !same(mine[field], theirs[field]));
  const taken = changed.filter((field) => !ours.has(field));
  const draft = { ...theirs, ...Object.fromEntries([...ours].map((field) => [field, mine[field]])) };
  return { draft, theirs: taken, both };
}
