import { Link } from '@tanstack/react-router';
import { CalendarX, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import type { Reservation } from '../../../api/tickets-reservations.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SeatsHeldFor } from '../buying/seats-held-for.tsx';
import { FreeAfterMove } from './moved-note.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { ReservationBadge } from './reservation-badge.tsx';
import { DaysLeft, daysUntil, ShowLine, ShowTitle } from './show-line.tsx';

/** How it stands, in large words, and what it is about. */
export function ReservationHead({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const [isPaying, setPaying] = useState(false);
  const { status, show, can, expiresAt } = reservation;
  const isPast = status === 'paid' && daysUntil(show, serverNowMs()) === null;
  const isOff = show.status === 'cancelled';
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <ReservationBadge status={status} />
        {status === 'paid' && <DaysLeft show={show} />}
      </div>
      <h2 role="status" className="text-2xl font-extrabold">
        {isPast ? t('ticketsMine.past') : t(`ticketsMine.head.${status}`)}
      </h2>
      <p className="mt-1 mb-5 text-muted">
        {isPast ? t('ticketsMine.pastLead') : t(`ticketsMine.headLead.${status}`)}
      </p>
      {isOff && (
        <div className="mb-5">
          <Banner tone="warn" icon={<CalendarX aria-hidden="true" />}>
            <p className="font-bold">{t('ticketsMine.calledOff')}</p>
            <p className="font-normal">{t('ticketsMine.calledOffLead')}</p>
          </Banner>
        </div>
      )}
      {reservation.freeUntil !== null && !isOff && !isPast && (
        <div className="mb-5">
          <FreeAfterMove until={reservation.freeUntil} startsAt={show.startsAt} />
        </div>
      )}
      <ShowLine show={show} title={<ShowTitle show={show} />} />
      {can.pay && (
        <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
          {expiresAt === null ? <span /> : <SeatsHeldFor until={expiresAt} />}
          <Button onClick={() => setPaying(true)}>{t('ticketsMine.pay.ask')}</Button>
        </div>
      )}
      {isPast && !isOff && (
        <Link
          to="/tickets/performances/$performanceId"
          params={{ performanceId: show.performanceId }}
          hash="part-reviews"
          className={buttonClass('secondary', 'sm', 'mt-5')}
        >
          <PenLine aria-hidden="true" className="size-4" />
          {t('ticketsMine.writeReview')}
        </Link>
      )}
      {isPaying && <PayDialog reservation={reservation} onClose={() => setPaying(false)} />}
    </Card>
  );
}
