import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/open.ts';
import { tokens } from '../../server/http/auth.ts';
import { startServer } from '../services/madang.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';

const AMOUNT = 7_000;
const FOUND_WITHIN_MS = 60_000;

/** A top-up that the bank approves and never answers: the process is killed while it waits for the answer. */
async function killWhileTheBankIsSilent(databaseUrl: string): Promise<void> {
  const folder = await makeServiceFolder();
  const first = await startServer(databaseUrl, folder);
  const database = openDatabase(databaseUrl);
  const member = await database.reader
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', 'minji@madang.example')
    .executeTakeFirstOrThrow();
  const secret = readConfig({}).jwtSecret;
  const token = tokens(secret).sign({ accountId: member.id, role: 'member', sessionId: null });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (origin: string, path: string, body?: object) => {
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${origin}/api/v1${path}`, { headers, ...sent });
    // biome-ignore lint/suspicious/noExplicitAny: answers of several shapes
    return (await response.json()) as any;
  };
  const { balance } = await ask(first.origin, '/pay/balance');
  const { paymentId } = await ask(first.origin, '/pay/deposits', { amount: AMOUNT, via: 'gateway' });
  const { checkout } = await ask(first.origin, `/payments/${paymentId}`);
  const [page, query] = String(checkout.url).split('?');
  const form = new URLSearchParams(query);
  form.set('behaviour', 'time-out');
  const left = await fetch(`${first.origin}${page}`, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(left.headers.get('location')!).searchParams;
  const body = { paymentKey: back.get('paymentKey'), orderId: paymentId, amount: AMOUNT };
  const answer = ask(first.origin, `/payments/${paymentId}/confirmations`, body).catch(() => 'cut');
  await expect.poll(() => bankSays(paymentId), { timeout: 20_000 }).toBe('DONE');
  await first.service.kill();
  expect(await answer).toBe('cut');
  expect(await statusOf(paymentId)).toBe('confirming');

  // The time in which the gateway might still have answered is over.
  await database.transact(async (tx) => {
    await tx
      .updateTable('payments')
      .set({ next_lookup_at: Date.now() })
      .where('id', '=', paymentId)
      .execute();
  });
  const second = await startServer(databaseUrl, folder);
  await expect.poll(() => statusOf(paymentId), { timeout: FOUND_WITHIN_MS, interval: 250 }).toBe('paid');
  expect((await ask(second.origin, '/pay/balance')).balance).toBe(balance + AMOUNT);
  const again = await ask(second.origin, `/payments/${paymentId}/confirmations`, body);
  expect(again.status).toBe('paid');
  expect((await ask(second.origin, '/pay/balance')).balance).toBe(balance + AMOUNT);
  await second.service.stop();
  await database.close();

  async function bankSays(orderId: string) {
    const row = await database.reader
      .selectFrom('sandbox_payments')
      .select('status')
      .where('order_id', '=', orderId)
      .executeTakeFirst();
    return row?.status;
  }
  async function statusOf(id: string) {
    const row = await database.reader
      .selectFrom('payments')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.status;
  }
}

describe('the server killed between the bank’s yes and our books', () => {
  test('on SQLite: the next one finds out, and credits once', { timeout: 120_000 }, async () => {
    await killWhileTheBankIsSilent(`sqlite:${join(await makeServiceFolder(), 'madang.db')}`);
  });
});

describeWith('MariaDB', 'the server killed between the bank’s yes and our books', () => {
  test('on MariaDB: the next one finds out, and credits once', { timeout: 120_000 }, async () => {
    await killWhileTheBankIsSilent(await newMariadbDatabase());
  });
});
