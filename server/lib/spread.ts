/** What an amount is spread over: in proportion to weights, remainders in the order of keys. */
export interface Share {
  /** Not negative; nobody gets more than this. */
  readonly weight: number;
  /** Decides between equal remainders, so that the order of the lines never does. */
  readonly key: string;
}

/**
 * Spreads an amount over shares in proportion to their weights, exact to the smallest unit (largest remainder).
 * @param amount integer from 0 to the sum of the weights
 * @returns integers that add up to `amount`, none above its weight, in the order of the shares
 */
export function spread(amount: number, shares: readonly Share[]): number[] {
  let sum = 0;
  for (const { weight } of shares) sum += weight;
  if (amount < 0 || amount > sum) throw new Error(`${amount} cannot be spread over ${sum}`);
  if (amount === 0) return shares.map(() => 0);
  if (shares.length === 1) return [amount];
  const whole: number[] = [];
  const rests: { readonly index: number; readonly rest: number }[] = [];
  let left = amount;
  for (const [index, { weight }] of shares.entries()) {
    const { quotient, rest } = divide(amount, weight, sum);
    whole.push(quotient);
    left -= quotient;
    if (rest > 0) rests.push({ index, rest });
  }
  rests.sort((a, b) => b.rest - a.rest || (shares[a.index]!.key < shares[b.index]!.key ? -1 : 1));
  for (let i = 0; i < left; i += 1) whole[rests[i]!.index]! += 1;
  return whole;
}

/** amount × weight ÷ sum, exact also where the product leaves the safe integers. */
function divide(amount: number, weight: number, sum: number): { quotient: number; rest: number } {
  const product = amount * weight;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const rest = product % sum;
    return { quotient: (product - rest) / sum, rest };
  }
  const exact = BigInt(amount) * BigInt(weight);
  const divisor = BigInt(sum);
  return { quotient: Number(exact / divisor), rest: Number(exact % divisor) };
}
