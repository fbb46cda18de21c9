import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { checkWebhook } from '../lib/standard-webhooks.ts';
import { type Captured, createCapture } from './captured.ts';
import { SendFailure } from './failure.ts';
import { createSlack } from './slack.ts';
import { createSolapi } from './solapi.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { createWebhookChannel, faultOfUrl } from './webhook.ts';

const NEVER = new AbortController().signal;
const NOW = Date.UTC(2026, 10, 21, 9);

const open: { close(): void }[] = [];
afterEach(() => {
  for (const part of open.splice(0)) part.close();
});
async function receive(answer?: Receiver['answer']): Promise<Receiver> {
  const receiver = await startReceiver(answer);
  open.push(receiver);
  return receiver;
}
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_one: unknown, response: ServerResponse) =>
    response.writeHead(status, headers).end('no');
async function failureOf(sending: Promise<void>): Promise<SendFailure> {
  const thrown = await sending.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(SendFailure);
  return thrown as SendFailure;
}

describe('webhooks to outside', () => {
  const OLD = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;
  const channel = (options: { mayCallItself?: boolean; timeoutMs?: number } = {}) => {
    const made = createWebhookChannel({ mayCallItself: true, now: () => NOW, ...options });
    open.push(made);
    return made;
  };
  const call = (url: string) => ({
    id: 'msg_1',
    url,
    secrets: [NEW, OLD],
    body: JSON.stringify({ type: 'pay.transferred', data: { name: '김민지' } }),
  });

  test('arrive also where a connection that rested was closed just when it was used again', async () => {
    const used = new WeakSet<object>();
    const receiver = await receive((_one, response) => {
      const { socket } = response;
      if (socket === null || used.has(socket)) return socket?.destroy();
      used.add(socket);
      return response.writeHead(204).end();
    });
    const made = channel();
    await made.send(call(receiver.url), NEVER);
    await made.send(call(receiver.url), NEVER);
    // The second came twice: where it was refused, and by a connection of its own.
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill('msg_1'));
  });

  test('are signed, so that a receiver with the old or the new secret believes them, and nobody else', async () => {
    const receiver = await receive();
    await channel().send(call(`${receiver.url}/hook`), NEVER);
    const [got] = receiver.received;
    expect(got?.headers).toMatchObject({ 'webhook-id': 'msg_1', 'webhook-timestamp': String(NOW / 1000) });
    const body = Buffer.from(got!.body);
    const check = (secret: string, bytes = body, at = NOW) =>
      checkWebhook(secret, got!.headers, bytes, at).ok;
    expect([check(OLD), check(NEW)]).toEqual([true, true]);
    expect(check(`whsec_${Buffer.alloc(32, 3).toString('base64')}`)).toBe(false);
    expect(check(NEW, Buffer.from(got!.body.replace('김민지', '이준')))).toBe(false);
    expect(check(NEW, body, NOW + 3_600_000)).toBe(false);
  });

  test.each([
    [400, true, false],
    [401, true, false],
    [404, true, false],
    [408, false, true],
    [410, true, false],
    [422, true, false],
    [429, false, true],
    [500, false, true],
    [503, false, true],
  ])('an answer of %i', async (status, isPermanent, isDestinationDown) => {
    const receiver = await receive(answering(status));
    const { facts } = await failureOf(channel().send(call(receiver.url), NEVER));
    expect(facts).toMatchObject({ status, isPermanent, isDestinationDown, isGone: status === 410 });
  });

  test('a receiver that asks for time is given it', async () => {
    const receiver = await receive(answering(429, { 'retry-after': '30' }));
    expect((await failureOf(channel().send(call(receiver.url), NEVER))).facts.retryAfterMs).toBe(30_000);
  });

  test('a redirect is not followed', async () => {
    const inside = await receive();
    const receiver = await receive(answering(307, { location: `${inside.url}/secret` }));
    const { facts } = await failureOf(channel().send(call(receiver.url), NEVER));
    expect(facts).toMatchObject({ status: 307, isPermanent: true });
    expect(inside.received).toEqual([]);
  });

  test('one that says nothing, one that never stops, one that hangs up', async () => {
    const mute = await receive(() => undefined);
    expect((await failureOf(channel({ timeoutMs: 200 }).send(call(mute.url), NEVER))).facts).toMatchObject({
      isDestinationDown: true,
    });
    const endless = await receive((_one, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(5_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await channel().send(call(endless.url), NEVER);
    const rude = await receive((_one, response) => response.destroy());
    expect((await failureOf(channel().send(call(rude.url), NEVER))).facts.isPermanent).toBe(false);
  });

  describe('where an installation for the public may call', () => {
    test.each([
      'http://hooks.example.com/',
      'https://localhost/',
      'https://a.localhost/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://192.168.0.10:8443/',
      'https://0x7f000001/',
      'https://2130706433/',
      'https://017700000001/',
      'https://user:password@hooks.example.com/',
      'ftp://hooks.example.com/',
      'nonsense',
    ])('not %s', (url) => expect(faultOfUrl(url, false)).not.toBeNull());

    test.each(['http://127.0.0.1:9/', 'https://localhost/', 'http://[::1]:9/'])('the demo: %s too', (url) => {
      expect(faultOfUrl(url, true)).toBeNull();
    });

    test.each([
      'http://hooks.example.com/',
      'https://10.0.0.1/',
      'http://169.254.169.254/',
      'http://192.168.0.1/',
    ])('nor does the demo call %s', (url) => expect(faultOfUrl(url, true)).not.toBeNull());

    test('https to a name is looked at again when it is called: a name that leads inside gets nothing', async () => {
      expect(faultOfUrl('https://hooks.example.com/x', false)).toBeNull();
      const inside = await receive();
      const port = new URL(inside.url).port;
      const strict = createWebhookChannel({
        mayCallItself: false,
        now: () => NOW,
        // A name server of somebody who wants to reach our own network.
        resolve: (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
      });
      open.push(strict);
      for (const url of [`https://hooks.example.com:${port}/`, `https://127.0.0.1:${port}/`]) {
        const { facts, message } = await failureOf(strict.send(call(url), NEVER));
        expect([facts.isPermanent, message]).toEqual([true, expect.stringContaining('public')]);
      }
      expect(inside.received).toEqual([]);
    });
  });
});

describe('Slack', () => {
  test('what people wrote is no link and no call to everybody', async () => {
    const receiver = await receive((_one, response) => response.end('ok'));
    const slack = createSlack(`${receiver.url}/services/T/B/x`);
    await slack.send({ deliveryId: 'd', text: '<!channel> a & b' }, NEVER);
    expect(JSON.parse(receiver.received[0]!.body)).toEqual({ text: '&lt;!channel&gt; a &amp; b' });
  });

  test('its address is a secret, and stands in no error', async () => {
    const receiver = await receive(answering(500));
    const { message } = await failureOf(
      createSlack(`${receiver.url}/services/T/B/hidden`).send({ deliveryId: 'd', text: 'x' }, NEVER),
    );
    expect(message).not.toContain('hidden');
    receiver.close();
    const gone = await failureOf(
      createSlack(`${receiver.url}/services/T/B/hidden`).send({ deliveryId: 'd', text: 'x' }, NEVER),
    );
    expect(gone.message).not.toContain('hidden');
  });
});

describe('text messages by SOLAPI', () => {
  const settings = {
    key: 'NCSKEY',
    secret: 'hush',
    from: '0200000000',
    alimtalk: { profile: 'KA01PF', templates: { 'pay.received': 'KA01TP' } },
    now: () => NOW,
  };
  const text = {
    deliveryId: '01K9ZQ3T5R7WXA00',
    to: '01012345678',
    text: '[마당] 안녕하세요',
    kind: 'coupon.claimed',
    variables: { amount: '1000' },
  };

  test('are authenticated by HMAC over date and salt, and carry the number of the delivery', async () => {
    const receiver = await receive();
    await createSolapi({ ...settings, url: receiver.url }).send(text, NEVER);
    const [got] = receiver.received;
    expect(got?.path).toBe('/messages/v4/send');
    const fields = /^HMAC-SHA256 apiKey=(\S+), date=(\S+), salt=(\S+), signature=(\S+)$/.exec(
      got!.headers.authorization!,
    );
    const [, key, date, salt, signature] = fields!;
    expect([key, date]).toEqual(['NCSKEY', new Date(NOW).toISOString()]);
    expect(signature).toBe(createHmac('sha256', 'hush').update(`${date}${salt}`).digest('hex'));
    expect(salt!.length).toBeGreaterThanOrEqual(12);
    expect(JSON.parse(got!.body)).toEqual({
      message: {
        to: '01012345678',
        from: '0200000000',
        text: '[마당] 안녕하세요',
        customFields: { deliveryId: '01K9ZQ3T5R7WXA00' },
      },
    });
  });

  test('go by 알림톡 where a template is approved, with the text to fall back on', async () => {
    const receiver = await receive();
    await createSolapi({ ...settings, url: receiver.url }).send({ ...text, kind: 'pay.received' }, NEVER);
    expect(JSON.parse(receiver.received[0]!.body).message).toMatchObject({
      text: '[마당] 안녕하세요',
      kakaoOptions: {
        pfId: 'KA01PF',
        templateId: 'KA01TP',
        variables: { '#{amount}': '1000' },
        disableSms: false,
      },
    });
  });

  test.each([
    [400, true, false],
    [401, false, true],
    [402, false, true],
    [429, false, true],
    [500, false, true],
  ])('an answer of %i: a wrong key uses up no message', async (status, isPermanent, isDestinationDown) => {
    const receiver = await receive(answering(status));
    const { facts } = await failureOf(createSolapi({ ...settings, url: receiver.url }).send(text, NEVER));
    expect(facts).toMatchObject({ isPermanent, isDestinationDown });
  });
});

describe('what is captured', () => {
  test('is written together while others are being written, each once', async () => {
    const written: (readonly Captured[])[] = [];
    const gate = Promise.withResolvers<void>();
    const capture = createCapture(async (messages) => {
      written.push(messages);
      if (written.length === 1) await gate.promise;
    });
    const send = (i: number) => capture.slack.send({ deliveryId: String(i), text: String(i) }, NEVER);
    const first = send(0);
    await new Promise((resolve) => setImmediate(resolve));
    const others = Array.from({ length: 50 }, (_, i) => send(i + 1));
    gate.resolve();
    await Promise.all([first, ...others]);
    expect(written.map((messages) => messages.length)).toEqual([1, 50]);
  });

  test('that cannot be written has not been sent', async () => {
    const capture = createCapture(() => Promise.reject(new Error('disk is full')));
    await expect(capture.slack.send({ deliveryId: 'x', text: 'x' }, NEVER)).rejects.toThrow('disk is full');
    await expect(capture.slack.send({ deliveryId: 'y', text: 'y' }, NEVER)).rejects.toThrow('disk is full');
  });
});
