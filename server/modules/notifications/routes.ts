import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { NotificationsParts } from './parts.ts';
import {
  NotificationPage,
  NotificationQuery,
  PhoneAsked,
  PhoneBody,
  PhoneCodeBody,
  Preferences,
  PreferencesBody,
  ReadBody,
  Unread,
} from './schemas.ts';
import { readInbox, readPreferences } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const PAGE_SIZE = 20;

/** One's own notices and what one wants to be told. */
export function registerMemberRoutes(app: App, parts: NotificationsParts): void {
  const { database, names, inbox, localeOf } = parts;
  const member = { access: 'member' } as const;

  app.get(
    '/me/notifications',
    {
      config: member,
      schema: {
        operationId: 'listNotifications',
        tags: ['Notifications'],
        summary: 'What one was told, newest first',
        querystring: NotificationQuery,
        response: { 200: NotificationPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = PAGE_SIZE, ...query } = request.query;
      const { accountId } = callerOf(request);
      return readInbox(database.reader, names, accountId, await localeOf(accountId), { ...query, limit });
    },
  );

  app.post(
    '/me/notifications/reads',
    {
      config: member,
      schema: {
        operationId: 'readNotifications',
        tags: ['Notifications'],
        summary: 'Mark one notice, or it and all older ones, as read',
        body: ReadBody,
        response: { 200: Unread, ...PROBLEMS },
      },
    },
    async (request) => ({ unread: await inbox.read(callerOf(request).accountId, request.body) }),
  );

  app.get(
    '/me/notification-preferences',
    {
      config: member,
      schema: {
        operationId: 'readNotificationPreferences',
        tags: ['Notifications'],
        summary: 'What one is told, and where',
        response: { 200: Preferences, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      return readPreferences(database.reader, accountId, await localeOf(accountId));
    },
  );

  app.patch(
    '/me/notification-preferences',
    {
      config: member,
      schema: {
        operationId: 'changeNotificationPreferences',
        tags: ['Notifications'],
        summary: 'Switch kinds of notices on or off, by channel',
        description: 'What is about the security of an account cannot be switched off.',
        body: PreferencesBody,
        response: { 200: Preferences, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      await inbox.choose(accountId, request.body.changes);
      return readPreferences(database.reader, accountId, await localeOf(accountId));
    },
  );

  registerPhoneRoutes(app, parts);
  registerUnsubscribeRoutes(app, parts);
}

function registerPhoneRoutes(app: App, { phones, localeOf }: NotificationsParts): void {
  const member = { access: 'member' } as const;

  app.post(
    '/me/phone',
    {
      config: member,
      schema: {
        operationId: 'askPhone',
        tags: ['Notifications'],
        summary: 'Send a code to the phone that text messages are to go to',
        description: 'At most once a minute and ten times a day.',
        body: PhoneBody,
        response: { 202: PhoneAsked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const until = await phones.ask(accountId, await localeOf(accountId), request.body.phone);
      reply.code(202);
      return { expiresAt: new Date(until).toISOString() };
    },
  );

  app.post(
    '/me/phone/confirmations',
    {
      config: member,
      schema: {
        operationId: 'confirmPhone',
        tags: ['Notifications'],
        summary: 'Prove the phone by the code that came to it',
        body: PhoneCodeBody,
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await phones.confirm(callerOf(request).accountId, request.body.code);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/me/phone',
    {
      config: member,
      schema: {
        operationId: 'removePhone',
        tags: ['Notifications'],
        summary: 'No text messages any more',
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await phones.remove(callerOf(request).accountId);
      return reply.code(204).send(null);
    },
  );
}

/** What a mail program does when its reader presses "unsubscribe" (RFC 8058). */
function registerUnsubscribeRoutes(app: App, { unsubscribe, inbox, links }: NotificationsParts): void {
  const params = Closed({ token: Type.String({ maxLength: 100 }) });
  const open = { access: 'public' } as const;

  app.register(async (scope) => {
    // Mail programs send a form; what stands in it says nothing that the address does not say.
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'string', bodyLimit: 1_024 },
      (_request, _body, done) => done(null, undefined),
    );
    (scope as unknown as App).post(
      '/notifications/unsubscriptions/:token',
      {
        config: open,
        schema: {
          operationId: 'unsubscribe',
          tags: ['Notifications'],
          summary: 'End mails of one kind, by the address that such a mail carries',
          params,
          response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const meant = unsubscribe.read(request.params.token);
        if (!meant) throw new ProblemError('notification.unsubscribe-invalid');
        await inbox.choose(meant.accountId, [{ kind: meant.kind, channel: 'mail', on: false }]);
        return reply.code(204).send(null);
      },
    );
  });

  app.get(
    '/notifications/unsubscriptions/:token',
    {
      config: open,
      schema: {
        operationId: 'openUnsubscription',
        tags: ['Notifications'],
        summary: 'For people who open that address: the page where they choose',
        description: 'Looking at it ends nothing: scanners of mail look at every address.',
        params,
        response: { 303: Type.Null({ description: 'To the web app' }), ...PROBLEMS },
      },
    },
    async (_request, reply) => {
      reply.redirect(`${links.origin()}/account/notifications`, 303);
    },
  );
}
