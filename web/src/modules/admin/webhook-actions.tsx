import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey } from '../../api/admin.ts';
import { changeWebhook, deleteWebhook, rotateWebhookSecret, testWebhook } from '../../api/notifications.ts';
import type { Webhook, WebhookBody, WebhookTest } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';

type Action = 'edit' | 'pause' | 'rotate' | 'delete';

export function WebhookActions({ webhook, eventNames }: { webhook: Webhook; eventNames: string[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [action, setAction] = useState<Action | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { webhookId } = webhook;
  const refresh = () => void queryClient.invalidateQueries({ queryKey: adminKey });
  const test = useCommand({
    name: `webhook-test:${webhookId}`,
    run: (_body: undefined, key) => testWebhook(webhookId, key),
    onDone: refresh,
  });
  const resume = useCommand({
    name: `webhook-resume:${webhookId}`,
    run: (_body: undefined, key) => changeWebhook(webhookId, { status: 'active' }, key),
    onDone: () => {
      toast(t('notifications.webhooks.resumed'));
      refresh();
    },
  });
  const close = () => setAction(null);
  return (
    <>
      <div className="flex flex-wrap gap-2.5">
        <Button size="sm" loading={test.state.phase === 'running'} onClick={() => test.submit(undefined)}>
          {t('notifications.webhooks.test')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => setAction('edit')}>
          {t('notifications.webhooks.edit')}
        </Button>
        <Button size="sm" variant="secondary" onClick={() => setAction('rotate')}>
          {t('notifications.webhooks.rotate')}
        </Button>
        {webhook.status === 'active' ? (
          <Button size="sm" variant="secondary" onClick={() => setAction('pause')}>
            {t('notifications.webhooks.pause')}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="secondary"
            loading={resume.state.phase === 'running'}
            onClick={() => resume.submit(undefined)}
          >
            {t('notifications.webhooks.resume')}
          </Button>
        )}
        <Button size="sm" variant="danger" onClick={() => setAction('delete')}>
          {t('notifications.webhooks.delete')}
        </Button>
      </div>
      <div aria-live="polite" className="empty:hidden">
        {test.state.phase === 'done' && <TestResult result={test.state.answer.data} />}
      </div>
      <FormError error={test.error ?? resume.error} />
      <CommandWait command={test} />
      <CommandWait command={resume} />
      {action === 'edit' && (
        <EditDialog webhook={webhook} eventNames={eventNames} onClose={close} onDone={refresh} />
      )}
      {action === 'pause' && <PauseDialog webhookId={webhookId} onClose={close} onDone={refresh} />}
      {action === 'delete' && <DeleteDialog webhookId={webhookId} onClose={close} onDone={refresh} />}
      {action === 'rotate' && (
        <RotateDialog
          webhookId={webhookId}
          onClose={close}
          onRotated={(made) => {
            close();
            setSecret(made);
            refresh();
          }}
        />
      )}
      {secret !== null && <WebhookSecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

function TestResult({ result }: { result: WebhookTest }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (result.delivered) {
    return (
      <Banner tone="good" icon={<CircleCheck aria-hidden="true" />}>
        {t('notifications.webhooks.testOk', {
          status: result.status ?? '',
          ms: format.number(result.tookMs),
        })}
      </Banner>
    );
  }
  return (
    <Banner tone="bad" icon={<CircleX aria-hidden="true" />}>
      <p className="font-bold">{t('notifications.webhooks.testBad')}</p>
      <p className="font-normal">
        {result.status === null
          ? result.error
          : t('notifications.webhooks.testStatus', { status: result.status })}
      </p>
    </Banner>
  );
}

type DialogProps = { webhookId: string; onClose: () => void; onDone: () => void };

function EditDialog({
  webhook,
  eventNames,
  onClose,
  onDone,
}: Omit<DialogProps, 'webhookId'> & { webhook: Webhook; eventNames: string[] }) {
  const { t } = useTranslation();
  const command = useCommand({
    name: `webhook-edit:${webhook.webhookId}`,
    run: (body: WebhookBody, key) => changeWebhook(webhook.webhookId, body, key),
    onDone: () => {
      toast(t('notifications.webhooks.saved'));
      onDone();
      onClose();
    },
  });
  return (
    <WebhookForm
      title={t('notifications.webhooks.editTitle')}
      submitLabel={t('common.save')}
      eventNames={eventNames}
      start={webhook}
      command={command}
      onClose={onClose}
    />
  );
}

function PauseDialog({ webhookId, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const command = useCommand({
    name: `webhook-pause:${webhookId}`,
    run: (_body: undefined, key) => changeWebhook(webhookId, { status: 'disabled' }, key),
    onDone: () => {
      toast(t('notifications.webhooks.paused'));
      onDone();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('notifications.webhooks.pauseTitle')}
      description={t('notifications.webhooks.pauseLead')}
      confirmLabel={t('notifications.webhooks.pause')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(undefined)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}

function DeleteDialog({ webhookId, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const command = useCommand({
    name: `webhook-delete:${webhookId}`,
    run: (_body: undefined, key) => deleteWebhook(webhookId, key),
    onDone: async () => {
      toast(t('notifications.webhooks.deleted'));
      await navigate({ to: '/admin/webhooks' });
      onDone();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('notifications.webhooks.deleteTitle')}
      description={t('notifications.webhooks.deleteLead')}
      confirmLabel={t('notifications.webhooks.delete')}
      danger
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(undefined)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}

type RotateProps = { webhookId: string; onClose: () => void; onRotated: (secret: string) => void };

function RotateDialog({ webhookId, onClose, onRotated }: RotateProps) {
  const { t } = useTranslation();
  const command = useCommand({
    name: `webhook-rotate:${webhookId}`,
    run: (_body: undefined, key) => rotateWebhookSecret(webhookId, key),
    onDone: ({ data }) => onRotated(data.secret),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('notifications.webhooks.rotateTitle')}
      description={t('notifications.webhooks.rotateLead')}
      confirmLabel={t('notifications.webhooks.rotate')}
      busy={command.state.phase === 'running'}
      onConfirm={() => command.submit(undefined)}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
