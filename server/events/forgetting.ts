import { sql } from 'kysely';
import type { Executor } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import { lockPosition, registerConsumer } from './dispatcher.ts';
import type { RecordedEvent } from './outbox.ts';

/** Fields of events that say who or where a person is, by the event's name. */
export type PersonalFields = Readonly<Record<string, readonly string[]>>;

/** Batches can be large, and SQLite looks through them on the thread that serves everybody. */
const PAGE_BATCHES = 50;

interface Batch {
  readonly id: string;
  readonly at: number;
  readonly first_sequence: number;
  readonly event_count: number;
  /** null where it holds none of the events. */
  readonly events: string | null;
}

/**
 * Empties personal fields of old events, a page of batches at a time: what was needed to tell people something is
 * not kept for ever. Events that a consumer has not read yet stay as they are.
 * @param name of the stored position up to which everything is forgotten; ends in `.forget`
 * @param olderThan epoch milliseconds
 * @returns true when there may be more
 */
export async function forgetOnce(
  database: Database,
  {
    name,
    fields,
    olderThan,
  }: { readonly name: string; readonly fields: PersonalFields; readonly olderThan: number },
): Promise<boolean> {
  await registerConsumer(database, name);
  return database.transact(async (tx) => {
    const position = await lockPosition(tx, name);
    const unread = await leastPosition(tx, name);
    const batches = await readBatches(tx, position, Object.keys(fields));
    const isOld = ({ at, first_sequence, event_count }: Batch): boolean =>
      at <= olderThan && first_sequence + event_count - 1 <= unread;
    const young = batches.findIndex((batch) => !isOld(batch));
    const old = young < 0 ? batches : batches.slice(0, young);
    for (const { id, events } of old) {
      if (events === null) continue;
      await sql`update batches set events = ${emptied(events, fields)} where id = ${id}`.execute(tx);
    }
    const last = old.at(-1);
    if (!last) return false;
    const reached = last.first_sequence + last.event_count - 1;
    await sql`update consumers set position = ${reached} where name = ${name}`.execute(tx);
    return old.length === PAGE_BATCHES;
  });
}

/** Those who forget read nothing, and need not be waited for: two of them would wait for each other. */
const FORGETS = '.forget';

/** How far the slowest reader has come; beyond everything when there is none. */
async function leastPosition(tx: Executor, name: string): Promise<number> {
  const { rows } = await sql<{ least: number | null }>`
    select min(position) as least from consumers where name <> ${name} and name not like ${`%${FORGETS}`}
  `.execute(tx);
  return rows[0]?.least ?? Number.MAX_SAFE_INTEGER;
}

async function readBatches(tx: Executor, position: number, names: readonly string[]): Promise<Batch[]> {
  const holdsAny = sql.join(
    names.map((name) => sql`events like ${`%"name":"${name}"%`}`),
    sql` or `,
  );
  const { rows } = await sql<Batch>`
    select id, at, first_sequence, event_count, case when ${holdsAny} then events end as events
    from batches where first_sequence > ${position} order by first_sequence limit ${PAGE_BATCHES}
  `.execute(tx);
  return rows;
}

function emptied(events: string, fields: PersonalFields): string {
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
