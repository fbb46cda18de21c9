import { urlOf } from './client.ts';
import { accessToken } from './session.ts';
import { type SseMessage, sseParser } from './sse-parser.ts';

export type StreamStatus = 'connecting' | 'live' | 'offline';

type Handlers = {
  /** @param repaired whether the server was asked to send again what was missed before this connection */
  onOpen: (repaired: boolean) => void;
  onMessage: (message: SseMessage) => void;
  onStatus: (status: StreamStatus) => void;
};

/** Longer than two heartbeats without a byte: the connection is dead, whatever the socket says. */
const SILENCE_MS = 40_000;
const MAX_BACKOFF_MS = 30_000;

/**
 * Keeps one event stream open: reconnects with back-off and jitter, tells the server the last sequence it
 * has seen so that the gap is sent again, and drops a connection that has gone silent.
 */
export function connectStream(
  topics: string[],
  lastEventId: string | null,
  handlers: Handlers,
): () => string | null {
  const stop = new AbortController();
  let lastId = lastEventId;
  let baseRetryMs = 2000;
  let failures = 0;

  const readOnce = async (): Promise<void> => {
    const turn = new AbortController();
    const abort = () => turn.abort();
    stop.signal.addEventListener('abort', abort);
    let watchdog = setTimeout(abort, SILENCE_MS);
    try {
      const token = await accessToken();
      // A guest may watch drops, but has no `me`.
      const wanted = token === null ? topics.filter((topic) => topic !== 'me') : topics;
      if (wanted.length === 0) return;
      const headers = new Headers({ Accept: 'text/event-stream' });
      if (token !== null) headers.set('Authorization', `Bearer ${token}`);
      if (lastId !== null) headers.set('Last-Event-ID', lastId);
      const response = await fetch(urlOf('/stream', { topics: wanted.join(',') }), {
        headers,
        signal: turn.signal,
        cache: 'no-store',
      });
      if (response.status === 401 && token !== null) await accessToken(token);
      if (!response.ok || response.body === null) throw new Error(`stream ${response.status}`);
      const repaired = headers.has('Last-Event-ID');
      const parse = sseParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      while (true) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(watchdog);
        watchdog = setTimeout(abort, SILENCE_MS);
        for (const message of parse(value)) take(message, repaired);
      }
    } finally {
      clearTimeout(watchdog);
      stop.signal.removeEventListener('abort', abort);
    }
  };

  const take = (message: SseMessage, repaired: boolean): void => {
    if (message.retryMs !== null) baseRetryMs = message.retryMs;
    if (message.id !== null) lastId = message.id;
    if (message.event === 'hello') {
      failures = 0;
      handlers.onStatus('live');
      handlers.onOpen(repaired);
    }
    if (message.data !== '') handlers.onMessage(message);
  };

  void (async () => {
    while (!stop.signal.aborted) {
      handlers.onStatus('connecting');
      await readOnce().catch(() => {
        failures += 1;
      });
      if (stop.signal.aborted) return;
      handlers.onStatus('offline');
      const backoffMs = Math.min(baseRetryMs * 2 ** Math.max(0, failures - 1), MAX_BACKOFF_MS);
      await pause(backoffMs * (0.5 + Math.random() * 0.5), stop.signal);
    }
  })();

  return () => {
    stop.abort();
    return lastId;
  };
}

/** Waits, but not past the moment when the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
