import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { makeTrip } from '../../../../test/support/trips.ts';
import { dateAfter } from '../papers/document.ts';
import { ratesIn } from './rates.ts';
import { outsideService } from './service.ts';
import { forecastsIn, forecastUrl, squareOf } from './weather.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function listen(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const daily = (days: readonly string[]) => ({
  daily: {
    time: days,
    weather_code: days.map((_, i) => [0, 3, 45, 61, 75, 95][i % 6]),
    temperature_2m_max: days.map(() => 14.6),
    temperature_2m_min: days.map(() => 3.2),
    precipitation_probability_max: days.map((_, i) => (i === 0 ? 10 : null)),
  },
});

describe('a forecast', () => {
  const days = ['2027-04-03', '2027-04-04', '2027-04-05', '2027-04-06', '2027-04-07', '2027-04-08'];

  it('is read in the format of Open-Meteo', () => {
    const found = forecastsIn(daily(days));
    expect(found?.[0]).toEqual({ on: days[0], sky: 'clear', lowC: 3, highC: 15, rainPercent: 10 });
    expect(found?.map(({ sky }) => sky)).toEqual(['clear', 'clouds', 'fog', 'rain', 'snow', 'storm']);
  });

  it('is nothing where it says nothing, or nonsense', () => {
    for (const body of [null, [], {}, 'x', { daily: 1 }, { daily: { time: [1, null] } }]) {
      expect(forecastsIn(body)).toBeNull();
    }
    const odd = daily(['2027-04-03', 'tomorrow', '2027-04-05']);
    odd.daily.temperature_2m_max = [500, 10, 12];
    expect(forecastsIn(odd)?.map(({ on }) => on)).toEqual(['2027-04-05']);
  });

  it('is asked for a square and not for a place', () => {
    expect(squareOf({ lat: 37.7955, lng: 128.8961 })).toBe('37.8,128.9');
    expect(forecastUrl('http://w', '37.8,128.9')).toContain('/forecast?latitude=37.8&longitude=128.9&');
  });
});

describe('rates', () => {
  it('are read in the format of Frankfurter', () => {
    const body = {
      amount: 1,
      base: 'USD',
      date: '2027-04-02',
      rates: { KRW: 1390.5, EUR: 0.92, xx: 1, NIL: -1 },
    };
    expect(ratesIn(body, 'USD')).toEqual({ on: '2027-04-02', ratesE6: { KRW: 1_390_500_000, EUR: 920_000 } });
  });

  it('are nothing where they are about something else, or nonsense', () => {
    const body = { base: 'USD', date: '2027-04-02', rates: { KRW: 1390 } };
    expect(ratesIn(body, 'EUR')).toBeNull();
    for (const wrong of [null, {}, { ...body, date: 'x' }, { ...body, rates: {} }, { ...body, amount: 10 }]) {
      expect(ratesIn(wrong, 'USD')).toBeNull();
    }
  });
});

describe('a service outside', () => {
  const silent = pino({ level: 'silent' });

  it('is left alone for a minute when it has failed three times, and then asked once', async () => {
    let asked = 0;
    let now = 0;
    let status = 500;
    const url = await listen((_, response) => {
      asked += 1;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"ok":1}');
    });
    const service = outsideService({ name: 'x', fetch, monotonic: () => now, log: silent });
    for (let i = 0; i < 5; i += 1) expect(await service.ask(url)).toBeNull();
    expect(asked).toBe(3);
    now += 60_000;
    expect(await service.ask(url)).toBeNull();
    expect(await service.ask(url)).toBeNull();
    expect(asked).toBe(4);
    now += 60_000;
    status = 200;
    expect(await service.ask(url)).toEqual({ ok: 1 });
    expect(await service.ask(url)).toEqual({ ok: 1 });
    expect(asked).toBe(6);
  });

  it('answers with nothing when it says too much, garbage, goes elsewhere or hangs', async () => {
    const ask = async (handler: RequestListener) => {
      const url = await listen(handler);
      const options = { name: 'x', fetch, monotonic: () => 0, log: silent, timeoutMs: 200 };
      return outsideService(options).ask(url);
    };
    expect(await ask((_, response) => response.end('<html>'))).toBeNull();
    expect(await ask((_, response) => response.end(`"${'x'.repeat(5_000_000)}"`))).toBeNull();
    expect(
      await ask((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1' }).end()),
    ).toBeNull();
    expect(await ask((_, response) => response.writeHead(404).end('{}'))).toBeNull();
    expect(await ask((_, response) => response.socket?.destroy())).toBeNull();
    expect(await ask(() => undefined)).toBeNull();
  });
});

describe('a trip with the world outside', () => {
  let site: TestInstallation;
  let off: TestInstallation;
  let outside: Server;
  const asked: string[] = [];
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  beforeAll(async () => {
    outside = createServer((request, response) => {
      asked.push(String(request.url));
      const isRates = request.url?.startsWith('/v1/latest');
      const rates = { amount: 1, base: 'USD', date: today, rates: { KRW: 1390.5 } };
      const answer = isRates ? rates : daily(Array.from({ length: 16 }, (_, i) => dateAfter(today, i)));
      response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => {
      outside.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/v1/`;
    site = await startInstallation({ WEATHER_API_URL: url, RATES_API_URL: url });
    off = await startInstallation();
  });
  afterAll(async () => {
    await Promise.all([site?.end(), off?.end()]);
    outside.close();
  });
  const get = (from: TestInstallation, path: string) =>
    from.call('GET', path, { token: from.tokenOf('minji') });

  test('days that a forecast reaches have weather, asked once for all', async () => {
    const spot = { lat: 37.7955, lng: 128.8961 };
    const startsOn = dateAfter(today, 14);
    const { tripId, dayIds } = await makeTrip(site, {
      startsOn,
      days: [[{ title: '경포대', spot }], [], []],
    });
    const { body } = await get(site, `/trips/${tripId}/weather`);
    expect(body.isOn).toBe(true);
    expect(body.days.map(({ dayId }: { dayId: string }) => dayId)).toEqual(dayIds.slice(0, 2));
    await get(site, `/trips/${tripId}/weather`);
    expect(asked.filter((url) => url.startsWith('/v1/forecast'))).toHaveLength(1);
    expect(asked[0]).toContain('latitude=37.8&longitude=128.9');
    const others = await site.call('GET', `/trips/${tripId}/weather`, { token: site.tokenOf('jun') });
    expect(others.body.code).toBe('trips.not-found');
  });

  test('rates', async () => {
    const { body } = await get(site, '/trips/rates?base=USD');
    expect(body).toEqual({ isOn: true, base: 'USD', on: today, ratesE6: { KRW: 1_390_500_000 } });
    expect((await get(site, '/trips/rates?base=EUR')).body).toMatchObject({
      isOn: true,
      on: null,
      ratesE6: {},
    });
    expect((await get(site, '/trips/rates?base=dollar')).body.code).toBe('request.invalid');
  });

  test('without settings nothing is asked, and nothing is missing', async () => {
    const { tripId } = await makeTrip(off, { startsOn: today });
    expect((await get(off, `/trips/${tripId}/weather`)).body).toEqual({ isOn: false, days: [] });
    expect((await get(off, '/trips/rates?base=USD')).body).toMatchObject({ isOn: false, ratesE6: {} });
  });
});
