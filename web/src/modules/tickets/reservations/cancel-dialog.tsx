import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { couponsKey } from '../../../api/coupons.ts';
import { payKey } from '../../../api/pay.ts';
import {
  type CancellationPreview,
  type CancelReservationBody,
  cancellationQuery,
  cancelReservation,
  type Reservation,
  reservationQuery,
  reservationsKey,
  ticketsMineKey,
} from '../../../api/tickets-reservations.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import { useShowTime } from '../show-time.ts';
import { type GivingBack, givingBack } from './giving-back.ts';
import { SeatPicker } from './seat-picker.tsx';

type Props = { reservation: Reservation; onClose: () => void };

/** All of it or some seats, what is kept of each, and what comes back, before one says yes. */
export function CancelDialog({ reservation, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { reservationId } = reservation;
  const isPaid = reservation.paidAt !== null;
  const preview = useQuery(cancellationQuery(reservationId));
  const [unpicked, setUnpicked] = useState<readonly number[]>([]);
  const picked = (preview.data?.lines ?? []).map(({ no }) => no).filter((no) => !unpicked.includes(no));
  const back = preview.data && givingBack(preview.data, picked);
  const command = useCommand({
    name: `reservation-cancel:${reservationId}`,
    run: (body: CancelReservationBody, key) => cancelReservation(reservationId, body, key),
    onDone: ({ data }) => {
      const refund = data.refunded - reservation.refunded;
      queryClient.setQueryData(reservationQuery(reservationId).queryKey, data);
      for (const queryKey of [reservationsKey, ticketsMineKey, payKey, couponsKey]) {
        void queryClient.invalidateQueries({ queryKey });
      }
      const said =
        refund > 0
          ? t('ticketsMine.cancel.doneSum', { amount: format.won(refund) })
          : t('ticketsMine.cancel.done');
      toast(said);
      announce(said);
      onClose();
    },
    // The fee may have risen while one thought about it: what is shown is reckoned anew.
    onRefused: () => void queryClient.invalidateQueries({ queryKey: reservationsKey }),
  });
  const submit = () => {
    if (back === undefined) return;
    command.submit({
      ...(isPaid && !back.isAll && { lines: picked }),
      ...(isPaid && { expectedRefund: back.refund }),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !command.busy && onClose()}
      title={t(isPaid ? 'ticketsMine.cancel.title' : 'ticketsMine.cancel.titleUnpaid')}
      description={t(isPaid ? 'ticketsMine.cancel.lead' : 'ticketsMine.cancel.leadUnpaid')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose} disabled={command.busy}>
            {t('ticketsMine.cancel.keep')}
          </Button>
          <Button
            variant="danger"
            className="tnum"
            disabled={back === undefined || picked.length === 0}
            loading={command.state.phase === 'running'}
            onClick={submit}
          >
            {back === undefined || back.isAll
              ? t('ticketsMine.cancel.whole')
              : t('ticketsMine.cancel.part', { count: picked.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {preview.data !== undefined && back !== undefined ? (
          isPaid && (
            <>
              <SeatPicker
                lines={reservation.lines}
                choices={preview.data.lines.map(({ no, fee }) => ({
                  no,
                  aside:
                    fee === 0
                      ? t('ticketsMine.cancel.noFee')
                      : t('ticketsMine.cancel.fee', { amount: format.won(fee) }),
                }))}
                picked={picked}
                onPick={(no, isOn) =>
                  setUnpicked(isOn ? unpicked.filter((one) => one !== no) : [...unpicked, no])
                }
                why={t('ticketsMine.cancel.cannot')}
              />
              <Reckoned reservation={reservation} preview={preview.data} back={back} />
            </>
          )
        ) : preview.isError || preview.fetchStatus === 'paused' ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <ListSkeleton rows={2} />
        )}
        <UnknownOutcome error={command.error} />
        <CommandWait command={command} />
      </div>
    </Dialog>
  );
}

type ReckonedProps = { reservation: Reservation; preview: CancellationPreview; back: GivingBack };

function Reckoned({ reservation, preview, back }: ReckonedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowTime();
  const { payWith, couponId } = reservation;
  return (
    <div aria-live="polite" className="rounded-2xl bg-sunken p-4">
      <Facts
        items={[
          { label: t('ticketsMine.cancel.totalPaid'), value: format.won(back.paid) },
          {
            label: t('ticketsMine.cancel.totalFee', { percent: preview.percent }),
            value: format.won(-back.fee),
          },
          {
            label: <strong className="text-ink">{t('ticketsMine.cancel.comesBack')}</strong>,
            value: <strong className="text-xl">{format.won(back.refund)}</strong>,
          },
        ]}
      />
      <ul className="mt-3 flex flex-col gap-1 text-sm text-muted">
        {preview.freeUntil !== null && (
          <li className="font-semibold text-good">
            {t('ticketsMine.moved.why', { until: show.moment(preview.freeUntil) })}
          </li>
        )}
        {preview.changesAt !== null && (
          <li className="font-semibold text-warn">
            {t('ticketsMine.cancel.changesAt', { when: show.moment(preview.changesAt) })}
          </li>
        )}
        {back.refund > 0 && payWith !== 'box-office' && (
          <li>{t(payWith === 'wallet' ? 'ticketsMine.cancel.toWallet' : 'ticketsMine.cancel.toGateway')}</li>
        )}
        {couponId !== null && (
          <li>
            {t(
              preview.isWhole && back.isAll
                ? 'ticketsMine.cancel.couponBack'
                : 'ticketsMine.cancel.couponStays',
            )}
          </li>
        )}
        <li>{t('ticketsMine.cancel.undo')}</li>
      </ul>
    </div>
  );
}
