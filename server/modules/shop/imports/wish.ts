import {
  type Cell,
  choiceOf,
  DELIVERIES,
  lineOf,
  linesOf,
  numberOf,
  SELLS,
  STATUSES,
  timeOf,
  YES_NO,
} from './cells.ts';
import { type Cells, type ColumnKey, PRODUCT_KEYS } from './columns.ts';
import { type FaultCode, type RowFault, shown } from './faults.ts';

/** A product of the file with all its rows, as it waits to be done. */
export interface StagedItem {
  readonly code: string | null;
  readonly rows: readonly { readonly no: number; readonly cells: Cells }[];
  /** What was wrong before anything was looked up. */
  readonly faults: readonly RowFault[];
}

/** A text as the file has it; undefined: no such column. */
export interface WishedText {
  readonly ko: string | undefined;
  readonly en: string | undefined;
}

/** What a file wants of a variant; what is undefined stays as it is. Amounts in won, times epoch milliseconds. */
export interface VariantWish {
  readonly row: number;
  readonly sku: string;
  /** Of each option, in order; null: the file has no columns of options. */
  readonly values: readonly WishedText[] | null;
  readonly price: number | undefined;
  readonly salePrice: number | null | undefined;
  readonly saleFrom: number | null | undefined;
  readonly saleUntil: number | null | undefined;
  readonly stock: number | undefined;
  readonly sells: 'stock' | 'backorder' | 'pre-order' | undefined;
  readonly backorderLimit: number | undefined;
  readonly availableAt: number | null | undefined;
  readonly isActive: boolean | undefined;
}

/** What a file wants of a product. */
export interface ProductWish {
  readonly code: string | null;
  /** Its first row. */
  readonly row: number;
  readonly name: WishedText;
  readonly brand: string | undefined;
  readonly category: string | undefined;
  readonly status: 'draft' | 'on-sale' | 'hidden' | 'ended' | undefined;
  readonly summary: WishedText;
  readonly description: WishedText;
  readonly tags: readonly string[] | undefined;
  readonly delivery: 'parcel' | 'none' | undefined;
  readonly isDrop: boolean | undefined;
  readonly opensAt: number | null | undefined;
  readonly perMemberLimit: number | null | undefined;
  /** Null: the file has no columns of options. */
  readonly optionNames: readonly WishedText[] | null;
  readonly variants: readonly VariantWish[];
}

export const MAX_AMOUNT = 1_000_000_000_000;
const MAX_PIECES = 1_000_000;
const SKU = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;
const OPTIONS = [1, 2, 3] as const;
const PIECES = { least: 0, most: MAX_PIECES };

/** Reads the cells of some rows and notes what is wrong with them. */
class Reader {
  readonly faults: RowFault[];
  readonly row: number;
  readonly #cells: Cells;

  constructor(row: number, cells: Cells, faults: RowFault[]) {
    this.row = row;
    this.#cells = cells;
    this.faults = faults;
  }

  has(field: ColumnKey): boolean {
    return this.#cells[field] !== undefined;
  }
  text(field: ColumnKey): string {
    return this.#cells[field] ?? '';
  }
  isBlank(field: ColumnKey): boolean {
    return this.text(field).trim() === '';
  }
  note(field: ColumnKey, code: FaultCode): undefined {
    this.faults.push({ row: this.row, field, code, value: shown(this.text(field)) });
  }

  /** @param blank what an empty cell means; `required`: nothing good */
  read<T>(field: ColumnKey, blank: T | 'required', parse: (cell: string) => Cell<T>): T | undefined {
    if (!this.has(field)) return undefined;
    if (this.isBlank(field)) return blank === 'required' ? this.note(field, 'required') : blank;
    const cell = parse(this.text(field));
    return 'fault' in cell ? this.note(field, cell.fault) : cell.value;
  }
}

/** What the rows of a product want, and what is wrong with them. */
export function wishOf({ code, rows, faults: before }: StagedItem): {
  readonly wish: ProductWish;
  readonly faults: readonly RowFault[];
} {
  const faults = [...before];
  const readers = rows.map(({ no, cells }) => new Reader(no, cells, faults));
  const first = new Reader(rows[0]!.no, together(rows, faults), faults);
  const wish: ProductWish = {
    code,
    row: first.row,
    name: { ko: first.read('name_ko', 'required', line(160)), en: first.read('name_en', '', line(160)) },
    brand: first.read('brand', '', line(80)),
    category: first.read('category', 'required', line(80)),
    status: first.read('status', undefined, (cell) => choiceOf(cell, STATUSES.byName)),
    summary: { ko: first.read('summary_ko', '', line(300)), en: first.read('summary_en', '', line(300)) },
    description: {
      ko: first.read('description_ko', '', lines(20_000)),
      en: first.read('description_en', '', lines(20_000)),
    },
    tags: first.read<readonly string[]>('tags', [], tagsOf),
    delivery: first.read('delivery', undefined, (cell) => choiceOf(cell, DELIVERIES.byName)),
    isDrop: first.read('is_drop', false, (cell) => choiceOf(cell, YES_NO.byName)),
    opensAt: first.read<number | null>('opens_at', null, timeOf),
    perMemberLimit: first.read<number | null>('per_member_limit', null, number(1, 1_000)),
    optionNames: optionNamesOf(first),
    variants: [],
  };
  const variants = readers.map((reader) => variantWishOf(reader, wish.optionNames));
  return { wish: { ...wish, variants }, faults };
}

const line = (most: number) => (cell: string) => lineOf(cell, most);
const lines = (most: number) => (cell: string) => linesOf(cell, most);
const number = (least: number, most: number) => (cell: string) => numberOf(cell, { least, most });

function tagsOf(cell: string): Cell<readonly string[]> {
  const tags = [
    ...new Set(
      cell
        .split(/[,|\n]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ];
  if (tags.length > 20) return { fault: 'too-many' };
  const parsed = tags.map((tag) => lineOf(tag, 40));
  const wrong = parsed.find((tag) => 'fault' in tag);
  return wrong ?? { value: parsed.flatMap((tag) => ('value' in tag ? [tag.value] : [])) };
}

/** The product's own cells: what the first row that says something says; others say nothing, or the same. */
function together(rows: StagedItem['rows'], faults: RowFault[]): Cells {
  const all: Partial<Record<ColumnKey, string>> = { ...rows[0]!.cells };
  for (const { no, cells } of rows.slice(1)) {
    for (const [key, cell] of Object.entries(cells) as [ColumnKey, string][]) {
      if (!PRODUCT_KEYS.includes(key) || cell.trim() === '') continue;
      if ((all[key] ?? '').trim() === '') all[key] = cell;
      else if (all[key]?.trim() !== cell.trim()) {
        faults.push({ row: no, field: key, code: 'differs-from-product', value: shown(cell) });
      }
    }
  }
  return all;
}

function optionNamesOf(reader: Reader): readonly WishedText[] | null {
  if (!OPTIONS.some((n) => reader.has(`option${n}_name`))) return null;
  const names: WishedText[] = [];
  for (const n of OPTIONS) {
    if (reader.isBlank(`option${n}_name`)) continue;
    if (names.length < n - 1) reader.note(names.length === 0 ? 'option1_name' : 'option2_name', 'required');
    names.push({
      ko: reader.read(`option${n}_name`, '', line(40)),
      en: reader.read(`option${n}_name_en`, '', line(40)),
    });
  }
  return names;
}

function variantWishOf(reader: Reader, optionNames: ProductWish['optionNames']): VariantWish {
  return {
    row: reader.row,
    sku: reader.read('sku', 'required', skuOf) ?? '',
    values: optionNames && valuesOf(reader, optionNames.length),
    price: reader.read('price', 'required', number(1, MAX_AMOUNT)),
    salePrice: reader.read<number | null>('sale_price', null, number(1, MAX_AMOUNT)),
    saleFrom: reader.read<number | null>('sale_from', null, timeOf),
    saleUntil: reader.read<number | null>('sale_until', null, timeOf),
    stock: reader.read('stock', undefined, number(-MAX_PIECES, MAX_PIECES)),
    sells: reader.read('sells', undefined, (cell) => choiceOf(cell, SELLS.byName)),
    backorderLimit: reader.read('backorder_limit', undefined, (cell) => numberOf(cell, PIECES)),
    availableAt: reader.read<number | null>('available_at', null, timeOf),
    isActive: reader.read('is_active', undefined, (cell) => choiceOf(cell, YES_NO.byName)),
  };
}

const skuOf = (cell: string): Cell<string> =>
  SKU.test(cell.trim())
    ? { value: cell.trim() }
    : { fault: cell.trim().length > 64 ? 'too-long' : 'not-text' };

function valuesOf(reader: Reader, options: number): readonly WishedText[] {
  for (const n of OPTIONS.slice(options)) {
    if (!reader.isBlank(`option${n}_value`)) reader.note(`option${n}_name`, 'required');
  }
  return OPTIONS.slice(0, options).map((n) => ({
    ko: reader.has(`option${n}_value`)
      ? reader.read(`option${n}_value`, 'required', line(40))
      : reader.note(`option${n}_value`, 'required'),
    en: reader.read(`option${n}_value_en`, '', line(40)),
  }));
}
