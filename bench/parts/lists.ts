import { answerBy } from '../../server/lists/answers.ts';
import { indexQuestion } from '../../server/lists/index-source.ts';
import { findPage } from '../../server/lists/page.ts';
import { understand } from '../../server/lists/question.ts';
import { LIMITS } from '../../server/lists/routes.ts';
import type { Reading } from '../../server/lists/sources.ts';
import { TableSizes } from '../../server/lists/table-sizes.ts';
import { memberList } from '../../server/modules/accounts/member-list.ts';
import type { MembersQuery } from '../../server/modules/accounts/schemas.ts';
import { walletsOf } from '../../server/modules/pay/index.ts';
import type { SearchIndexes } from '../../server/search/open.ts';
import type { SearchIndex } from '../../server/search/port.ts';
import { Histogram } from '../load/histogram.ts';
import type { Bar, Row, Section } from '../report/model.ts';
import { indexMembers, insertListedMembers, newestAt } from '../rig/listed-members.ts';
import { type OpenedDatabase, openEmpty } from '../rig/many-rows.ts';
import type { Bench, Part } from './bench.ts';

const DAY_MS = 86_400_000;
const WITHIN = 1.2;
/** Where both are as good nobody waits for the difference, and no two runs are the same. */
const NOISE_MS = 1;
const list = memberList(walletsOf, async () => new Map());

/** Operators' questions, from those that an index of the database answers to those that only a search index does. */
const questions = (members: number): Record<string, MembersQuery> => ({
  nothing: {},
  'a role': { role: 'admin' },
  'a state': { status: 'dormant' },
  'a state and a role': { status: 'dormant', role: 'member' },
  'a state, of the first month': { status: 'deleted', to: new Date(newestAt(0) + 30 * DAY_MS).toISOString() },
  'a time of activity': { activeFrom: new Date(newestAt(members) - DAY_MS / 8).toISOString() },
  'a frequent name': { q: '김민' },
  'a rare name': { q: '현솔' },
  'no name at all': { q: '뷁뷁' },
  'the middle of a word': { q: 'iver' },
  initials: { q: 'ㄱㅁㅅ' },
  'a name and a state': { q: '김민', status: 'dormant' },
  'two words': { q: 'tiger 김' },
  'a name, in order of names': { q: '김민서', sort: 'name' },
});

/** Conditions over small and large lists: by the database, by the search index, and by whom the product chooses. */
export const lists: Part = {
  name: 'lists',
  title: 'Lists that operators search: who answers',
  needs: [],
  run: runLists,
};

type Contender = 'the database' | 'the search index' | 'chosen';
const CONTENDERS: readonly Contender[] = ['the database', 'the search index', 'chosen'];

async function runLists(bench: Bench): Promise<Section> {
  const rows: Row[] = [];
  const bars: Bar[] = [];
  const kinds = bench.hasMariadb ? (['sqlite', 'mariadb'] as const) : (['sqlite'] as const);
  for (const count of bench.choose([2_000, 100_000, 1_000_000], [2_000, 20_000])) {
    // The same members have the same ids everywhere: one index is enough.
    let indexes: SearchIndexes | null = null;
    try {
      for (const kind of kinds) {
        const opened = await openEmpty(bench.rig, kind);
        try {
          bench.say(
            `${count.toLocaleString('en')} members on ${opened.name}${indexes ? '' : ', and in an index'}`,
          );
          await insertListedMembers(opened.database, count);
          indexes ??= await indexMembers(bench.rig, opened.database);
          const measured = await measure(bench, opened, indexes.operators, count);
          rows.push(...measured.rows);
          bars.push(measured.bar);
        } finally {
          await opened.close();
        }
      }
    } finally {
      await indexes?.close();
    }
  }
  return {
    name: lists.name,
    title: lists.title,
    lead:
      'An operator’s list of members, asked in 14 ways: the page with its total and counts. By the database alone every ' +
      'row that an index does not rule out is looked at; by the search index alone its candidates are judged by the ' +
      'database; the product chooses for each query. A row stands for all questions that a contender can be asked.',
    charts: [],
    rows,
    bars,
  };
}

async function measure(
  bench: Bench,
  opened: OpenedDatabase,
  index: SearchIndex,
  count: number,
): Promise<{ rows: Row[]; bar: Bar }> {
  const rounds = bench.choose(15, 7);
  const sizes = new TableSizes(() => performance.now());
  const times = new Map<string, Map<Contender, number[]>>();
  const histograms = new Map(CONTENDERS.map((contender) => [contender, new Histogram()]));
  for (const [name, query] of Object.entries(questions(count))) {
    const own = new Map<Contender, number[]>();
    times.set(name, own);
    const asking = new Map(
      CONTENDERS.map((contender) => [contender, askOf(contender, opened, { index, sizes }, query)]),
    );
    // The first round is not counted: statements are prepared, and pages come into memory.
    for (let round = 0; round <= rounds; round += 1) {
      // One after the other, again and again: whatever else the machine does disturbs all of them alike.
      for (const [contender, ask] of asking) {
        const startedAt = performance.now();
        const answer = await ask();
        const tookMs = performance.now() - startedAt;
        if (answer === null || round === 0) continue;
        own.set(contender, [...(own.get(contender) ?? []), tookMs]);
        histograms.get(contender)!.record(tookMs);
      }
    }
  }
  const rows = [...histograms].map(([contender, histogram]) => rowOf(contender, opened, count, histogram));
  return { rows, bar: barOf(opened.name, count, times, bench) };
}

function rowOf(contender: Contender, { name }: OpenedDatabase, members: number, histogram: Histogram): Row {
  const { count, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = histogram.summary();
  const seconds = (count * meanMs) / 1_000;
  return {
    label: `${contender}, ${name}`,
    kind: contender === 'chosen' ? 'ours' : 'old',
    load: `${members.toLocaleString('en')} members`,
    rounds: 1,
    accepted: count,
    acceptedPerS: count / seconds,
    seconds,
    p50Ms,
    p90Ms,
    p99Ms,
    maxMs,
    refused: 0,
    failed: 0,
    byCode: {},
    ofCeiling: null,
    serverUs: null,
    databaseUs: null,
    redisUs: null,
    othersCpu: 0,
    generatorCpu: 0,
    checks: [],
  };
}

/** One question to one contender; null when it cannot be asked that. */
function askOf(
  contender: Contender,
  { database }: OpenedDatabase,
  { index, sizes }: { index: SearchIndex; sizes: TableSizes },
  query: MembersQuery,
): () => Promise<unknown> {
  const reading: Reading = {
    finder: database.background,
    judge: database.reader,
    limits: LIMITS,
    sizes,
  };
  if (contender === 'chosen') return () => findPage(list, query, reading, index);
  if (contender === 'the database') {
    const patient = { ...reading, limits: { ...LIMITS, smallRows: Number.MAX_SAFE_INTEGER - 1 } };
    return () => findPage(list, query, patient, null);
  }
  return async () => {
    const question = await understand(list, query, reading.judge);
    const asked = indexQuestion(list, question);
    if (!asked?.isWhole) return null;
    const page = { reading, index, cursor: null, limit: 20 };
    return answerBy(list, question, { how: 'index', query: asked.query }, page);
  };
}

const medianOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;

/** The question at which the choice was worst. */
function barOf(
  database: string,
  count: number,
  times: ReadonlyMap<string, ReadonlyMap<Contender, number[]>>,
  bench: Bench,
): Bar {
  let worst = { name: '', factor: 0, overMs: 0 };
  for (const [name, own] of times) {
    const chosen = medianOf(own.get('chosen')!);
    const others = CONTENDERS.filter((contender) => contender !== 'chosen').flatMap((contender) => {
      const taken = own.get(contender);
      return taken ? medianOf(taken) : [];
    });
    const best = Math.min(...others);
    bench.say(
      `${name}: ${[...own].map(([who, taken]) => `${who} ${medianOf(taken).toFixed(2)} ms`).join(', ')}`,
    );
    const overMs = chosen - best * WITHIN;
    if (worst.name === '' || overMs > worst.overMs) worst = { name, factor: chosen / best, overMs };
  }
  return {
    name: `who answers, ${count.toLocaleString('en')} members on ${database}`,
    wanted: `never more than ${WITHIN} × the better one, but for ${NOISE_MS} ms of noise`,
    measured: `at worst ${worst.factor.toFixed(2)} × (${worst.name}, ${worst.overMs.toFixed(2)} ms beyond)`,
    met: worst.overMs <= NOISE_MS,
  };
}
