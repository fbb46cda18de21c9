import type { RecordedEvent } from './outbox.ts';

/** Characters of text whose events are remembered: some seconds of a crowd. */
const MAX_TEXT = 4 * 1024 * 1024;

/** The events of one batch, in their order, and what they are called. */
export interface BatchEvents {
  readonly events: readonly RecordedEvent[];
  readonly names: ReadonlySet<string>;
}

/**
 * The newest batches of the outbox, as this process has committed or read them: whoever reads one need neither fetch nor
 * parse it again. They never change.
 */
export class RecentBatches {
  readonly #known = new Map<string, BatchEvents & { readonly length: number }>();
  #length = 0;

  get(batchId: string): BatchEvents | undefined {
    return this.#known.get(batchId);
  }

  /** @param length of their text, in characters: the oldest give way to it */
  remember(batchId: string, events: readonly RecordedEvent[], length: number): BatchEvents {
    const known = this.#known.get(batchId);
    if (known) return known;
    const fresh = { events, names: new Set(events.map(({ name }) => name)), length };
    this.#known.set(batchId, fresh);
    this.#length += length;
    for (const [oldest, { length: freed }] of this.#known) {
      if (this.#length <= MAX_TEXT) break;
      this.#known.delete(oldest);
      this.#length -= freed;
    }
    return fresh;
  }
}
