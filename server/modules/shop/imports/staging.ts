import { setImmediate as nextTurn } from 'node:timers/promises';
import { transactAgain } from '../../../db/again.ts';
import { insertMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { variantsBySku } from '../catalogue/index.ts';
import { lineOf } from './cells.ts';
import { type RowFault, shown } from './faults.ts';
import type { FileRow } from './reading.ts';
import type { StagedItem } from './wish.ts';

const MAX_CODE = 64;
/** In one transaction, so that customers who wait for the writer hardly notice. */
const ITEMS_AT_ONCE = 100;
const CHARS_AT_ONCE = 500_000;
const LOOKED_UP_AT_ONCE = 500;

interface Growing {
  readonly code: string | null;
  readonly rows: FileRow[];
  readonly faults: RowFault[];
}

/**
 * The rows of a file as products: rows of one code are one product, and rows without a code those of one product that
 * there is. They stand in the order of their first rows.
 */
export async function groupRows(
  database: Pick<Database, 'background'>,
  rows: readonly FileRow[],
): Promise<StagedItem[]> {
  const owners = await ownersOf(database, rows);
  const items = new Map<string, Growing>();
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    const { code, fault } = codeOf(row);
    const sku = (row.cells.sku ?? '').trim();
    const key = keyOf(row, code, owners.get(sku));
    const item = items.get(key) ?? { code, rows: [], faults: [] };
    items.set(key, item);
    item.rows.push(row);
    if (fault) item.faults.push(fault);
    if (row.hasMore) item.faults.push({ row: row.no, field: '', code: 'extra-cells', value: '' });
    const first = firstRows.get(sku);
    if (first === undefined) firstRows.set(sku, row.no);
    else if (sku !== '') {
      item.faults.push({ row: row.no, field: 'sku', code: 'repeated-sku', value: `${sku} (${first})` });
    }
  }
  return [...items.values()].map(({ code, rows: own, faults }) => ({
    code,
    rows: own.map(({ no, cells }) => ({ no, cells })),
    faults,
  }));
}

function codeOf({ no, cells }: FileRow): { readonly code: string | null; readonly fault: RowFault | null } {
  const text = cells.product_code ?? '';
  if (text.trim() === '') return { code: null, fault: null };
  const cell = lineOf(text, MAX_CODE);
  if ('value' in cell) return { code: cell.value, fault: null };
  const fault: RowFault = { row: no, field: 'product_code', code: cell.fault, value: shown(text) };
  return { code: null, fault };
}

const keyOf = ({ no }: FileRow, code: string | null, owner: string | undefined): string => {
  if (code !== null) return `code ${code}`;
  return owner === undefined ? `row ${no}` : `product ${owner}`;
};

/** Products of SKUs that stand without a code. */
async function ownersOf(
  { background }: Pick<Database, 'background'>,
  rows: readonly FileRow[],
): Promise<Map<string, string>> {
  const skus = rows
    .filter(({ cells }) => (cells.product_code ?? '').trim() === '')
    .map(({ cells }) => (cells.sku ?? '').trim())
    .filter((sku) => sku !== '');
  const owners = new Map<string, string>();
  for (let from = 0; from < skus.length; from += LOOKED_UP_AT_ONCE) {
    const found = await variantsBySku(background, skus.slice(from, from + LOOKED_UP_AT_ONCE));
    for (const [sku, { productId }] of found) owners.set(sku, productId);
  }
  return owners;
}

/** Writes items down, in small transactions: nobody works on them before the import itself is committed. */
export async function stage(
  database: Database,
  importId: string,
  items: readonly StagedItem[],
): Promise<void> {
  let waiting: [string, number, string][] = [];
  let chars = 0;
  const flush = async () => {
    const rows = waiting;
    waiting = [];
    chars = 0;
    if (rows.length === 0) return;
    await transactAgain(database, async (tx) => {
      const numbers = rows.map(([, no]) => no);
      // Tried again after a COMMIT of unknown outcome.
      await tx
        .deleteFrom('shop_import_rows')
        .where('import_id', '=', importId)
        .where('item_no', '>=', Math.min(...numbers))
        .where('item_no', '<=', Math.max(...numbers))
        .execute();
      await insertMany(tx, 'shop_import_rows', ['import_id', 'item_no', 'data'], rows);
    });
  };
  for (const [i, item] of items.entries()) {
    const data = JSON.stringify(item);
    waiting.push([importId, i + 1, data]);
    chars += data.length;
    if (waiting.length < ITEMS_AT_ONCE && chars < CHARS_AT_ONCE) continue;
    await flush();
    await nextTurn();
  }
  await flush();
}

/** What was written down for nothing: the import was refused, or had been asked for before. */
export async function unstage(database: Database, importId: string): Promise<void> {
  for (;;) {
    const rows = await database.reader
      .selectFrom('shop_import_rows')
      .select('item_no')
      .where('import_id', '=', importId)
      .orderBy('item_no')
      .limit(ITEMS_AT_ONCE)
      .execute();
    const last = rows.at(-1)?.item_no;
    if (last === undefined) return;
    await transactAgain(database, (tx) =>
      tx
        .deleteFrom('shop_import_rows')
        .where('import_id', '=', importId)
        .where('item_no', '<=', last)
        .execute(),
    );
    await nextTurn();
  }
}
