import { expect, test } from 'vitest';
import { mergeHits } from './palette-hits.ts';

const at = '2026-11-21T09:00:00.000Z';
const hit = (kind: string, id: string) => ({
  kind,
  id,
  title: [{ text: id, isHit: false }],
  snippet: [],
  price: null,
  at,
  link: `/${kind}/${id}`,
  picture: null,
});
const names = (hits: { kind: string; id: string }[]) => hits.map(({ kind, id }) => `${kind}:${id}`);

test('kind by kind, each thing once, and what was suggested does not move', () => {
  const suggestions = [hit('drop', 'b'), hit('product', 'x'), hit('drop', 'a')];
  const groups = [
    { kind: 'performance', items: [hit('performance', 'p')], more: false },
    { kind: 'drop', items: [hit('drop', 'a'), hit('drop', 'c')], more: false },
  ];
  expect(names(mergeHits(suggestions, groups, 5))).toEqual([
    'drop:b',
    'drop:a',
    'drop:c',
    'product:x',
    'performance:p',
  ]);
});

test('so many of a kind, and no more', () => {
  const items = Array.from({ length: 9 }, (_, index) => hit('drop', String(index)));
  expect(mergeHits(items, [{ kind: 'drop', items, more: true }], 3)).toHaveLength(3);
});
