import { isCode } from '../../http/codes.ts';
import { ProblemError } from '../../http/errors.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { SearchScope } from '../document.ts';
import type { IndexRebuild, SearchIndex, SearchResult, Suggestion } from '../port.ts';
import { IndexFiles } from './files.ts';
import { type ReadRequest, ThreadFault, type WriteRequest } from './messages.ts';
import type { SearchThreads } from './threads.ts';

export { SearchThreads } from './threads.ts';

const RETRY_AFTER_S = 5;
/** How long the name of the file in use is believed: another process may have put a new one in its place. */
const BELIEVED_MS = 500;

export interface EmbeddedOptions {
  readonly scope: SearchScope;
  readonly dataDir: string;
  readonly threads: SearchThreads;
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

// What TypeScript makes of a request without its file differs by its kind.
type Without<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never;

/**
 * An index in a file of SQLite beside the database: read and written on threads of their own. Several processes of one
 * machine may have it open; each of them may write.
 */
export function openEmbeddedIndex(options: EmbeddedOptions): SearchIndex {
  const { scope, dataDir, threads, log, monotonic } = options;
  const files = new IndexFiles(dataDir, scope);
  let current: { path: string | null; at: number } | null = null;

  function currentPath(): string | null {
    if (current && monotonic() - current.at < BELIEVED_MS) return current.path;
    const path = files.current();
    if (current?.path && current.path !== path) threads.forget(current.path);
    current = { path, at: monotonic() };
    return path;
  }

  async function read(request: Without<ReadRequest, 'path'>): Promise<unknown> {
    const path = currentPath();
    if (path === null) throw unavailable();
    try {
      return await threads.read({ ...request, path } as ReadRequest);
    } catch (error) {
      const isReplaced = error instanceof ThreadFault && error.file === 'missing' && files.current() !== path;
      if (!isReplaced) throw await translated(error, path);
      current = null;
      return read(request);
    }
  }

  const write = (path: string, request: Without<WriteRequest, 'path' | 'erases'>): Promise<unknown> =>
    threads.write({ ...request, path, erases: scope === 'operators' } as WriteRequest);

  /** What a caller is told; a file that cannot be read is thrown away, so that it is made anew. */
  async function translated(error: unknown, path: string): Promise<Error> {
    if (error instanceof ProblemError) return error;
    if (error instanceof ThreadFault && error.code !== null && isCode(error.code))
      return new ProblemError(error.code);
    log.warn({ err: error, scope }, 'the search index cannot be read');
    if (error instanceof ThreadFault && error.file === 'damaged') await discard(path);
    return unavailable();
  }

  async function discard(path: string): Promise<void> {
    threads.forget(path);
    await write(path, { kind: 'close' });
    files.remove(path);
    current = null;
  }

  /** @returns null for a file that cannot be read, which is thrown away */
  async function writeOrDiscard(
    path: string,
    request: Without<WriteRequest, 'path' | 'erases'>,
  ): Promise<unknown> {
    try {
      return await write(path, request);
    } catch (error) {
      if (!(error instanceof ThreadFault) || error.file !== 'damaged') throw error;
      log.warn({ err: error, scope }, 'the search index is damaged; it is to be made anew');
      await discard(path);
      return null;
    }
  }

  const positionOf = async (path: string): Promise<number | null> =>
    (await writeOrDiscard(path, { kind: 'position' })) as number | null;

  async function replace(path: string): Promise<void> {
    for (let isFirst = true; await write(path, { kind: 'tidy', isFirst }); ) isFirst = false;
    await write(path, { kind: 'settle' });
    const old = files.current();
    files.publish(path);
    current = null;
    if (old !== null && old !== path) await discard(old);
  }

  async function rebuild(id: string): Promise<IndexRebuild> {
    const path = files.pathOf(id);
    const isFinished = files.current() === path;
    if (!isFinished) {
      const other = files.next();
      if (other !== null && other !== path) await discard(other);
      files.begin(path);
      await write(path, { kind: 'open' });
    }
    const check = () => {
      if (files.next() !== path && files.current() !== path) {
        throw new Error(`The rebuild ${id} of the search index was replaced by another one`);
      }
    };
    return {
      add: async (documents, sequence) => {
        check();
        const changes = { upserts: documents, deletes: [], sequence };
        await write(path, { kind: 'apply', changes, isRebuild: true });
      },
      finish: async () => {
        check();
        if (files.current() !== path) await replace(path);
      },
      abandon: async () => {
        if (files.current() !== path) await discard(path);
      },
    };
  }

  return {
    search: (query) => read({ kind: 'search', query }) as Promise<SearchResult>,
    suggest: (typed, kinds, locale, limit) =>
      read({ kind: 'suggest', typed, kinds, locale, limit }) as Promise<readonly Suggestion[]>,
    apply: async (changes) => {
      for (const path of [files.current(), files.next()]) {
        if (path !== null && files.current() !== null) {
          await writeOrDiscard(path, { kind: 'apply', changes, isRebuild: false });
        }
      }
    },
    position: async () => {
      const path = files.current();
      const inUse = path === null ? null : await positionOf(path);
      if (inUse === null) return null;
      // What a rebuild has not followed yet is followed once more.
      const next = files.next();
      const inMaking = next === null ? null : await positionOf(next);
      return inMaking === null ? inUse : Math.min(inUse, inMaking);
    },
    rebuild,
    status: async () => {
      const path = currentPath();
      if (path === null) return { documents: 0, bytes: 0 };
      const documents = (await read({ kind: 'count' })) as number;
      return { documents, bytes: files.sizeOf(path) };
    },
    close: async () => {
      const paths = [files.current(), files.next()].flatMap((path) => path ?? []);
      for (const path of paths) {
        threads.forget(path);
        await write(path, { kind: 'close' }).catch(() => undefined);
      }
    },
  };
}

const unavailable = (): ProblemError =>
  new ProblemError('search.unavailable', { retryAfterS: RETRY_AFTER_S });
