import type { Row, Section } from '../report/model.ts';
import { fill, type OpenedDatabase, openEmpty } from '../rig/many-rows.ts';
import { medianPass, type Pass, runPass } from '../rig/pass.ts';
import { type Check, compared } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const PAGE = 1_000;
const ROWS = 1_000_000;
const ROWS_QUICK = 200_000;
const WANTED_TIMES = 27;
/** The key, and what a job decides by: jobs read no more of rows that they leave alone. */
const WANTED = ['id', 'at'] as const;

/** A job over all rows of a table: each page found by counting from the beginning, and by the key that it begins after. */
export const paging: Part = {
  name: 'paging',
  title: 'A whole pass over a large table: by offset and by key',
  needs: [],
  run: runPaging,
};

async function runPaging(bench: Bench): Promise<Section> {
  const count = bench.choose(ROWS, ROWS_QUICK);
  const pairs: { name: string; byOffset: Row; byKey: Row }[] = [];
  for (const kind of bench.hasMariadb ? (['mariadb', 'sqlite'] as const) : (['sqlite'] as const)) {
    const opened = await openEmpty(bench.rig, kind);
    try {
      bench.say(`writing ${count.toLocaleString('en')} rows on ${opened.name}`);
      await fill(opened, count);
      // Both read what is in memory: the table fits, and this pass brings it there.
      await runPass(bench.rig, passBy('key', opened, count));
      const byKey = await medianPass(bench.rig, bench.choose(3, 1), () => passBy('key', opened, count));
      bench.say(`by offset on ${opened.name}, once`);
      const byOffset = await runPass(bench.rig, passBy('offset', opened, count));
      pairs.push({ name: opened.name, byOffset, byKey });
    } finally {
      await opened.close();
    }
  }
  return {
    name: paging.name,
    title: paging.title,
    lead:
      `A job reads ${count.toLocaleString('en')} rows of the audit log in pages of ${PAGE.toLocaleString('en')}, in the order of their ids: id and time of each, as jobs do that decide by them. By offset ` +
      'the database counts past all rows of the pages before; by key it begins where the last page ended. Latencies ' +
      'are those of pages. The table is in memory for both; the pass by offset is done once, the other is the median.',
    charts: [
      {
        title: 'Rows a second over the whole pass',
        unit: 'rows/s',
        bars: pairs.flatMap(({ byOffset, byKey }) => [byOffset, byKey].map(chartBar)),
      },
    ],
    rows: pairs.flatMap(({ byOffset, byKey }) => [byOffset, byKey]),
    bars: pairs.map(({ name, byOffset, byKey }) => {
      const times = byOffset.seconds / byKey.seconds;
      return {
        name: `a pass over ${count.toLocaleString('en')} rows by key, ${name}`,
        wanted: `≥ ${WANTED_TIMES} × faster than by offset`,
        measured: `${times.toFixed(1)} × (${byKey.seconds.toFixed(1)} s against ${byOffset.seconds.toFixed(1)} s)`,
        met: times >= WANTED_TIMES,
      };
    }),
  };
}

const chartBar = ({ label, kind, acceptedPerS, seconds }: Row) => ({
  label,
  kind,
  value: acceptedPerS,
  text: `${Math.round(acceptedPerS).toLocaleString('en')} · ${seconds.toFixed(1)} s`,
});

function passBy(method: 'offset' | 'key', opened: OpenedDatabase, count: number): Pass {
  /** Ids that came in another order than ascending: read twice, or jumbled. */
  let outOfOrder = 0;
  return {
    label: `by ${method}, ${opened.name}`,
    kind: method === 'key' ? 'ours' : 'old',
    load: `pages of ${PAGE.toLocaleString('en')}`,
    ...(opened.databasePids && { databasePids: opened.databasePids }),
    pages: async function* () {
      let last = '';
      for (let read = 0; ; ) {
        const query = opened.database.reader.selectFrom('audit_log').select(WANTED).orderBy('id').limit(PAGE);
        const page = await (method === 'offset'
          ? query.offset(read)
          : query.where('id', '>', last)
        ).execute();
        for (const { id } of page) {
          if (id <= last) outOfOrder += 1;
          last = id;
        }
        read += page.length;
        if (page.length > 0) yield page.length;
        if (page.length < PAGE) return;
      }
    },
    check: async (rows): Promise<Check[]> => [
      { name: 'every row', ok: rows === count, detail: compared(rows, count) },
      { name: 'each once, in order', ok: outOfOrder === 0, detail: `${outOfOrder} out of order` },
    ],
  };
}
