import type { Connection } from './connection.ts';

/** Another one makes every index anew: raise it when the tables or the terms change. */
const LAYOUT = 1;
/** A batch of terms is gathered in memory up to here before it is written. */
const GATHERED_BYTES = 16 * 1024 * 1024;

/**
 * `entries` is narrow, for filters, sorts and counts; `texts` is read for what is shown and for candidates that are
 * looked at once more. The full-text table holds nothing but lists of ids by term.
 */
const TABLES = `
  create table meta (name text primary key, value) without rowid;
  create table kinds (no integer primary key, name text not null unique);
  create table entries (
    id integer primary key, kind integer not null, document text not null, sequence integer not null,
    at integer not null, price integer, facets text not null
  );
  create unique index entries_by_document on entries (kind, document);
  create index entries_by_time on entries (kind, at);
  create index entries_by_price on entries (kind, price);
  create table texts (id integer primary key, title text not null, text text not null, shown text not null);
  create table gone (
    kind integer not null, document text not null, sequence integer not null, primary key (kind, document)
  ) without rowid;
  create table words (
    word text primary key, keys text not null, backwards text not null, initials text not null, count integer not null
  ) without rowid;
  create index words_by_keys on words (keys);
  create index words_by_end on words (backwards, keys);
  create index words_by_initials on words (initials, keys);
  create virtual table fulltext using fts5(
    terms, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
  );
`;

/** Makes the tables of a fresh file. @param erases what is deleted is overwritten, for personal data */
export function createTables(connection: Connection, erases: boolean): void {
  connection.exec('pragma page_size = 8192; pragma journal_mode = wal');
  connection.transaction('begin immediate', () => {
    if (connection.get(`select 1 from sqlite_master where name = 'meta'`)) return;
    connection.exec(TABLES);
    // Otherwise a deleted word stays in the file until its segment is merged.
    if (erases) connection.exec(`insert into fulltext (fulltext, rank) values ('secure-delete', 1)`);
    setMeta(connection, 'layout', LAYOUT);
  });
}

/** Settings of a connection that writes; the index can be made anew, so a power cut may take its last moments. */
export function prepareWriter(connection: Connection, erases: boolean): void {
  connection.exec('pragma synchronous = normal');
  if (erases) connection.exec('pragma secure_delete = on');
  connection.exec(`insert into fulltext (fulltext, rank) values ('hashsize', ${GATHERED_BYTES})`);
}

/** Whether a file has the tables that this version reads and writes. */
export function hasThisLayout(connection: Connection): boolean {
  const table = connection.get(`select 1 as found from sqlite_master where name = 'meta'`);
  return table !== undefined && meta(connection, 'layout') === LAYOUT;
}

export const meta = (connection: Connection, name: string): number | null =>
  (connection.get(`select value from meta where name = ?`, name)?.value as number | undefined) ?? null;

export const setMeta = (connection: Connection, name: string, value: number): void =>
  connection.run(`insert or replace into meta (name, value) values (?, ?)`, name, value);
