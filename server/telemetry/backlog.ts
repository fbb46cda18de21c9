import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { Executor } from '../db/dialect.ts';

/** Which label a figure has, and what it is. */
type Figure = readonly [label: string, value: number];

/** Something beside the database that follows the outbox, and up to which sequence it was seen to be. */
interface Follower {
  readonly name: string;
  position(): number | null;
}

/** How far behind the outbox they are: nobody waits for them in the database, so it does not know them. */
export function observeFollowers(
  registry: Registry,
  followers: readonly Follower[],
  head: () => Promise<number>,
): void {
  new Gauge({
    name: 'madang_follower_behind',
    help: 'Events that a search index of this instance has yet to read',
    labelNames: ['follower'],
    registers: [registry],
    async collect() {
      this.reset();
      const newest = await head().catch(() => null);
      for (const { name, position } of followers) {
        const at = position();
        if (newest !== null && at !== null) this.set({ follower: name }, Math.max(0, newest - at));
      }
    },
  });
}

/**
 * What waits in the database for somebody or something, read when the metrics are: each is one look into an index.
 * Without the database there are none, and the metrics come all the same.
 * @param now epoch milliseconds
 */
export function observeBacklog(registry: Registry, executor: Executor, now: () => number): void {
  const gauge = (name: string, help: string, label: string, read: () => Promise<readonly Figure[]>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        const figures = await read().catch(() => []);
        this.reset();
        for (const [of, value] of figures) this.set({ [label]: of }, value);
      },
    });

  gauge(
    'madang_consumer_behind',
    'Events that a consumer of the outbox has yet to read',
    'consumer',
    async () => {
      const { rows } = await sql<{ name: string; behind: number }>`
      select c.name, h.last_sequence - c.position as behind from consumers c, outbox_head h where h.id = 1
    `.execute(executor);
      return rows.map(({ name, behind }) => [name, Math.max(0, Number(behind))]);
    },
  );
  gauge(
    'madang_deliveries_overdue_seconds',
    'For how long the oldest message to a destination has been due; 0: none is',
    'destination',
    async () => {
      const at = now();
      const { rows } = await sql<{ destination: string; due_at: number | null }>`
        select t.destination, (
          select min(d.due_at) from deliveries d where d.destination = t.destination and d.status = 'pending'
        ) as due_at from delivery_destinations t
      `.execute(executor);
      return rows.map(({ destination, due_at }) => [
        destination,
        due_at === null ? 0 : Math.max(0, at - Number(due_at)) / 1_000,
      ]);
    },
  );
  gauge(
    'madang_destination_open',
    '1: the breaker of a destination of messages is open, nothing is sent there',
    'destination',
    async () => {
      const { rows } = await sql<{ destination: string; state: string }>`
        select destination, state from delivery_destinations
      `.execute(executor);
      return rows.map(({ destination, state }) => [destination, state === 'closed' ? 0 : 1]);
    },
  );
  gauge('madang_payments_attention', 'Payments that need a person, by why', 'attention', async () => {
    const { rows } = await sql<{ attention: string; payments: number }>`
      select attention, count(*) as payments from payments where attention is not null group by attention
    `.execute(executor);
    return rows.map(({ attention, payments }) => [attention, Number(payments)]);
  });
}
