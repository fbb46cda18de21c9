import { readConfig } from '../server/config.ts';
import { Problem } from '../server/lib/schema.ts';
import { createSmtp } from '../server/mail/smtp.ts';
import { TransferBody, TransferResult } from '../server/modules/pay/schemas.ts';
import { openShell } from './shell.ts';

/**
 * The old way to tell people: the mail is sent in the request, over kept connections, and the customer waits for
 * it. Nothing else is done here, so it is better off than any real one. The mail server is MADANG_SMTP_URL.
 */
const { app, makeId, listen } = await openShell();
const { mail } = readConfig(process.env);
if (!mail.smtp) throw new Error('MADANG_SMTP_URL is not set');
const smtp = createSmtp({ ...mail, smtp: mail.smtp });
const never = new AbortController().signal;

app.post(
  '/api/v1/pay/transfers',
  {
    config: { access: 'member' },
    schema: { body: TransferBody, response: { 201: TransferResult, '4xx': Problem, '5xx': Problem } },
  },
  async (request, reply) => {
    const transferId = makeId();
    const { to, amount } = request.body;
    await smtp.send(
      {
        messageId: `<${transferId}@bench.example>`,
        to: `${to.toLowerCase()}@bench.example`,
        subject: '1원을 받았습니다',
        text: '지갑에 1원이 들어왔습니다.',
        html: '<p>지갑에 1원이 들어왔습니다.</p>',
        headers: {},
      },
      never,
    );
    reply.code(201).header('receipt-id', transferId);
    return {
      transferId,
      kind: 'transfer' as const,
      amount,
      currency: 'KRW',
      balance: 1_000_000,
      available: 1_000_000,
      at: new Date().toISOString(),
    };
  },
);

await listen(async () => smtp.close());
