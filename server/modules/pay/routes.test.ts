import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { consumeOnce } from '../../events/dispatcher.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

const MINJI = 'minji@madang.example';
const JUN = 'jun@madang.example';
const post = (name: 'admin' | 'minji' | 'jun' | 'soyeon', path: string, body: unknown, key?: string) =>
  site.call('POST', path, {
    token: site.tokenOf(name),
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const get = (name: 'admin' | 'minji' | 'jun' | 'soyeon', path: string) =>
  site.call('GET', path, { token: site.tokenOf(name) });
const balanceOf = async (name: 'minji' | 'jun') => (await get(name, '/pay/balance')).body;

describe('money in and out', () => {
  test('a deposit and a withdrawal move the balance, and the answer tells it', async () => {
    const before = await balanceOf('minji');
    const deposit = await post('minji', '/pay/deposits', { amount: 50_000 });
    expect(deposit).toMatchObject({
      status: 201,
      body: { kind: 'deposit', amount: 50_000, currency: 'KRW', balance: before.balance + 50_000 },
    });
    const withdrawal = await post('minji', '/pay/withdrawals', { amount: 20_000 });
    expect(withdrawal).toMatchObject({
      status: 201,
      body: { kind: 'withdrawal', balance: before.balance + 30_000 },
    });
    expect(await balanceOf('minji')).toMatchObject({
      balance: before.balance + 30_000,
      held: 0,
      status: 'active',
    });
  });

  test('too much is refused with what is there', async () => {
    const { available } = await balanceOf('minji');
    const refusal = await post('minji', '/pay/withdrawals', { amount: available + 1 });
    expect(refusal).toMatchObject({ status: 409, body: { code: 'pay.insufficient-funds', available } });
    expect(refusal.headers['receipt-id']).toBeTruthy();
  });

  test.each([0, -1, 1.5, '100', 1_000_000_000_001, null])('the amount %s is no amount', async (amount) => {
    expect(await post('minji', '/pay/deposits', { amount })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });

  test('no token, no money', async () => {
    expect(await site.call('POST', '/pay/deposits', { body: { amount: 1 } })).toMatchObject({ status: 401 });
    expect(await site.call('GET', '/pay/balance')).toMatchObject({ status: 401 });
  });

  test('in production deposits need a gateway', async () => {
    const secret = 'a-secret-that-is-long-enough-for-production-use';
    const production = await startInstallation({ MADANG_MODE: 'production', MADANG_JWT_SECRET: secret });
    const refusal = await production.call('POST', '/pay/deposits', {
      token: production.tokenOf('minji'),
      body: { amount: 1 },
    });
    await production.end();
    expect(refusal).toMatchObject({ status: 409, body: { code: 'pay.deposits-need-gateway' } });
  });
});

describe('transfers', () => {
  test('by e-mail, whatever its case, and by account id', async () => {
    const before = await balanceOf('jun');
    expect(
      await post('minji', '/pay/transfers', { to: 'JUN@madang.example', amount: 100, memo: '점심값' }),
    ).toMatchObject({ status: 201 });
    expect(await post('minji', '/pay/transfers', { to: site.idOf('jun'), amount: 200 })).toMatchObject({
      status: 201,
    });
    expect((await balanceOf('jun')).balance).toBe(before.balance + 300);
  });

  test('the same key is answered once, and the same key with another body not at all', async () => {
    const before = await balanceOf('jun');
    const first = await post('minji', '/pay/transfers', { to: JUN, amount: 500 }, 'lunch-1');
    const again = await post('minji', '/pay/transfers', { to: JUN, amount: 500 }, 'lunch-1');
    const other = await post('minji', '/pay/transfers', { to: JUN, amount: 501 }, 'lunch-1');
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    expect((await balanceOf('jun')).balance).toBe(before.balance + 500);
  });

  test('to nobody, to oneself, and to the house are refused', async () => {
    const codeOf = async (to: string) => (await post('minji', '/pay/transfers', { to, amount: 1 })).body.code;
    expect(await codeOf('nobody@madang.example')).toBe('pay.recipient-not-found');
    expect(await codeOf('house:withdrawals:00')).toBe('pay.recipient-not-found');
    expect(await codeOf(MINJI)).toBe('pay.same-account');
  });

  test('who tries address after address to find members is slowed down, whoever names people who are there is not', async () => {
    const path = '/pay/transfers?dryRun=true';
    const to = (address: string) => post('soyeon', path, { to: address, amount: 1 });
    for (let i = 0; i < 70; i += 1) expect((await to('jun@madang.example')).status).toBe(200);
    const tried = await Promise.all(Array.from({ length: 200 }, (_, i) => to(`nobody${i}@madang.example`)));
    const refused = tried.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.body.code).toBe('request.too-many');
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        post('soyeon', '/pay/transfers', { to: `x${i}@y.example`, amount: 1 }),
      ),
    );
    expect(sent.map(({ body }) => body.code)).toContain('request.too-many');
    // By number nothing is learnt.
    expect((await post('soyeon', path, { to: site.idOf('jun'), amount: 1 })).status).toBe(200);
  });

  test('several at once: all or none, nobody twice', async () => {
    const before = await balanceOf('jun');
    const legs = [
      { to: JUN, amount: 10 },
      { to: 'soyeon@madang.example', amount: 20 },
    ];
    expect(await post('minji', '/pay/split-transfers', { legs, memo: '회식' })).toMatchObject({
      status: 201,
      body: { amount: 30 },
    });
    const twice = await post('minji', '/pay/split-transfers', { legs: [legs[0], legs[0]] });
    expect(twice.body.code).toBe('pay.duplicate-recipient');
    const unknown = await post('minji', '/pay/split-transfers', {
      legs: [...legs, { to: 'x@y.zz', amount: 1 }],
    });
    expect(unknown.body.code).toBe('pay.recipient-not-found');
    expect((await balanceOf('jun')).balance).toBe(before.balance + 10);
  });

  test('a dry run tells what would be, and does nothing', async () => {
    const before = await balanceOf('minji');
    const seen = await post('minji', '/pay/transfers?dryRun=true', { to: JUN, amount: 1_000 });
    expect(seen).toMatchObject({
      status: 200,
      body: { accepted: true, code: null, balanceAfter: before.balance - 1_000, recipientName: '이*' },
    });
    const refused = await post('minji', '/pay/transfers?dryRun=true', { to: JUN, amount: 900_000_000 });
    expect(refused.body).toMatchObject({
      accepted: false,
      code: 'pay.insufficient-funds',
      balanceAfter: null,
    });
    expect((await balanceOf('minji')).balance).toBe(before.balance);
  });

  test('a refund gives back what was received, once', async () => {
    const { body } = await post('minji', '/pay/transfers', { to: JUN, amount: 700 });
    const path = `/pay/transfers/${body.transferId}/refunds`;
    expect((await post('minji', path, {})).body.code).toBe('pay.not-refundable');
    expect((await post('admin', path, {})).body.code).toBe('pay.transfer-not-found');
    expect(await post('jun', path, { amount: 200 })).toMatchObject({
      status: 201,
      body: { kind: 'refund', amount: 200 },
    });
    expect((await post('jun', path, { amount: 501 })).body).toMatchObject({
      code: 'pay.refund-too-large',
      left: 500,
    });
    expect(await post('jun', path, undefined)).toMatchObject({ status: 201, body: { amount: 500 } });
    expect((await post('jun', path, {})).body.code).toBe('pay.already-refunded');
  });
});

describe('holds', () => {
  test('are set aside, captured in parts and given back', async () => {
    const before = await balanceOf('minji');
    const made = await post('minji', '/pay/holds', {
      to: JUN,
      amount: 3_000,
      expiresInS: 600,
      memo: '보증금',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'active', amount: 3_000, captured: 0, memo: '보증금' },
    });
    const held = await balanceOf('minji');
    expect(held).toMatchObject({ balance: before.balance, held: 3_000, available: before.available - 3_000 });
    const path = `/pay/holds/${made.body.holdId}`;
    expect((await post('minji', `${path}/captures`, { amount: 1 })).body.code).toBe('auth.forbidden');
    expect((await post('admin', `${path}/captures`, { amount: 1 })).body.code).toBe('pay.hold-not-found');
    expect(await post('jun', `${path}/captures`, { amount: 1_000 })).toMatchObject({
      status: 201,
      body: { kind: 'capture' },
    });
    expect((await post('jun', `${path}/captures`, { amount: 2_001 })).body.code).toBe(
      'pay.capture-too-large',
    );
    expect(await post('jun', `${path}/captures`, { amount: 500, final: true })).toMatchObject({
      status: 201,
    });
    expect((await post('jun', `${path}/void`, undefined)).body.code).toBe('pay.hold-not-active');
    expect(await balanceOf('minji')).toMatchObject({ balance: before.balance - 1_500, held: 0 });
    expect((await get('jun', '/pay/holds?limit=1')).body.items).toMatchObject([
      { status: 'captured', captured: 1_500 },
    ]);
  });

  test('are voided by the payee, or by an operator who says why', async () => {
    const before = await balanceOf('minji');
    const make = async () =>
      (await post('minji', '/pay/holds', { to: JUN, amount: 10, expiresInS: 60 })).body.holdId as string;
    expect(await post('jun', `/pay/holds/${await make()}/void`, undefined)).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    const path = `/pay/holds/${await make()}/void`;
    expect((await post('minji', path, {})).body.code).toBe('auth.forbidden');
    expect((await post('admin', path, {})).body.code).toBe('pay.reason-required');
    expect(await post('admin', path, { reason: '전화 요청' })).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    expect(await balanceOf('minji')).toMatchObject({ balance: before.balance, held: 0 });
  });
});

describe('statements', () => {
  test('page by key, newest first, with names and memos', async () => {
    await post('minji', '/pay/transfers', { to: JUN, amount: 11, memo: '하나' });
    await post('minji', '/pay/transfers', { to: JUN, amount: 22, memo: '둘' });
    const first = (await get('minji', '/pay/statement?limit=1')).body;
    const second = (await get('minji', `/pay/statement?limit=1&cursor=${first.nextCursor}`)).body;
    expect(first.items).toMatchObject([
      { amount: -22, memo: '둘', counterparty: { name: '이준' }, kind: 'transfer' },
    ]);
    expect(second.items).toMatchObject([{ amount: -11, memo: '하나' }]);
    expect(first.items[0].balanceAfter).toBe(second.items[0].balanceAfter - 22);
    expect((await get('minji', '/pay/statement?cursor=x')).body.code).toBe('request.invalid-cursor');
  });

  test('are filtered by kind and time; a past balance agrees with them', async () => {
    const all = (await get('minji', '/pay/statement?limit=100')).body.items;
    const deposits = (await get('minji', '/pay/statement?limit=100&kind=deposit')).body.items;
    expect(deposits).toEqual(all.filter((item: { kind: string }) => item.kind === 'deposit'));
    const middle = all[Math.floor(all.length / 2)];
    const after = (await get('minji', `/pay/statement?limit=100&from=${middle.at}`)).body.items;
    const before = (await get('minji', `/pay/statement?limit=100&to=${middle.at}`)).body.items;
    expect(after.length + before.length).toBe(all.length);
    expect(before.every((item: { at: string }) => item.at < middle.at)).toBe(true);
    const past = (await get('minji', `/pay/balance?at=${middle.at}`)).body;
    const last = all.find((item: { at: string }) => item.at <= middle.at);
    expect(past).toMatchObject({ balance: last.balanceAfter, at: middle.at });
    expect((await get('minji', '/pay/balance?at=2001-01-01T00:00:00.000Z')).body.balance).toBe(0);
  });

  test('as CSV, where no memo becomes a formula', async () => {
    await post('minji', '/pay/transfers', { to: JUN, amount: 5, memo: '=1+1,"x"' });
    const file = await get('minji', '/pay/statement.csv');
    const lines = String(file.body).split('\r\n');
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(lines[0]).toBe('\uFEFFtime,kind,amount,balance,currency,counterparty,memo,transfer');
    expect(lines[1]).toMatch(/,transfer,-5,\d+,KRW,이준,"'=1\+1,""x""",\w{16}$/);
    expect(lines).toHaveLength((await get('minji', '/pay/statement?limit=100')).body.items.length + 2);
  });

  test('a transfer is for its parties, who see no balance but their own', async () => {
    const { body } = await post('minji', '/pay/transfers', { to: JUN, amount: 9 });
    const path = `/pay/transfers/${body.transferId}`;
    const seen = (await get('jun', path)).body;
    expect(seen).toMatchObject({
      amount: 9,
      legs: [{ name: '김민지', amount: -9, balanceAfter: null }, { amount: 9 }],
    });
    expect(seen.legs[1].balanceAfter).toEqual(expect.any(Number));
    expect((await get('admin', path)).body.legs[0].balanceAfter).toBe(body.balance);
    const stranger = site.tokens.sign({ accountId: 'STRANGER00000000', role: 'member', sessionId: null });
    expect(await site.call('GET', path, { token: stranger })).toMatchObject({
      status: 404,
      body: { code: 'pay.transfer-not-found' },
    });
  });

  test('a sealed transfer carries its proof, and the chain is public', async () => {
    const { body } = await post('minji', '/pay/transfers', { to: JUN, amount: 8 });
    while (await consumeOnce(site.database, site.pay.consumers[0]!));
    const { proof } = (await get('jun', `/pay/transfers/${body.transferId}`)).body;
    const seals = (await site.call('GET', '/pay/seals?limit=1')).body;
    expect(proof).toMatchObject({ sealNumber: seals.items[0].sealNumber });
    expect(seals.items[0].leafHashes).toContain(proof.leafHash);
    const one = await site.call('GET', `/pay/seals/${proof.sealNumber}`);
    expect(one.body).toEqual(seals.items[0]);
    expect((await site.call('GET', '/pay/seals/999999')).body.code).toBe('pay.seal-not-found');
    // As anyone outside would check it, with nothing but SHA-256.
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    const [seal] = seals.items;
    expect(sha256(proof.leafText)).toBe(proof.leafHash);
    expect(sha256([seal.previousHash, ...seal.leafHashes, ''].join('\n'))).toBe(seal.hash);
    expect(proof.leafText.split('\n').slice(0, 3)).toEqual([body.transferId, 'transfer', 'KRW']);
    expect((await get('admin', '/admin/pay/seals/verification')).body).toMatchObject({
      ok: true,
      firstBroken: null,
    });
  });
});

describe('receipts', () => {
  test('are kept of refusals too, for the member and for support', async () => {
    const refusal = await post('minji', '/pay/transfers', { to: 'x@y.zz', amount: 1 }, 'lost-1');
    const receiptId = String(refusal.headers['receipt-id']);
    const own = await get('minji', `/receipts/${receiptId}`);
    expect(own.body).toMatchObject({
      key: 'lost-1',
      command: 'pay.transfer',
      outcome: 'refused',
      code: 'pay.recipient-not-found',
    });
    expect((await get('jun', `/receipts/${receiptId}`)).body.code).toBe('pay.receipt-not-found');
    expect((await get('admin', `/admin/receipts/${receiptId}`)).body).toEqual(own.body);
    const refusals = (await get('minji', '/receipts?outcome=refused&limit=2')).body;
    expect(refusals.items[0]).toEqual(own.body);
    expect(refusals.items.every((item: { outcome: string }) => item.outcome === 'refused')).toBe(true);
    const next = (await get('minji', `/receipts?outcome=refused&limit=2&cursor=${refusals.nextCursor}`)).body;
    expect(next.items[0].receiptId < refusals.items[1].receiptId).toBe(true);
    const seen = (await get('admin', `/admin/members/${site.idOf('minji')}/receipts?outcome=refused&limit=2`))
      .body;
    expect(seen).toEqual(refusals);
  });
});

describe('operators', () => {
  const grave = async (path: string, body: unknown, key?: string) =>
    site.call('POST', path, {
      token: await site.provenTokenOf('admin'),
      body,
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });

  test('acts on money want a fresh proof, and pin no key without one', async () => {
    const path = `/admin/pay/accounts/${site.idOf('jun')}`;
    const acts = [
      [`${path}/freeze`, { reason: 'x' }],
      [`${path}/unfreeze`, { reason: 'x' }],
      [`${path}/close`, { reason: 'x' }],
      ['/admin/pay/adjustments', { accountId: site.idOf('jun'), amount: 5, reason: 'x' }],
    ] as const;
    const before = (await get('admin', `/admin/members/${site.idOf('jun')}`)).body;
    for (const [act, body] of acts) {
      expect(await post('admin', act, body, `proof:${act}`)).toMatchObject({
        status: 403,
        body: { code: 'auth.proof-needed' },
      });
    }
    expect((await get('admin', `/admin/members/${site.idOf('jun')}`)).body).toEqual(before);
    const again = await grave('/admin/pay/adjustments', acts[3][1], 'proof:/admin/pay/adjustments');
    expect(again).toMatchObject({ status: 201, body: { balance: before.balance + 5 } });
    expect(again.headers['idempotency-replayed']).toBeUndefined();
  });

  test('an own wallet is neither adjusted nor unfrozen', async () => {
    const accountId = site.idOf('admin');
    const own = { accountId, amount: 1_000, reason: '수고비' };
    const dryRun = await post('admin', '/admin/pay/adjustments?dryRun=true', own);
    expect(dryRun.body).toMatchObject({ accepted: false, code: 'pay.own-wallet' });
    for (const [path, body] of [
      ['/admin/pay/adjustments', own],
      [`/admin/pay/accounts/${accountId}/unfreeze`, { reason: 'x' }],
    ] as const) {
      expect(await grave(path, body)).toMatchObject({ status: 409, body: { code: 'pay.own-wallet' } });
    }
    expect((await get('admin', '/pay/balance')).body).toMatchObject({ balance: 0, status: 'active' });
  });

  test('freeze, unfreeze and close, with a reason in the audit log', async () => {
    const path = `/admin/pay/accounts/${site.idOf('jun')}`;
    expect(await post('minji', `${path}/freeze`, { reason: 'x' })).toMatchObject({ status: 403 });
    expect(await grave(`${path}/freeze`, {})).toMatchObject({ status: 400 });
    const frozen = await grave(`${path}/freeze`, { reason: '신고 1182' });
    expect(frozen).toMatchObject({ status: 200, body: { walletStatus: 'frozen', name: '이준' } });
    expect(frozen.body).toEqual((await get('admin', `/admin/members/${site.idOf('jun')}`)).body);
    expect((await post('jun', '/pay/withdrawals', { amount: 1 })).body.code).toBe('pay.account-frozen');
    expect((await post('minji', '/pay/transfers', { to: JUN, amount: 1 })).status).toBe(201);
    expect((await grave(`${path}/freeze`, { reason: 'x' })).body.code).toBe('pay.status-unchanged');
    expect((await grave(`${path}/close`, { reason: 'x' })).body.code).toBe('pay.balance-not-zero');
    expect((await grave(`${path}/unfreeze`, { reason: '확인' })).body.walletStatus).toBe('active');
    const notes = (await get('admin', '/admin/audit?limit=5')).body.items;
    expect(notes[0]).toMatchObject({ action: 'pay.unfreeze', subject: site.idOf('jun'), reason: '확인' });
  });

  test('adjust a balance up and down, after a dry run', async () => {
    const before = await balanceOf('jun');
    const body = { accountId: site.idOf('jun'), amount: -300, reason: '이중 입금' };
    const seen = await post('admin', '/admin/pay/adjustments?dryRun=true', body);
    expect(seen.body).toMatchObject({
      accepted: true,
      balanceAfter: before.balance - 300,
      recipientName: '이*',
    });
    expect(await grave('/admin/pay/adjustments', body)).toMatchObject({
      status: 201,
      body: { kind: 'adjustment', amount: 300, balance: before.balance - 300 },
    });
    expect((await grave('/admin/pay/adjustments', { ...body, amount: 0 })).status).toBe(400);
    expect(
      (await grave('/admin/pay/adjustments', { ...body, accountId: 'house:deposits:00' })).body.code,
    ).toBe('pay.wallet-not-found');
    const statement = (await get('admin', `/admin/members/${site.idOf('jun')}/statement?limit=1`)).body;
    expect(statement.items).toMatchObject([
      { amount: -300, memo: '이중 입금', kind: 'adjustment', counterparty: null },
    ]);
  });

  test('reconcile: everything that these tests did adds up', async () => {
    const report = await site.call('POST', '/admin/pay/reconciliations', { token: site.tokenOf('admin') });
    expect(report.body.checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
    expect(report).toMatchObject({ status: 201, body: { ok: true } });
    expect((await get('admin', '/admin/pay/reconciliations')).body.items[0]).toEqual(report.body);
  });
});
