import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { type Hold, holdQuery, holdsKey, keepHold, releaseHold } from '../../../api/tickets-seats.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useShowTime } from '../show-time.ts';
import { SeatsHeldFor } from './seats-held-for.tsx';

const SOON_MS = 60_000;

/** How long the places are kept, with a way to more time, and the way to let them go. */
export function HoldTime({ hold, onReleased }: { hold: Hold; onReleased: () => void }) {
  const { t } = useTranslation();
  const time = useShowTime();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const now = useServerNow();
  const { holdId, roundId, expiresAt, capAt } = hold;
  const isLast = Date.parse(expiresAt) >= Date.parse(capAt);
  const isSoon = Date.parse(expiresAt) - now < SOON_MS;
  const keep = useCommand({
    name: `tickets-keep:${holdId}`,
    run: (_: undefined, key) => keepHold(holdId, key),
    onDone: ({ data }) => {
      queryClient.setQueryData(holdQuery(holdId).queryKey, data);
      void queryClient.invalidateQueries({ queryKey: [...holdsKey, 'list'] });
      announce(t('ticketsBuying.holdPage.kept'));
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: holdsKey }),
  });
  const release = useCommand({
    name: `tickets-release:${holdId}`,
    run: (_: undefined, key) => releaseHold(holdId, key),
    onDone: () => {
      onReleased();
      toast(t('ticketsBuying.holdPage.released'));
      announce(t('ticketsBuying.holdPage.released'));
      void queryClient.invalidateQueries({ queryKey: [...holdsKey, 'list'] });
      void navigate({ to: '/tickets/rounds/$roundId', params: { roundId }, replace: true });
    },
    onRefused: () => {
      setAsking(false);
      void queryClient.invalidateQueries({ queryKey: holdsKey });
    },
  });
  useEffect(() => {
    if (isSoon) announce(t('ticketsBuying.holdPage.overSoon'));
  }, [isSoon, t]);
  return (
    <section
      aria-label={t('ticketsBuying.holdPage.time')}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-3xl bg-warn-soft px-5 py-3.5"
    >
      <div>
        <SeatsHeldFor until={expiresAt} />
        {isLast && (
          <p className="tnum text-sm text-muted">
            {t('ticketsBuying.holdPage.keptMost', { time: time.time(expiresAt) })}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {!isLast && (
          <Button
            size="sm"
            variant={isSoon ? 'primary' : 'outline'}
            loading={keep.busy}
            onClick={() => keep.submit(undefined)}
          >
            {t('ticketsBuying.holdPage.keep')}
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
          {t('ticketsBuying.holdPage.release')}
        </Button>
      </div>
      <FormError error={keep.error ?? release.error} />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('ticketsBuying.holdPage.releaseTitle')}
        description={t('ticketsBuying.holdPage.releaseLead')}
        confirmLabel={t('ticketsBuying.holdPage.release')}
        danger
        busy={release.busy}
        onConfirm={() => release.submit(undefined)}
      />
    </section>
  );
}
