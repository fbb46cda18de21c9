export interface Slice {
  /** A symbol; `cash`; `others`. */
  readonly key: string;
  readonly value: number;
  /** Of the whole, 0 … 1. */
  readonly share: number;
}

/** The smallest ones are one slice, so that each that is drawn can be seen. */
const MOST = 7;

/** How a fortune is spread: shares by value, the small ones together, cash last. Nothing below 0 is drawn. */
export function allocationOf(
  holdings: readonly { symbol: string; value: number }[],
  cash: number,
): { slices: Slice[]; total: number } {
  const held = holdings.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const drawn = held.slice(0, held.length > MOST ? MOST - 1 : MOST);
  const others = held.slice(drawn.length).reduce((sum, { value }) => sum + value, 0);
  const parts = [
    ...drawn.map(({ symbol, value }) => ({ key: symbol, value })),
    ...(others > 0 ? [{ key: 'others', value: others }] : []),
    ...(cash > 0 ? [{ key: 'cash', value: cash }] : []),
  ];
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return { slices: parts.map((part) => ({ ...part, share: part.value / total })), total };
}
