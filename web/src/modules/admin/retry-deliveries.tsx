import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey } from '../../api/admin.ts';
import { type DeliveryFilter, destinationsQuery, retryDeliveries } from '../../api/notifications.ts';
import type { RetryAllBody } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Meter } from '../../ui/meter.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

type Scope = Pick<DeliveryFilter, 'channel' | 'destination'>;

/** Sends every dead delivery of what is chosen once more, and then says how far that is. */
export function RetryDeliveries({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [retried, setRetried] = useState(0);
  const destinations = useQuery(destinationsQuery).data?.items.filter(
    (item) =>
      (scope.channel === undefined || item.channel === scope.channel) &&
      (scope.destination === undefined || item.destination === scope.destination),
  );
  const dead = destinations?.reduce((sum, item) => sum + item.dead, 0) ?? 0;
  const waiting = destinations?.reduce((sum, item) => sum + item.pending, 0) ?? 0;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 empty:hidden">
        {dead > 0 && (
          <>
            <p className="font-medium text-bad">{t('notifications.deliveries.progress', { count: dead })}</p>
            <Button
              size="sm"
              variant="secondary"
              icon={<RotateCw aria-hidden="true" className="size-4" />}
              onClick={() => setAsking(true)}
            >
              {t('notifications.deliveries.retryAll')}
            </Button>
          </>
        )}
        {retried > 0 && (
          <div role="status" className="w-full">
            <p className="mb-1.5 text-sm text-muted">
              {t('notifications.deliveries.progressWaiting', { count: waiting })}
            </p>
            <Meter
              label={t('notifications.deliveries.retryAll')}
              value={Math.max(0, retried - waiting)}
              max={retried}
              tone="good"
            />
          </div>
        )}
      </div>
      {asking && <AskDialog scope={scope} onClose={() => setAsking(false)} onRetried={setRetried} />}
    </>
  );
}

type AskProps = { scope: Scope; onClose: () => void; onRetried: (count: number) => void };

function AskDialog({ scope, onClose, onRetried }: AskProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const command = useCommand({
    name: `retry-deliveries:${scope.channel ?? ''}:${scope.destination ?? ''}`,
    run: (body: RetryAllBody, key) => retryDeliveries(body, key),
    onDone: ({ data }) => {
      toast(t('notifications.deliveries.retried', { count: data.retried }));
      onRetried(data.retried);
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
  });
  const body = (reason: string): RetryAllBody => ({
    ...(scope.channel !== undefined && { channel: scope.channel }),
    ...(scope.destination !== undefined && { destination: scope.destination }),
    reason,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('notifications.deliveries.retryAllTitle')}
      description={t('notifications.deliveries.retryAllLead')}
      confirmLabel={t('notifications.deliveries.retryAll')}
      busy={command.state.phase === 'running'}
      withReason
      onConfirm={(reason) => command.submit(body(reason))}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
