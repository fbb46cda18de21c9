const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type FieldOf<D> = keyof D & string;

/** The fields in which two drafts differ. */
export const changedFields = <D extends object>(before: D, after: D): FieldOf<D>[] =>
  (Object.keys(after) as FieldOf<D>[]).filter((field) => !same(before[field], after[field]));

export type Merged<D> = {
  draft: D;
  /** What only the others have changed: it is taken over. */
  theirs: FieldOf<D>[];
  /** What both have changed, each otherwise: mine stays, and somebody has to look. */
  both: FieldOf<D>[];
};

/**
 * My changes on top of what others have saved meanwhile.
 * @param base what I began with
 */
export function mergeDrafts<D extends object>(base: D, mine: D, theirs: D): Merged<D> {
  const ours = new Set(changedFields(base, mine));
  const changed = changedFields(base, theirs);
  const both = changed.filter((field) => ours.has(field) && !same(mine[field], theirs[field]));
  const taken = changed.filter((field) => !ours.has(field));
  const draft = { ...theirs, ...Object.fromEntries([...ours].map((field) => [field, mine[field]])) };
  return { draft, theirs: taken, both };
}
