import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2/promise';
import { chunksOf, type Method, PAGE } from './method.ts';

const COLUMNS = 'id, title, text, popularity, at';
/** Best first, as a page of results has to be. Nothing is counted, so that it has less to do than an index. */
const PAGE_QUERY = `select id, title from documents where title like ? or text like ? order by popularity desc, at desc limit ${PAGE}`;
const ALL_QUERY = 'select id from documents where title like ? or text like ?';
const pattern = (q: string): [string, string] => [`%${q}%`, `%${q}%`];
const answerOf = (rows: readonly { id: string }[]) => ({
  ids: rows.map(({ id }) => id),
  count: null,
  isExact: true,
});

/** The way that every shop begins with, on SQLite. It is asked in this thread: nothing stands in between. */
export function likeOnSqlite(file: string): Method {
  const database = new DatabaseSync(file);
  database.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -262144;
    create table documents (id text primary key, title text not null, text text not null, popularity integer not null, at integer not null)`);
  return {
    name: 'LIKE, SQLite',
    kind: 'old',
    serverPid: null,
    build: async (corpus) => {
      const insert = database.prepare(`insert into documents (${COLUMNS}) values (?, ?, ?, ?, ?)`);
      for (const chunk of chunksOf(corpus)) {
        database.exec('begin');
        for (const { id, title, text, popularity, at } of chunk)
          insert.run(id, title.ko, text.ko, popularity, at);
        database.exec('commit');
      }
      database.exec('pragma wal_checkpoint(truncate)');
    },
    bytes: async () => statSync(file).size,
    search: async (q) => answerOf(database.prepare(PAGE_QUERY).all(...pattern(q)) as { id: string }[]),
    everything: async (q) => answerOf(database.prepare(ALL_QUERY).all(...pattern(q)) as { id: string }[]).ids,
    close: async () => database.close(),
  };
}

/** The same on MariaDB. */
export async function likeOnMariadb(url: string, serverPid: number): Promise<Method> {
  const pool = createPool({ uri: url, connectionLimit: 2 });
  await pool.query(
    'create table documents (id varchar(20) primary key, title varchar(300) not null, text text not null, popularity bigint not null, at bigint not null)',
  );
  const ask = async (text: string, q: string): Promise<{ id: string }[]> => {
    const [rows] = await pool.execute(text, pattern(q));
    return rows as { id: string }[];
  };
  return {
    name: 'LIKE, MariaDB',
    kind: 'old',
    serverPid,
    build: async (corpus) => {
      for (const chunk of chunksOf(corpus)) {
        const rows = chunk.map(({ id, title, text, popularity, at }) => [
          id,
          title.ko,
          text.ko,
          popularity,
          at,
        ]);
        await pool.query(`insert into documents (${COLUMNS}) values ?`, [rows]);
      }
    },
    bytes: async () => {
      await pool.query('analyze table documents');
      const [rows] = await pool.query(
        'select data_length + index_length as bytes from information_schema.tables where table_schema = database() and table_name = ?',
        ['documents'],
      );
      return Number((rows as { bytes: number }[])[0]?.bytes ?? 0);
    },
    search: async (q) => answerOf(await ask(PAGE_QUERY, q)),
    everything: async (q) => answerOf(await ask(ALL_QUERY, q)).ids,
    close: () => pool.end(),
  };
}
