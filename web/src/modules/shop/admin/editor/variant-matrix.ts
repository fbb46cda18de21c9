import { combinations } from './combinations.ts';
import { type DraftOption, type DraftVariant, newDraftKey } from './draft.ts';

/** How many variants one product may have. */
export const MAX_VARIANTS = 100;

export const countCombinations = (options: readonly DraftOption[]): number =>
  options.reduce((count, { values }) => count * Math.max(1, values.length), 1);

/**
 * The variants that these options make. What was there keeps its price, stock and SKU: under the same choice, else, when
 * an option came or went, under the first choice that has all of its values, or of which it has all. What is new takes
 * the price of what stands nearest, and no stock.
 */
export function variantsFor(
  options: readonly DraftOption[],
  before: readonly DraftVariant[],
): DraftVariant[] {
  const taken = new Set<DraftVariant>();
  const take = (keys: readonly string[], fits: (variant: DraftVariant) => boolean) => {
    const found = before.find((variant) => !taken.has(variant) && fits(variant));
    if (found === undefined) return undefined;
    taken.add(found);
    return { ...found, valueKeys: [...keys] };
  };
  const ways = combinations(options);
  const exact = ways.map((keys) => take(keys, (variant) => sameKeys(variant.valueKeys, keys)));
  return ways.map(
    (keys, at) =>
      exact[at] ??
      take(
        keys,
        ({ valueKeys }) =>
          valueKeys.length !== keys.length && (holds(keys, valueKeys) || holds(valueKeys, keys)),
      ) ??
      madeLike(nearest(before, keys), keys),
  );
}

const holds = (many: readonly string[], few: readonly string[]): boolean =>
  few.every((key) => many.includes(key));
const sameKeys = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && holds(one, other);

/** The variant that shares most values, the first among equals. */
function nearest(variants: readonly DraftVariant[], keys: readonly string[]): DraftVariant | undefined {
  const shared = (variant: DraftVariant) => variant.valueKeys.filter((key) => keys.includes(key)).length;
  return variants.toSorted((one, other) => shared(other) - shared(one))[0];
}

const madeLike = (model: DraftVariant | undefined, keys: readonly string[]): DraftVariant => ({
  key: newDraftKey(),
  variantId: null,
  valueKeys: [...keys],
  sku: '',
  price: model?.price ?? '',
  salePrice: model?.salePrice ?? '',
  saleFrom: model?.saleFrom ?? '',
  saleUntil: model?.saleUntil ?? '',
  stock: '0',
  stockSeen: null,
  sells: model?.sells ?? 'stock',
  backorderLimit: model?.backorderLimit ?? '',
  availableAt: model?.availableAt ?? '',
  isActive: true,
  sold: 0,
});

/** The places of a variant's values, as the server has them. */
export const choicesOf = (variant: DraftVariant, options: readonly DraftOption[]): number[] =>
  options
    .filter(({ values }) => values.length > 0)
    .map(({ values }) => values.findIndex(({ key }) => variant.valueKeys.includes(key)));
