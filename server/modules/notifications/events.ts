import type { NoticeMapping, StreamMapping } from '../../events/catalog.ts';
import type { PersonalFields } from '../../events/forgetting.ts';

/** Tells the open pages of a member, wherever they are, what came in and what is still unread. */
export const notificationStreams: StreamMapping = ({ name, key, data }) =>
  name === 'notification.created' || name === 'notification.read'
    ? [{ topic: `me:${key}`, event: name, data, conflate: false }]
    : [];

/** What operators are told about deliveries themselves. */
export const notificationNotices: NoticeMapping = {
  events: ['notification.destination-down', 'webhook.disabled'],
  of: ({ name, data }) => {
    const error = typeof data.error === 'string' ? data.error : null;
    const to = { operators: true } as const;
    return name === 'webhook.disabled'
      ? [{ kind: 'system.webhook-disabled', to, data: { url: String(data.url), error } }]
      : [{ kind: 'system.destination-down', to, data: { destination: String(data.destination), error } }];
  },
};

/** What the outbox forgets again: headlines name people. A page that was away for longer reads its inbox afresh. */
export const PERSONAL_FIELDS: PersonalFields = {
  name: 'notifications',
  keptMs: 86_400_000,
  fields: { 'notification.created': ['title'] },
};
