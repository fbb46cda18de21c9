import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { signUp } from '../../../../test/support/members.ts';
import { consumeOnce } from '../../../events/dispatcher.ts';
import { numberBatches } from '../../../events/outbox.ts';
import { dayAfter, dayOf, KRX } from '../rules/index.ts';

type Settings = () => Promise<Record<string, string>>;
const password = 'a long password';

function portfolio(settings: Settings): void {
  let site: TestInstallation;
  /** Has money. */
  let ann = { id: '', token: '' };
  /** Has a hundred shares that have cost 10,000 each. */
  let bob = { id: '', token: '' };
  let symbol = '';

  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    ann = await member('ann');
    bob = await member('bob');
    await site.call('POST', '/pay/deposits', { token: ann.token, body: { amount: 1_000_000 } });
    symbol = await listSymbol(site, {
      ...{ at: Date.now(), shares: { [bob.id]: 100 } },
      name: { ko: '=1+1', en: 'Madang Electronics' },
    });
  });
  afterAll(() => site.end());

  async function member(name: string) {
    const email = `${name}@trades.example`;
    const made = await signUp(site, { email, password, name });
    const entered = await site.call('POST', '/auth/sign-in', { body: { email, password } });
    return { id: String(made.body.account.accountId), token: String(entered.body.accessToken) };
  }
  const read = async (who: { token: string }, path: string) => {
    const answer = await site.call('GET', path, { token: who.token });
    expect(answer.status, path).toBe(200);
    return answer.body;
  };
  const place = async (who: { token: string }, side: 'buy' | 'sell', quantity: number, price: number) => {
    const body = { symbol, side, type: 'limit', quantity, price };
    const placed = await site.call('POST', '/stocks/orders', { token: who.token, body });
    expect(placed.status).toBe(201);
    return placed.body;
  };
  const quote = (who: { token: string }, query: string) =>
    read(who, `/stocks/quote?symbol=${symbol}&type=limit&${query}`);

  test('whoever has not traded has what is in the wallet', async () => {
    expect(await read(ann, '/stocks/account')).toEqual({
      ...{ balance: 1_000_000, reserved: 0, unsettled: 0, withdrawable: 1_000_000, buyingPower: 1_000_000 },
      ...{ settlements: [], value: 0, cost: 0, profit: 0, profitRate: 0, realised: 0, currency: 'KRW' },
    });
    expect(await read(ann, '/stocks/holdings')).toEqual({ items: [] });
    expect(await read(ann, '/stocks/fills')).toEqual({ items: [], nextCursor: null });
    expect((await read(bob, '/stocks/holdings')).items).toMatchObject([
      { symbol, quantity: 100, sellable: 100, averageCost: 10_000, value: 1_000_000, profit: 0 },
    ]);
  });

  test('a quote says what it costs, how much is possible, and the rule that refuses it', async () => {
    expect(await quote(ann, 'side=buy&quantity=10&price=10000')).toEqual({
      ...{ amount: 100_000, fee: 15, tax: 0, total: 100_015, reserved: 100_015, maxQuantity: 99 },
      ...{ currency: 'KRW', refusal: null },
    });
    expect(await quote(bob, 'side=sell&quantity=10&price=10000')).toMatchObject({
      ...{ amount: 100_000, fee: 15, tax: 200, total: 99_785, reserved: 0, maxQuantity: 100, refusal: null },
    });
    const refusalOf = async (query: string) => (await quote(ann, query)).refusal;
    expect(await refusalOf('side=buy&quantity=100&price=10000')).toMatchObject({
      code: 'pay.insufficient-funds',
      needed: 1_000_150,
    });
    expect(await refusalOf('side=buy&quantity=1&price=10003')).toMatchObject({ code: 'stocks.off-tick' });
    expect(await refusalOf('side=buy&quantity=1&price=20000')).toMatchObject({
      ...{ code: 'stocks.out-of-limits', lower: 7_000, upper: 13_000 },
    });
    expect(await refusalOf('side=sell&quantity=1&price=10000')).toMatchObject({
      ...{ code: 'stocks.insufficient-shares', sellable: 0 },
    });
    // Without a quantity: what is possible. Without a price: the upper limit is set aside.
    const open = await read(ann, `/stocks/quote?symbol=${symbol}&side=buy&type=market`);
    expect(open).toMatchObject({ amount: 0, total: 0, maxQuantity: 76, refusal: null });
    const unknown = await site.call('GET', '/stocks/quote?symbol=NONE&side=buy&type=market', {
      token: ann.token,
    });
    expect(unknown.body.code).toBe('stocks.symbol-not-found');
  });

  test('an open order binds money that can pay for nothing else', async () => {
    const { orderId } = await place(ann, 'buy', 50, 10_000);
    expect(await read(ann, '/stocks/account')).toMatchObject({
      ...{ balance: 1_000_000, reserved: 500_075, withdrawable: 499_925, buyingPower: 499_925 },
    });
    expect(await read(ann, '/pay/balance')).toMatchObject({ held: 500_075, heldForStocks: 500_075 });
    const withdrawn = await site.call('POST', '/pay/withdrawals', {
      token: ann.token,
      body: { amount: 499_926 },
    });
    expect(withdrawn.body).toMatchObject({ code: 'pay.insufficient-funds', available: 499_925 });
    await site.call('POST', `/stocks/orders/${orderId}/cancellations`, { token: ann.token, body: {} });
    expect(await read(ann, '/pay/balance')).toMatchObject({ held: 0, heldForStocks: 0 });
  });

  test('what a sale brings buys at once, and is taken out two business days later', async () => {
    await place(ann, 'buy', 20, 10_100);
    const { at } = await place(bob, 'sell', 20, 10_100);
    const proceeds = 202_000 - 30 - 404;
    const settledOn = dayAfter(KRX.calendar, dayOf(Date.parse(at)), 2);
    expect(await read(bob, '/stocks/account')).toMatchObject({
      ...{ balance: proceeds, unsettled: proceeds, withdrawable: 0, buyingPower: proceeds },
      ...{ settlements: [{ day: settledOn, amount: proceeds }] },
      ...{ value: 80 * 10_100, cost: 800_000, profit: 8_000, profitRate: 0.01, realised: 1_566 },
    });
    for (const path of ['/pay/withdrawals', '/pay/transfers']) {
      const body = { amount: 1, ...(path === '/pay/transfers' && { to: ann.id }) };
      const refused = await site.call('POST', path, { token: bob.token, body });
      expect(refused.body).toMatchObject({ code: 'pay.insufficient-funds', available: 0 });
    }
    expect(await read(ann, '/stocks/holdings')).toMatchObject({
      items: [{ quantity: 20, averageCost: 10_101.5, cost: 202_030, profit: -30, change: 100 }],
    });
    expect(await read(ann, '/stocks/account')).toMatchObject({
      ...{ balance: 797_970, withdrawable: 797_970, settlements: [{ day: settledOn, amount: -202_030 }] },
    });
    const day = Date.parse(`${settledOn}T00:00:00Z`);
    const id = site.makeId();
    await site.stocks!.lane.submit({
      ...{ id, at: day, accountId: 'system', key: id, name: 'stocks.settle', fingerprint: '' },
      input: { kind: 'settle', accountIds: [ann.id, bob.id].sort(), day: settledOn },
    });
    expect(await read(bob, '/stocks/account')).toMatchObject({
      ...{ unsettled: 0, withdrawable: proceeds, settlements: [] },
    });
  });

  test('fills, days of profit and the statement tell of it, and of nobody else', async () => {
    const { items } = await read(bob, '/stocks/fills');
    expect(items).toMatchObject([
      {
        symbol,
        side: 'sell',
        price: 10_100,
        quantity: 20,
        amount: 202_000,
        fee: 30,
        tax: 404,
        profit: 1_566,
      },
    ]);
    expect((await read(bob, `/stocks/fills?symbol=NONE`)).items).toEqual([]);
    expect(await read(bob, '/stocks/profits')).toEqual({
      items: [{ day: dayOf(Date.parse(items[0].at)), profit: 1_566, fee: 30, tax: 404, sold: 202_000 }],
      currency: 'KRW',
    });
    const wrong = await site.call('GET', '/stocks/profits?from=2026-11-20&to=2026-11-19', {
      token: bob.token,
    });
    expect(wrong.body.code).toBe('request.invalid');

    const statement = await read(bob, '/pay/statement?kind=trade');
    expect(statement.items).toMatchObject([
      { kind: 'trade', amount: 201_566, counterparty: null, memo: `${symbol} 20 × 10100` },
    ]);
    const { transferId } = statement.items[0];
    expect(items[0].fillId).toBe(transferId);
    const detail = await read(bob, `/pay/transfers/${transferId}`);
    expect(detail.legs).toMatchObject([{ accountId: bob.id, amount: 201_566 }]);
    const whole = await site.call('GET', `/pay/transfers/${transferId}`, { token: site.tokenOf('admin') });
    expect(whole.body.legs).toHaveLength(3);
  });

  test('trades and profits are files for spreadsheets, of one’s own and for some days', async () => {
    const today = dayOf(Date.now());
    const file = async (path: string) => {
      const { status, headers, body } = await site.call('GET', path, { token: bob.token });
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      return String(body);
    };
    const [fill] = (await read(bob, '/stocks/fills')).items;
    const trades = await file('/stocks/fills.csv');
    const [head, line, ...more] = trades.split('\r\n');
    expect(head).toBe(
      '\uFEFFtime,symbol,name,nameEn,side,price,quantity,amount,fee,tax,profit,currency,order,trade',
    );
    // A name that a spreadsheet would run is not run.
    expect(line).toBe(
      `${fill.at},${symbol},'=1+1,Madang Electronics,sell,10100,20,202000,30,404,1566,KRW,${fill.orderId},${fill.fillId}`,
    );
    expect(more).toEqual(['']);
    for (const query of ['to=2020-01-01', 'from=2099-01-01', 'symbol=NOPE']) {
      expect((await file(`/stocks/fills.csv?${query}`)).split('\r\n')).toHaveLength(2);
    }
    expect(await file(`/stocks/profits.csv?from=${today}&to=${today}`)).toBe(
      `\uFEFFday,sold,profit,fee,tax,currency\r\n${today},202000,1566,30,404,KRW\r\n`,
    );
    const wrong = await site.call('GET', '/stocks/fills.csv?from=2026-02-02&to=2026-02-01', {
      token: bob.token,
    });
    expect(wrong.body.code).toBe('request.invalid');
    const other = await site.call('GET', '/stocks/fills.csv?seasonId=01K9ZQ3T5R7WXA00', { token: bob.token });
    expect(other.body.code).toBe('stocks.account-closed');
  });

  test('its transfer is sealed without names, and the proof holds', async () => {
    if (site.database.kind === 'mariadb') await site.database.transact(numberBatches);
    const seal = site.pay.consumers[0]!;
    while (await consumeOnce(site.database, seal));
    const { items } = await read(bob, '/stocks/fills');
    const { proof } = await read(bob, `/pay/transfers/${items[0].fillId}`);
    expect(proof.leafText).not.toContain(ann.id);
    expect(proof.leafText.split('\n').slice(0, 3)).toEqual([items[0].fillId, 'trade', 'KRW']);
    expect(await site.pay.verifyChain(site.database.reader)).toMatchObject({ ok: true });
    const report = await site.pay.reconcile();
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('nobody leaves with shares, and no operator closes such a wallet', async () => {
    await site.call('POST', '/pay/withdrawals', { token: bob.token, body: { amount: 201_566 } });
    const left = await site.call('DELETE', '/me', { token: bob.token });
    expect(left).toMatchObject({ status: 409, body: { code: 'stocks.shares-left' } });
    const closed = await site.call('POST', `/admin/pay/accounts/${bob.id}/close`, {
      token: await site.provenTokenOf('admin'),
      body: { reason: '탈퇴 요청' },
    });
    expect(closed).toMatchObject({ status: 409, body: { code: 'stocks.shares-left' } });
    const file = await read(bob, '/me/export');
    expect(file.stockAccounts).toMatchObject([
      {
        seasonId: null,
        holdings: [{ symbol, quantity: 80, cost: 800_000, realised: 1_566 }],
        orders: [{ side: 'sell', filled: 20, status: 'filled' }],
        fills: [{ price: 10_100, quantity: 20 }],
      },
    ]);
  });
}

describe('a portfolio on SQLite', () => portfolio(async () => ({})));
describeWith('MariaDB', 'a portfolio on MariaDB', () =>
  portfolio(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
