import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createWebhook, webhooksQuery } from '../../api/notifications.ts';
import type { Webhook } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';
import { WebhookBadge, WebhookEvents } from './webhook-words.tsx';

export function WebhooksPage() {
  const { t } = useTranslation();
  const query = useQuery(webhooksQuery);
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Page
      title={t('notifications.webhooks.title')}
      lead={t('notifications.webhooks.lead')}
      action={
        query.data !== undefined && (
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setCreating(true)}>
            {t('notifications.webhooks.create')}
          </Button>
        )
      }
    >
      {query.data === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton />
        )
      ) : query.data.items.length === 0 ? (
        <EmptyState icon={<WebhookIcon aria-hidden="true" />} title={t('notifications.webhooks.none')}>
          {t('notifications.webhooks.noneLead')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {query.data.items.map((webhook) => (
            <li key={webhook.webhookId}>
              <WebhookRow webhook={webhook} />
            </li>
          ))}
        </ul>
      )}
      {creating && query.data !== undefined && (
        <CreateDialog
          eventNames={query.data.eventNames}
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setSecret(made);
          }}
        />
      )}
      {secret !== null && <WebhookSecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Page>
  );
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  return (
    <Link
      to="/admin/webhooks/$webhookId"
      params={{ webhookId: webhook.webhookId }}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface p-4 hover:bg-sunken/40"
    >
      <span className="min-w-0 flex-1 basis-64">
        {webhook.description !== '' && <span className="block font-bold">{webhook.description}</span>}
        <code className="block font-mono text-sm break-all">{webhook.url}</code>
        <span className="mt-1.5 block">
          <WebhookEvents events={webhook.events} />
        </span>
      </span>
      <WebhookBadge webhook={webhook} />
    </Link>
  );
}

type CreateProps = { eventNames: string[]; onClose: () => void; onCreated: (secret: string) => void };

function CreateDialog({ eventNames, onClose, onCreated }: CreateProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: 'webhook-create',
    run: createWebhook,
    onDone: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      onCreated(data.secret);
    },
  });
  return (
    <WebhookForm
      title={t('notifications.webhooks.create')}
      submitLabel={t('admin.create')}
      eventNames={eventNames}
      command={command}
      onClose={onClose}
    />
  );
}
