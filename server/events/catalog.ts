import type { Executor } from '../db/dialect.ts';
import type { RecordedEvent, SequencedEvent } from './outbox.ts';

/**
 * A reader of the outbox that remembers its position: events arrive at least once and in order.
 * One instance at a time reads for a consumer.
 */
export interface Consumer {
  readonly name: string;
  /** Names of the events that it wants. */
  readonly events: readonly string[];
  /** Milliseconds between rounds at the least; 0 follows every commit. */
  readonly intervalMs: number;
  /** Handles one page in the transaction that also moves its position. */
  consume(tx: Executor, events: readonly SequencedEvent[]): Promise<void>;
}

/** A message to open pages. */
export interface StreamMessage {
  /** `me:<accountId>` or a public topic such as `drop:<dropId>`. */
  readonly topic: string;
  readonly event: string;
  /** A function is called when the message is sent, which for newest-only messages is rarely. */
  readonly data: Record<string, unknown> | (() => Record<string, unknown>);
  /** Newest only: a later message of the same topic and event replaces one that has not been sent. */
  readonly conflate: boolean;
}

/** How a module turns its events into messages for open pages. */
export type StreamMapping = (event: RecordedEvent) => readonly StreamMessage[];
