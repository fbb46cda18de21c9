import type { Refused } from '../../../engine/types.ts';
import type { KnownCategory } from '../catalogue/reading.ts';
import type { FaultCode, RowFault } from './faults.ts';
import { shown } from './faults.ts';
import type { Known } from './lookups.ts';
import type { ProductWish } from './wish.ts';

/** Which product the rows are about: by its code, else by any of its SKUs; null: a new one. */
export function ownerOf(
  { code, variants }: ProductWish,
  known: Known,
): { readonly productId: string | null; readonly faults: readonly RowFault[] } {
  const owners = variants.flatMap(({ sku }) => known.bySku.get(sku) ?? []);
  const byCode = code === null ? undefined : known.byCode.get(code);
  // Who has another name already is another product.
  const free = owners.find((id) => code === null || !known.codeOf.has(id));
  const productId = byCode ?? free ?? null;
  const foreign = variants.filter(({ sku }) => {
    const owner = known.bySku.get(sku);
    return owner !== undefined && owner !== productId;
  });
  const faults = foreign.map(
    ({ row, sku }): RowFault => ({ row, field: 'sku', code: 'sku-of-another', value: sku }),
  );
  return { productId, faults };
}

/** The category that a row names by slug, id or name; undefined where it names none. */
export function categoryOf(
  { category: named, row }: ProductWish,
  categories: readonly KnownCategory[],
): { readonly id: string } | RowFault | undefined {
  if (named === undefined) return undefined;
  const wrong = (code: FaultCode): RowFault => ({ row, field: 'category', code, value: shown(named) });
  const exact = categories.find(({ id, slug }) => slug === named || id === named);
  if (exact) return { id: exact.id };
  const called = categories.filter(({ name }) => name.ko === named || name.en === named);
  if (called.length > 1) return wrong('ambiguous-category');
  return called[0] ? { id: called[0].id } : wrong('unknown-category');
}

const FIELDS: Readonly<Record<string, RowFault['field']>> = {
  salePrice: 'sale_price',
  saleUntil: 'sale_until',
  backorderLimit: 'backorder_limit',
  stock: 'stock',
  choices: 'option1_value',
  options: 'option1_value',
  sku: 'sku',
  tags: 'tags',
  opensAt: 'opens_at',
  status: 'status',
  variants: 'is_active',
};

/** Where in the file lies what the catalogue refuses. */
export function faultOfRefusal({ code, result }: Refused, wish: ProductWish): RowFault {
  const { reason, sku } = result as { reason?: string; sku?: string };
  const row = wish.variants.find((variant) => variant.sku === sku)?.row ?? wish.row;
  const value = sku ?? '';
  if (code === 'shop.sku-taken') return { row, field: 'sku', code: 'sku-of-another', value };
  if (code === 'shop.category-not-found') return { row, field: 'category', code: 'unknown-category', value };
  if (code !== 'shop.invalid-product') return { row, field: '', code: 'not-done', value: code };
  const field = FIELDS[reason ?? ''] ?? '';
  return { row, field, code: reason === 'stock' ? 'out-of-range' : 'does-not-fit', value };
}
