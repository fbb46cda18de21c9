import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Channel, Mail } from '../channels/channel.ts';
import { SendFailure } from '../channels/failure.ts';
import { readConfig } from '../config.ts';
import { createSmtp, type SmtpOptions } from './smtp.ts';
import { selfSigned } from './testing/certificate.ts';
import { refusal, startSmtpServer, type TestSmtpServer } from './testing/smtp-server.ts';

const NEVER = new AbortController().signal;
/** Short, so that a server that hangs is found out within the test. */
const SHORT = { dns: 300, connect: 300, greeting: 300, socket: 300, all: 2_000 };

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
});
async function serve(options?: Parameters<typeof startSmtpServer>[0]): Promise<TestSmtpServer> {
  const server = await startSmtpServer(options);
  open.push(server);
  return server;
}
function smtpTo(url: string, more: Partial<SmtpOptions> = {}): Channel<Mail> {
  const { mail } = readConfig({ MADANG_SMTP_URL: url, MADANG_MAIL_FROM: 'Madang <no-reply@madang.example>' });
  const channel = createSmtp({ ...mail, smtp: mail.smtp!, timeouts: SHORT, ...more });
  open.push(channel);
  return channel;
}
const mail = (id: string, to = 'minji@madang.example'): Mail => ({
  messageId: `<${id}@madang.example>`,
  to,
  subject: '돈이 들어왔습니다 — 1,000원',
  text: '안녕하세요',
  html: '<p>안녕하세요</p>',
  headers: { 'List-Unsubscribe': '<https://madang.example/u>' },
});
async function failureOf(sending: Promise<void>): Promise<SendFailure> {
  const thrown = await sending.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(SendFailure);
  return thrown as SendFailure;
}

describe('mail over SMTP', () => {
  test('arrives with its Message-ID, both bodies and further headers, over connections that are kept', async () => {
    const server = await serve();
    const smtp = smtpTo(server.url, { connections: 2 });
    await Promise.all(Array.from({ length: 20 }, (_, i) => smtp.send(mail(`m${i}`), NEVER)));
    expect(server.taken.map(({ messageId }) => messageId).sort()).toEqual(
      Array.from({ length: 20 }, (_, i) => `<m${i}@madang.example>`).sort(),
    );
    expect(server.connections()).toBeLessThanOrEqual(2);
    const [first] = server.taken;
    expect(first?.text).toContain('text/plain');
    expect(first?.text).toContain('text/html');
    expect(first?.text).toContain('List-Unsubscribe: <https://madang.example/u>');
    expect(first?.text).toContain('Auto-Submitted: auto-generated');
  });

  test('a recipient or a headline cannot smuggle in a header or another recipient', async () => {
    const server = await serve();
    const smtp = smtpTo(server.url);
    const hostile = { ...mail('h'), subject: 'a\r\nBcc: thief@evil.example' };
    await smtp.send(hostile, NEVER);
    expect(server.taken[0]?.text).not.toMatch(/^Bcc:/m);
    expect(server.taken[0]?.to).toBe('minji@madang.example');
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<c@d.example>', '<a@b.example>']) {
      await smtp.send(mail('h', to), NEVER).catch(() => undefined);
    }
    expect(server.taken.every((taken) => !taken.to.includes(','))).toBe(true);
  });

  test('5xx about the message is for ever, and says nothing against the server', async () => {
    const server = await serve();
    const smtp = smtpTo(server.url);
    for (const behaviour of [
      { mailFrom: () => Promise.reject(refusal(553, 'sender refused')) },
      { rcptTo: () => Promise.reject(refusal(550, 'no such mailbox')) },
      { data: () => Promise.reject(refusal(554, 'looks like spam')) },
    ]) {
      server.behaviour = behaviour;
      const { facts, message } = await failureOf(smtp.send(mail('p'), NEVER));
      expect([message, facts]).toEqual([message, { isPermanent: true, isDestinationDown: false }]);
    }
    expect(server.taken).toEqual([]);
  });

  test('4xx is for now; that of one mailbox is not the server’s', async () => {
    const server = await serve();
    const smtp = smtpTo(server.url);
    server.behaviour = { rcptTo: () => Promise.reject(refusal(452, 'mailbox is full')) };
    expect((await failureOf(smtp.send(mail('t'), NEVER))).facts).toEqual({
      isPermanent: false,
      isDestinationDown: false,
    });
    for (const behaviour of [
      { connect: () => Promise.reject(refusal(421, 'too busy')) },
      { mailFrom: () => Promise.reject(refusal(451, 'try later')) },
      { rcptTo: () => Promise.reject(refusal(421, 'going down')) },
      { data: () => Promise.reject(refusal(452, 'no space')) },
    ]) {
      server.behaviour = behaviour;
      const { facts, message } = await failureOf(smtp.send(mail('t'), NEVER));
      expect([message, facts]).toEqual([message, { isPermanent: false, isDestinationDown: true }]);
    }
    server.behaviour = {};
    await smtp.send(mail('after'), NEVER);
    expect(server.taken.map(({ messageId }) => messageId)).toEqual(['<after@madang.example>']);
  });

  test('a wrong password is trouble with the server and costs no mail; no password shows in the error', async () => {
    const server = await serve({ settings: { authMethods: ['PLAIN', 'LOGIN'], authOptional: false } });
    server.behaviour = {
      auth: (user, password) => {
        if (user !== 'madang' || password !== 's3cret') throw refusal(535, 'authentication failed');
      },
    };
    const wrong = smtpTo(server.url.replace('//', '//madang:wr0ng@'));
    const { facts, message } = await failureOf(wrong.send(mail('a'), NEVER));
    expect(facts).toEqual({ isPermanent: false, isDestinationDown: true });
    expect(message).not.toContain('wr0ng');
    const none = smtpTo(server.url);
    expect((await failureOf(none.send(mail('a'), NEVER))).facts.isPermanent).toBe(false);
    await smtpTo(server.url.replace('//', '//madang:s3cret@')).send(mail('a'), NEVER);
    expect(server.taken).toHaveLength(1);
  });

  test('a connection that is dropped while a message is on its way is told at once, and the next one goes', async () => {
    const server = await serve();
    const smtp = smtpTo(server.url, { connections: 1 });
    server.behaviour = { beginData: (drop) => drop() };
    expect((await failureOf(smtp.send(mail('d'), NEVER))).facts).toMatchObject({ isDestinationDown: true });
    server.behaviour = {
      data: (_id, drop) => {
        drop();
        throw new Error('dropped');
      },
    };
    expect((await failureOf(smtp.send(mail('e'), NEVER))).facts).toMatchObject({ isPermanent: false });
    server.behaviour = {};
    await smtp.send(mail('f'), NEVER);
    expect(server.taken.map(({ messageId }) => messageId)).toEqual(['<f@madang.example>']);
  });

  describe('a server that hangs', () => {
    /** Speaks so many lines of SMTP and then says nothing more. */
    async function mute(lines: readonly string[], trickle = false): Promise<string> {
      const sockets = new Set<Socket>();
      const server: Server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        let next = 0;
        const say = () => {
          const line = lines[next];
          next += 1;
          if (line !== undefined) socket.write(`${line}\r\n`);
          else if (trickle) {
            // Bytes now and then: no socket ever looks idle.
            const timer = setInterval(() => socket.write('250-still thinking\r\n'), 50);
            socket.on('close', () => clearInterval(timer));
          }
        };
        if (lines.length > 0) say();
        socket.on('data', say);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
      open.push({
        close: () => {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
      return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
    }

    test.each([
      ['before its greeting', []],
      ['after EHLO', ['220 hello']],
      ['after MAIL FROM', ['220 hello', '250 hi']],
      ['after RCPT TO', ['220 hello', '250 hi', '250 ok']],
      ['after DATA', ['220 hello', '250 hi', '250 ok', '250 ok']],
      ['after the message', ['220 hello', '250 hi', '250 ok', '250 ok', '354 go on']],
    ])('%s', async (_when, lines) => {
      const smtp = smtpTo(await mute(lines));
      expect((await failureOf(smtp.send(mail('x'), NEVER))).facts).toEqual({
        isPermanent: false,
        isDestinationDown: true,
      });
    });

    test('while it goes on talking', async () => {
      const smtp = smtpTo(await mute(['220 hello'], true), { timeouts: { ...SHORT, all: 500 } });
      expect((await failureOf(smtp.send(mail('x'), NEVER))).facts).toMatchObject({ isDestinationDown: true });
    });

    test('and the caller gives up', async () => {
      const smtp = smtpTo(await mute(['220 hello']), { timeouts: {} });
      const giveUp = new AbortController();
      const sending = failureOf(smtp.send(mail('x'), giveUp.signal));
      giveUp.abort();
      expect((await sending).facts).toMatchObject({ isPermanent: false });
    });
  });

  test('nobody listens, or there is no such host', async () => {
    const server = await startSmtpServer();
    await server.close();
    expect((await failureOf(smtpTo(server.url).send(mail('x'), NEVER))).facts).toMatchObject({
      isDestinationDown: true,
    });
    const nowhere = smtpTo('smtp://mail.invalid:25');
    expect((await failureOf(nowhere.send(mail('x'), NEVER))).facts).toMatchObject({
      isDestinationDown: true,
    });
  });

  test('TLS, from the first byte or by STARTTLS, with a server that somebody vouches for', async () => {
    const { cert, key } = selfSigned(Date.now());
    const credentials = { authMethods: ['PLAIN'], authOptional: false };
    const starting = await serve({ settings: { hideSTARTTLS: false, cert, key, ...credentials } });
    const implicit = await serve({ settings: { secure: true, cert, key, ...credentials } });
    for (const [server, scheme] of [
      [starting, 'smtp:'],
      [implicit, 'smtps:'],
    ] as const) {
      server.behaviour = { auth: () => undefined };
      const url = server.url.replace('smtp://', `${scheme}//me:secret@`);
      await smtpTo(url, { ca: cert, timeouts: {} }).send(mail(scheme), NEVER);
      expect(server.taken).toHaveLength(1);
      // The same server, without anybody who vouches for it: neither mail nor password is shown to it.
      expect((await failureOf(smtpTo(url).send(mail('x'), NEVER))).facts.isPermanent).toBe(false);
      expect(server.taken).toHaveLength(1);
    }
  });

  test('STARTTLS can be required, or switched off', async () => {
    const plain = await serve();
    const config = readConfig({
      MADANG_SMTP_URL: plain.url,
      MADANG_SMTP_TLS: 'required',
      MADANG_MAIL_FROM: 'a@b.example',
    }).mail;
    const strict = createSmtp({ ...config, smtp: config.smtp!, timeouts: SHORT });
    open.push(strict);
    expect((await failureOf(strict.send(mail('x'), NEVER))).facts.isPermanent).toBe(false);
    expect(plain.taken).toEqual([]);
    const off = await serve({ settings: { hideSTARTTLS: false } });
    const without = readConfig({
      MADANG_SMTP_URL: off.url,
      MADANG_SMTP_TLS: 'off',
      MADANG_MAIL_FROM: 'a@b.example',
    }).mail;
    const channel = createSmtp({ ...without, smtp: without.smtp!, timeouts: SHORT });
    open.push(channel);
    await channel.send(mail('plain'), NEVER);
    expect(off.taken).toHaveLength(1);
  });
});

describe('settings of mail', () => {
  const SECRET = 'a-secret-that-is-long-enough-for-production';
  const production = {
    MADANG_MODE: 'production',
    MADANG_JWT_SECRET: SECRET,
    MADANG_MAIL_FROM: 'a@b.example',
  };

  test('without any, nothing leaves the demo', () => {
    expect(readConfig({}).mail).toMatchObject({ smtp: null, slackUrl: null, solapi: null });
  });

  test('a URL says all of a server', () => {
    const { smtp } = readConfig({ ...production, MADANG_SMTP_URL: 'smtps://me%40x:p%3Aw@mail.example' }).mail;
    expect(smtp).toEqual({
      host: 'mail.example',
      port: 465,
      isImplicitTls: true,
      tls: 'required',
      user: 'me@x',
      password: 'p:w',
    });
    const local = readConfig({ ...production, MADANG_SMTP_URL: 'smtp://localhost' }).mail.smtp;
    expect(local).toMatchObject({ port: 587, tls: 'opportunistic' });
  });

  test.each([
    [{ MADANG_SMTP_URL: 'smtp://mail.example', MADANG_MAIL_FROM: '' }, 'MADANG_MAIL_FROM'],
    [{ MADANG_SMTP_URL: 'smtp://a:b@mail.example', MADANG_SMTP_TLS: 'off' }, 'MADANG_SMTP_TLS'],
    [{ MADANG_SMTP_URL: 'http://mail.example' }, 'MADANG_SMTP_URL'],
    [{ MADANG_SLACK_WEBHOOK_URL: 'http://hooks.slack.com/x' }, 'MADANG_SLACK_WEBHOOK_URL'],
    [{ MADANG_SOLAPI_KEY: 'k' }, 'MADANG_SOLAPI_SECRET'],
    [
      {
        MADANG_SOLAPI_KEY: 'k',
        MADANG_SOLAPI_SECRET: 's',
        MADANG_SMS_FROM: '02',
        MADANG_SOLAPI_URL: 'http://x',
      },
      'MADANG_SOLAPI_URL',
    ],
  ])('production refuses %j', (env, name) => {
    expect(() => readConfig({ ...production, ...env })).toThrow(name);
  });

  test('templates of 알림톡 are JSON of names', () => {
    const texts = { MADANG_SOLAPI_KEY: 'k', MADANG_SOLAPI_SECRET: 's', MADANG_SMS_FROM: '02-000-0000' };
    const read = (templates: string) =>
      readConfig({ ...texts, MADANG_ALIMTALK_PROFILE: 'KA01PF', MADANG_ALIMTALK_TEMPLATES: templates }).mail;
    expect(read('{"pay.received":"KA01TP"}').solapi).toMatchObject({
      from: '020000000',
      alimtalk: { profile: 'KA01PF', templates: { 'pay.received': 'KA01TP' } },
    });
    expect(() => read('[1]')).toThrow('MADANG_ALIMTALK_TEMPLATES');
    expect(() => read('{')).toThrow('MADANG_ALIMTALK_TEMPLATES');
  });
});
