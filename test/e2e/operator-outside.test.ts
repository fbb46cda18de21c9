import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkWebhook } from '../../server/lib/standard-webhooks.ts';
import { refusal, startSmtpServer, type TestSmtpServer } from '../../server/mail/testing/smtp-server.ts';
import { describeWith } from '../services/shared.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { DESK, see, signIn, startBrowser, type Visitor, visit } from './browser.ts';

interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A system outside that takes whatever comes. */
async function startReceiver(): Promise<{ server: Server; url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/madang`, calls };
}

describeWith('Chromium', 'an operator and the world outside', () => {
  let site: TestInstallation;
  let url: string;
  let browser: Browser;
  let smtp: TestSmtpServer;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let admin: Visitor;
  beforeAll(async () => {
    smtp = await startSmtpServer({
      behaviour: {
        rcptTo: () => {
          throw refusal(550, '5.1.1 There is nobody of that name');
        },
      },
    });
    receiver = await startReceiver();
    site = await startInstallation({
      MADANG_SMTP_URL: smtp.url,
      MADANG_MAIL_FROM: 'Madang <no-reply@madang.example>',
    });
    url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
    admin = await visit(browser, url, { viewport: DESK });
    await signIn(admin.page, 'admin@madang.example', 'madang-admin');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.end();
    await smtp?.close();
    receiver?.server.closeAllConnections();
    receiver?.server.close();
  });

  test('a mail that was given up is seen with the reason, and sent again once that is mended', async () => {
    const { page } = admin;
    const sent = await site.call('POST', '/pay/transfers', {
      token: site.tokenOf('minji'),
      body: { to: 'jun@madang.example', amount: 8_800 },
    });
    expect(sent.status).toBe(201);
    // The demo's own mails are given up too, in whatever order.
    const deliveryId = await vi.waitFor(
      async () => {
        const dead = await site.database.reader
          .selectFrom('deliveries')
          .select('id')
          .where('status', '=', 'dead')
          .where('data', 'like', '%8800%')
          .executeTakeFirstOrThrow();
        return dead.id;
      },
      { timeout: 20_000, interval: 100 },
    );
    await page.goto('/admin/deliveries?status=dead');
    const row = page.locator(`a[href$="${deliveryId}"]`);
    await see(page, 'pay.received');
    await row.first().click();
    await see(page, '포기함');
    await see(page, /There is nobody of that name/);
    await page
      .frameLocator('iframe')
      .getByRole('heading', { name: /8,800원/ })
      .waitFor();

    smtp.behaviour = {};
    await page.getByRole('button', { name: '다시 보내기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '다시 보내기' }).click();
    await see(page, '꼭 입력해 주세요.');
    await dialog.getByLabel('사유').fill('받는 쪽 메일함을 되살림');
    await dialog.getByRole('button', { name: '다시 보내기' }).click();
    await page.getByText('보냄', { exact: true }).first().waitFor();
    const arrived = smtp.taken.filter(({ messageId }) => messageId.startsWith(`<${deliveryId}@`));
    expect(arrived.map(({ to }) => to)).toEqual(['jun@madang.example']);
    await page.goto('/admin/audit');
    await see(page, '받는 쪽 메일함을 되살림');
  });

  test('all that was given up is sent again at once, and the page says how far it is', async () => {
    const { page } = admin;
    await page.goto('/admin/deliveries?status=dead');
    await see(page, /실패한 발송 \d+건 남음/);
    const before = smtp.taken.length;
    await page.getByRole('button', { name: '실패한 것 모두 다시 보내기' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('사유').fill('메일 서버를 고침');
    await dialog.getByRole('button', { name: '실패한 것 모두 다시 보내기' }).click();
    await see(page, /\d+건이 다시 줄을 섰어요/);
    await see(page, '발송이 없어요');
    await see(page, '0건이 보내지기를 기다려요');
    expect(smtp.taken.length).toBeGreaterThan(before);
    expect(new Set(smtp.taken.map(({ messageId }) => messageId)).size).toBe(smtp.taken.length);
  });

  test('a webhook is made, its secret is seen once, and its test arrives signed', async () => {
    const { page } = admin;
    await page.goto('/admin/webhooks');
    await page.getByRole('button', { name: '새 웹훅' }).click();
    const form = page.getByRole('dialog', { name: '새 웹훅' });
    await form.getByRole('button', { name: '만들기' }).click();
    await see(page, '사건을 하나 이상 골라 주세요.');
    await form.getByLabel('주소').fill(receiver.url);
    await form.getByLabel('쓰임새').fill('창고 시스템');
    await form.getByLabel('pay.transferred').check();
    await form.getByRole('button', { name: '만들기' }).click();
    const shown = page.getByRole('dialog', { name: '비밀 값을 지금 보관해 주세요' });
    const secret = (await shown.getByRole('code').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await shown.getByRole('button', { name: '보관했어요' }).click();

    await page.getByRole('link', { name: /창고 시스템/ }).click();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: '시험 발송' }).click();
    await see(page, /잘 닿았어요/);
    const [call] = receiver.calls;
    if (!call) throw new Error('The receiver was not called');
    expect(checkWebhook(secret, call.headers, call.body, Date.now())).toMatchObject({ ok: true });
    expect(JSON.parse(call.body.toString())).toMatchObject({ type: 'webhook.test' });
  });

  test('what happens is told to it, and no more once it is paused', async () => {
    const { page } = admin;
    const transfer = (amount: number) =>
      site.call('POST', '/pay/transfers', {
        token: site.tokenOf('minji'),
        body: { to: 'jun@madang.example', amount },
      });
    expect((await transfer(1_234)).status).toBe(201);
    await vi.waitFor(() => expect(receiver.calls.at(-1)?.body.toString()).toContain('1234'), {
      timeout: 20_000,
      interval: 100,
    });
    await page.reload();
    await page
      .getByRole('link', { name: /pay\.transferred/ })
      .first()
      .click();
    await page.getByText('보냄', { exact: true }).first().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '멈추기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '멈추기' }).click();
    await see(page, '운영자가 멈췄어요.');
  });

  test('a new secret takes over, and in the end it is deleted', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '다시 켜기' }).click();
    await page.getByText('켜짐', { exact: true }).waitFor();
    await page.getByRole('button', { name: '비밀 값 바꾸기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '비밀 값 바꾸기' }).click();
    const shown = page.getByRole('dialog', { name: '비밀 값을 지금 보관해 주세요' });
    const secret = (await shown.getByRole('code').textContent()) ?? '';
    await shown.getByRole('button', { name: '보관했어요' }).click();
    const before = receiver.calls.length;
    await page.getByRole('button', { name: '시험 발송' }).click();
    await see(page, /잘 닿았어요/);
    const call = receiver.calls[before];
    if (!call) throw new Error('The receiver was not called');
    expect(checkWebhook(secret, call.headers, call.body, Date.now())).toMatchObject({ ok: true });
    await page.getByRole('button', { name: '삭제', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '삭제', exact: true }).click();
    await see(page, '웹훅이 없어요');
  });

  test('no page complained', () => {
    expect(admin.complaints).toEqual([]);
  });
});
