import { ProblemError } from '../../http/errors.ts';
import type { Breaker } from './breaker.ts';
import type { OpensearchLimits } from './limits.ts';
import { type SearchServer, ServerFailure } from './server.ts';

/** One answer of several that were asked for together. */
export interface Found {
  readonly hits: readonly RawHit[];
  readonly total: { readonly count: number; readonly isExact: boolean };
  /** By the name of the aggregation. */
  readonly buckets: Readonly<Record<string, readonly Bucket[]>>;
}
export interface RawHit {
  readonly source: Readonly<Record<string, unknown>>;
  readonly sort: readonly (string | number)[];
}
export interface Bucket {
  readonly key: string;
  readonly count: number;
}

export type AskAll = (searches: readonly object[]) => Promise<Found[]>;

/** How much earlier than we the server itself gives up. */
const EARLIER_MS = 200;
/** In the moment of a swap the old index may be gone under a search; the next attempt meets the new one. */
const ATTEMPTS = 2;

/**
 * Asks several searches in one request.
 * @param log told of every failure that a search ends with
 */
export function searcher(
  server: SearchServer,
  alias: string,
  limits: OpensearchLimits,
  breaker: Breaker,
  log: { warn(details: object, message: string): void },
): AskAll {
  async function attempt(searches: readonly object[]): Promise<Found[]> {
    const head = JSON.stringify({ index: alias });
    const timeout = `${Math.max(1, limits.searchMs - EARLIER_MS)}ms`;
    const lines = searches.map((search) => `${head}\n${JSON.stringify({ ...search, timeout })}\n`).join('');
    const { status, body } = await server.ask({ method: 'POST', path: '/_msearch', lines }, limits.searchMs);
    const { responses } = body;
    if (!Array.isArray(responses) || responses.length !== searches.length) {
      throw new ServerFailure('malformed', status, 'the answer does not tell of every search');
    }
    return responses.map(foundIn);
  }

  return async (searches) => {
    if (searches.length === 0) return [];
    for (let left = ATTEMPTS; ; left -= 1) {
      try {
        return await breaker.run(() => attempt(searches));
      } catch (error) {
        if (error instanceof TooSlow) throw new ProblemError('search.too-slow', { retryAfterS: 1 });
        if (!(error instanceof ServerFailure)) throw error;
        if (left > 1 && error.kind === 'gone') continue;
        log.warn({ kind: error.kind, reason: error.message }, 'search did not answer');
        throw new ProblemError('search.unavailable', { retryAfterS: Math.ceil(limits.refuseMs / 1_000) });
      }
    }
  };
}

/** The server gave up on its own: it is there, the search is too much. */
class TooSlow extends Error {}

function foundIn(response: unknown): Found {
  if (typeof response !== 'object' || response === null) {
    throw new ServerFailure('malformed', null, 'no answer to a search');
  }
  const { status, error, timed_out, terminated_early, hits, aggregations, _shards } = response as {
    status?: number;
    error?: { type?: string };
    timed_out?: boolean;
    terminated_early?: boolean;
    hits?: { total?: { value?: number; relation?: string }; hits?: unknown };
    aggregations?: Record<string, { buckets?: unknown }>;
    _shards?: { failed?: number };
  };
  if (error !== undefined) throw failureOf(status ?? 500, error.type ?? 'no reason given');
  if (timed_out === true) throw new TooSlow();
  if ((_shards?.failed ?? 0) > 0) throw new ServerFailure('gone', status ?? null, 'a part of it is missing');
  if (!Array.isArray(hits?.hits))
    throw new ServerFailure('malformed', status ?? null, 'an answer without hits');
  return {
    hits: hits.hits.map(hitIn),
    total: {
      count: hits.total?.value ?? 0,
      isExact: hits.total?.relation !== 'gte' && terminated_early !== true,
    },
    buckets: Object.fromEntries(
      Object.entries(aggregations ?? {}).map(([name, { buckets }]) => [name, bucketsIn(buckets)]),
    ),
  };
}

/** `search_phase_execution_exception` is what it says when its shard is gone; a time-out may say so too. */
function failureOf(status: number, type: string): Error {
  if (status === 404 || status === 500) return new ServerFailure('gone', status, type);
  if (status === 429 || status >= 500) return new ServerFailure('busy', status, type);
  return new ServerFailure('refused', status, type);
}

function hitIn(hit: unknown): RawHit {
  const { _source: source, sort = [] } = hit as { _source?: unknown; sort?: unknown };
  if (typeof source !== 'object' || source === null || !Array.isArray(sort)) {
    throw new ServerFailure('malformed', null, 'a hit without its source');
  }
  return { source: source as Record<string, unknown>, sort };
}

function bucketsIn(buckets: unknown): Bucket[] {
  if (!Array.isArray(buckets)) throw new ServerFailure('malformed', null, 'an aggregation without buckets');
  return buckets.map(({ key, doc_count: count }) => ({ key: String(key), count: Number(count) }));
}
