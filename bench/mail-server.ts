import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSmtpServer } from '../server/mail/testing/smtp-server.ts';

/**
 * A mail server as one meets it: it takes its time for each mail (DELAY_MS), or never answers at all (MUTE=yes).
 * SMTP on SMTP_PORT; over HTTP on PORT it says what it has taken.
 */
const { PORT = '0', SMTP_PORT = '0', DELAY_MS = '0', MUTE = '' } = process.env;
const delayMs = Number(DELAY_MS);
const smtp = await startSmtpServer({ port: Number(SMTP_PORT) });
smtp.behaviour =
  MUTE === 'yes' ? { connect: () => new Promise(() => undefined) } : { data: () => sleep(delayMs) };

const http = createServer((request, response) => {
  if (request.url === '/health/ready') return response.end('{}');
  const taken = smtp.taken.length;
  const distinct = new Set(smtp.taken.map(({ messageId }) => messageId)).size;
  response.end(JSON.stringify({ taken, distinct }));
});
http.listen(Number(PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  http.close();
  void smtp.close().then(() => process.exit(0));
});
