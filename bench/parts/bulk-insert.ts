import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import { insertMany } from '../../server/db/dialect.ts';
import { assertDurable } from '../machine.ts';
import type { Row, Section } from '../report/model.ts';
import { auditRows, COLUMNS, type OpenedDatabase, openEmpty } from '../rig/many-rows.ts';
import { medianPass, type Pass } from '../rig/pass.ts';
import { type Check, compared } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const PAGE = 1_000;
const ROWS = 100_000;
const ROWS_QUICK = 20_000;
/** One commit for each: so slow that fewer must do. */
const ROWS_EACH = 2_000;
const WANTED_TIMES = 5;
const INSERT = `insert into audit_log (${COLUMNS.join(', ')}) values (${COLUMNS.map(() => '?').join(', ')})`;

/** Writing many rows: one statement for each, as batch jobs used to, and one for many. */
export const bulkInsert: Part = {
  name: 'bulk-insert',
  title: 'Writing many rows: one by one and in bulk',
  needs: [],
  run: runBulkInsert,
};

type Method = 'each-committed' | 'row-by-row' | 'bulk';

async function runBulkInsert(bench: Bench): Promise<Section> {
  const count = bench.choose(ROWS, ROWS_QUICK);
  const found: { name: string; rows: Record<Method, Row> }[] = [];
  for (const kind of bench.hasMariadb ? (['mariadb', 'sqlite'] as const) : (['sqlite'] as const)) {
    const opened = await openEmpty(bench.rig, kind);
    try {
      bench.durability[opened.name] = await assertDurable(opened.url);
      const rounds = bench.choose(3, 1);
      const run = (method: Method, rows: number) =>
        medianPass(bench.rig, rounds, () => pass(opened, method, rows));
      // Files and pools have their size by then: the first to write would pay for it.
      await medianPass(bench.rig, 1, () => pass(opened, 'bulk', count));
      found.push({
        name: opened.name,
        rows: {
          'each-committed': await run('each-committed', Math.min(ROWS_EACH, count)),
          'row-by-row': await run('row-by-row', count),
          bulk: await run('bulk', count),
        },
      });
    } finally {
      await opened.close();
    }
  }
  const all = found.flatMap(({ rows }) => Object.values(rows));
  return {
    name: bulkInsert.name,
    title: bulkInsert.title,
    lead:
      `${count.toLocaleString('en')} rows of the audit log, a transaction for each ${PAGE.toLocaleString('en')}. One by one: a prepared statement, run for ` +
      'each row. In bulk: the product’s insertMany. A commit for each row is shown with fewer rows, for comparison. The bar ' +
      'is about a database server, where each statement is a way there and back; SQLite runs in the process, and its ' +
      'insertMany is a prepared statement in a loop as well: there is next to nothing to win, and both are shown.',
    charts: [
      {
        title: 'Rows written a second',
        unit: 'rows/s',
        bars: all.map(({ label, kind, acceptedPerS }) => ({
          label,
          kind,
          value: acceptedPerS,
          text: Math.round(acceptedPerS).toLocaleString('en'),
        })),
      },
    ],
    rows: all,
    bars: found
      .filter(({ name }) => name === 'MariaDB')
      .map(({ name, rows }) => {
        const times = rows.bulk.acceptedPerS / rows['row-by-row'].acceptedPerS;
        return {
          name: `${count.toLocaleString('en')} rows in bulk, ${name}`,
          wanted: `≥ ${WANTED_TIMES} × row by row`,
          measured: `${times.toFixed(1)} ×`,
          met: times >= WANTED_TIMES,
        };
      }),
  };
}

const LABELS: Record<Method, string> = {
  'each-committed': 'one by one, a commit for each',
  'row-by-row': 'one by one, a commit for each 1,000',
  bulk: 'in bulk, a commit for each 1,000',
};

/** An empty table, and what fills it. */
async function pass(opened: OpenedDatabase, method: Method, count: number): Promise<Pass> {
  await opened.sql.query('delete from audit_log');
  const write =
    method === 'bulk' ? bulk(opened) : await oneByOne(opened, method === 'each-committed' ? 1 : PAGE);
  // Made before: what is measured is the writing.
  const pages = Array.from({ length: count / PAGE }, (_, page) => auditRows(page * PAGE, PAGE));
  return {
    label: `${LABELS[method]}, ${opened.name}`,
    kind: method === 'bulk' ? 'ours' : 'old',
    load: `pages of ${PAGE.toLocaleString('en')}`,
    ...(opened.databasePids && { databasePids: opened.databasePids }),
    pages: async function* () {
      for (const page of pages) {
        await write.page(page);
        yield page.length;
      }
    },
    check: async (rows): Promise<Check[]> => {
      await write.end();
      const [found] = await opened.sql.query<{ n: number; ids: number }>(
        'select count(*) as n, count(distinct id) as ids from audit_log',
      );
      const { n, ids } = found!;
      return [
        { name: 'rows that are there', ok: n === rows && rows === count, detail: compared(n, count) },
        { name: 'each once', ok: ids === n, detail: compared(ids, n) },
      ];
    },
  };
}

type Rows = ReturnType<typeof auditRows>;
interface Writer {
  page(rows: Rows): Promise<void>;
  end(): Promise<void>;
}

const bulk = ({ database }: OpenedDatabase): Writer => ({
  page: (rows) => database.transact((tx) => insertMany(tx, 'audit_log', COLUMNS, rows)),
  end: async () => undefined,
});

/** Without any of the product's code: a prepared statement on a connection of its own. */
async function oneByOne({ url }: OpenedDatabase, rowsPerCommit: number): Promise<Writer> {
  if (url.startsWith('sqlite:')) {
    const connection = new DatabaseSync(url.slice('sqlite:'.length));
    connection.exec('pragma synchronous = full; pragma wal_autocheckpoint = 0; pragma foreign_keys = on');
    const insert = connection.prepare(INSERT);
    return {
      page: async (rows) => {
        for (const [i, row] of rows.entries()) {
          if (i % rowsPerCommit === 0) connection.exec('begin immediate');
          insert.run(...row);
          if ((i + 1) % rowsPerCommit === 0) connection.exec('commit');
        }
      },
      end: async () => connection.close(),
    };
  }
  const connection = await createConnection({ uri: url, charset: 'utf8mb4_bin' });
  const insert = await connection.prepare(INSERT);
  return {
    page: async (rows) => {
      for (const [i, row] of rows.entries()) {
        if (rowsPerCommit > 1 && i % rowsPerCommit === 0) await connection.query('begin');
        await insert.execute([...row]);
        if (rowsPerCommit > 1 && (i + 1) % rowsPerCommit === 0) await connection.query('commit');
      }
    },
    end: () => connection.end(),
  };
}
