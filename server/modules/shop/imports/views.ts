import { sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { ShopImportErrorsTable, ShopImportsTable } from '../../../db/tables/shop-catalogue.ts';
import { ProblemError } from '../../../http/errors.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../lib/csv.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Accounts } from '../../accounts/index.ts';
import { COLUMNS } from './columns.ts';
import { allowedInstead, textOfFault } from './faults.ts';
import type { Import, ImportError } from './schemas.ts';

type Names = Accounts['byId'];

const ERRORS_AT_ONCE = 500;
const TITLES = new Map<string, string>(COLUMNS.map(({ key, title }) => [key, title]));

/** Imports, newest first. */
export async function listImports(
  executor: Executor,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
  names: Names,
): Promise<Page<Import>> {
  const before = idCursor(cursor);
  let select = executor
    .selectFrom('shop_imports')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (before !== null) select = select.where('id', '<', before);
  const rows = await select.execute();
  const views = await viewsOf(executor, rows, names);
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    ({ id }) => views.get(id)!,
  );
}

/** One import as it stands; null when there is none. */
export async function readImport(executor: Executor, importId: string, names: Names): Promise<Import | null> {
  const rows = await executor.selectFrom('shop_imports').selectAll().where('id', '=', importId).execute();
  return (await viewsOf(executor, rows, names)).get(importId) ?? null;
}

async function viewsOf(
  executor: Executor,
  rows: readonly ShopImportsTable[],
  names: Names,
): Promise<Map<string, Import>> {
  if (rows.length === 0) return new Map();
  const people = await names(executor, [...new Set(rows.map((row) => row.by_id))]);
  const counted = await executor
    .selectFrom('shop_import_errors')
    .select(['import_id', ({ fn }) => fn.countAll<number>().as('count')])
    .where(
      'import_id',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy('import_id')
    .execute();
  const errors = new Map(counted.map((row) => [row.import_id, Number(row.count)]));
  return new Map(
    rows.map((row): [string, Import] => [
      row.id,
      {
        importId: row.id,
        fileName: row.file_name,
        encoding: row.encoding,
        isDryRun: row.is_dry_run === 1,
        reason: row.reason,
        byId: row.by_id,
        byName: people.get(row.by_id)?.name ?? null,
        status: row.status,
        total: row.total,
        done: row.done,
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        failed: row.failed,
        errors: errors.get(row.id) ?? 0,
        createdAt: iso(row.created_at),
        endedAt: isoOrNull(row.ended_at),
      },
    ]),
  );
}

/** What is wrong with rows of a file, in their order. @throws ProblemError request.invalid-cursor */
export async function listErrors(
  executor: Executor,
  importId: string,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<Page<ImportError>> {
  const place = cursor === undefined ? ['0', '0'] : (/^(\d{1,9})-(\d{1,9})$/.exec(cursor)?.slice(1) ?? null);
  if (!place) throw new ProblemError('request.invalid-cursor');
  const rows = await errorsAfter(executor, importId, [Number(place[0]), Number(place[1])], limit + 1);
  return pageOf(rows, limit, ({ row_no: row, fault_no: no }) => `${row}-${no}`, errorView);
}

async function errorsAfter(
  executor: Executor,
  importId: string,
  [row, no]: readonly [row: number, no: number],
  limit: number,
): Promise<ShopImportErrorsTable[]> {
  const { rows } = await sql<ShopImportErrorsTable>`
    select * from shop_import_errors
    where import_id = ${importId} and row_no >= ${row} and (row_no > ${row} or fault_no > ${no})
    order by row_no, fault_no limit ${limit}
  `.execute(executor);
  return rows;
}

const errorView = (row: ShopImportErrorsTable): ImportError => ({
  row: row.row_no,
  field: row.field === '' ? null : row.field,
  code: row.code,
  message: textOfFault(row.code),
  allowed: allowedInstead(row.code, row.field)?.map((name) => ({ ...name })) ?? null,
  value: row.value === '' ? null : row.value,
});

/** The same as CSV, a page at a time. */
export async function* errorsCsv(executor: Executor, importId: string): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(['줄 row', '열 column', '코드 code', '이유', 'reason', '값 value'], []);
  for (let place: readonly [number, number] = [0, 0]; ; ) {
    const rows = await errorsAfter(executor, importId, place, ERRORS_AT_ONCE);
    yield rows
      .map((row) => {
        const text = textOfFault(row.code);
        const column = TITLES.get(row.field) ?? row.field;
        const allowed = allowedInstead(row.code, row.field) ?? [];
        const said = (locale: 'ko' | 'en') =>
          [text?.[locale] ?? '', allowed.map((name) => name[locale]).join(', ')].filter(Boolean).join(': ');
        const cells = [String(row.row_no), column, row.code, said('ko'), said('en'), row.value];
        return csvLine(cells, [5]);
      })
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < ERRORS_AT_ONCE) return;
    place = [last.row_no, last.fault_no];
  }
}
