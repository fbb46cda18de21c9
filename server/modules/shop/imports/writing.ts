import { Readable } from 'node:stream';
import type { Executor } from '../../../db/dialect.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../lib/csv.ts';
import type { Variant } from '../catalogue/product.ts';
import { readCategories } from '../catalogue/reading.ts';
import { DELIVERIES, guarded, SELLS, STATUSES, timeText, YES_NO } from './cells.ts';
import { COLUMNS, type ColumnKey } from './columns.ts';
import { codesOf, readStanding } from './lookups.ts';
import type { Standing } from './merging.ts';

const PRODUCTS_AT_ONCE = 100;
/** Cells with text of people: there a spreadsheet must not find a formula. */
const TEXTS: readonly number[] = COLUMNS.flatMap(({ key }, i) =>
  /^(product_code|sku|name_|brand|category|summary_|description_|tags|option)/.test(key) ? [i] : [],
);

type Row = Partial<Record<ColumnKey, string>>;

const lineOfRow = (row: Row): string =>
  csvLine(
    COLUMNS.map(({ key }, i) => (TEXTS.includes(i) ? guarded(row[key] ?? '') : (row[key] ?? ''))),
    TEXTS,
  );

const HEADER =
  BYTE_ORDER_MARK +
  csvLine(
    COLUMNS.map(({ title }) => title),
    [],
  );

/**
 * All products with all their variants, in the columns of an import: what is imported again changes nothing. A page at a
 * time; whoever stops reading stops the work.
 */
export async function* productsCsv(executor: Executor): AsyncGenerator<string> {
  yield HEADER;
  const slugs = new Map((await readCategories(executor)).map(({ id, slug }) => [id, slug]));
  for (let after = ''; ; ) {
    const ids = await executor
      .selectFrom('shop_products')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PRODUCTS_AT_ONCE)
      .execute();
    const last = ids.at(-1);
    if (!last) return;
    after = last.id;
    const names = ids.map(({ id }) => id);
    const products = await readStanding(executor, names);
    const codes = await codesOf(executor, names);
    yield names
      .flatMap((id) => {
        const standing = products.get(id);
        return standing ? rowsOf(standing, codes.get(id) ?? id, slugs).map(lineOfRow) : [];
      })
      .join('');
  }
}

/** What is said of the product stands in its first row. */
function rowsOf(
  { product, variants }: Standing,
  code: string,
  slugs: ReadonlyMap<string, string>,
): readonly Row[] {
  const { facts } = product;
  const own: Row = {
    name_ko: facts.name.ko,
    name_en: facts.name.en,
    brand: facts.brand,
    category: slugs.get(facts.categoryId) ?? facts.categoryId,
    status: STATUSES.titleOf(product.status),
    summary_ko: facts.summary.ko,
    summary_en: facts.summary.en,
    description_ko: facts.description.ko,
    description_en: facts.description.en,
    tags: facts.tags.join(', '),
    delivery: DELIVERIES.titleOf(facts.delivery),
    is_drop: YES_NO.titleOf(facts.isDrop),
    opens_at: timeOrNothing(facts.opensAt),
    per_member_limit: numberOrNothing(facts.perMemberLimit),
    ...Object.fromEntries(
      facts.options.flatMap(({ name }, i) => [
        [`option${i + 1}_name`, name.ko],
        [`option${i + 1}_name_en`, name.en],
      ]),
    ),
  };
  return variants.map((variant, i) => ({
    product_code: code,
    ...(i === 0 && own),
    ...variantRow(variant, facts.options),
  }));
}

const variantRow = (variant: Variant, options: Standing['product']['facts']['options']): Row => ({
  sku: variant.sku,
  ...Object.fromEntries(
    variant.choices.flatMap((choice, i) => {
      const value = options[i]?.values[choice];
      return [
        [`option${i + 1}_value`, value?.ko ?? ''],
        [`option${i + 1}_value_en`, value?.en ?? ''],
      ];
    }),
  ),
  price: String(variant.price),
  sale_price: numberOrNothing(variant.salePrice),
  sale_from: timeOrNothing(variant.saleFrom),
  sale_until: timeOrNothing(variant.saleUntil),
  stock: String(variant.stock),
  sells: SELLS.titleOf(variant.sells),
  backorder_limit: String(variant.backorderLimit),
  available_at: timeOrNothing(variant.availableAt),
  is_active: YES_NO.titleOf(variant.isActive),
});

const timeOrNothing = (ms: number | null): string => (ms === null ? '' : timeText(ms));
const numberOrNothing = (value: number | null): string => (value === null ? '' : String(value));

/** A stream of an export. @param ended called once, whatever happens */
export const streamOf = (pieces: AsyncGenerator<string>, ended: () => void): Readable =>
  Readable.from(pieces).once('close', ended);

/** A file to begin with: a product with two options, one without, and one whose stock alone is to change. */
export const exampleCsv = (): string => HEADER + EXAMPLE.map(lineOfRow).join('');

const EXAMPLE: readonly Row[] = [
  {
    product_code: 'SOCKS-01',
    sku: 'SOCKS-01-GR-M',
    name_ko: '이음매 없는 면양말',
    name_en: 'Seamless cotton socks',
    brand: '달빛공방',
    category: 'fashion',
    status: '임시저장',
    summary_ko: '발등이 눌리지 않는 양말',
    summary_en: 'Socks that do not press',
    description_ko: '국내에서 짠 면 87% 양말입니다.\n찬물에 세탁하세요.',
    tags: '양말, 면, 선물',
    delivery: '택배',
    option1_name: '색상',
    option1_name_en: 'Colour',
    option1_value: '회색',
    option1_value_en: 'Grey',
    option2_name: '크기',
    option2_name_en: 'Size',
    option2_value: 'M',
    option2_value_en: 'M',
    price: '4900',
    stock: '120',
  },
  {
    product_code: 'SOCKS-01',
    sku: 'SOCKS-01-GR-L',
    option1_value: '회색',
    option1_value_en: 'Grey',
    option2_value: 'L',
    option2_value_en: 'L',
    price: '4900',
    sale_price: '3900',
    sale_until: '2026-12-31 23:59',
    stock: '80',
  },
  {
    product_code: 'CUP-02',
    sku: 'CUP-02',
    name_ko: '백자 컵',
    name_en: 'White porcelain cup',
    brand: '온기',
    category: 'kitchen',
    status: '임시저장',
    price: '18000',
    stock: '0',
    sells: '예약판매',
    backorder_limit: '50',
    available_at: '2026-12-20',
  },
];
