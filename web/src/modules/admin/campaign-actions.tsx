import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey, closeCampaign, openCampaign } from '../../api/admin.ts';
import { serverNowMs } from '../../api/clock.ts';
import { dropsKey } from '../../api/coupons.ts';
import type { Campaign } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { localTime } from './campaign-draft.ts';

type Action = 'open' | 'schedule' | 'close';

/** Open now, at a time, or close: only what the phase allows. */
export function CampaignActions({ campaign }: { campaign: Pick<Campaign, 'campaignId' | 'phase'> }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<Action | null>(null);
  const waiting = campaign.phase === 'draft' || campaign.phase === 'scheduled';
  return (
    <>
      {waiting && (
        <>
          <Button size="sm" onClick={() => setAction('open')}>
            {t('admin.open')}
          </Button>
          <Button size="sm" variant="secondary" onClick={() => setAction('schedule')}>
            {t('admin.schedule')}
          </Button>
        </>
      )}
      {campaign.phase !== 'closed' && campaign.phase !== 'draft' && (
        <Button size="sm" variant="danger" onClick={() => setAction('close')}>
          {t('admin.closeCampaign')}
        </Button>
      )}
      {action === 'close' && <CloseDialog campaignId={campaign.campaignId} onClose={() => setAction(null)} />}
      {(action === 'open' || action === 'schedule') && (
        <OpenDialog
          campaignId={campaign.campaignId}
          later={action === 'schedule'}
          onClose={() => setAction(null)}
        />
      )}
    </>
  );
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: adminKey });
    void queryClient.invalidateQueries({ queryKey: dropsKey });
  };
}

function OpenDialog({
  campaignId,
  later,
  onClose,
}: {
  campaignId: string;
  later: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [at, setAt] = useState(() => localTime(new Date(serverNowMs() + 3_600_000)));
  const past = later && !(Date.parse(at) > serverNowMs());
  const command = useCommand({
    name: `open:${campaignId}`,
    run: (body: { opensAt?: string }, key) => openCampaign(campaignId, body, key),
    onDone: () => {
      toast(later ? t('admin.scheduled') : t('admin.opened'));
      refresh();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={later ? t('admin.scheduleTitle') : t('admin.openTitle')}
      description={later ? undefined : t('admin.openLead')}
      confirmLabel={later ? t('admin.schedule') : t('admin.open')}
      busy={command.state.phase === 'running'}
      onConfirm={() => !past && command.submit(later ? { opensAt: new Date(at).toISOString() } : {})}
    >
      {later && (
        <Field
          label={t('admin.opensAt')}
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
          error={past ? t('admin.timePast') : null}
        />
      )}
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}

function CloseDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const command = useCommand({
    name: `close:${campaignId}`,
    run: (body: { reason: string }, key) => closeCampaign(campaignId, body, key),
    onDone: () => {
      toast(t('admin.closedCampaign'));
      refresh();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('admin.closeCampaignTitle')}
      description={t('admin.closeCampaignLead')}
      confirmLabel={t('admin.closeCampaign')}
      danger
      withReason
      busy={command.state.phase === 'running'}
      onConfirm={(reason) => command.submit({ reason })}
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
