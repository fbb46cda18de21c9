import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/types.ts';
import { Badge } from '../../ui/badge.tsx';

const MOST = 6;

export function WebhookBadge({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  if (webhook.status === 'disabled') {
    return (
      <Badge tone={webhook.disabledBecause === 'operator' ? 'neutral' : 'bad'}>
        {t('notifications.webhooks.statusDisabled')}
      </Badge>
    );
  }
  return (
    <Badge tone={webhook.failingSince === null ? 'good' : 'warn'}>
      {t('notifications.webhooks.statusActive')}
    </Badge>
  );
}

export function WebhookEvents({ events }: { events: string[] }) {
  const { t } = useTranslation();
  return (
    <span className="flex flex-wrap gap-1.5">
      {events.slice(0, MOST).map((event) => (
        <Badge key={event}>
          {event === '*' ? t('notifications.webhooks.allEvents') : <code className="font-mono">{event}</code>}
        </Badge>
      ))}
      {events.length > MOST && <Badge>+{events.length - MOST}</Badge>}
    </span>
  );
}
