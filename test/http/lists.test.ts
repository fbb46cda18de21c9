import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

/** The end of a file is noted after its last byte. */
const PATIENCE = { timeout: 10_000 };
const LISTS = ['/admin/members', '/admin/pay/transfers', '/admin/payments'];
const REASON = `reason=${encodeURIComponent('분기 보고')}`;

describe('lists that operators search', () => {
  let site: TestInstallation;
  let token: string;
  beforeAll(async () => {
    site = await startInstallation();
    token = site.tokenOf('admin');
    for (let i = 0; i < 3; i += 1) {
      const body = {
        amount: 1_000 + i,
        to: 'jun@madang.example',
        memo: i === 1 ? '=HYPERLINK("x")' : '점심값',
      };
      const paid = await site.call('POST', '/pay/transfers', { token: site.tokenOf('minji'), body });
      expect(paid.status).toBe(201);
    }
    const deposit = { amount: 5_000, via: 'gateway' };
    await site.call('POST', '/pay/deposits', { token: site.tokenOf('minji'), body: deposit });
    await site.search.catchUp();
  });
  afterAll(() => site.end());

  const get = (path: string) => site.call('GET', path, { token });
  const audited = async (action: string) => {
    const rows = await site.database.reader
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', action)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }));
  };

  test.each(LISTS)('%s: a page with its total, its counts and who found it', async (path) => {
    const { status, body } = await get(path);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.total).toEqual({ count: body.items.length, isExact: true });
    expect(body.answeredBy).toBe('database');
    for (const counts of Object.values(body.facets) as { count: number }[][]) {
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(body.items.length);
    }
  });

  test('members by parts of the name, initials and parts of the e-mail', async () => {
    for (const q of ['민지', 'ㅁㅈ', 'inji', 'MINJI@madang', 'minji@madang.example']) {
      const { body } = await get(`/admin/members?q=${encodeURIComponent(q)}`);
      expect(
        body.items.map((item: { email: string }) => item.email),
        q,
      ).toEqual(['minji@madang.example']);
    }
    const { body } = await get('/admin/members?role=member&role=admin&status=active&sort=name');
    expect(body.items.length).toBe(body.total.count);
    expect(body.facets.role.map((one: { value: string }) => one.value)).toContain('admin');
  });

  test('transfers by either side, and payments by who paid', async () => {
    const mine = await get(
      '/admin/pay/transfers?account=jun@madang.example&kind=transfer&amountFrom=1000&amountTo=1002',
    );
    expect(mine.body.items.map((item: { amount: number }) => item.amount)).toEqual([1_002, 1_001, 1_000]);
    expect(mine.body.items[0].legs.map((leg: { name: string }) => leg.name)).toEqual(['김민지', '이준']);
    const memo = await get(
      `/admin/pay/transfers?q=${encodeURIComponent('점심값')}&amountFrom=1000&amountTo=1002`,
    );
    expect(memo.body.total).toEqual({ count: 2, isExact: true });
    for (const q of ['민지', 'minji@madang.example', '충전']) {
      const { body } = await get(`/admin/payments?q=${encodeURIComponent(q)}`);
      expect(body.items, q).toMatchObject([{ memberName: '김민지', amount: 5_000 }]);
    }
    expect((await get('/admin/payments?q=jun@madang.example')).body.items).toEqual([]);
  });

  describe('what makes no sense is refused', () => {
    test.each([
      ['members', 'colour=red', 'request.invalid'],
      ['members', 'status=asleep', 'request.invalid'],
      ['members', 'role=member&role=', 'request.invalid'],
      ['members', 'sort=largest', 'request.invalid'],
      ['members', `q=${'x'.repeat(10_000)}`, 'request.invalid'],
      ['members', 'q=%00', 'request.invalid'],
      ['members', 'from=yesterday', 'request.invalid'],
      ['members', 'from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z', 'request.invalid'],
      ['members', 'limit=101', 'request.invalid'],
      ['members', 'cursor=%00', 'request.invalid-cursor'],
      ['members', 'cursor=1%27%20or%201=1', 'request.invalid-cursor'],
      ['pay/transfers', 'amountFrom=2&amountTo=1', 'request.invalid'],
      ['pay/transfers', 'amountFrom=-1', 'request.invalid'],
      ['pay/transfers', 'amountFrom=1e99', 'request.invalid'],
      ['pay/transfers', 'kind=robbery', 'request.invalid'],
      ['pay/transfers', 'account=', 'request.invalid'],
      ['payments', 'attention=perhaps', 'request.invalid'],
      ['payments', `purpose=${encodeURIComponent("' or 1=1 --")}`, 'request.invalid'],
      ['members/export', '', 'request.invalid'],
      ['members/export', `${REASON}&cursor=x`, 'request.invalid'],
      ['members/export', `${REASON}&from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z`, 'request.invalid'],
    ])('%s?%s', async (path, query, code) => {
      const { status, body } = await get(`/admin/${path}?${query}`);
      expect([status, body.code], JSON.stringify(body)).toEqual([400, code]);
    });

    test('a cursor of other conditions, or of another list', async () => {
      const { nextCursor } = (await get('/admin/members?limit=1')).body;
      expect(nextCursor).not.toBeNull();
      expect((await get(`/admin/members?limit=3&cursor=${nextCursor}`)).status).toBe(200);
      for (const path of [
        '/admin/members?role=admin',
        '/admin/members?sort=oldest',
        '/admin/payments?limit=1',
      ]) {
        const joint = path.includes('?') ? '&' : '?';
        expect((await get(`${path}${joint}cursor=${nextCursor}`)).body.code, path).toBe(
          'request.invalid-cursor',
        );
      }
    });

    test('wildcards and syntax are text', async () => {
      for (const q of [
        '%',
        '%%%%',
        '_',
        '***',
        '" OR 1=1 --',
        "'; drop table accounts",
        '(((',
        'AND NOT',
        '\\',
      ]) {
        for (const path of LISTS) {
          const { status, body } = await get(`${path}?q=${encodeURIComponent(q)}`);
          expect([path, q, status, body.items]).toEqual([path, q, 200, []]);
        }
      }
    });
  });

  describe('files', () => {
    test('hold the same rows, without formulas, and are in the audit log with their conditions', async () => {
      const { status, headers, body } = await get(
        `/admin/pay/transfers/export?kind=transfer&sort=oldest&${REASON}`,
      );
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="transfers-\d{4}-\d\d-\d\d\.csv"$/,
      );
      const text = String(body);
      expect(text.startsWith('\uFEFFtime,transfer,kind,')).toBe(true);
      const listed = await get('/admin/pay/transfers?kind=transfer&sort=oldest&limit=100');
      const lines = text.trimEnd().split('\r\n').slice(1);
      expect(lines.map((line) => line.split(',')[1])).toEqual(
        listed.body.items.map((item: { transferId: string }) => item.transferId),
      );
      expect(text).toContain(`"'=HYPERLINK(""x"")"`);
      expect(text).not.toContain('#');
      const [begun] = await audited('transfers.export-begun');
      const conditions = { kind: 'transfer', sort: 'oldest' };
      expect(begun).toMatchObject({
        actor_id: site.idOf('admin'),
        reason: '분기 보고',
        details: { conditions },
      });
      await expect
        .poll(() => audited('transfers.exported'), PATIENCE)
        .toMatchObject([
          { subject: begun!.subject, details: { conditions, rows: lines.length, ending: 'complete' } },
        ]);
    });

    test('an empty one is a file too, and needs a reason all the same', async () => {
      const { body } = await get(`/admin/members/export?q=nobody-like-that&${REASON}`);
      expect(String(body).trimEnd().split('\r\n')).toHaveLength(1);
      expect((await get('/admin/members/export?q=x')).body.code).toBe('request.invalid');
      expect((await get('/admin/members/export?reason=')).body.code).toBe('request.invalid');
    });

    test('asking for the headers alone makes none', async () => {
      const before = await audited('members.export-begun');
      const head = await site.app.inject({
        method: 'HEAD',
        url: `/api/v1/admin/members/export?${REASON}`,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(head.statusCode).toBe(404);
      expect(await audited('members.export-begun')).toEqual(before);
    });

    test('whoever stops reading stops the work, and that is in the log', async () => {
      const gate = Promise.withResolvers<void>();
      const arrived = Promise.withResolvers<void>();
      const { background } = site.database;
      const own = background.getExecutor();
      const run = own.executeQuery;
      const next = nextRequest();
      own.executeQuery = async (...query) => {
        // Others read in the background too: what they read before the request has come says nothing of it.
        if (next.hasBegun) {
          arrived.resolve();
          await gate.promise;
        }
        return run.apply(own, query) as never;
      };
      try {
        await site.listen({ port: 0, host: '127.0.0.1' });
        const address = site.app.server.address();
        const port = typeof address === 'object' && address ? address.port : 0;
        const before = (await audited('payments.exported')).length;
        const asked = request({
          port,
          path: `/api/v1/admin/payments/export?${REASON}`,
          headers: { authorization: `Bearer ${token}` },
        });
        asked.on('error', () => undefined);
        asked.end();
        await arrived.promise;
        asked.destroy();
        await next.isBrokenOff;
        gate.resolve();
        await expect.poll(async () => (await audited('payments.exported')).length, PATIENCE).toBe(before + 1);
        expect((await audited('payments.exported')).at(-1)?.details).toMatchObject({ ending: 'broken-off' });
      } finally {
        own.executeQuery = run;
        gate.resolve();
      }
    });
  });
});

/** The next request that a server of this process gets; `isBrokenOff` when it has noticed that whoever sent it has gone. */
function nextRequest(): { readonly hasBegun: boolean; readonly isBrokenOff: Promise<void> } {
  const brokenOff = Promise.withResolvers<void>();
  const next = { hasBegun: false, isBrokenOff: brokenOff.promise };
  const hear = (message: unknown) => {
    unsubscribe('http.server.request.start', hear);
    next.hasBegun = true;
    (message as { response: ServerResponse }).response.once('close', () => brokenOff.resolve());
  };
  subscribe('http.server.request.start', hear);
  return next;
}
