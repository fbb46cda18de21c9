import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from './client.ts';
import { type ApiError, isApiError, networkError } from './error.ts';
import { keyFor, settleIntent } from './intent.ts';

export type CommandState<T> =
  | { phase: 'idle' }
  | { phase: 'running'; attempt: number }
  /** The server was too busy, or out of reach: the same request is sent again at `retryAtMs`. */
  | { phase: 'waiting'; attempt: number; retryAtMs: number; error: ApiError }
  | { phase: 'done'; answer: Answer<T> }
  | { phase: 'refused'; error: ApiError };

type Options<B, T> = {
  /** Names the intent; with a subject in it (`claim:DROP`) two subjects never share a key. */
  name: string;
  run: (body: B, key: string) => Promise<Answer<T>>;
  onDone?: (answer: Answer<T>, body: B) => void;
  onRefused?: (error: ApiError, body: B) => void;
  /** How often the same request is sent by itself before the member is asked. */
  maxAttempts?: number;
  /** The body holds a password or a code: it is not written to the browser's storage. */
  secret?: boolean;
};

export type Command<B, T> = {
  state: CommandState<T>;
  busy: boolean;
  error: ApiError | null;
  submit: (body: B) => void;
  cancel: () => void;
  reset: () => void;
};

/** Runs one command per intent: no double submit, one key, honest automatic retries. */
export function useCommand<B, T>(options: Options<B, T>): Command<B, T> {
  const [state, setState] = useState<CommandState<T>>({ phase: 'idle' });
  const latest = useRef(options);
  latest.current = options;
  const running = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const attempt = useCallback(async (body: B, key: string, count: number): Promise<void> => {
    const { name, run, onDone, onRefused, maxAttempts = 6 } = latest.current;
    setState({ phase: 'running', attempt: count });
    try {
      const answer = await run(body, key);
      settleIntent(name);
      running.current = false;
      setState({ phase: 'done', answer });
      onDone?.(answer, body);
    } catch (thrown) {
      const error = isApiError(thrown) ? thrown : networkError();
      if (error.retryable && count < maxAttempts) {
        const waitMs = retryDelayMs(error, count);
        setState({ phase: 'waiting', attempt: count, retryAtMs: Date.now() + waitMs, error });
        timer.current = setTimeout(() => void attempt(body, key, count + 1), waitMs);
        return;
      }
      // An unknown outcome keeps its key: pressing again repeats the same intent.
      if (!error.outcomeUnknown && error.status !== 429) settleIntent(name);
      running.current = false;
      setState({ phase: 'refused', error });
      onRefused?.(error, body);
    }
  }, []);

  const submit = useCallback(
    (body: B) => {
      if (running.current) return;
      running.current = true;
      const { name, secret = false } = latest.current;
      void attempt(body, keyFor(name, body, secret), 1);
    },
    [attempt],
  );
  const stop = useCallback((next: (state: CommandState<T>) => CommandState<T>) => {
    clearTimeout(timer.current);
    running.current = false;
    setState(next);
  }, []);
  const cancel = useCallback(() => stop(afterGivingUp), [stop]);
  const reset = useCallback(() => stop(() => ({ phase: 'idle' })), [stop]);

  return {
    state,
    busy: state.phase === 'running' || state.phase === 'waiting',
    error: state.phase === 'refused' ? state.error : null,
    submit,
    cancel,
    reset,
  };
}

/** Whoever does not wait any longer knows no more than after the last try: what was sent may have been carried out. */
export const afterGivingUp = <T>(state: CommandState<T>): CommandState<T> =>
  state.phase === 'waiting' && state.error.outcomeUnknown
    ? { phase: 'refused', error: state.error }
    : { phase: 'idle' };

/** The server's Retry-After where there is one, else back-off; jitter keeps a crowd from returning as one. */
export function retryDelayMs(error: ApiError, attempt: number, random: number = Math.random()): number {
  const base = error.retryAfterMs ?? Math.min(1000 * 2 ** (attempt - 1), 15_000);
  return Math.round(base + random * Math.min(1000, base * 0.5 + 200));
}
