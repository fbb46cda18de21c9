import { useQuery } from '@tanstack/react-query';
import { CalendarX2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  callOffQuery,
  callOffRound,
  removeRound,
  roundReservationsQuery,
  ticketsAdminKey,
} from '../../../../api/tickets-admin.ts';
import type { AdminRound } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Progress } from '../../../../ui/progress.tsx';

type Props = { round: AdminRound; onRemoved: () => void };

/** A round that nobody has a place of is taken away; any other is called off, and all of its money goes back. */
export function RoundEnd({ round, onRemoved }: Props) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const isUntouched = round.held + round.sold + round.blocked + round.waiters === 0;
  if (round.status === 'cancelled') return <CallOffProgress roundId={round.roundId} />;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        variant="danger"
        icon={<CalendarX2 aria-hidden="true" className="size-4.5" />}
        onClick={() => setAsking(true)}
      >
        {t(isUntouched ? 'ticketsAdmin.rounds.remove' : 'ticketsAdmin.rounds.callOff')}
      </Button>
      {isAsking && isUntouched && (
        <ActDialog
          name={`tickets-round-remove:${round.roundId}`}
          title={t('ticketsAdmin.rounds.removeTitle')}
          lead={t('ticketsAdmin.rounds.removeLead')}
          confirmLabel={t('ticketsAdmin.rounds.remove')}
          danger
          withReason
          refresh={[...ticketsAdminKey, 'performances']}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => removeRound(round.roundId, body, key)}
          done={t('ticketsAdmin.rounds.removed')}
          onClose={() => setAsking(false)}
          onDone={onRemoved}
        />
      )}
      {isAsking && !isUntouched && <CallOffDialog round={round} onClose={() => setAsking(false)} />}
    </div>
  );
}

function CallOffDialog({ round, onClose }: { round: AdminRound; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reservations = useQuery(roundReservationsQuery(round.roundId)).data;
  return (
    <ActDialog
      name={`tickets-round-off:${round.roundId}`}
      title={t('ticketsAdmin.rounds.callOffTitle')}
      lead={t('ticketsAdmin.rounds.callOffLead')}
      confirmLabel={t('ticketsAdmin.rounds.callOff')}
      danger
      withReason
      refresh={ticketsAdminKey}
      body={(reason) => ({ reason })}
      run={(body: { reason: string }, key) => callOffRound(round.roundId, body, key)}
      done={t('ticketsAdmin.rounds.calledOff')}
      onClose={onClose}
    >
      <Banner tone="warn">
        {t('ticketsAdmin.rounds.callOffCount', {
          reservations: reservations === undefined ? '…' : format.number(reservations.count),
          seats: format.number(round.sold),
        })}
      </Banner>
    </ActDialog>
  );
}

/** How far the money of a round that was called off has come. */
function CallOffProgress({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery({
    ...callOffQuery(roundId),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.doneAt === null ? 2_000 : false),
  });
  const [most, setMost] = useState(0);
  const callOff = query.data;
  if (callOff === undefined) return <Banner tone="bad">{t('ticketsAdmin.rounds.isCalledOff')}</Banner>;
  if (callOff.left > most) setMost(callOff.left);
  const all = Math.max(most, callOff.left);
  return (
    <Banner tone="bad" icon={<CalendarX2 aria-hidden="true" />}>
      <p className="font-bold">{t('ticketsAdmin.rounds.isCalledOff')}</p>
      <p className="font-normal">
        {callOff.reason} · {format.dateTime(callOff.at)}
      </p>
      {callOff.doneAt === null ? (
        <div className="mt-2">
          <Progress
            label={t('ticketsAdmin.rounds.refunding')}
            value={all - callOff.left}
            max={all === 0 ? null : all}
            text={t('ticketsAdmin.rounds.refundsLeft', { count: callOff.left })}
            tone="warn"
          />
          <p className="mt-1 text-sm">{t('ticketsAdmin.rounds.refundsLeft', { count: callOff.left })}</p>
        </div>
      ) : (
        <p className="mt-1 font-normal">{t('ticketsAdmin.rounds.refundsDone')}</p>
      )}
    </Banner>
  );
}
