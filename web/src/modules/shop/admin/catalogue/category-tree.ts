import type { AdminCategory, Localized } from '../../../../api/shop-admin-types.ts';

export type CategoryNode = AdminCategory & { depth: number; children: CategoryNode[] };

/** Categories below their parents, each level in its own order; what has lost its parent stands on top. */
export function categoryTree(categories: readonly AdminCategory[]): CategoryNode[] {
  const ids = new Set(categories.map(({ categoryId }) => categoryId));
  const below = Map.groupBy(categories, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  );
  const level = (parentId: string | null, depth: number): CategoryNode[] =>
    (below.get(parentId) ?? [])
      .toSorted((one, other) => one.position - other.position)
      .map((category) => ({ ...category, depth, children: level(category.categoryId, depth + 1) }));
  return level(null, 0);
}

/** The tree from top to bottom. */
export const flattened = (nodes: readonly CategoryNode[]): CategoryNode[] =>
  nodes.flatMap((node) => [node, ...flattened(node.children)]);

/** For a list to choose from: what is below is indented. */
export const categoryChoices = (
  categories: readonly AdminCategory[],
  say: (text: Localized) => string,
): { value: string; label: string }[] =>
  flattened(categoryTree(categories)).map(({ categoryId, name, depth }) => ({
    value: categoryId,
    label: `${'\u2003'.repeat(depth)}${say(name)}`,
  }));
