import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** The one time that a secret is seen. Afterwards there is only a new one. */
export function WebhookSecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('notifications.webhooks.secretTitle')}
      description={t('notifications.webhooks.secretLead')}
      footer={<Button onClick={onClose}>{t('notifications.webhooks.secretKept')}</Button>}
    >
      <p className="flex items-center gap-3 rounded-2xl bg-sunken px-4 py-3">
        <KeyRound aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <span className="sr-only">{t('notifications.webhooks.secret')}</span>
        <code className="min-w-0 flex-1 font-mono break-all">{secret}</code>
        <CopyButton value={secret} />
      </p>
    </Dialog>
  );
}
