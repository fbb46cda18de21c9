import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { kakaoProvider } from './kakao.ts';
import { oidcProvider } from './oidc.ts';
import type { Round } from './outside.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const client = { clientId: 'id', clientSecret: 'secret' };
const round: Round = {
  state: 'state',
  nonce: 'nonce',
  verifier: 'v'.repeat(43),
  redirectUri: 'http://localhost/sign-in/kakao/return',
  proves: false,
};
const parameters = new URLSearchParams({ code: 'code', state: 'state' });
const json = { 'content-type': 'application/json' };

test('a provider that never answers is given up in time', async () => {
  const url = await listen(() => undefined);
  const kakao = kakaoProvider({ ...client, authUrl: url, apiUrl: url, timeoutS: 0.1 });
  await expect(kakao.finish(parameters, round)).rejects.toMatchObject({ failure: 'unreachable' });
});

test('a connection that breaks, and one that nobody takes, are no answer', async () => {
  const url = await listen((request) => request.socket.destroy());
  const kakao = kakaoProvider({ ...client, authUrl: url, apiUrl: url });
  await expect(kakao.finish(parameters, round)).rejects.toMatchObject({ failure: 'unreachable' });
  servers[0]!.close();
  await expect(kakao.finish(parameters, round)).rejects.toMatchObject({ failure: 'unreachable' });
});

test('an endless answer is not read to its end', async () => {
  let sent = 0;
  const url = await listen((_request, response) => {
    response.writeHead(200, json);
    const more = (): void => {
      while (sent < 50_000_000 && response.write('x'.repeat(65_536))) sent += 65_536;
    };
    response.on('drain', more);
    more();
  });
  const kakao = kakaoProvider({ ...client, authUrl: url, apiUrl: url });
  await expect(kakao.finish(parameters, round)).rejects.toMatchObject({ failure: 'failed' });
  expect(sent).toBeLessThan(50_000_000);
});

test('plain http is for this very machine alone', async () => {
  const url = 'http://kauth.kakao.example';
  const kakao = kakaoProvider({ ...client, authUrl: url, apiUrl: url });
  await expect(kakao.finish(parameters, round)).rejects.toMatchObject({ failure: 'failed' });
  const oidc = oidcProvider(
    { ...client, provider: 'oidc', name: 'x', issuer: 'http://issuer.example', asksAnew: true },
    () => 0,
  );
  await expect(oidc.begin(round)).rejects.toMatchObject({ failure: 'failed' });
});

test('a provider is looked up when it is first needed, once for many, and again after an hour', async () => {
  let asked = 0;
  let isDown = true;
  let clockMs = 0;
  const url: string = await listen((_request, response) => {
    asked += 1;
    if (isDown) {
      response.writeHead(503).end();
      return;
    }
    const endpoints = {
      authorization_endpoint: `${url}/a`,
      token_endpoint: `${url}/t`,
      jwks_uri: `${url}/j`,
    };
    response.writeHead(200, json).end(JSON.stringify({ issuer: url, ...endpoints }));
  });
  const settings = { ...client, provider: 'oidc', name: 'x', issuer: url, asksAnew: true } as const;
  const oidc = oidcProvider(settings, () => clockMs);
  expect(asked).toBe(0);
  await expect(oidc.begin(round)).rejects.toMatchObject({ failure: 'unreachable' });
  isDown = false;
  const urls = await Promise.all(Array.from({ length: 5 }, () => oidc.begin(round)));
  expect(urls[0]!.pathname).toBe('/a');
  expect(asked).toBe(2);
  clockMs = 59 * 60_000;
  await oidc.begin(round);
  expect(asked).toBe(2);
  clockMs = 61 * 60_000;
  isDown = true;
  // What was true an hour ago most probably still is.
  for (let i = 0; i < 3; i += 1) await oidc.begin(round);
  expect(asked).toBe(3);
});

test('a server that says it is another one is not believed', async () => {
  const url: string = await listen((_request, response) => {
    response.writeHead(200, json).end(JSON.stringify({ issuer: 'https://accounts.google.com' }));
  });
  const settings = { ...client, provider: 'oidc', name: 'x', issuer: url, asksAnew: true } as const;
  await expect(oidcProvider(settings, () => 0).begin(round)).rejects.toMatchObject({ failure: 'mismatch' });
});
