/**
 * Places in order of value, the greatest first; the same value is the same place. Who joined first stands first among them.
 * @returns each with its place, in that order
 */
export function placed<T extends { readonly value: number }>(
  all: readonly T[],
  joinedAt: (one: T) => number,
): (readonly [T, place: number])[] {
  const sorted = [...all].sort((a, b) => b.value - a.value || joinedAt(a) - joinedAt(b));
  let place = 0;
  return sorted.map((one, index) => {
    if (sorted[index - 1]?.value !== one.value) place = index + 1;
    return [one, place] as const;
  });
}

/** What was won or lost of what somebody began with: 0.031 is 3.1 %, to a hundredth of a percent. */
export const returnOf = (value: number, startingCash: number): number =>
  Math.round(((value - startingCash) / startingCash) * 10_000) / 10_000 + 0;
