import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endSession, sessionsQuery, signOutEverywhere } from '../../api/accounts.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { deviceName } from './device-name.ts';

export function SessionList() {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const sessions = useQuery(sessionsQuery);
  const [confirming, setConfirming] = useState(false);
  const fail = (error: unknown) => toast(errorText(error));
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => toast(t('accounts.sessionEnded')),
    onError: fail,
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const endAll = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => navigate({ to: '/' }),
    onError: fail,
    onSettled: () => setConfirming(false),
  });
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{t('accounts.sessionsTitle')}</h2>
        <Button variant="danger" size="sm" onClick={() => setConfirming(true)}>
          {t('accounts.endAll')}
        </Button>
      </div>
      {sessions.isPending && <ListSkeleton rows={2} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="divide-y divide-line/70">
        {sessions.data?.items.map((session) => (
          <li key={session.sessionId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5">
            <MonitorSmartphone aria-hidden="true" className="size-6 text-muted" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {deviceName(session.userAgent) ?? t('accounts.unknownDevice')}
                {session.current && <Badge tone="good">{t('accounts.thisSession')}</Badge>}
              </p>
              <p className="text-sm text-muted">
                {t('accounts.lastUsed', { when: format.relative(session.lastUsedAt) })} ·{' '}
                {t('accounts.since', { when: format.dateTime(session.createdAt) })} · {session.address}
              </p>
            </div>
            {!session.current && (
              <Button
                variant="secondary"
                size="sm"
                loading={end.isPending && end.variables === session.sessionId}
                onClick={() => end.mutate(session.sessionId)}
              >
                {t('accounts.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('accounts.endAllTitle')}
        description={t('accounts.endAllLead')}
        confirmLabel={t('accounts.endAll')}
        danger
        busy={endAll.isPending}
        onConfirm={() => endAll.mutate()}
      />
    </>
  );
}
