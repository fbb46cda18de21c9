import { Link, useNavigate } from '@tanstack/react-router';
import { CalendarPlus, Files, Printer, ReceiptText, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import { type MyTicket, printTicket, printTickets, saveCalendar } from '../../../api/tickets-entry.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.tsx';
import { HandOnDialog } from '../reservations/hand-on-dialog.tsx';

/** What one does with a ticket before the show. */
export function TicketActions({ ticket }: { ticket: MyTicket }) {
  const { t, i18n } = useTranslation();
  const { ticketId, reservationId, siblings, isBuyer } = ticket;
  const lang = i18n.language === 'ko' ? 'ko' : 'en';
  return (
    <div className="grid grid-cols-2 gap-2.5 *:w-full">
      <SaveButton
        icon={<Printer aria-hidden="true" className="size-5" />}
        words={t('ticketsDoor.ticket.pdf')}
        save={() => printTicket(ticketId, lang)}
      />
      <SaveButton
        icon={<CalendarPlus aria-hidden="true" className="size-5" />}
        words={t('ticketsDoor.ticket.calendar')}
        save={() => saveCalendar(ticketId, lang)}
      />
      {siblings.length > 1 && (
        <SaveButton
          icon={<Files aria-hidden="true" className="size-5" />}
          words={t('ticketsDoor.ticket.pdfAll', { count: siblings.length })}
          save={() => printTickets(reservationId, lang)}
        />
      )}
      {isBuyer && (
        <Link
          to="/tickets/reservations/$reservationId"
          params={{ reservationId }}
          className={buttonClass('secondary')}
        >
          {ticket.can.handOn ? (
            <Send aria-hidden="true" className="size-5" />
          ) : (
            <ReceiptText aria-hidden="true" className="size-5" />
          )}
          {t(ticket.can.handOn ? 'ticketsDoor.ticket.handOn' : 'ticketsDoor.ticket.reservation')}
        </Link>
      )}
      {!isBuyer && ticket.can.handOn && <HandOnButton ticket={ticket} />}
    </div>
  );
}

/** Whoever was given a ticket may give it on; what it cost is nobody's business but its buyer's. */
function HandOnButton({ ticket }: { ticket: MyTicket }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const online = useOnline();
  const navigate = useNavigate();
  const { reservationId, lineNo, seat } = ticket;
  return (
    <>
      <Button
        variant="secondary"
        icon={<Send aria-hidden="true" className="size-5" />}
        disabled={!online}
        onClick={() => setOpen(true)}
      >
        {t('ticketsMine.handOn.ask')}
      </Button>
      {isOpen && (
        <HandOnDialog
          reservationId={reservationId}
          seats={[{ no: lineNo, ...seat }]}
          onClose={() => setOpen(false)}
          onGiven={() => void navigate({ to: '/tickets/mine', replace: true })}
        />
      )}
    </>
  );
}

function SaveButton({ icon, words, save }: { icon: ReactNode; words: string; save: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const online = useOnline();
  const errorText = useErrorText();
  const run = async () => {
    setBusy(true);
    try {
      await save();
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="secondary" icon={icon} loading={busy} disabled={!online} onClick={() => void run()}>
      {words}
    </Button>
  );
}
