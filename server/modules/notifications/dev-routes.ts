import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { NotificationsParts } from './parts.ts';
import { CapturedMailDetail, CapturedMailPage, CapturedMailQuery } from './schemas.ts';
import { listCaptured, readCaptured } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const PAGE_SIZE = 20;

/** The demo's mailbox for everybody: what would have been sent. There is nothing here in production. */
export function registerDevRoutes(app: App, { database }: NotificationsParts): void {
  const open = { access: 'public' } as const;

  app.get(
    '/dev/mails',
    {
      config: open,
      schema: {
        operationId: 'listCapturedMails',
        tags: ['Demo'],
        summary: 'Mail, texts and chat that were not sent, newest first',
        description: 'In the demo only, for channels that are not set up.',
        querystring: CapturedMailQuery,
        response: { 200: CapturedMailPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = PAGE_SIZE, ...query } = request.query;
      return listCaptured(database.reader, { ...query, limit });
    },
  );

  app.get(
    '/dev/mails/:mailId',
    {
      config: open,
      schema: {
        operationId: 'readCapturedMail',
        tags: ['Demo'],
        summary: 'One of them in full',
        params: Closed({ mailId: Id }),
        response: { 200: CapturedMailDetail, ...PROBLEMS },
      },
    },
    async (request) => {
      const mail = await readCaptured(database.reader, request.params.mailId);
      if (!mail) throw new ProblemError('notification.not-found');
      return mail;
    },
  );
}
