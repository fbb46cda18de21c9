import type { Parts } from './split.ts';

/** Who should pay back how much to whom. */
export interface Suggestion {
  readonly fromId: string;
  readonly toId: string;
  readonly amount: number;
}

interface Left {
  readonly id: string;
  amount: number;
}

/** Among so many with a balance the fewest payments are looked for; among more, few. */
const EXACT = 12;

/**
 * Payments after which everybody stands at zero, as few as there can be (among up to twelve who do not stand at zero), the
 * same for the same balances. People who can settle among themselves do.
 * @param balances sum to zero
 */
export function suggestionsFor(balances: Parts): Suggestion[] {
  const open = [...balances]
    .filter(([, amount]) => amount !== 0)
    .map(([id, amount]) => ({ id, amount }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (open.length === 0) return [];
  const groups = open.length <= EXACT ? groupsOf(open) : [open];
  return groups.flatMap(settled);
}

/** As many groups as there can be, each of which sums to zero: each saves a payment. */
function groupsOf(open: readonly Left[]): Left[][] {
  const all = (1 << open.length) - 1;
  const sums = new Float64Array(all + 1);
  // The most groups among the chosen, and which person was added last to get there.
  const most = new Int8Array(all + 1);
  const last = new Int8Array(all + 1);
  for (let set = 1; set <= all; set += 1) {
    const lowest = 31 - Math.clz32(set & -set);
    sums[set] = sums[set & (set - 1)]! + open[lowest]!.amount;
    let best = -1;
    for (let i = 0; i < open.length; i += 1) {
      if ((set & (1 << i)) === 0) continue;
      const before = most[set & ~(1 << i)]!;
      if (before > best) {
        best = before;
        last[set] = i;
      }
    }
    most[set] = best + (sums[set] === 0 ? 1 : 0);
  }
  const groups: Left[][] = [];
  let group: Left[] = [];
  for (let set = all; set !== 0; set &= ~(1 << last[set]!)) {
    if (sums[set] === 0 && group.length > 0) {
      groups.push(group);
      group = [];
    }
    group.push(open[last[set]!]!);
  }
  return [...groups, group];
}

/** The largest debt goes to the largest claim: each payment brings one of them to zero. */
function settled(group: readonly Left[]): Suggestion[] {
  const largest = (a: Left, b: Left) => b.amount - a.amount || (a.id < b.id ? -1 : 1);
  const of = (sign: 1 | -1): Left[] =>
    group
      .filter(({ amount }) => amount * sign > 0)
      .map(({ id, amount }) => ({ id, amount: amount * sign }))
      .sort(largest);
  const [debts, claims] = [of(-1), of(1)];
  const found: Suggestion[] = [];
  while (debts[0] && claims[0]) {
    const [debt, claim] = [debts[0], claims[0]];
    const amount = Math.min(debt.amount, claim.amount);
    found.push({ fromId: debt.id, toId: claim.id, amount });
    debt.amount -= amount;
    claim.amount -= amount;
    if (debt.amount === 0) debts.shift();
    if (claim.amount === 0) claims.shift();
    debts.sort(largest);
    claims.sort(largest);
  }
  return found;
}
