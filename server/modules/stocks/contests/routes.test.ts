import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';

type Person = 'minji' | 'jun' | 'soyeon' | 'admin';
const HOUR_MS = 3_600_000;
/** A season begins and ends by a round. */
const PATIENCE = { timeout: 20_000 };

function contests(settings: () => Promise<Record<string, string>>): void {
  let site: TestInstallation;
  let base: string;
  let seasonId: string;
  let symbol: string;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    base = await listSymbol(site, { at: Date.now(), symbol: '900010', reference: 10_000 });
  }, 60_000);
  afterAll(() => site?.end());

  const call = async (who: Person | null, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
    const { status, body: answer } = await site.call(method, path, {
      ...(who !== null && { token: site.tokenOf(who) }),
      ...(body !== undefined && { body }),
    });
    return { status, ...answer };
  };
  const facts = (startsInMs: number) => ({
    name: { ko: '가을 대회', en: 'Autumn contest' },
    about: { ko: '' },
    symbols: [base],
    startingCash: 1_000_000,
    schedule: 'continuous',
    startsAt: new Date(Date.now() + startsInMs).toISOString(),
    endsAt: new Date(Date.now() + 2 * HOUR_MS).toISOString(),
  });
  const order = (who: Person, side: 'buy' | 'sell', quantity: number, price: number) =>
    call(who, 'POST', '/stocks/orders', { symbol, side, type: 'limit', quantity, price });

  test('a draft is the operator’s alone; announced, it can be joined', async () => {
    const made = await call('admin', 'POST', '/admin/stocks/seasons', facts(HOUR_MS));
    expect(made).toMatchObject({ status: 'draft', version: 1, currency: 'MDP', entrants: 0 });
    seasonId = made.seasonId;
    expect((await call('minji', 'GET', `/stocks/seasons/${seasonId}`)).code).toBe('stocks.season-not-found');
    expect((await call('minji', 'POST', `/stocks/seasons/${seasonId}/entries`, {})).code).toBe(
      'stocks.season-not-found',
    );
    const maker = { email: 'soyeon@madang.example', cash: 50_000_000, shares: 1_000, reason: '유동성' };
    const withMaker = await call('admin', 'POST', `/admin/stocks/seasons/${seasonId}/makers`, maker);
    expect(withMaker.makers).toMatchObject([{ accountId: site.idOf('soyeon'), shares: 1_000 }]);
    const stale = { status: 'announced', version: 7, reason: '시작' };
    expect((await call('admin', 'POST', `/admin/stocks/seasons/${seasonId}/status`, stale)).code).toBe(
      'stocks.version-conflict',
    );
    const shown = await call('admin', 'POST', `/admin/stocks/seasons/${seasonId}/status`, {
      ...stale,
      version: withMaker.version,
    });
    expect(shown.status).toBe('announced');
  });

  test('joining is done once; nobody sees an e-mail', async () => {
    const path = `/stocks/seasons/${seasonId}/entries`;
    const joined = await call('minji', 'POST', path, { nickname: '산책하는 곰' });
    expect(joined.mine).toMatchObject({ nickname: '산책하는 곰', value: 1_000_000, profit: 0 });
    expect((await call('minji', 'POST', path, { nickname: '다른 이름' })).mine.nickname).toBe('산책하는 곰');
    expect((await call('jun', 'POST', path, { nickname: '산책하는곰' })).code).toBe('stocks.nickname-taken');
    expect((await call('jun', 'POST', path, { nickname: 'jun@madang.example' })).code).toBe(
      'request.invalid',
    );
    expect((await call('jun', 'POST', path, {})).mine.nickname).toBe('#003');
    for (const [who, seasons] of [
      [null, '/stocks/seasons'],
      ['admin', '/admin/stocks/seasons'],
    ] as const) {
      const { items } = await call(who, 'GET', seasons);
      expect([items[0].entrants, (await call(who, 'GET', `${seasons}/${seasonId}`)).entrants]).toEqual([
        2, 2,
      ]);
    }
    const league = await call(null, 'GET', `/stocks/seasons/${seasonId}/league`);
    expect(league).toMatchObject({ players: 2, mine: null, isFinal: false });
    expect(JSON.stringify(league)).not.toContain('@');
  });

  test('it begins by itself, with the main market’s price, and its trades move the league', async () => {
    const season = await call('admin', 'GET', `/admin/stocks/seasons/${seasonId}`);
    const sooner = { ...facts(-1_000), version: season.version };
    expect((await call('admin', 'PUT', `/admin/stocks/seasons/${seasonId}`, sooner)).code).toBeUndefined();
    await expect
      .poll(async () => (await call(null, 'GET', `/stocks/seasons/${seasonId}`)).status, PATIENCE)
      .toBe('running');
    const running = await call('minji', 'GET', `/stocks/seasons/${seasonId}`);
    symbol = running.symbols[0].symbol;
    expect(symbol).toBe(`900010-${running.seasonNo}`);
    expect((await order('soyeon', 'sell', 100, 10_000)).status).toBe('open');
    const bought = await order('minji', 'buy', 50, 10_000);
    expect(bought).toMatchObject({ status: 'filled', filledQuantity: 50 });
    expect((await order('soyeon', 'sell', 1, 10_500)).status).toBe('open');
    expect((await order('jun', 'buy', 51, 10_500)).filledQuantity).toBe(51);
    const league = async () => {
      const { items } = await call('minji', 'GET', `/stocks/seasons/${seasonId}/league`);
      return items.map((row: { nickname: string; profit: number; isMine: boolean }) => [
        row.nickname,
        row.profit,
        row.isMine,
      ]);
    };
    await expect.poll(league, PATIENCE).toEqual([
      ['산책하는 곰', 25_000, true],
      ['#003', 25_000, false],
    ]);
  });

  test('whoever is not in it cannot trade in it', async () => {
    const refused = await order('admin', 'buy', 1, 10_000);
    expect(refused.code).toMatch(/^(stocks|pay)\./);
  });

  test('the end: orders out, places kept, wallets closed; nobody joins any more', async () => {
    const { endsAt: _, ...season } = await call('admin', 'GET', `/admin/stocks/seasons/${seasonId}`);
    const endsAt = new Date(Date.now() + 300).toISOString();
    const ending = { ...facts(0), startsAt: season.startsAt, endsAt, version: season.version };
    expect((await call('admin', 'PUT', `/admin/stocks/seasons/${seasonId}`, ending)).code).toBeUndefined();
    await expect
      .poll(async () => (await call(null, 'GET', `/stocks/seasons/${seasonId}`)).status, PATIENCE)
      .toBe('over');
    const league = await call('jun', 'GET', `/stocks/seasons/${seasonId}/league`);
    expect(league).toMatchObject({ isFinal: true, players: 2, mine: { place: 1, profit: 25_000 } });
    expect(league.items.map((row: { place: number }) => row.place)).toEqual([1, 1]);
    const open = await site.database.reader
      .selectFrom('stocks_orders')
      .select('id')
      .where('symbol', '=', symbol)
      .where('is_open', '=', 1)
      .execute();
    expect(open).toEqual([]);
    // Its symbols are on no list any more; what was ordered and traded has their names.
    for (const path of ['orders', 'fills']) {
      const { items } = await call('minji', 'GET', `/stocks/${path}?seasonId=${seasonId}`);
      expect(items[0]).toMatchObject({ symbol, name: { ko: expect.any(String) }, color: expect.any(String) });
    }
    expect((await order('minji', 'sell', 1, 10_000)).code).toBeDefined();
    expect((await call('admin', 'POST', `/stocks/seasons/${seasonId}/entries`, {})).code).toBe(
      'stocks.season-closed',
    );
    const { checks } = await site.pay.reconcile();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a member takes their seasons with them', async () => {
    const { body } = await site.call('GET', '/me/export', { token: site.tokenOf('minji') });
    expect(JSON.stringify(body)).toContain('산책하는 곰');
  });
}

describe('contests over HTTP on SQLite', () => contests(async () => ({})));
describeWith('MariaDB', 'contests over HTTP', () =>
  contests(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
