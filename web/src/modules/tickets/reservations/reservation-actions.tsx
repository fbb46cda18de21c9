import { CalendarPlus, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../api/client.ts';
import type { Reservation } from '../../../api/tickets-reservations.ts';
import { currentLocale } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { canBeHandedOn, HandOnDialog } from './hand-on-dialog.tsx';
import { SeatPicker } from './seat-picker.tsx';

/** What its buyer can do about it now; what they cannot is not there. */
export function ReservationActions({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'cancel' | 'hand-on' | null>(null);
  const { can, reservationId } = reservation;
  const own = reservation.lines.filter(canBeHandedOn);
  const hasPaper = own.length > 0;
  if (!can.cancel && !can.handOn && !hasPaper) return null;
  return (
    <div className="flex flex-col gap-2.5">
      {hasPaper && (
        <div className="grid grid-cols-2 gap-2.5">
          <Paper
            path={`/tickets/reservations/${reservationId}/tickets.pdf`}
            filename={`madang-${reservationId}.pdf`}
            icon={<FileText aria-hidden="true" className="size-4" />}
            label={t('ticketsMine.paper.pdf')}
          />
          <Paper
            path={`/tickets/reservations/${reservationId}/calendar.ics`}
            filename={`madang-${reservationId}.ics`}
            icon={<CalendarPlus aria-hidden="true" className="size-4" />}
            label={t('ticketsMine.paper.calendar')}
          />
        </div>
      )}
      {can.handOn && (
        <Button variant="secondary" onClick={() => setOpen('hand-on')}>
          {t('ticketsMine.handOn.ask')}
        </Button>
      )}
      {can.cancel && (
        <Button variant="secondary" onClick={() => setOpen('cancel')}>
          {t('ticketsMine.cancel.ask')}
        </Button>
      )}
      {open === 'cancel' && <CancelDialog reservation={reservation} onClose={() => setOpen(null)} />}
      {open === 'hand-on' && (
        <HandOnDialog
          reservationId={reservation.reservationId}
          seats={own}
          choose={(picked, onPick) => (
            <SeatPicker lines={own} choices={own} picked={picked} onPick={onPick} />
          )}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

type PaperProps = { path: string; filename: string; icon: React.ReactNode; label: string };

function Paper({ path, filename, icon, label }: PaperProps) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    download(path, { lang: currentLocale() }, filename)
      .catch(() => toast(t('ticketsMine.paper.failed')))
      .finally(() => setBusy(false));
  };
  return (
    <Button variant="secondary" size="sm" icon={icon} loading={isBusy} onClick={save}>
      {label}
    </Button>
  );
}
