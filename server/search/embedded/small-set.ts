import type { SearchSort } from '../port.ts';
import { placeIn } from './by-key.ts';
import type { Found, Place } from './by-relevance.ts';
import type { Connection } from './connection.ts';
import type { Filters } from './filters.ts';
import { candidatesOf, idsBehind, LOOKED_AT, type Looked, Looker } from './looking.ts';
import type { KeyOrder } from './ordered-entries.ts';
import type { Plan } from './plan.ts';

/** A third of what is looked at for a page: looking at all of them is to cost less than tier by tier. */
const FEW = LOOKED_AT / 3;

/**
 * With few candidates all of them are looked at, once: for ranges and orders that the full-text table knows nothing of,
 * and for terms that have to meet, which would otherwise be looked up for each tier and for the count.
 */
const mayBeSmall = ({ words, whole }: Plan, { range }: Filters, sort: SearchSort): boolean =>
  range !== null || (words.length > 0 && (words.length > 1 || !whole.isExact) && sort !== 'popular');

/**
 * All that a search finds, where it is little enough to be looked at as a whole; null where it may be more.
 * Candidates come from the full-text table or, where that names more, from the indexes of price and time.
 */
export function smallSet(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  sort: SearchSort,
): Looked[] | null {
  if (!mayBeSmall(plan, filters, sort)) return null;
  const ids = fewByExpression(connection, plan) ?? fewByRange(connection, filters);
  if (ids === null) return null;
  const looker = new Looker(plan, filters, false);
  return candidatesOf(connection, looker, ids).flatMap((candidate) => looker.judge(candidate) ?? []);
}

function fewByExpression(connection: Connection, { whole }: Plan): number[] | null {
  if (whole.expression === null) return null;
  const ids = idsBehind(connection, whole.expression, -1, FEW + 1);
  return ids.length > FEW ? null : ids;
}

/** By price or by time alone, whichever is narrow: what else is asked for is looked at. */
function fewByRange(connection: Connection, { range, kinds }: Filters): number[] | null {
  if (range === null) return null;
  const byPrice = range.hasPrice ? fewBetween('price', range.priceFrom, range.priceTo) : null;
  return byPrice ?? fewBetween('at', range.from, range.to - 1);

  function fewBetween(column: 'at' | 'price', from: number, to: number): number[] | null {
    const found: number[] = [];
    for (const kind of kinds) {
      const rows = connection.all<{ id: number }>(
        `select id from entries where kind = ? and ${column} between ? and ? limit ?`,
        kind,
        from,
        to,
        FEW + 1 - found.length,
      );
      for (const { id } of rows) found.push(id);
      if (found.length > FEW) return null;
    }
    return found;
  }
}

/** A page of such a set, in the order of a sort; without one by relevance, or by popularity alone. */
export function pageOfSmallSet(
  set: readonly Looked[],
  order: KeyOrder | null,
  isTiered: boolean,
  after: Place | null,
  limit: number,
): Found {
  const places = set
    .map((one) => (order === null ? { key: isTiered ? one.tier : 0, id: one.id } : placeIn(order, one)))
    .toSorted((a, b) => a.key - b.key || a.id - b.id)
    .filter(({ key, id }) => after === null || key > after.key || (key === after.key && id > after.id));
  return { places: places.slice(0, limit), stoppedAt: null };
}
