import type { KindPage } from '../../api/types.ts';

type Facets = Record<string, { value: string; count: number | null }[]>;

/**
 * Facets with all that may be chosen. An answer counts what is found now, so where some values of a facet are
 * chosen, the others are known from the answer without choices; how many they would add, nobody has counted.
 * @param chosen each as `name:value`
 */
export function facetsToShow(
  now: KindPage['facets'] | undefined,
  everything: KindPage['facets'] | undefined,
  chosen: readonly string[],
): Facets {
  const names = new Set([...Object.keys(everything ?? {}), ...Object.keys(now ?? {})]);
  return Object.fromEntries(
    [...names].map((name) => {
      const counted = now?.[name] ?? [];
      if (!chosen.some((one) => one.startsWith(`${name}:`))) return [name, counted];
      const found = counted.filter(({ value }) => chosen.includes(`${name}:${value}`));
      const others = (everything?.[name] ?? []).filter(({ value }) =>
        found.every((one) => one.value !== value),
      );
      return [name, [...found, ...others.map(({ value }) => ({ value, count: null }))]];
    }),
  );
}
