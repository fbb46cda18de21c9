import type { Fragment, Groups, SuggestionList } from '../../api/types.ts';

export type PaletteHit = {
  kind: string;
  id: string;
  title: readonly Fragment[];
  link: string;
};

/**
 * Suggestions and hits as one list: kind by kind, a thing once, suggestions first, because what is on the screen
 * already must not move when the search has come to its end.
 */
export function mergeHits(
  suggestions: SuggestionList['items'],
  groups: Groups['groups'],
  perKind: number,
): PaletteHit[] {
  const found = new Map<string, Map<string, PaletteHit>>();
  for (const { kind, id, title, link } of [...suggestions, ...groups.flatMap(({ items }) => items)]) {
    const ofKind = found.get(kind) ?? new Map<string, PaletteHit>();
    found.set(kind, ofKind);
    if (!ofKind.has(id) && ofKind.size < perKind) ofKind.set(id, { kind, id, title, link });
  }
  return [...found.values()].flatMap((ofKind) => [...ofKind.values()]);
}
