import { sql } from 'kysely';
import { commitsAreSerial, type Executor, insertMany, lockClause } from '../db/dialect.ts';
import type { DomainEvent } from '../engine/types.ts';
import { type BatchEvents, RecentBatches } from './recent-batches.ts';

/** An event as it stands in the outbox. */
export interface RecordedEvent extends DomainEvent {
  /** Epoch milliseconds: when its command was admitted. */
  readonly at: number;
  /** The command that made it true. */
  readonly by: string;
}
/** An event with its place in the one order that all consumers see. */
export interface SequencedEvent extends RecordedEvent {
  readonly sequence: number;
  readonly id: string;
}
export interface OutboxBatch {
  readonly batchId: string;
  readonly lane: string;
  readonly at: number;
  readonly events: RecordedEvent[];
}

const NUMBER_AT_MOST = 500;

/**
 * Writes a batch's events as one row. Numbers drawn inside a transaction are safe only where commits are
 * serial: elsewhere a reader could pass a number whose transaction commits later, so `numberBatches` does it.
 * @returns the length of their text, in characters
 */
export async function appendEvents(tx: Executor, batch: OutboxBatch): Promise<number> {
  const count = batch.events.length;
  let firstSequence: number | null = count === 0 ? 0 : null;
  if (count > 0 && commitsAreSerial(tx)) firstSequence = await takeNumbers(tx, count);
  const text = JSON.stringify(batch.events);
  await insertMany(
    tx,
    'batches',
    ['id', 'lane', 'at', 'events', 'event_count', 'first_sequence'],
    [[batch.batchId, batch.lane, batch.at, text, count, firstSequence]],
  );
  return text.length;
}

/** Takes `count` numbers off the head; the head's row lock makes the order of numbers that of commits. */
async function takeNumbers(tx: Executor, count: number): Promise<number> {
  const last = await lastNumber(tx);
  await sql`update outbox_head set last_sequence = ${last + count} where id = 1`.execute(tx);
  return last + 1;
}

async function lastNumber(tx: Executor): Promise<number> {
  const { rows } = await sql<{ last_sequence: number }>`
    select last_sequence from outbox_head where id = 1${sql.raw(lockClause(tx))}
  `.execute(tx);
  return rows[0]!.last_sequence;
}

/**
 * Numbers the events of batches that have committed without (MariaDB), in the order in which they were marked:
 * two batches of one key are never marked at the same time. Any instance may run it at any time.
 * @returns how many batches were numbered
 */
export async function numberBatches(tx: Executor): Promise<number> {
  let last = await lastNumber(tx);
  const { rows } = await sql<{ id: string; event_count: number }>`
    select id, event_count from batches where first_sequence is null order by marked_no limit ${NUMBER_AT_MOST}
  `.execute(tx);
  if (rows.length === 0) return 0;
  for (const row of rows) {
    await sql`update batches set first_sequence = ${last + 1} where id = ${row.id}`.execute(tx);
    last += row.event_count;
  }
  await sql`update outbox_head set last_sequence = ${last} where id = 1`.execute(tx);
  return rows.length;
}

/** The newest number that was given out: where a consumer that only wants news begins. */
export async function headOfOutbox(executor: Executor): Promise<number> {
  const { rows } = await sql<{ last_sequence: number }>`
    select last_sequence from outbox_head where id = 1
  `.execute(executor);
  return rows[0]!.last_sequence;
}

/**
 * Whether every event behind a position is still there: old ones are purged, oldest first. A reader that keeps its
 * position elsewhere than in `consumers`, for which the purge waits, asks before it reads on.
 * @param after the sequence of the last event already seen
 */
export async function isKeptSince(executor: Executor, after: number): Promise<boolean> {
  const { rows } = await sql<{ oldest: number | null }>`
    select min(first_sequence) as oldest from batches where first_sequence >= 1
  `.execute(executor);
  const oldest = rows[0]?.oldest ?? null;
  return oldest === null || oldest <= after + 1;
}

export interface EventPage {
  readonly events: SequencedEvent[];
  /** The last sequence that was looked at; `after` when there was nothing. */
  readonly last: number;
  /** There may be more behind it. */
  readonly isFull: boolean;
}

/**
 * Reads events after a position, in order, whole batches at a time.
 * @param after the sequence of the last event already seen
 * @param maxBatches how many batches at the most
 * @param names the events that are wanted; batches that hold none of them are passed over
 * @param recent what this process has committed or read lately
 */
export async function readEvents(
  executor: Executor,
  after: number,
  maxBatches: number,
  names?: readonly string[],
  recent = new RecentBatches(),
): Promise<EventPage> {
  const rows = await readNumbers(executor, after, maxBatches);
  const batches = await readBatches(executor, rows, recent);
  const page: OpenPage = { events: [], last: after };
  for (const row of rows) take(page, row, batches, after, names);
  return { ...page, isFull: rows.length > maxBatches };
}

interface OpenPage {
  readonly events: SequencedEvent[];
  last: number;
}
interface NumberedBatch {
  readonly id: string;
  readonly first_sequence: number;
}

/**
 * The batch in which a position lies and those behind it, one more than asked for if there are more. Their texts stay
 * where they are: this is answered from the index.
 */
async function readNumbers(executor: Executor, after: number, maxBatches: number): Promise<NumberedBatch[]> {
  const { rows } = await sql<NumberedBatch>`
    select id, first_sequence from batches
    where first_sequence >= (
      select coalesce(max(b.first_sequence), 1) from batches b where b.first_sequence between 1 and ${after}
    )
    order by first_sequence limit ${maxBatches + 1}
  `.execute(executor);
  return rows;
}

/** The events of batches, by id; only those that nobody has read yet are fetched. */
async function readBatches(
  executor: Executor,
  rows: readonly NumberedBatch[],
  recent: RecentBatches,
): Promise<Map<string, BatchEvents>> {
  const found = new Map<string, BatchEvents>();
  const unknown: string[] = [];
  for (const { id } of rows) {
    const known = recent.get(id);
    if (known) found.set(id, known);
    else unknown.push(id);
  }
  if (unknown.length === 0) return found;
  const texts = await sql<{ id: string; events: string }>`
    select id, events from batches where id in (${sql.join(unknown)})
  `.execute(executor);
  for (const { id, events } of texts.rows) {
    found.set(id, recent.remember(id, JSON.parse(events) as RecordedEvent[], events.length));
  }
  return found;
}

function take(
  page: OpenPage,
  { id, first_sequence: first }: NumberedBatch,
  batches: ReadonlyMap<string, BatchEvents>,
  after: number,
  names?: readonly string[],
): void {
  const batch = batches.get(id);
  // Purged between the two reads: so everybody has seen it.
  if (!batch) return;
  page.last = Math.max(after, first + batch.events.length - 1);
  if (names && !names.some((name) => batch.names.has(name))) return;
  for (const [i, event] of batch.events.entries()) {
    const sequence = first + i;
    if (sequence <= after || (names && !names.includes(event.name))) continue;
    page.events.push({ ...event, sequence, id: `${id}.${i}` });
  }
}

/**
 * Reads as `readEvents` does, but only so many events, and no text of batches beyond them: for readers whose
 * pages must stay small while batches are large.
 * @param maxEvents a page may end in the middle of a batch
 */
export async function readFewEvents(
  executor: Executor,
  after: number,
  maxBatches: number,
  names: readonly string[],
  maxEvents: number,
  recent = new RecentBatches(),
): Promise<EventPage> {
  const rows = await readNumbers(executor, after, maxBatches);
  const page: OpenPage = { events: [], last: after };
  let read = 0;
  while (read < rows.length && page.events.length < maxEvents) {
    const from = read;
    for (let count = 0; read < rows.length && count < maxEvents; read += 1) {
      // Numbers are given without a gap.
      count += (rows[read + 1]?.first_sequence ?? Number.POSITIVE_INFINITY) - rows[read]!.first_sequence;
    }
    const some = rows.slice(from, read);
    const batches = await readBatches(executor, some, recent);
    for (const row of some) take(page, row, batches, after, names);
  }
  const events = page.events.slice(0, maxEvents);
  const isCut = events.length < page.events.length;
  return {
    events,
    last: isCut ? events.at(-1)!.sequence : page.last,
    isFull: isCut || read < rows.length || rows.length > maxBatches,
  };
}
