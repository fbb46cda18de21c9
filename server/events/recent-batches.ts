import type { RecordedEvent } from './outbox.ts';

/** Characters of text whose events are remembered: some seconds of a crowd. */
const MAX_TEXT = 4 * 1024 * 1024;

interface Remembered {
  readonly events: readonly RecordedEvent[];
  readonly names: ReadonlySet<string>;
  readonly length: number;
}

/** The newest batches of the outbox, parsed: whoever reads one after another need not do it again. They never change. */
export class RecentBatches {
  readonly #known = new Map<string, Remembered>();
  #length = 0;

  /** @param text of the batch's events, as it is stored */
  of(batchId: string, text: string): Pick<Remembered, 'events' | 'names'> {
    const known = this.#known.get(batchId);
    if (known) return known;
    const events = JSON.parse(text) as RecordedEvent[];
    const names = new Set(events.map(({ name }) => name));
    const fresh = { events, names, length: text.length };
    this.#known.set(batchId, fresh);
    this.#length += text.length;
    for (const [oldest, { length }] of this.#known) {
      if (this.#length <= MAX_TEXT) break;
      this.#known.delete(oldest);
      this.#length -= length;
    }
    return fresh;
  }
}
