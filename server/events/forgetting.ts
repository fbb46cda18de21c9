import { sql } from 'kysely';
import { transactAgain } from '../db/again.ts';
import { type Executor, inIndex, selectMany, updateMany } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { PlacedRow } from '../db/stretch.ts';
import type { Job } from '../jobs/job.ts';
import { createSourceJob, type Found, movePosition, readPosition, type Source } from '../upkeep/index.ts';
import { leastPosition } from './dispatcher.ts';
import type { RecordedEvent } from './outbox.ts';

/** Fields of a module's events that say who or where a person is, and how long they are needed. */
export interface PersonalFields {
  /** By which the job remembers how far it has come. */
  readonly name: string;
  readonly keptMs: number;
  /** By the event's name. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Batches can be large: what looks through them and what empties them does so in small steps. */
const LOOKED_AT = 100;
const PAGE = 20;
const PER_SECOND = 200;

interface Batch {
  readonly id: string;
  readonly at: number;
  readonly first_sequence: number;
  readonly event_count: number;
  /** Whether it has any of the events. */
  readonly holds: number;
}

/**
 * Empties personal fields of old events: what was needed to tell people something is not kept for ever. Events that
 * a consumer has not read yet stay as they are. Each batch is looked at once for each module, as it gets old.
 */
export function createForgetting(database: Database, all: readonly PersonalFields[]): Job<Found> {
  const byName = new Map(all.map((one) => [one.name, one]));
  /** How far this process has looked, also where it found nothing. */
  const lookedAt = new Map<string, number>();
  return createSourceJob({
    name: 'outbox.forget-persons',
    schedule: '15 * * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: all.map((personal) => sourceOf(personal, lookedAt)),
    write: async (tx, items) => {
      for (const { name, fields } of all) {
        const rows = items.filter(({ of }) => of === name).map(({ row }) => row);
        const last = rows.at(-1);
        if (!last) continue;
        await emptyBatches(tx, rows, fields);
        await movePosition(tx, positionOf(name), String(last.first_sequence));
      }
    },
    finish: async () => {
      const looked = [...lookedAt].filter(([name]) => byName.has(name));
      lookedAt.clear();
      if (looked.length === 0) return;
      await transactAgain(database, async (tx) => {
        for (const [name, sequence] of looked) await movePosition(tx, positionOf(name), String(sequence));
      });
    },
  });
}

const positionOf = (name: string): string => `outbox.forget-persons ${name}`;

/** The batches that hold personal fields and are old enough, behind those that were looked at before. */
function sourceOf({ name, keptMs, fields }: PersonalFields, lookedAt: Map<string, number>): Source {
  const names = Object.keys(fields);

  async function read(
    executor: Executor,
    after: number,
    limit: number,
    until: { readonly at: number; readonly unread: number },
  ): Promise<PlacedRow[]> {
    const found: PlacedRow[] = [];
    const isOld = (batch: Batch): boolean =>
      batch.at <= until.at && batch.first_sequence + batch.event_count - 1 <= until.unread;
    for (let position = after; ; ) {
      const batches = await readBatches(executor, position, names);
      for (const batch of batches) {
        if (!isOld(batch)) return found;
        position = batch.first_sequence;
        lookedAt.set(name, position);
        if (batch.holds !== 1) continue;
        found.push({ first_sequence: position, id: batch.id });
        if (found.length === limit) return found;
      }
      if (batches.length < LOOKED_AT) return found;
    }
  }

  return {
    name,
    order: ['first_sequence', 'id'],
    read: async (executor, after, limit, { at }) => {
      if (!after) lookedAt.delete(name);
      const from = after ? Number(after[0]) : Number((await readPosition(executor, positionOf(name))) ?? 0);
      const unread = await leastPosition(executor);
      return read(executor, from, limit, { at: at - keptMs, unread });
    },
    isThere: async (executor, place) => {
      const row = await executor
        .selectFrom('batches')
        .select('id')
        .where('id', '=', String(place[1]))
        .executeTakeFirst();
      return row !== undefined;
    },
    count: async () => 0,
  };
}

async function readBatches(executor: Executor, position: number, names: readonly string[]): Promise<Batch[]> {
  const holdsAny = sql.join(
    names.map((name) => sql`events like ${`%"name":"${name}"%`}`),
    sql` or `,
  );
  const { rows } = await sql<Batch>`
    select id, at, first_sequence, event_count, case when ${holdsAny} then 1 else 0 end as holds
    from ${sql.raw(inIndex(executor, 'batches', 'batches_first_sequence'))}
    where first_sequence > ${position} order by first_sequence limit ${LOOKED_AT}
  `.execute(executor);
  return rows;
}

async function emptyBatches(
  tx: Executor,
  rows: readonly PlacedRow[],
  fields: PersonalFields['fields'],
): Promise<void> {
  const batches = await selectMany<{ id: string; events: string }>(
    tx,
    { table: 'batches', columns: ['id', 'events'], keys: ['id'], index: 'PRIMARY', lock: false },
    rows.map(({ id }) => [id!]),
  );
  await updateMany(
    tx,
    'batches',
    ['id'],
    ['events'],
    batches.map(({ id, events }) => [emptied(events, fields), id]),
  );
}

function emptied(events: string, fields: PersonalFields['fields']): string {
  const all = JSON.parse(events) as RecordedEvent[];
  return JSON.stringify(
    all.map((event) => {
      const named = fields[event.name];
      if (!named) return event;
      const data = Object.fromEntries(
        Object.entries(event.data).map(([field, value]) => [field, named.includes(field) ? null : value]),
      );
      return { ...event, data };
    }),
  );
}
