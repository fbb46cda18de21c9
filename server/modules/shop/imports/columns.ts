/** A column of the file: its name for programs, its name for people, and other names that are understood. */
interface Column<Key extends string> {
  readonly key: Key;
  readonly title: string;
  /** The product as a whole, or the variant in its row. */
  readonly about: 'product' | 'variant';
  readonly also: readonly string[];
}

const product = <Key extends string>(key: Key, title: string, ...also: string[]): Column<Key> => ({
  ...{ key, title, about: 'product', also },
});
const variant = <Key extends string>(key: Key, title: string, ...also: string[]): Column<Key> => ({
  ...{ key, title, about: 'variant', also },
});

/** Columns of the file, in the order in which an export writes them. */
export const COLUMNS = [
  product('product_code', '상품코드', 'code'),
  variant('sku', 'SKU', '옵션코드', '품목코드'),
  product('name_ko', '상품명', 'name'),
  product('name_en', '상품명(영문)'),
  product('brand', '브랜드'),
  product('category', '카테고리'),
  product('status', '판매상태', '상태'),
  product('summary_ko', '한줄소개', 'summary'),
  product('summary_en', '한줄소개(영문)'),
  product('description_ko', '상세설명', 'description'),
  product('description_en', '상세설명(영문)'),
  product('tags', '태그'),
  product('delivery', '배송'),
  product('is_drop', '드롭'),
  product('opens_at', '판매시작'),
  product('per_member_limit', '1인한도'),
  product('option1_name', '옵션1'),
  product('option1_name_en', '옵션1(영문)'),
  variant('option1_value', '옵션1값'),
  variant('option1_value_en', '옵션1값(영문)'),
  product('option2_name', '옵션2'),
  product('option2_name_en', '옵션2(영문)'),
  variant('option2_value', '옵션2값'),
  variant('option2_value_en', '옵션2값(영문)'),
  product('option3_name', '옵션3'),
  product('option3_name_en', '옵션3(영문)'),
  variant('option3_value', '옵션3값'),
  variant('option3_value_en', '옵션3값(영문)'),
  variant('price', '가격', '판매가'),
  variant('sale_price', '할인가'),
  variant('sale_from', '할인시작'),
  variant('sale_until', '할인종료'),
  variant('stock', '재고', '재고수량'),
  variant('sells', '판매방식'),
  variant('backorder_limit', '예약한도'),
  variant('available_at', '입고예정'),
  variant('is_active', '사용여부'),
] as const;

export type ColumnKey = (typeof COLUMNS)[number]['key'];

export const PRODUCT_KEYS: readonly ColumnKey[] = COLUMNS.filter(({ about }) => about === 'product').map(
  ({ key }) => key,
);

/** What stands in a row, by column; a column that the file does not have is absent. */
export type Cells = Readonly<Partial<Record<ColumnKey, string>>>;

/** A name as it is compared: whoever types it leaves a space, or writes it large. */
const plain = (name: string): string => name.normalize('NFC').replaceAll(/\s+/g, '').toLowerCase();

const BY_NAME: ReadonlyMap<string, ColumnKey> = new Map(
  COLUMNS.flatMap(({ key, title, also }) => [key, title, ...also].map((name) => [plain(name), key] as const)),
);

/** Which column each place of a header is; null for one without a name. */
export interface Header {
  readonly columns: readonly (ColumnKey | null)[];
}
/** Why a header does not fit. */
export interface HeaderFault {
  readonly unknown: readonly string[];
  readonly repeated: readonly string[];
  readonly missing: readonly string[];
}

/** Reads the first line of a file, in Korean or in English. */
export function readHeader(names: readonly string[]): Header | HeaderFault {
  const columns = names.map((name) => (name.trim() === '' ? null : (BY_NAME.get(plain(name)) ?? undefined)));
  const known = columns.filter((key) => key !== null && key !== undefined);
  const unknown = names.filter((_, i) => columns[i] === undefined);
  const repeated = known.filter((key, i) => known.indexOf(key) !== i);
  const missing = known.includes('sku') ? [] : ['sku'];
  if (unknown.length + repeated.length + missing.length > 0) {
    return { unknown: unknown.map((name) => name.slice(0, 60)).slice(0, 20), repeated, missing };
  }
  return { columns: columns.map((key) => key ?? null) };
}

/** How many names of a line are columns: for guessing what stands between them. */
export const knownNames = (names: readonly string[]): number =>
  names.filter((name) => BY_NAME.has(plain(name))).length;
