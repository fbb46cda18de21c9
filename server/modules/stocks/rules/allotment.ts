/**
 * Shares out what there is among orders that count as come at once. The largest order is served first, of equals the older. In
 * each round an order gets so many shares, then half of what it still wants (a half share counts as one), then the rest; until
 * nothing is left.
 * @param wanted what each order wants, oldest first
 * @param supply shares that there are
 * @param rounds shares for each order in one round
 * @returns what each gets, as ordered: in all `supply`, or all that is wanted
 */
export function allot(wanted: readonly number[], supply: number, rounds: readonly number[]): number[] {
  const given = wanted.map(() => 0);
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[b]! - wanted[a]! || a - b);
  let left = supply;
  const serve = (share: (still: number) => number): void => {
    for (const i of order) {
      if (left === 0) return;
      const still = wanted[i]! - given[i]!;
      const part = Math.min(share(still), still, left);
      given[i]! += part;
      left -= part;
    }
  };
  for (const shares of rounds) serve(() => shares);
  serve((still) => Math.ceil(still / 2));
  serve((still) => still);
  return given;
}
