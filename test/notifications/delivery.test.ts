import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SendFailure, unreachable } from '../../server/channels/failure.ts';
import { MAX_AGE_MS, MAX_ATTEMPTS } from '../../server/modules/notifications/delivery/backoff.ts';
import { NO_EXCHANGE } from '../../server/modules/pay/exchange.ts';
import { payNotices } from '../../server/modules/pay/notices.ts';
import { eachDatabase } from '../database.ts';
import { type Clock, openPost, openWays, type Post, type PostOptions } from '../support/post.ts';

const START = Date.UTC(2026, 10, 21, 9);
const HOUR = 3_600_000;

eachDatabase('deliveries', (open) => {
  let clock: Clock;
  let url: string;
  let post: Post;
  const opened: Post[] = [];
  const openOne = async (options: Partial<PostOptions> = {}): Promise<Post> => {
    const one = await openPost(url, { clock, notices: [payNotices(NO_EXCHANGE)], ...options });
    opened.push(one);
    return one;
  };
  beforeAll(async () => {
    clock = { now: START };
    ({ url } = await open());
  });
  beforeEach(async () => {
    clock.now += 30 * 24 * HOUR;
    post = await openOne();
    await post.clear();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  const deposit = (accountId: string, amount = 1_000) => ({
    name: 'pay.transferred',
    key: 'house:deposits:00',
    data: {
      transferId: 't',
      kind: 'deposit',
      currency: 'KRW',
      at: clock.now,
      legs: [
        ['house:deposits:00', -amount, 0, 0],
        [accountId, amount, amount, amount],
      ],
      memo: null,
    },
  });
  const rows = (one = post) =>
    one.database.reader.selectFrom('deliveries').selectAll().orderBy('id').execute();
  const breaker = async () =>
    (
      await post.database.reader
        .selectFrom('delivery_destinations')
        .selectAll()
        .where('destination', '=', 'mail')
        .execute()
    )[0]!;

  test('one event: a row in the inbox and a mail, and none of it twice, also when the position is set back', async () => {
    const [minji] = await post.join('minji');
    await post.happen(deposit(minji!));
    await post.tell();
    await post.database.transact((tx) =>
      tx.updateTable('consumers').set({ position: 0 }).where('name', '=', 'notifications.fan-out').execute(),
    );
    await post.tell();
    await post.deliver();
    await post.deliver();
    const inbox = await post.database.reader.selectFrom('notifications').selectAll().execute();
    expect(inbox).toHaveLength(1);
    expect(post.ways.mail.sent).toHaveLength(1);
    const [mail] = post.ways.mail.sent;
    const [row] = await rows();
    expect(mail).toMatchObject({ to: 'minji@madang.example', subject: '1,000원을 충전했습니다' });
    expect(mail?.messageId).toBe(`<${row?.id}@madang.example>`);
    expect(row).toMatchObject({ status: 'sent', attempts: 1, lease: null });
    expect(
      (await post.database.reader.selectFrom('notification_inboxes').selectAll().execute())[0]?.unread,
    ).toBe(1);
  });

  test('while people wait in lanes it rests between pages, and sends all the same', async () => {
    const asked: number[] = [];
    // A crowd that does not go: its asker comes when something is sent, before the next page.
    const hasPeopleWaiting = () => asked.push(other.ways.mail.sent.length) > 0;
    const other = await openOne({ hasPeopleWaiting });
    const people = await other.join(...Array.from({ length: 120 }, (_, i) => `buyer-${i}`));
    for (const accountId of people) await other.happen(deposit(accountId));
    await other.tell();
    await other.deliver();
    expect(other.ways.mail.sent).toHaveLength(120);
    // After the first of three pages and after the second; never before the first nor after the last.
    expect(new Set(asked.map((sent) => Math.round(sent / 50)))).toEqual(new Set([1, 2]));
  });

  test('a failure is tried again later and later, under the same Message-ID, until it is given up; then by hand', async () => {
    const [minji] = await post.join('minji');
    await post.happen(deposit(minji!));
    await post.tell();
    // Of this one mailbox: it says nothing against the server.
    post.ways.mail.fate = () => {
      throw new SendFailure('452 mailbox is full', { isPermanent: false, isDestinationDown: false });
    };
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      await post.deliver();
      const [row] = await rows();
      expect(row).toMatchObject({ attempts: attempt, last_error: '452 mailbox is full', lease: null });
      if (attempt === MAX_ATTEMPTS) break;
      expect(row?.status).toBe('pending');
      expect(row!.due_at).toBeGreaterThanOrEqual(clock.now);
      expect(row!.due_at - clock.now).toBeLessThanOrEqual(Math.min(6 * HOUR, 5_000 * 2 ** (attempt - 1)));
      clock.now = row!.due_at;
    }
    const [dead] = await rows();
    expect(dead).toMatchObject({ status: 'dead', finished_at: clock.now });
    expect(JSON.parse(dead!.log).length).toBeLessThanOrEqual(8);
    expect(new Set(post.ways.mail.attempts.map(({ messageId }) => messageId)).size).toBe(1);
    clock.now += 30 * 24 * HOUR;
    await post.deliver();
    expect(post.ways.mail.attempts).toHaveLength(MAX_ATTEMPTS);
  });

  test('what is for ever is given up at once; what is too old at its next failure', async () => {
    const [minji, jun] = await post.join('minji', 'jun');
    await post.happen(deposit(minji!), deposit(jun!));
    await post.tell();
    post.ways.mail.fate = ({ to }) => {
      const isPermanent = to.startsWith('minji');
      throw new SendFailure('no', { isPermanent, isDestinationDown: false });
    };
    await post.deliver();
    const statuses = async () =>
      Object.fromEntries((await rows()).map((row) => [row.account_id, [row.status, row.attempts]]));
    expect(await statuses()).toEqual({ [minji!]: ['dead', 1], [jun!]: ['pending', 1] });
    clock.now += MAX_AGE_MS;
    await post.deliver();
    expect((await statuses())[jun!]).toEqual(['dead', 2]);
  });

  test('a server that is down is left alone: messages wait and lose no attempts, one goes to see, then all', async () => {
    const people = await post.join(...Array.from({ length: 40 }, (_, i) => `m${i}`));
    await post.happen(...people.map((id) => deposit(id)));
    await post.tell();
    const { mail } = post.ways;
    mail.fate = () => {
      throw unreachable('connection refused');
    };
    await post.deliver();
    // Five in a row, and those that were on their way beside them.
    expect(mail.attempts.length).toBeGreaterThanOrEqual(5);
    expect(mail.attempts.length).toBeLessThanOrEqual(5 + mail.parallel);
    expect(await breaker()).toMatchObject({ state: 'open', openings: 1, last_error: 'connection refused' });
    const tried = mail.attempts.length;
    await post.deliver();
    expect(mail.attempts).toHaveLength(tried);
    expect((await rows()).filter((row) => row.attempts === 0)).toHaveLength(40 - tried);

    for (const opening of [2, 3, 4]) {
      clock.now = (await breaker()).retry_at!;
      const before = mail.attempts.length;
      await post.deliver();
      expect(mail.attempts).toHaveLength(before + 1);
      expect(await breaker()).toMatchObject({ state: 'open', openings: opening });
      expect((await breaker()).retry_at! - clock.now).toBeGreaterThanOrEqual(2_500 * 2 ** (opening - 1));
    }

    mail.fate = () => undefined;
    clock.now += HOUR;
    await post.deliver();
    expect(await breaker()).toMatchObject({ state: 'closed', failures: 0, openings: 0 });
    expect(mail.sent).toHaveLength(40);
    expect(new Set(mail.sent.map(({ to }) => to)).size).toBe(40);
    expect((await rows()).every((row) => row.status === 'sent')).toBe(true);
    // Those who run it were told once.
    await post.join('admin');
    await post.tell();
    expect(post.ways.slack.sent).toHaveLength(0);
    await post.deliver();
    expect(post.ways.slack.sent.map(({ text }) => text)).toEqual([
      expect.stringContaining('메일 전달이 멈췄습니다'),
    ]);
  });

  test('one who refuses an address is there: it closes the breaker, and one that asks for time is given it', async () => {
    const [minji, jun] = await post.join('minji', 'jun');
    await post.happen(deposit(minji!));
    await post.tell();
    post.ways.mail.fate = () => {
      throw new SendFailure('429', { isPermanent: false, isDestinationDown: true, retryAfterMs: 90_000 });
    };
    await post.deliver();
    expect(await breaker()).toMatchObject({ state: 'open', retry_at: clock.now + 90_000 });
    await post.happen(deposit(jun!));
    await post.tell();
    clock.now += 90_000;
    post.ways.mail.fate = ({ to }) => {
      if (to.startsWith('minji'))
        throw new SendFailure('550 unknown', { isPermanent: true, isDestinationDown: false });
    };
    await post.deliver();
    await post.deliver();
    expect(await breaker()).toMatchObject({ state: 'closed', failures: 0 });
    expect(post.ways.mail.sent.map(({ to }) => to)).toEqual(['jun@madang.example']);
  });

  test('a process that dies between sending and writing it down: sent again when its lease has ended, as the same mail', async () => {
    const [minji] = await post.join('minji');
    await post.happen(deposit(minji!));
    await post.tell();
    const gate = Promise.withResolvers<void>();
    const onTheWay = Promise.withResolvers<void>();
    post.ways.mail.fate = async () => {
      onTheWay.resolve();
      await gate.promise;
      throw unreachable('the answer never came');
    };
    const dying = post.deliver();
    await onTheWay.promise;

    const other = await openOne();
    await other.deliver();
    expect(other.ways.mail.attempts).toHaveLength(0);
    clock.now += 180_001;
    await other.deliver();
    expect(other.ways.mail.sent).toHaveLength(1);
    expect(other.ways.mail.sent[0]?.messageId).toBe(post.ways.mail.attempts[0]?.messageId);
    // The first comes back to life and says that it failed: too late, its lease is another's.
    gate.resolve();
    await dying;
    expect(await rows()).toMatchObject([{ status: 'sent', attempts: 1 }]);
    await other.deliver();
    expect(other.ways.mail.attempts).toHaveLength(1);
  });

  test('what a clock far ahead has claimed, put off or written goes out when the clock has been set right', async () => {
    const [minji] = await post.join('minji');
    const right = clock.now;
    clock.now += 3 * 24 * HOUR;
    for (let i = 0; i < 4; i += 1) await post.happen(deposit(minji!));
    await post.tell();
    const [claimed, failed, fresh, soon] = await rows();
    const put = (id: string, values: object) =>
      post.database.transact((tx) => tx.updateTable('deliveries').set(values).where('id', '=', id).execute());
    await put(claimed!.id, { lease: 'gone', due_at: clock.now + 180_000 });
    await put(failed!.id, { attempts: 3 });
    // A pause after failures may be this long: no clock was wrong.
    await put(soon!.id, { attempts: 12, due_at: right + 5 * HOUR });
    await post.database.transact((tx) =>
      tx
        .updateTable('delivery_destinations')
        .set({ state: 'open', failures: 5, openings: 1, retry_at: clock.now })
        .where('destination', '=', 'mail')
        .execute(),
    );
    clock.now = right;
    const restarted = await openOne();
    await restarted.deliver();
    const now = await rows(restarted);
    const statusOf = (row: typeof fresh) => now.find(({ id }) => id === row!.id)?.status;
    expect([claimed, failed, fresh, soon].map(statusOf)).toEqual(['sent', 'sent', 'sent', 'pending']);
    expect(await breaker()).toMatchObject({ state: 'closed' });
  });

  test('two instances share the work, and nobody gets anything twice', async () => {
    const people = await post.join(...Array.from({ length: 60 }, (_, i) => `p${i}`));
    for (let round = 0; round < 5; round += 1) await post.happen(...people.map((id) => deposit(id)));
    const other = await openOne();
    if (post.database.kind === 'mariadb') {
      await Promise.all([post.tell(), other.tell()]);
      await Promise.all([post.deliver(), other.deliver()]);
    } else {
      // Two writers of one file in one thread would wait for each other.
      for (const one of [post, other]) await one.tell();
      for (const one of [post, other]) await one.deliver();
    }
    await post.deliver();
    const ids = [...post.ways.mail.sent, ...other.ways.mail.sent].map(({ messageId }) => messageId);
    expect(ids).toHaveLength(300);
    expect(new Set(ids).size).toBe(300);
    expect((await rows()).every((row) => row.status === 'sent' && row.attempts === 1)).toBe(true);
  });

  test('told to stop, it lets end what is on its way and gives back the rest', async () => {
    const people = await post.join(...Array.from({ length: 20 }, (_, i) => `s${i}`));
    await post.happen(...people.map((id) => deposit(id)));
    await post.tell();
    const gate = Promise.withResolvers<void>();
    const busy = Promise.withResolvers<void>();
    post.ways.mail.fate = async (_mail, attempt) => {
      if (attempt === 4) busy.resolve();
      await gate.promise;
    };
    const stop = new AbortController();
    const running = post.deliver(stop.signal);
    await busy.promise;
    stop.abort();
    gate.resolve();
    await running;
    const all = await rows();
    expect(all.filter((row) => row.status === 'sent')).toHaveLength(4);
    expect(
      all.filter((row) => row.status === 'pending' && row.lease === null && row.due_at <= clock.now),
    ).toHaveLength(16);
    const next = await openOne();
    await next.deliver();
    expect(next.ways.mail.sent).toHaveLength(16);
  });

  test('who has left gets nothing, and nothing of them stays', async () => {
    const [minji, jun] = await post.join('minji', 'jun');
    await post.happen(deposit(minji!), deposit(jun!));
    await post.tell();
    await post.database.transact((tx) => post.notifications.onErase!(tx, minji!));
    await post.database.transact((tx) =>
      tx.updateTable('accounts').set({ status: 'deleted' }).where('id', '=', jun!).execute(),
    );
    await post.deliver();
    expect(post.ways.mail.attempts).toEqual([]);
    expect(await rows()).toMatchObject([{ account_id: jun, status: 'dropped' }]);
  });

  test('operators’ own matters go to each of them and to their chat', async () => {
    await post.join('admin', 'admin-two', 'minji');
    await post.happen({
      name: 'webhook.disabled',
      key: 'w',
      data: { webhookId: 'w', url: 'https://hooks.example.com', because: 'failing', error: 'HTTP 500' },
    });
    await post.tell();
    await post.deliver();
    expect(post.ways.mail.sent.map(({ to }) => to).sort()).toEqual([
      'admin-two@madang.example',
      'admin@madang.example',
    ]);
    expect(post.ways.slack.sent).toHaveLength(1);
    const inbox = await post.database.reader.selectFrom('notifications').select('kind').execute();
    expect(inbox.map(({ kind }) => kind)).toEqual(['system.webhook-disabled', 'system.webhook-disabled']);
  });

  test('an event that a module cannot read, or of no known kind, keeps nobody else’s news from them', async () => {
    const [minji] = await post.join('minji');
    const odd = await openOne({
      notices: [
        payNotices(NO_EXCHANGE),
        {
          events: ['odd.thing'],
          of: ({ data }) => {
            if (data.broken) throw new Error('cannot read it');
            return [{ kind: 'odd.unknown', to: { accountId: minji! }, data: {} }];
          },
        },
      ],
    });
    await odd.happen(
      { name: 'odd.thing', key: 'x', data: { broken: true } },
      { name: 'odd.thing', key: 'x', data: {} },
      deposit(minji!),
    );
    await odd.tell();
    await odd.deliver();
    expect(odd.ways.mail.sent).toHaveLength(1);
  });

  test('history is not told: neither of before last week, nor mail of days ago', async () => {
    const [minji] = await post.join('minji');
    await post.happen(deposit(minji!));
    clock.now += 4 * 24 * HOUR;
    await post.happen(deposit(minji!));
    clock.now += 4 * 24 * HOUR;
    await post.tell();
    expect(await rows()).toEqual([]);
    expect(await post.database.reader.selectFrom('notifications').selectAll().execute()).toHaveLength(1);
  });

  describe('proofs', () => {
    const proof = {
      name: 'account.proof-requested',
      key: 'p1',
      data: {
        proofId: 'P1',
        purpose: 'sign-up',
        email: 'new@madang.example',
        locale: 'en',
        accountId: null,
        genuine: true,
      },
    };
    const accountsNotices = {
      events: ['account.proof-requested'],
      of: () => [
        {
          kind: 'account.sign-up-proof',
          to: { email: 'new@madang.example', locale: 'en' as const },
          data: { proofId: 'P1' },
        },
      ],
    };
    const withSecrets = (secrets: { code: string; token: string } | null) =>
      openOne({ notices: [accountsNotices], proofSecrets: async () => secrets });

    test('carry their code and link, which stand nowhere else', async () => {
      const one = await withSecrets({ code: '042917', token: 'P1.secret-of-the-link' });
      await one.happen(proof);
      await one.tell();
      await one.deliver();
      const [mail] = one.ways.mail.sent;
      expect(mail?.to).toBe('new@madang.example');
      for (const text of [mail?.text, mail?.html]) {
        expect(text).toContain('042917');
        expect(text).toContain('P1.secret-of-the-link');
      }
      expect(mail?.headers['List-Unsubscribe']).toBeUndefined();
      const { reader } = one.database;
      const stored = JSON.stringify([
        await reader.selectFrom('deliveries').selectAll().execute(),
        await reader.selectFrom('batches').selectAll().execute(),
        await reader.selectFrom('notifications').selectAll().execute(),
      ]);
      expect(stored).not.toContain('042917');
      expect(stored).not.toContain('secret-of-the-link');
    });

    test('that are used up or too old are not sent', async () => {
      const used = await withSecrets(null);
      await used.happen(proof);
      await used.tell();
      await used.deliver();
      expect(await rows(used)).toMatchObject([{ status: 'dropped', attempts: 0 }]);
      await used.happen({ ...proof, key: 'p2' });
      await used.tell();
      clock.now += 25 * HOUR;
      await used.deliver();
      expect((await rows(used)).map((row) => row.last_error)).toEqual([
        expect.stringContaining('used up'),
        expect.stringContaining('Too late'),
      ]);
      expect(used.ways.mail.attempts).toEqual([]);
    });
  });

  test('many more than a page, at random fates: each arrives exactly once as far as anybody can tell', async () => {
    const ways = openWays(16);
    const one = await openOne({ ways });
    const people = await one.join(...Array.from({ length: 300 }, (_, i) => `r${i}`));
    await one.happen(...people.map((id) => deposit(id)));
    await one.happen(...people.map((id) => deposit(id, 2_000)));
    await one.tell();
    ways.mail.fate = (_mail, attempt) => {
      if (attempt % 3 === 0) throw unreachable('dropped');
    };
    for (let round = 0; round < 60; round += 1) {
      await one.deliver();
      const left = (await rows(one)).filter((row) => row.status === 'pending');
      if (left.length === 0) break;
      clock.now = Math.max(clock.now, ...left.map((row) => row.due_at), (await breaker()).retry_at ?? 0);
    }
    expect(ways.mail.sent).toHaveLength(600);
    expect(new Set(ways.mail.sent.map(({ messageId }) => messageId)).size).toBe(600);
  });
});
