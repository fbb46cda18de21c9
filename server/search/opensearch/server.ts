import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import type { OpensearchConfig } from '../../config/search.ts';
import type { OpensearchLimits } from './limits.ts';

/** Why a request brought no answer that can be used. */
export type FailureKind =
  /** Nobody there, or the connection broke. */
  | 'unreachable'
  /** No answer in time. */
  | 'slow'
  /** 429 or 503: come again later. */
  | 'busy'
  /** The index is not there, or not any more. */
  | 'gone'
  /** Any other status of an error: the same again would bring the same. */
  | 'refused'
  /** An answer that is none of OpenSearch's. */
  | 'malformed';

/** Carries no part of the request: it may hold what members typed, and the address may hold a password. */
export class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
  readonly kind: FailureKind;
  readonly status: number | null;
  constructor(kind: FailureKind, status: number | null, detail: string) {
    super(`OpenSearch: ${kind}${status === null ? '' : ` (${status})`}: ${detail}`);
    this.kind = kind;
    this.status = status;
  }
  /** The same request may succeed a little later. */
  get isPassing(): boolean {
    return this.kind !== 'refused' && this.kind !== 'gone';
  }
}

export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: object;
  /** Of the bulk and multi-search forms: ready lines, each with its end. */
  readonly lines?: string;
  /** Statuses besides 2xx that are an answer. */
  readonly accept?: readonly number[];
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The one way to the server: every request has a time limit, and every failure a kind. */
export interface SearchServer {
  /** @throws ServerFailure after one attempt */
  ask(ask: Ask, timeoutMs: number): Promise<Answer>;
  /** Attempts of what is insisted on. */
  readonly attempts: number;
  /** Asks again and again, with longer and longer pauses. @throws ServerFailure */
  insist(ask: Ask): Promise<Answer>;
  /** Waits before attempt number `attempt` (from 1); rejects when the server is closed meanwhile. */
  pause(attempt: number): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is loaded or sent before the first request. @returns one that is patient with the server, and one that is not */
export function connectServer(
  config: OpensearchConfig,
  limits: OpensearchLimits,
): { readonly patient: SearchServer; readonly hurried: SearchServer } {
  let opening: Promise<Client> | undefined;
  const closing = new AbortController();
  const open = () => {
    opening ??= import('@opensearch-project/opensearch').then(
      ({ Client }) =>
        new Client({
          node: config.url,
          ...(config.auth && { auth: { ...config.auth } }),
          // What is tried again, and when, is decided here.
          maxRetries: 0,
        }),
    );
    return opening;
  };

  async function ask({ method, path, query, body, lines, accept = [] }: Ask, timeoutMs: number) {
    closing.signal.throwIfAborted();
    const client = await open();
    const sent = client.transport.request(
      {
        method,
        path,
        ...(query && { querystring: { ...query } }),
        ...(body && { body }),
        ...(lines !== undefined && { bulkBody: lines }),
      },
      { requestTimeout: timeoutMs, ignore: [...accept] },
    );
    let isLate = false;
    // The client's own limit is for silence; an answer that trickles would never meet it.
    const deadline = setTimeout(() => {
      isLate = true;
      sent.abort();
    }, timeoutMs);
    // It returns the request itself, whose failure a listener must not pass on as its own.
    const abort = () => void sent.abort();
    closing.signal.addEventListener('abort', abort);
    try {
      const { statusCode, body: answer } = await sent;
      const isEmptyAnswer = method === 'HEAD';
      if (statusCode === null || (!isEmptyAnswer && !isObject(answer))) {
        throw new ServerFailure('malformed', statusCode, 'the answer is no JSON object');
      }
      return { status: statusCode, body: isEmptyAnswer ? {} : (answer as Record<string, unknown>) };
    } catch (error) {
      throw isLate ? new ServerFailure('slow', null, `no answer in ${timeoutMs} ms`) : failureOf(error);
    } finally {
      closing.signal.removeEventListener('abort', abort);
      clearTimeout(deadline);
    }
  }

  const pause = async (attempt: number): Promise<void> => {
    const ms = Math.min(limits.longestPauseMs, limits.pauseMs * 2 ** (attempt - 1));
    await sleep(ms, undefined, { signal: closing.signal });
  };

  async function close(): Promise<void> {
    // The client never answers whoever closes it twice.
    if (closing.signal.aborted) return;
    closing.abort(new ServerFailure('unreachable', null, 'closed'));
    // What was under way ends in the next turn; otherwise the client looks again after a second.
    await nextTurn();
    if (opening) await (await opening).close();
  }

  const insisting = (attempts: number, timeoutMs: number): SearchServer => ({
    ...{ ask, attempts, pause, close },
    async insist(request) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await ask(request, timeoutMs);
        } catch (error) {
          const isPassing = error instanceof ServerFailure && error.isPassing;
          if (!isPassing || attempt >= attempts) throw error;
          await pause(attempt);
        }
      }
    },
  });
  return {
    patient: insisting(limits.attempts, limits.writeMs),
    hurried: insisting(limits.followAttempts, limits.followMs),
  };
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The client's errors, by their names: they hold the whole request, so that nothing of them is passed on. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ServerFailure) return error;
  switch (error.name) {
    case 'TimeoutError':
      return new ServerFailure('slow', null, 'no answer in time');
    case 'ConnectionError':
    case 'NoLivingConnectionsError':
    case 'RequestAbortedError':
      return new ServerFailure('unreachable', null, 'no connection');
    case 'DeserializationError':
      return new ServerFailure('malformed', null, 'the answer is no JSON');
    case 'ResponseError': {
      const { statusCode, body } = error as Error & { statusCode: number | null; body: unknown };
      return new ServerFailure(kindOf(statusCode), statusCode, typeOf(body));
    }
    default:
      return error;
  }
}

function kindOf(status: number | null): FailureKind {
  if (status === 404) return 'gone';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy';
  return 'refused';
}

/** The server's short name of an error, such as `index_not_found_exception`. */
export function typeOf(body: unknown): string {
  const error = (body as { error?: { type?: unknown } } | null)?.error;
  return typeof error?.type === 'string' ? error.type : 'no reason given';
}
