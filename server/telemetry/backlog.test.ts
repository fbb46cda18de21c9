import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { observeBacklog, observeFollowers } from './backlog.ts';

const NOW = Date.UTC(2026, 10, 21, 9);

eachDatabase('what waits', (open) => {
  test('is told by the metrics', async () => {
    const database = await open();
    const registry = new Registry();
    observeBacklog(registry, database.reader, () => NOW);
    await database.transact(async (tx) => {
      await sql`update outbox_head set last_sequence = 40`.execute(tx);
      await sql`insert into consumers (name, position) values ('notifications.fan-out', 28)`.execute(tx);
      for (const [destination, state] of [
        ['mail', 'closed'],
        ['slack', 'open'],
      ] as const) {
        await tx
          .insertInto('delivery_destinations')
          .values({
            ...{ destination, channel: destination, state, failures: 0, openings: 0, opened_at: null },
            ...{ retry_at: null, last_error: null, last_sent_at: null },
          })
          .execute();
      }
    });
    const text = await registry.metrics();
    expect(text).toContain('madang_consumer_behind{consumer="notifications.fan-out"} 12');
    expect(text).toContain('madang_deliveries_overdue_seconds{destination="mail"} 0');
    expect(text).toContain('madang_destination_open{destination="mail"} 0');
    expect(text).toContain('madang_destination_open{destination="slack"} 1');
    expect(text).not.toMatch(/madang_payments_attention\{/);
  });

  test('counts from when a message was due, and says what it can', async () => {
    const database = await open();
    const registry = new Registry();
    observeBacklog(registry, database.reader, () => NOW);
    await database.transact(async (tx) => {
      await tx
        .insertInto('delivery_destinations')
        .values({
          ...{ destination: 'mail', channel: 'mail', state: 'closed', failures: 0, openings: 0 },
          ...{ opened_at: null, retry_at: null, last_error: null, last_sent_at: null },
        })
        .execute();
      const common = {
        ...{ channel: 'mail', addressee: 'e:a@b.kr', destination: 'mail', kind: 'x' },
        ...{ account_id: null, address: 'a@b.kr', locale: 'ko', data: '{}', attempts: 0, lease: null },
        ...{ created_at: NOW, finished_at: null, last_error: null, log: '[]' },
      } as const;
      await tx
        .insertInto('deliveries')
        .values([
          { ...common, id: 'D1', event_id: 'D1', status: 'sent', due_at: NOW - 900_000 },
          { ...common, id: 'D2', event_id: 'D2', status: 'pending', due_at: NOW - 90_000 },
          { ...common, id: 'D3', event_id: 'D3', status: 'pending', due_at: NOW + 90_000 },
        ] as never)
        .execute();
    });
    expect(await registry.metrics()).toContain('madang_deliveries_overdue_seconds{destination="mail"} 90');
    // What cannot be read takes nothing else with it.
    await database.transact((tx) => sql`drop table consumers`.execute(tx));
    const text = await registry.metrics();
    expect(text).toContain('madang_deliveries_overdue_seconds{destination="mail"} 90');
    expect(text).not.toMatch(/madang_consumer_behind\{/);
  });
});

test('what follows beside the database is told by how far it is behind, once it was looked at', async () => {
  const registry = new Registry();
  let head = async () => 40;
  const followers = [
    { name: 'search.follow-public', position: () => 28 },
    // Another instance has written further into the index than this one has seen of the outbox.
    { name: 'search.follow-operators', position: () => 41 },
    { name: 'search.follow-new', position: () => null },
  ];
  observeFollowers(registry, followers, () => head());
  const told = await registry.metrics();
  expect(told).toContain('madang_follower_behind{follower="search.follow-public"} 12');
  expect(told).toContain('madang_follower_behind{follower="search.follow-operators"} 0');
  expect(told).not.toContain('search.follow-new');
  head = async () => Promise.reject(new Error('the database is away'));
  expect(await registry.metrics()).not.toMatch(/madang_follower_behind\{/);
});
