import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { watch } from '../../../../test/support/watch.ts';

describeWith('MariaDB', 'the market on two instances', () => {
  let one: TestInstallation;
  let two: TestInstallation;
  let symbol: string;
  beforeAll(async () => {
    const env = { DATABASE_URL: await newMariadbDatabase(), MADANG_RATE_LIMIT: 'off' };
    one = await startInstallation(env);
    two = await startInstallation(env);
    symbol = await listSymbol(one, { at: Date.now(), shares: { [one.idOf('jun')]: 1_000 } });
  });
  afterAll(async () => {
    await one.end();
    await two.end();
  });

  const sell = async (site: TestInstallation, quantity: number) => {
    const { status } = await site.call('POST', '/stocks/orders', {
      token: site.tokenOf('jun'),
      body: { symbol, side: 'sell', type: 'limit', quantity, price: 10_100 },
    });
    expect(status).toBe(201);
  };
  const book = async (site: TestInstallation) => (await site.call('GET', `/stocks/${symbol}/book`)).body;

  test('each shows what both have committed, in the same order; what one commits itself at once', async () => {
    const url = await two.app.listen({ host: '127.0.0.1', port: 0 });
    const page = await watch(url, `stocks:${symbol}`);
    await page.until(({ event }) => event === 'hello');
    const { sequence } = await book(two);
    for (let i = 0; i < 5; i += 1) {
      await sell(one, 1);
      await sell(two, 2);
    }
    const whole = [{ price: 10_100, quantity: 15, orders: 10 }];
    await page.until(({ event, data }) => event === 'book' && data.sequence === sequence + 10);
    for (const site of [one, two]) await expect.poll(async () => (await book(site)).asks).toEqual(whole);
    expect((await book(one)).sequence).toBe((await book(two)).sequence);
    await sell(one, 1);
    expect((await book(one)).asks).toEqual([{ price: 10_100, quantity: 16, orders: 11 }]);
    page.close();
  });
});
