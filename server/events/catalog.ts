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
  /** Events in one transaction at the most; without it, those of a page of batches. */
  readonly maxEvents?: number;
  /**
   * The share of the time, above 0 and up to 1, that it may take while it is behind and people wait in lanes: it
   * rests in proportion to what its pages took, so that a long backlog does not take the machine from requests.
   */
  readonly share?: number;
  /** Handles one page in the transaction that also moves its position. */
  consume(tx: Executor, events: readonly SequencedEvent[]): Promise<void>;
}

/** A message to open pages. */
export interface StreamMessage {
  /** `me:<accountId>` or a public topic such as `drop:<dropId>`. */
  readonly topic: string;
  readonly event: string;
  /**
   * A function is called when the message is sent, which for newest-only messages is rarely. One that has nothing to say yet
   * returns null and is asked again.
   */
  readonly data: Record<string, unknown> | (() => Record<string, unknown> | null);
  /** Newest only: a later message of the same topic and event replaces one that has not been sent. */
  readonly conflate: boolean;
  /** Newest only of each of these: a member's orders, say. */
  readonly about?: string;
  /** Newest only: milliseconds between two at the least; 200 unless it says otherwise. */
  readonly everyMs?: 100 | 1_000;
  /** Newest only, and each says all there is: to a page that reads slowly only the newest is sent when it has read. */
  readonly isWhole?: true;
}

/** How a module turns its events into messages for open pages. */
export type StreamMapping = (event: RecordedEvent) => readonly StreamMessage[];

/** Whom a notice is for: a member, an address that may not belong to one, or those who run the installation. */
export type Addressee =
  | { readonly accountId: string }
  | { readonly email: string; readonly locale: 'ko' | 'en' }
  | { readonly operators: true };

/** Something that a person is told because of an event. */
export interface Notice {
  /** Which template; see the notifications' catalogue of kinds. */
  readonly kind: string;
  readonly to: Addressee;
  /** What the template needs: names, amounts, ids. Never a secret: those are made when it is sent. */
  readonly data: Record<string, string | number | null>;
}

/** How a module turns one of its events into notices; called again for the same event, it says the same. */
export interface NoticeMapping {
  /** Names of the events that it looks at. */
  readonly events: readonly string[];
  of(event: SequencedEvent): readonly Notice[];
}
