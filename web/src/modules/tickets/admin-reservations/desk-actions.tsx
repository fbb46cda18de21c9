import { CircleX, HandCoins } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelReservationFor, deskKey, refundReservation } from '../../../api/tickets-desk.ts';
import type {
  AdminCancelReservationBody,
  AdminRefundBody,
  AdminReservation,
} from '../../../api/tickets-reservation-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { Button } from '../../../ui/button.tsx';
import { Switch } from '../../../ui/checkbox.tsx';
import { PrintGuest } from '../house/print-guest.tsx';
import { SeatPicker } from '../reservations/seat-picker.tsx';

type Props = { reservation: AdminReservation; onClose: () => void };

/** What can be done with a reservation as it stands. */
export function DeskActions({ reservation }: { reservation: AdminReservation }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'cancel' | 'refund' | null>(null);
  const { accountId, can, lines, reservationId } = reservation;
  const close = () => setAsked(null);
  // A member's tickets are theirs to print.
  const hasPaper = accountId.startsWith('guest:') && lines.some(({ status }) => status === 'issued');
  if (!can.cancel && !can.refund && !hasPaper) {
    return <p className="text-muted">{t('ticketsDesk.reservations.nothingToDo')}</p>;
  }
  return (
    <div className="flex flex-wrap gap-2.5 [&_svg]:size-4.5">
      {hasPaper && <PrintGuest reservationId={reservationId} size="sm" />}
      {can.refund && (
        <Button
          size="sm"
          variant="secondary"
          icon={<HandCoins aria-hidden="true" />}
          onClick={() => setAsked('refund')}
        >
          {t('ticketsDesk.reservations.act.refund')}
        </Button>
      )}
      {can.cancel && (
        <Button
          size="sm"
          variant="danger"
          icon={<CircleX aria-hidden="true" />}
          onClick={() => setAsked('cancel')}
        >
          {t('ticketsDesk.reservations.act.cancel')}
        </Button>
      )}
      {asked === 'cancel' && <CancelFor reservation={reservation} onClose={close} />}
      {asked === 'refund' && <RefundSome reservation={reservation} onClose={close} />}
    </div>
  );
}

/** All that is left, or some seats; with the fee of the scale, or without. */
function CancelFor({ reservation, onClose }: Props) {
  const { t } = useTranslation();
  const left = reservation.lines.filter(({ status }) => status === 'issued' || status === 'held');
  const [unpicked, setUnpicked] = useState<readonly number[]>([]);
  const [withFee, setWithFee] = useState(false);
  const picked = left.map(({ no }) => no).filter((no) => !unpicked.includes(no));
  const isWhole = picked.length === left.length;
  const isPaid = reservation.paidAt !== null;
  return (
    <ActDialog
      name={`reservation-cancel-for:${reservation.reservationId}`}
      title={t('ticketsDesk.reservations.cancelTitle')}
      lead={t('ticketsDesk.reservations.cancelLead')}
      confirmLabel={
        isWhole
          ? t('ticketsDesk.reservations.cancelWhole')
          : t('ticketsDesk.reservations.cancelPart', { count: picked.length })
      }
      danger
      withReason
      refresh={deskKey}
      body={(reason): AdminCancelReservationBody | null =>
        picked.length === 0 ? null : { withFee, reason, ...(!isWhole && { lines: picked }) }
      }
      run={(body: AdminCancelReservationBody, key) =>
        cancelReservationFor(reservation.reservationId, body, key)
      }
      done={t('ticketsDesk.reservations.did.cancel')}
      onClose={onClose}
    >
      {isPaid && (
        <>
          <SeatPicker
            lines={left}
            choices={left}
            picked={picked}
            onPick={(no, isOn) =>
              setUnpicked(isOn ? unpicked.filter((one) => one !== no) : [...unpicked, no])
            }
          />
          <Switch
            label={
              <>
                <span className="block font-semibold">{t('ticketsDesk.reservations.withFee')}</span>
                <span className="block text-sm text-muted">{t('ticketsDesk.reservations.withFeeHint')}</span>
              </>
            }
            checked={withFee}
            onChange={setWithFee}
          />
        </>
      )}
      {picked.length === 0 && (
        <p className="font-medium text-bad">{t('ticketsDesk.reservations.cancelNothing')}</p>
      )}
    </ActDialog>
  );
}

/** Something back without giving a seat up: for a view that was none, for a late start. */
function RefundSome({ reservation, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [amount, setAmount] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const most = reservation.refundable;
  const missing = amount === null || amount === 0;
  const over = amount !== null && amount > most;
  return (
    <ActDialog
      name={`reservation-refund:${reservation.reservationId}`}
      title={t('ticketsDesk.reservations.refundTitle')}
      lead={t('ticketsDesk.reservations.refundLead', { amount: format.won(most) })}
      confirmLabel={
        missing
          ? t('ticketsDesk.reservations.act.refund')
          : t('ticketsDesk.reservations.refundConfirm', { amount: format.won(amount) })
      }
      withReason
      refresh={deskKey}
      body={(reason): AdminRefundBody | null => {
        setTried(true);
        return missing || over ? null : { amount, reason };
      }}
      run={(body: AdminRefundBody, key) => refundReservation(reservation.reservationId, body, key)}
      done={t('ticketsDesk.reservations.did.refund')}
      onClose={onClose}
    >
      <AmountInput
        label={t('ticketsDesk.reservations.refundAmount')}
        value={amount}
        onChange={setAmount}
        chips={[1_000, 5_000]}
        max={most}
        error={
          over
            ? t('ticketsDesk.reservations.refundOver', { amount: format.won(most) })
            : tried && missing
              ? t('pay.amountMissing')
              : null
        }
      />
    </ActDialog>
  );
}
