import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEvents, headOfOutbox } from '../../server/events/outbox.ts';
import { purgeOutbox } from '../../server/upkeep/index.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { runJob } from '../support/jobs.ts';
import { watch } from '../support/watch.ts';

async function listen(site: TestInstallation): Promise<string> {
  return site.app.listen({ host: '127.0.0.1', port: 0 });
}

async function openDrop(site: TestInstallation): Promise<string> {
  const { body } = await site.call('GET', '/coupons/drops');
  return body.items.find((drop: { phase: string }) => drop.phase === 'open').dropId;
}

describe('the event stream', () => {
  let site: TestInstallation;
  let url: string;
  let dropId: string;
  const bearer = (name: 'minji' | 'jun') => ({ authorization: `Bearer ${site.tokenOf(name)}` });
  beforeAll(async () => {
    site = await startInstallation();
    url = await listen(site);
    dropId = await openDrop(site);
  });
  afterAll(() => site.end());

  test('says hello, then what happens to a drop, to everybody; and to the member what is theirs', async () => {
    const guest = await watch(url, `drop:${dropId}`);
    const minji = await watch(url, `drop:${dropId},me`, bearer('minji'));
    const jun = await watch(url, 'me', bearer('jun'));
    await guest.until((message) => message.event === 'hello');
    const claim = await site.call('POST', `/coupons/drops/${dropId}/claims`, {
      token: site.tokenOf('minji'),
    });
    const seen = await guest.until((message) => message.event === 'drop.progress');
    expect(seen.data).toMatchObject({ dropId, claimed: claim.body.position, phase: 'open' });
    expect(seen.data.remaining).toBe(seen.data.total - seen.data.claimed);
    const own = await minji.until((message) => message.event === 'coupon.claimed');
    expect(own.data).toEqual({ couponId: claim.body.couponId, dropId, position: claim.body.position });
    await site.call('POST', '/pay/transfers', {
      token: site.tokenOf('minji'),
      body: { to: 'jun@madang.example', amount: 1_000 },
    });
    const received = await jun.until((message) => message.event === 'pay.changed');
    const sent = await minji.until((message) => message.event === 'pay.changed');
    expect([received.data.amount, sent.data.amount]).toEqual([1_000, -1_000]);
    expect(guest.messages.map((message) => message.event)).not.toContain('pay.changed');
    expect(jun.messages.map((message) => message.event)).not.toContain('coupon.claimed');
    for (const watcher of [guest, minji, jun]) watcher.close();
  });

  test('repairs a gap from Last-Event-ID: nothing is missed and nothing comes out of order', async () => {
    const first = await watch(url, 'me', bearer('jun'));
    const hello = await first.until((message) => message.event === 'hello');
    first.close();
    for (let amount = 1; amount <= 5; amount += 1) {
      await site.call('POST', '/pay/transfers', {
        token: site.tokenOf('minji'),
        body: { to: 'jun@madang.example', amount },
      });
    }
    const again = await watch(url, 'me', { ...bearer('jun'), 'last-event-id': String(hello.id) });
    await again.until((message) => message.data.amount === 5);
    const changes = again.messages.filter((message) => message.event === 'pay.changed');
    const distinct = [...new Map(changes.map((message) => [message.id, message])).values()];
    expect(distinct.map((message) => message.data.amount)).toEqual([1, 2, 3, 4, 5]);
    const sequences = distinct.map((message) => Number(message.id));
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    again.close();
  });

  test('asks for a fresh reading when what was missed is not in the outbox any more', async () => {
    const own = await startInstallation();
    const ownUrl = await listen(own);
    const drop = await openDrop(own);
    const { rows } = await sql<{ newest: number }>`
      select max(first_sequence) as newest from batches
    `.execute(own.database.reader);
    const newest = rows[0]!.newest;
    const job = purgeOutbox(0);
    await own.database.transact((tx) => tx.updateTable('consumers').set({ position: newest }).execute());
    expect((await runJob(own.database, job)).done).toBeGreaterThan(0);
    const missed = await watch(ownUrl, `drop:${drop}`, { 'last-event-id': '1' });
    await missed.until((message) => message.event === 'reset');
    const head = await headOfOutbox(own.database.reader);
    const near = await watch(ownUrl, `drop:${drop}`, { 'last-event-id': String(head) });
    await near.until((message) => message.event === 'hello');
    expect(near.messages.map((message) => message.event)).not.toContain('reset');
    for (const watcher of [missed, near]) watcher.close();
    await own.end();
  });

  test('asks for a fresh reading when too much was missed, and repairs many small batches', async () => {
    const at = Date.now();
    const away = async (batches: number, each: number): Promise<string> => {
      const before = await headOfOutbox(site.database.reader);
      for (let i = 0; i < batches; i += 1) {
        const events = Array.from({ length: each }, () => ({
          name: 'test.nothing',
          key: 'k',
          data: {},
          at,
          by: 'T',
        }));
        await site.database.transact((tx) =>
          appendEvents(tx, { batchId: site.makeId(), lane: 'test', at, events }),
        );
      }
      return String(before);
    };
    const token = site.tokenOf('minji');
    const body = { to: 'jun@madang.example', amount: 77 };
    const small = await away(50, 2);
    expect((await site.call('POST', '/pay/transfers', { token, body })).status).toBe(201);
    const near = await watch(url, 'me', { ...bearer('jun'), 'last-event-id': small });
    await near.until(({ event, data }) => event === 'pay.changed' && data.amount === 77);
    expect(near.messages.map(({ event }) => event)).not.toContain('reset');
    const far = await watch(url, 'me', { ...bearer('jun'), 'last-event-id': await away(2, 501) });
    await far.until(({ event }) => event === 'reset');
    for (const watcher of [near, far]) watcher.close();
  });

  test('asks for a fresh reading when the gap is from another life', async () => {
    const watcher = await watch(url, `drop:${dropId}`, { 'last-event-id': '999999999' });
    await watcher.until((message) => message.event === 'reset');
    watcher.close();
  });

  test.each([
    ['me', {}, 401],
    ['me', { authorization: 'Bearer x' }, 401],
    ['me:somebody', {}, 403],
    ['%00', {}, 400],
    [Array.from({ length: 21 }, (_, i) => `drop:${i}`).join(','), {}, 400],
  ])('refuses %s', async (topics, headers, status) => {
    const response = await fetch(`${url}/api/v1/stream?topics=${topics}`, { headers });
    expect(response.status).toBe(status);
    await response.body?.cancel();
  });

  test('says goodbye on a drain, and what was admitted is answered', async () => {
    const leaving = await startInstallation();
    const leavingUrl = await listen(leaving);
    const watcher = await watch(leavingUrl, `drop:${await openDrop(leaving)}`);
    await watcher.until((message) => message.event === 'hello');
    const admitted = Array.from({ length: 20 }, () =>
      leaving.call('POST', '/pay/deposits', { token: leaving.tokenOf('minji'), body: { amount: 1_000 } }),
    );
    while (leaving.pay.lane.depth === 0) await new Promise((resolve) => setImmediate(resolve));
    await leaving.end();
    const answers = await Promise.all(admitted);
    // Whoever was in the queue is answered; whoever came after is told early, and nobody is left without.
    expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThan(0);
    for (const { status, body } of answers) {
      if (status !== 201) expect([status, body.code]).toEqual([503, 'lane.draining']);
    }
    await watcher.ended;
    expect(watcher.messages.at(-1)).toMatchObject({ event: 'bye', data: { retryMs: expect.any(Number) } });
  });
});

describeWith('MariaDB', 'the event stream of two instances', () => {
  test('tells on one what happened on the other', async () => {
    const env = { DATABASE_URL: await newMariadbDatabase() };
    const one = await startInstallation(env);
    const two = await startInstallation(env);
    const dropId = await openDrop(one);
    const watcher = await watch(await listen(two), `drop:${dropId}`);
    await watcher.until((message) => message.event === 'hello');
    for (const name of ['minji', 'jun'] as const) {
      const claim = await one.call('POST', `/coupons/drops/${dropId}/claims`, { token: one.tokenOf(name) });
      expect(claim.status).toBe(201);
    }
    const seen = await watcher.until(
      (message) => message.event === 'drop.progress' && message.data.claimed === 2,
    );
    expect(Number(seen.id)).toBeGreaterThan(0);
    watcher.close();
    await one.end();
    await two.end();
  });
});
