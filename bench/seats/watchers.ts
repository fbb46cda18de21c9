import { type ClientRequest, get } from 'node:http';

/** A place, and when it was asked to become what it should be told as. */
interface Awaited {
  /** As a message tells it. */
  readonly text: string;
  readonly since: number;
  readonly seen: Uint8Array;
  left: number;
}

/**
 * Open pages of a round's map, all on one thread: it is noted how long a change takes until each of them has it.
 */
export class Watchers {
  readonly #requests: ClientRequest[] = [];
  readonly #awaited: Awaited[] = [];
  /** Milliseconds, one for each change and page. */
  readonly delays: number[] = [];
  /** Changes that some page never had. */
  lost = 0;
  broken = 0;

  private constructor() {}

  static async open(port: number, topic: string, count: number): Promise<Watchers> {
    const watchers = new Watchers();
    // A few at a time: the queue of connections that wait to be taken is short.
    for (let from = 0; from < count; from += 100) {
      const some = Math.min(100, count - from);
      await Promise.all(Array.from({ length: some }, (_, i) => watchers.#watch(port, topic, from + i)));
    }
    return watchers;
  }

  /** Notes that a change is to come. @param text the change as messages tell it: `[12,"1"]` */
  expect(text: string, since = performance.now()): void {
    const count = this.#requests.length;
    this.#awaited.push({ text, since, seen: new Uint8Array(count), left: count });
  }

  /** Gives up what has not come by now. */
  settle(): void {
    for (const { left } of this.#awaited) this.lost += left;
    this.#awaited.length = 0;
  }

  close(): void {
    for (const request of this.#requests) request.destroy();
  }

  #watch(port: number, topic: string, no: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const path = `/api/v1/stream?topics=${encodeURIComponent(topic)}`;
      const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          resolve();
          const text = rest + chunk;
          const end = text.lastIndexOf('\n\n');
          rest = text.slice(end < 0 ? 0 : end + 2);
          if (end >= 0) this.#read(text.slice(0, end), no);
        });
        response.on('close', () => {
          this.broken += 1;
        });
      });
      request.on('error', reject);
      this.#requests[no] = request;
    });
  }

  #read(text: string, no: number): void {
    if (this.#awaited.length === 0 || !text.includes('event: seats')) return;
    const now = performance.now();
    for (let i = this.#awaited.length - 1; i >= 0; i -= 1) {
      const awaited = this.#awaited[i]!;
      if (awaited.seen[no] === 1 || !text.includes(awaited.text)) continue;
      awaited.seen[no] = 1;
      awaited.left -= 1;
      this.delays.push(now - awaited.since);
      if (awaited.left === 0) this.#awaited.splice(i, 1);
    }
  }
}

/** @param share between 0 and 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
