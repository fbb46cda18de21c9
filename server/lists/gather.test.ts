import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenSeed } from '../../test/simulation/random.ts';
import { type Gathered, gather } from './gather.ts';
import type { Sort } from './list.ts';
import { compare, placeOf } from './paths.ts';
import { FROM_THE_BEGINNING, type Place, type Resume } from './question.ts';
import type { Source } from './sources.ts';

interface Row {
  readonly id: string;
  readonly amount: number;
}
const sort: Sort<Row> = { column: 'amount', descending: true, inIndex: 'price-desc' };
const inOrder = (a: Row, b: Row): number => compare(sort, placeOf(sort, a), placeOf(sort, b));

/** Goes on by place, as a database does. */
const byPlace = (rows: readonly Row[]): Source<Row> => ({
  read: async (after, _resume, limit) => {
    const behind = rows
      .toSorted(inOrder)
      .filter((row) => !after || compare(sort, placeOf(sort, row), after) > 0);
    const shown = behind.slice(0, limit);
    const isEnd = behind.length <= limit;
    return {
      rows: shown,
      isEnd,
      reached: isEnd ? null : placeOf(sort, shown.at(-1)!),
      next: null,
      candidates: [],
    };
  },
});

/** Goes on by a cursor of its own, with an order of its own among equals, and candidates that are no rows any more. */
function byCursor(candidates: readonly (Row & { readonly isGone: boolean })[]): Source<Row> {
  const own = candidates.toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  return {
    read: async (_after, { cursor, shown }: Resume, limit) => {
      const from = Number(cursor ?? 0);
      const page = own.slice(from, from + limit);
      const isEnd = from + limit >= own.length;
      const known = page.filter((row) => !row.isGone);
      const [last] = known.toSorted(inOrder).reverse();
      return {
        rows: known.filter((row) => !shown.includes(row.id)),
        candidates: page.map((row) => row.id),
        isEnd,
        reached: isEnd || !last ? null : placeOf(sort, last),
        next: isEnd ? null : String(from + limit),
      };
    },
  };
}

const rows = fc.uniqueArray(
  fc.record({ id: fc.nat(999).map(String), amount: fc.nat(3), isGone: fc.boolean() }),
  { selector: (row) => row.id, maxLength: 40 },
);

/** Pages of one size after the other, again and again. */
async function everything(
  sources: readonly Source<Row>[],
  limits: readonly number[],
  maxRounds: number,
): Promise<Row[]> {
  const found: Row[] = [];
  let after: Place | null = null;
  let resume: Resume = FROM_THE_BEGINNING;
  for (let page = 0; page < 500; page += 1) {
    const limit = limits[page % limits.length]!;
    const got: Gathered<Row> = await gather(sort, sources, { after, resume }, { limit, maxRounds });
    expect(got.rows.length).toBeLessThanOrEqual(limit);
    found.push(...got.rows);
    if (got.isEnd) return found;
    ({ after, resume } = got);
  }
  throw new Error('There is no end');
}

test('pages of two sources hold every row once, whatever order one of them has among equals', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.nat(40),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (all, split, limits, maxRounds) => {
        const candidates = all.slice(0, split);
        const others = all.slice(split).map((row) => ({ ...row, isGone: false }));
        const found = await everything([byCursor(candidates), byPlace(others)], limits, maxRounds);
        const wanted = [...candidates.filter((row) => !row.isGone), ...others].map(({ id }) => id);
        expect(found.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
        const amounts = found.map(({ amount }) => amount);
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      },
    ),
    { numRuns: 500, seed: chosenSeed() },
  );
});

test('pages of an index alone hold every row once, however many candidates are gone', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      async (all, limits) => {
        const found = await everything([byCursor(all)], limits, 3);
        const wanted = all.filter((row) => !row.isGone).map(({ id }) => id);
        expect(found.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
      },
    ),
    { numRuns: 300, seed: chosenSeed() },
  );
});
