import { afterEach, describe, expect, onTestFailed, test, vi } from 'vitest';
import {
  type Behaviour,
  refusal,
  startSmtpServer,
  type TestSmtpServer,
} from '../../server/mail/testing/smtp-server.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

const WAIT = { timeout: 270_000, interval: 200 };
const AT_ONCE = 100;

const open: { end(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.end();
});

async function serve(port?: number): Promise<TestSmtpServer> {
  const server = await startSmtpServer(port === undefined ? {} : { port });
  open.push({ end: server.close });
  return server;
}
async function install(server: TestSmtpServer, env: Record<string, string> = {}): Promise<TestInstallation> {
  const site = await startInstallation({
    MADANG_SMTP_URL: server.url,
    MADANG_MAIL_FROM: 'Madang <no-reply@madang.example>',
    MADANG_MAIL_CONNECTIONS: '8',
    MADANG_MAIL_PER_SECOND: '10000',
    MADANG_RATE_LIMIT: 'off',
    ...env,
  });
  open.push(site);
  return site;
}

/** So many transfers of one won, many at once, over all instances. @returns how often each answer came */
async function transfer(sites: readonly TestInstallation[], count: number): Promise<Record<number, number>> {
  const token = sites[0]!.tokenOf('minji');
  const statuses: Record<number, number> = {};
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const site = sites[next % sites.length]!;
        next += 1;
        const body = { to: 'jun@madang.example', amount: 1 };
        const { status } = await site.call('POST', '/pay/transfers', { token, body });
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    }),
  );
  return statuses;
}

/** Each event told to Jun has one mail, each mail was acknowledged once, and nothing is left. */
async function expectEachOnce(site: TestInstallation, servers: readonly TestSmtpServer[], transfers: number) {
  const count = async (status: 'pending' | 'sent') =>
    site.database.reader
      .selectFrom('deliveries')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('status', '=', status)
      .where('account_id', '=', site.idOf('jun'))
      .where('kind', '=', 'pay.received')
      .executeTakeFirstOrThrow();
  await vi.waitFor(async () => {
    expect(Number((await count('sent')).n)).toBeGreaterThanOrEqual(transfers);
    expect(Number((await count('pending')).n)).toBe(0);
  }, WAIT);
  const rows = await site.database.reader
    .selectFrom('deliveries')
    .select(['id', 'event_id', 'status', 'account_id', 'kind'])
    .where('channel', '=', 'mail')
    .execute();
  const own = rows.filter((row) => row.account_id === site.idOf('jun') && row.kind === 'pay.received');
  expect(new Set(own.map((row) => row.event_id)).size).toBe(own.length);
  const { unread } = (await site.call('GET', '/me/notifications', { token: site.tokenOf('jun') })).body;
  expect(unread).toBeGreaterThanOrEqual(transfers);
  const acknowledged = servers.flatMap(({ taken }) => taken.map(({ messageId }) => messageId));
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  const sent = rows.filter((row) => row.status === 'sent').map((row) => `<${row.id}@madang.example>`);
  expect(acknowledged.toSorted()).toEqual(sent.toSorted());
}

/** Refuses or drops one in twelve, in any phase. */
function moody(random: () => number): Behaviour {
  const maybe = (share: number, code: number) => () => {
    if (random() < share) throw refusal(code, 'not now');
  };
  return {
    connect: maybe(0.02, 421),
    mailFrom: maybe(0.02, 451),
    rcptTo: maybe(0.02, 452),
    beginData: (drop) => {
      if (random() < 0.01) drop();
    },
    data: (_id, drop) => {
      const fate = random();
      if (fate < 0.02) throw refusal(451, 'try again');
      if (fate < 0.03) {
        drop();
        throw new Error('dropped before it was acknowledged');
      }
    },
  };
}

describe('mail beside a load of transfers', () => {
  test('10,000 mails by a server that refuses and drops at random: none is lost, none comes twice', async () => {
    const seed = chosenSeed();
    onTestFailed(() => console.error(`SEED=${seed}`));
    const server = await serve();
    const site = await install(server);
    server.behaviour = moody(seededRandom(seed));
    expect(await transfer([site], 10_000)).toEqual({ 201: 10_000 });
    await expectEachOnce(site, [server], 10_000);
  }, 300_000);

  test('with the server down all the while: no request fails, and when it is back everything arrives once', async () => {
    const server = await serve();
    const site = await install(server);
    await server.close();
    expect(await transfer([site], 1_500)).toEqual({ 201: 1_500 });
    await vi.waitFor(async () => {
      const { items } = (await site.call('GET', '/admin/destinations', { token: site.tokenOf('admin') }))
        .body;
      expect(items[0]).toMatchObject({ destination: 'mail', state: 'open' });
    }, WAIT);
    const back = await serve(server.port);
    await site.call('POST', '/admin/destinations/mail/resets', {
      token: site.tokenOf('admin'),
      body: { reason: 'it is back' },
    });
    await expectEachOnce(site, [server, back], 1_500);
  }, 300_000);
});

describeWith('MariaDB', 'mail beside a load of transfers, by two instances', () => {
  test('2,000 mails by a server that refuses and drops at random: none is lost, none comes twice', async () => {
    const seed = chosenSeed();
    onTestFailed(() => console.error(`SEED=${seed}`));
    const server = await serve();
    const DATABASE_URL = await newMariadbDatabase();
    const first = await install(server, { DATABASE_URL });
    const second = await install(server, { DATABASE_URL });
    server.behaviour = moody(seededRandom(seed));
    expect(await transfer([first, second], 2_000)).toEqual({ 201: 2_000 });
    await expectEachOnce(first, [server], 2_000);
  }, 300_000);
});
