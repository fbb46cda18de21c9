import { covers, type PricedLine } from './quote.ts';
import type { PromotionRule } from './rules.ts';

/**
 * What a promotion would take off each line if it alone applied; null for one that is about the basket.
 * It depends on the lines and on nothing else that applies, so a further promotion never makes another one worse.
 */
export function lineDiscounts(rule: PromotionRule, lines: readonly PricedLine[]): readonly number[] | null {
  switch (rule.kind) {
    case 'percent':
      return lines.map((line) => (covers(rule.scope, line) ? percentOff(line, rule.percent) : 0));
    case 'quantity': {
      let pieces = 0;
      for (const line of lines) if (covers(rule.scope, line)) pieces += line.quantity;
      if (pieces < rule.minimum) return null;
      return lines.map((line) => (covers(rule.scope, line) ? percentOff(line, rule.percent) : 0));
    }
    case 'buy-n':
      return freePieces(rule, lines);
    case 'spend':
    case 'free-shipping':
      return null;
  }
}

/** Rounded down for each piece, so that two cost twice what one does. */
const percentOff = ({ unitPrice, quantity }: PricedLine, percent: number): number =>
  Math.floor((unitPrice * percent) / 100) * quantity;

/** Of all pieces that count, the cheapest cost nothing: `free` of them for every `buy + free`. */
function freePieces(
  rule: Extract<PromotionRule, { kind: 'buy-n' }>,
  lines: readonly PricedLine[],
): readonly number[] | null {
  const cheapestFirst: number[] = [];
  let pieces = 0;
  for (const [i, line] of lines.entries()) {
    if (!covers(rule.scope, line)) continue;
    cheapestFirst.push(i);
    pieces += line.quantity;
  }
  let free = Math.floor(pieces / (rule.buy + rule.free)) * rule.free;
  if (free === 0) return null;
  cheapestFirst.sort((a, b) => {
    const [one, other] = [lines[a]!, lines[b]!];
    return one.unitPrice - other.unitPrice || (one.variantId < other.variantId ? -1 : 1);
  });
  const discounts = lines.map(() => 0);
  for (const i of cheapestFirst) {
    const { unitPrice, quantity } = lines[i]!;
    const taken = Math.min(free, quantity);
    discounts[i] = unitPrice * taken;
    free -= taken;
  }
  return discounts;
}
