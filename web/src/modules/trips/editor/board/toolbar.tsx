import { Link } from '@tanstack/react-router';
import { CalendarRange, History, Map as MapIcon, Sparkles, Ticket, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer.tsx';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { BookingsDialog } from '../../bookings/bookings-dialog.tsx';
import { PapersMenu } from '../../papers/papers-menu.tsx';
import { DatesDialog } from '../days/dates-dialog.tsx';
import type { UsedTrip } from '../store/index.ts';

type ToolbarProps = {
  trip: UsedTrip;
  /** Null: there is no room for a map beside the plan. */
  isMapShown: boolean | null;
  onMap: (isShown: boolean) => void;
};

const iconClass = 'size-4.5';

/** What one does with the plan as a whole. */
export function Toolbar({ trip, isMapShown, onMap }: ToolbarProps) {
  const { t } = useTranslation();
  const [areDatesOpen, openDates] = useState(false);
  const [areBookingsOpen, openBookings] = useState(false);
  const { document } = trip;
  const undo = () => {
    const text = t(trip.undo() ? 'trips.board.undone' : 'trips.board.nothingToUndo');
    toast(text);
    announce(text);
  };
  return (
    <div className="no-scrollbar -mx-5 mb-4 flex items-center gap-2 overflow-x-auto px-5 sm:mx-0 sm:px-0 print:hidden">
      {trip.canEdit && (
        <>
          <Link to={`/trips/${trip.tripId}/plan` as string} className={buttonClass('secondary', 'sm')}>
            <Sparkles aria-hidden="true" className={iconClass} />
            {t('trips.newcomer.plan')}
          </Link>
          <Button
            variant="ghost"
            size="sm"
            icon={<CalendarRange aria-hidden="true" className={iconClass} />}
            onClick={() => openDates(true)}
          >
            {t('trips.board.dates')}
          </Button>
          <Button
            variant="ghost"
            size="sm"
            disabled={!trip.canUndo}
            icon={<Undo2 aria-hidden="true" className={iconClass} />}
            onClick={undo}
          >
            {t('trips.board.undo')}
          </Button>
          <Button
            variant="ghost"
            size="sm"
            aria-haspopup="dialog"
            icon={<Ticket aria-hidden="true" className={iconClass} />}
            onClick={() => openBookings(true)}
          >
            {t('tripsMoney.bookings.open')}
          </Button>
        </>
      )}
      <Link to={`/trips/${trip.tripId}/history` as string} className={buttonClass('ghost', 'sm')}>
        <History aria-hidden="true" className={iconClass} />
        {t('trips.board.history')}
      </Link>
      <PapersMenu tripId={trip.tripId} title={document?.head.title ?? ''} />
      {isMapShown !== null && (
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={isMapShown}
          icon={<MapIcon aria-hidden="true" className={iconClass} />}
          onClick={() => onMap(!isMapShown)}
          className="ml-auto"
        >
          {t(isMapShown ? 'trips.board.hideMap' : 'trips.board.showMap')}
        </Button>
      )}
      {areBookingsOpen && document && (
        <BookingsDialog trip={trip} document={document} onClose={() => openBookings(false)} />
      )}
      {areDatesOpen && <DatesDialog trip={trip} onClose={() => openDates(false)} />}
    </div>
  );
}
