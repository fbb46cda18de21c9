export type Direction = 'rise' | 'fall' | 'even';

export const directionOf = (change: number): Direction =>
  change > 0 ? 'rise' : change < 0 ? 'fall' : 'even';

/** As a share of what it was before, 0.0156 for 1.56 %. @param last what it is now @param change since before */
export function rateOf(last: number, change: number): number {
  const before = last - change;
  return before > 0 ? change / before : 0;
}

/** Never told by colour alone: what wears one says the direction too. */
export const directionClass: Record<Direction, string> = {
  rise: 'text-rise',
  fall: 'text-fall',
  even: 'text-muted',
};
export const MARKS: Record<Direction, string> = { rise: '▲', fall: '▼', even: '' };
