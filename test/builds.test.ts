import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startServer } from './services/madang.ts';
import { makeServiceFolder, type PrivateService } from './services/service.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const WAIT = { timeout: 50_000, interval: 200 };

// scripts/prepare.mjs builds them before the tests and leaves this mark when that has worked.
test.each(['web', 'server'])('%s is built', (folder) => {
  const mark = join(root, folder, 'dist/.built-from');
  expect(existsSync(mark), `${mark} is missing: \`npm test\` builds it and says what is wrong`).toBe(true);
});

/** `npm start` and `npm run worker` run what is built; all other tests run the sources. */
describe('the server that is built', () => {
  let service: PrivateService;
  let origin: string;
  let folder: string;
  const api = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${origin}/api/v1${path}`, init);
    expect(response.status, path).toBeLessThan(300);
    return response;
  };
  beforeAll(async () => {
    folder = await makeServiceFolder();
    const url = `sqlite:${join(folder, 'madang.db')}`;
    ({ origin, service } = await startServer(url, folder, 'server/dist/main.js'));
  }, 100_000);
  afterAll(() => service.stop());

  test('has every operation of the API', async () => {
    const description = await (await api('/openapi.json')).json();
    expect(description).toEqual(JSON.parse(await readFile(join(root, 'openapi.json'), 'utf8')));
  });

  test('finds the web app', async () => {
    const page = await (await fetch(origin)).text();
    expect(page).toContain('<div id="root">');
  });

  test('finds the threads of search', async () => {
    await vi.waitFor(async () => {
      const found = await api(`/shop/products?q=${encodeURIComponent('양말')}`);
      expect(await found.json()).toMatchObject({ items: expect.arrayContaining([expect.anything()]) });
    }, WAIT);
  });

  test('finds the thread that prints, and its fonts', async () => {
    const signedIn = await api('/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ email: 'minji@madang.example', password: 'madang-demo' }),
    });
    const { accessToken } = (await signedIn.json()) as { accessToken: string };
    const headers = { authorization: `Bearer ${accessToken}` };
    const { items } = (await (await api('/trips', { headers })).json()) as { items: { tripId: string }[] };
    const pdf = await api(`/trips/${items[0]!.tripId}/export.pdf`, { headers });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('finds the demo’s pictures, and makes small ones of them', async () => {
    await vi.waitFor(async () => {
      expect(await readdir(join(folder, 'files'), { recursive: true })).toContainEqual(
        expect.stringMatching(/-320\.webp$/),
      );
    }, WAIT);
  });
});
