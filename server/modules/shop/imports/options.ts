import type { Localized } from '../../../lib/localized.ts';
import type { ProductFacts, Variant } from '../catalogue/product.ts';
import type { FaultCode, RowFault } from './faults.ts';
import type { ProductWish, VariantWish, WishedText } from './wish.ts';

type Options = ProductFacts['options'];
type Note = (row: number, field: RowFault['field'], code: FaultCode, value?: string) => void;

const MAX_VALUES = 30;
const VALUE_FIELDS = ['option1_value', 'option2_value', 'option3_value'] as const;

interface Growing {
  readonly name: Localized;
  readonly values: Localized[];
}

/**
 * The options of a product with the values of its rows, and what each row chooses, by SKU. Values that are new come
 * behind those that there are.
 */
export function mergeOptions(
  wish: ProductWish,
  old: Options,
  before: readonly Variant[],
  note: Note,
): { readonly options: Options; readonly choices: ReadonlyMap<string, readonly number[]> } {
  const choices = new Map<string, readonly number[]>();
  if (wish.optionNames === null) {
    const known = new Set(before.map(({ sku }) => sku));
    // A new variant of a product with options must say which it is.
    const mute = wish.variants.filter(({ sku }) => old.length > 0 && !known.has(sku));
    for (const { row } of mute) note(row, 'option1_value', 'required');
    return { options: old, choices };
  }
  if (old.length > 0 && !hasNames(old, wish.optionNames)) {
    note(wish.row, 'option1_name', 'options-differ', old.map(({ name }) => name.ko).join(' / '));
    return { options: old, choices };
  }
  const options = wish.optionNames.map(
    (name, i): Growing => ({
      name: named(name, old[i]?.name),
      values: [...(old[i]?.values ?? [])],
    }),
  );
  for (const variant of wish.variants) choices.set(variant.sku, choose(options, variant));
  for (const [i, { values }] of options.entries()) {
    if (values.length > MAX_VALUES) note(wish.row, VALUE_FIELDS[i]!, 'too-many', String(values.length));
  }
  return { options, choices };
}

const hasNames = (old: Options, names: readonly WishedText[]): boolean =>
  old.length === names.length && old.every(({ name }, i) => name.ko === names[i]?.ko);

/** Where there is no English name, the one that there is stays; a new one is the Korean. */
const named = ({ ko = '', en }: WishedText, old: Localized | undefined): Localized => {
  if (en === undefined) return { ko, en: old?.en ?? ko };
  return { ko, en: en === '' ? ko : en };
};

function choose(options: readonly Growing[], { values }: VariantWish): number[] {
  return options.map(({ values: known }, i) => {
    const wished = values?.[i] ?? { ko: '', en: undefined };
    const at = known.findIndex(({ ko }) => ko === wished.ko);
    if (at < 0) return known.push(named(wished, undefined)) - 1;
    if (wished.en) known[at] = named(wished, known[at]);
    return at;
  });
}
