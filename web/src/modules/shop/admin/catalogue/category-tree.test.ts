import { expect, test } from 'vitest';
import type { AdminCategory } from '../../../../api/shop-admin-types.ts';
import { categoryChoices, categoryTree, flattened } from './category-tree.ts';

const category = (categoryId: string, parentId: string | null, position: number): AdminCategory => ({
  categoryId,
  slug: categoryId,
  parentId,
  name: { ko: categoryId, en: categoryId },
  position,
  isHidden: false,
  products: 0,
});

test('each level has its own order, below its parent', () => {
  const tree = categoryTree([
    category('bowls', 'kitchen', 2),
    category('kitchen', null, 2),
    category('food', null, 1),
    category('knives', 'kitchen', 1),
  ]);
  expect(flattened(tree).map(({ categoryId, depth }) => [categoryId, depth])).toEqual([
    ['food', 0],
    ['kitchen', 0],
    ['knives', 1],
    ['bowls', 1],
  ]);
});

test('what has lost its parent is still there', () => {
  expect(categoryChoices([category('bowls', 'gone', 1)], ({ ko }) => ko)).toEqual([
    { value: 'bowls', label: 'bowls' },
  ]);
});
