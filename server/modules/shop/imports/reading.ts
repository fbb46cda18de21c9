import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { type Cells, type ColumnKey, type HeaderFault, knownNames, readHeader } from './columns.ts';
import { type Encoding, encodingOf, headOf, textOf, Undecodable } from './decoding.ts';

export const MAX_ROWS = 50_000;
/** Of one row. */
const MAX_RECORD_CHARS = 200_000;
const DELIMITERS = [',', '\t', ';'] as const;
const HEAD_BYTES = 16 * 1024;

/** A row of the file; `no` counts as spreadsheets do, the header is 1. */
export interface FileRow {
  readonly no: number;
  readonly cells: Cells;
  /** Something stands behind the last column. */
  readonly hasMore: boolean;
}

export interface ReadFile {
  readonly encoding: Encoding;
  readonly columns: readonly ColumnKey[];
  readonly rows: readonly FileRow[];
}

/** Why a file cannot be used. */
export type FileFault =
  | { readonly code: 'shop.import-unreadable'; readonly reason: string; readonly row?: number }
  | ({ readonly code: 'shop.import-columns' } & HeaderFault)
  | { readonly code: 'shop.import-too-large'; readonly maxRows: number };

class Refused extends Error {
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/**
 * Reads a file of products: CSV (RFC 4180), with commas, tabs or semicolons, in UTF-8, UTF-16 or CP949. Others get their
 * turn meanwhile.
 */
export async function readFile(bytes: Buffer): Promise<ReadFile | FileFault> {
  const encoding = encodingOf(bytes);
  try {
    return { encoding, ...(await readRows(bytes, encoding)) };
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    if (error instanceof Undecodable) return { code: 'shop.import-unreadable', reason: 'encoding' };
    if (error instanceof CsvError) {
      const row = Number((error as { records?: number }).records ?? 0) + 1;
      return { code: 'shop.import-unreadable', reason: reasonOf(error), row };
    }
    throw error;
  }
}

const reasonOf = ({ code }: CsvError): string =>
  /QUOTE/.test(code) ? 'quotes' : code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'csv';

async function readRows(bytes: Buffer, encoding: Encoding): Promise<Omit<ReadFile, 'encoding'>> {
  let columns: readonly (ColumnKey | null)[] | null = null;
  const rows: FileRow[] = [];
  let no = 0;
  for await (const record of recordsOf(bytes, encoding)) {
    no += 1;
    // What spreadsheets leave behind below and between the rows.
    if (record.every((cell) => cell.trim() === '')) continue;
    if (!columns) {
      const header = readHeader(record);
      if (!('columns' in header)) throw new Refused({ code: 'shop.import-columns', ...header });
      columns = header.columns;
      continue;
    }
    if (rows.length === MAX_ROWS) throw new Refused({ code: 'shop.import-too-large', maxRows: MAX_ROWS });
    rows.push(rowOf(no, columns, record));
  }
  if (rows.length === 0) throw new Refused({ code: 'shop.import-unreadable', reason: 'empty' });
  return { columns: (columns ?? []).filter((key) => key !== null), rows };
}

function rowOf(no: number, columns: readonly (ColumnKey | null)[], record: readonly string[]): FileRow {
  const cells: Partial<Record<ColumnKey, string>> = {};
  let hasMore = false;
  for (const [i, cell] of record.entries()) {
    const key = columns[i];
    if (key) cells[key] = cell;
    else hasMore ||= cell.trim() !== '';
  }
  // A row that ends early is empty there.
  for (const key of columns) if (key) cells[key] ??= '';
  return { no, cells, hasMore };
}

/** Each record; an error of the text or of the CSV is thrown where it is met. */
async function* recordsOf(bytes: Buffer, encoding: Encoding): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: delimiterOf(bytes, encoding),
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARS,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  const source = Readable.from(textOf(bytes, encoding), { objectMode: true });
  const flowing = pipeline(source, parser);
  // It is thrown below, by the iterator.
  flowing.catch(() => undefined);
  for await (const record of parser) yield record as string[];
  await flowing;
}

/** What stands between the names of the first line: the sign that makes most of them names of columns. */
function delimiterOf(bytes: Buffer, encoding: Encoding): string {
  const head = headOf(bytes.subarray(0, HEAD_BYTES), encoding);
  const line = /^[^\r\n]*/.exec(head.trimStart())?.[0] ?? '';
  let best: string = DELIMITERS[0];
  for (const delimiter of DELIMITERS) {
    if (known(line, delimiter) > known(line, best)) best = delimiter;
  }
  return best;
}

const known = (line: string, delimiter: string): number =>
  knownNames(line.split(delimiter).map((name) => name.replaceAll('"', '')));
