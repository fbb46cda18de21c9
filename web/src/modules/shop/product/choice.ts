import type { Product, Variant } from '../../../api/shop-types.ts';

/** Which value of each option is chosen; null: not yet. */
export type Chosen = readonly (number | null)[];

export type ValueState = 'free' | 'sold-out' | 'none';

/** Pieces that one line of an order may have. */
const MOST = 99;

const canBeBought = ({ state }: Pick<Variant, 'state'>): boolean =>
  state === 'on-sale' || state === 'pre-order' || state === 'opens';

/** What is chosen from the start: an option with one value leaves no choice. */
export const firstChoice = ({ options }: Pick<Product, 'options'>): Chosen =>
  options.map(({ values }) => (values.length === 1 ? 0 : null));

/** The one variant that is meant, once every option is chosen. */
export const chosenVariant = (
  { variants }: { variants: readonly Variant[] },
  chosen: Chosen,
): Variant | undefined =>
  chosen.includes(null)
    ? undefined
    : variants.find(({ choices }) => chosen.every((value, option) => choices[option] === value));

/**
 * How a value of an option stands after the options before it: each step offers what the steps before left, so that
 * an early choice can always be changed.
 */
export function valueState(
  { variants }: { variants: readonly Pick<Variant, 'choices' | 'state'>[] },
  chosen: Chosen,
  option: number,
  value: number,
): ValueState {
  const fitting = variants.filter(
    ({ choices }) =>
      choices[option] === value &&
      chosen.slice(0, option).every((before, index) => before === null || choices[index] === before),
  );
  if (fitting.length === 0) return 'none';
  return fitting.some(canBeBought) ? 'free' : 'sold-out';
}

/** Chooses one value; what was chosen behind it and does not go with it is taken back. */
export function choose(
  product: { variants: readonly Pick<Variant, 'choices' | 'state'>[] },
  chosen: Chosen,
  option: number,
  value: number,
): Chosen {
  const next: (number | null)[] = chosen.map((old, index) => (index === option ? value : old));
  for (let behind = option + 1; behind < next.length; behind += 1) {
    const kept = next[behind];
    if (kept != null && valueState(product, next, behind, kept) !== 'free') next[behind] = null;
  }
  return next;
}

/** So many pieces may be taken of it now; 0 where there is nothing to take. */
export function mostOf(variant: Variant | undefined, perMemberLimit: number | null): number {
  const limit = Math.min(MOST, perMemberLimit ?? MOST);
  if (variant === undefined) return limit;
  if (!canBeBought(variant)) return 0;
  return Math.min(limit, variant.stock ?? MOST);
}
