import type { Executor } from './dialect.ts';

/** The same executor, on which every statement throws the signal's reason once it is aborted: for long reads. */
export const abortable = (executor: Executor, signal: AbortSignal): Executor =>
  executor.withPlugin({
    transformQuery: ({ node }) => {
      signal.throwIfAborted();
      return node;
    },
    transformResult: async ({ result }) => {
      signal.throwIfAborted();
      return result;
    },
  });
