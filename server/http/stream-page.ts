import type { ServerResponse } from 'node:http';
import { format } from './stream-format.ts';

/** As long as the token that opened it was good, with some spread so that pages do not all come back at once. */
const LIFETIME_MS = { least: 12 * 60_000, spread: 3 * 60_000 };
/** A page that does not read is let go before its unread messages fill the memory. */
const MAX_BUFFERED_BYTES = 1_000_000;
/** Whoever has not read the last word by then does not read. */
const LAST_WORD_MS = 5_000;

/** One open page. */
export interface Subscriber {
  /** A private one goes when its follower may not follow it any more. */
  topics: readonly string[];
  readonly accountId: string | null;
  /** Of the token that opened it. */
  readonly sessionId: string | null;
  /** Whose pages are counted together: an account, or a place. */
  readonly holder: string;
  /** @returns false when the page does not read what it is sent */
  write(text: string): boolean;
  /** Before `begin`: goes out ahead of all that was written. */
  writeFirst(text: string): void;
  /** From now on what is written goes out at once. */
  begin(): void;
  /** It has not read yet what it was sent. */
  isSlow(): boolean;
  /** What a slow page is sent when it has read: the newest text of each message. */
  readonly held: Map<string, string>;
  /** Says a last word and closes; without one, drops the connection. It counts no longer, and nothing follows. */
  end(lastWord?: string): void;
}

/**
 * A page behind its answer, for as long as its token was good at the most.
 * @param raw the answer, whose head is written
 * @param whenOver called once, when it has ended, whoever ended it
 */
export function subscriberOf(
  raw: ServerResponse,
  about: Pick<Subscriber, 'topics' | 'accountId' | 'sessionId' | 'holder'>,
  whenOver: (subscriber: Subscriber) => void,
): Subscriber {
  const early: string[] = [];
  let ready = false;
  let isOver = false;
  // What is written behind an end is an error, and one that nobody listens to ends the process.
  const say = (text: string): void => {
    if (!isOver) raw.write(text);
  };
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(goodbye);
    whenOver(subscriber);
  };
  const subscriber: Subscriber = {
    ...about,
    held: new Map(),
    write: (text) => {
      if (ready) say(text);
      else early.push(text);
      return raw.writableLength < MAX_BUFFERED_BYTES;
    },
    writeFirst: say,
    begin: () => {
      ready = true;
      for (const text of early.splice(0)) say(text);
    },
    isSlow: () => ready && raw.writableNeedDrain,
    end: (lastWord) => {
      if (isOver) return;
      over();
      if (lastWord === undefined) raw.destroy();
      else raw.end(lastWord);
      setTimeout(() => raw.destroy(), LAST_WORD_MS).unref();
    },
  };
  const goodbye = setTimeout(
    () => subscriber.end(format('bye', { retryMs: 0 })),
    LIFETIME_MS.least + Math.random() * LIFETIME_MS.spread,
  );
  goodbye.unref();
  raw.on('drain', () => {
    const text = [...subscriber.held.values()].join('');
    subscriber.held.clear();
    if (text !== '' && !subscriber.write(text)) subscriber.end();
  });
  raw.on('close', over);
  raw.on('error', over);
  return subscriber;
}
