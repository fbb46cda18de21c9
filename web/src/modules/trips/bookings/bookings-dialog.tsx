import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Package, Ticket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tripKey } from '../../../api/trips.ts';
import { type AddBookingBody, addBooking, type Booking, bookingsQuery } from '../../../api/trips-money.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/field.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useShowTime } from '../../tickets/show-time.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { EveningShows } from './evening-shows.tsx';

type BookingsDialogProps = { trip: UsedTrip; document: TripDocument; onClose: () => void };

/** What one has booked or ordered here, as items of the plan; and what could be booked for an evening of it. */
export function BookingsDialog({ trip, document, onClose }: BookingsDialogProps) {
  const { t, i18n } = useTranslation();
  const lang = i18n.language.startsWith('en') ? 'en' : 'ko';
  const bookings = useQuery(bookingsQuery(trip.tripId, lang));
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t('tripsMoney.bookings.title')}
      description={t('tripsMoney.bookings.lead')}
    >
      <div className="flex flex-col gap-8">
        {bookings.data !== undefined ? (
          bookings.data.mine.length === 0 ? (
            <EmptyState icon={<Ticket aria-hidden="true" />} title={t('tripsMoney.bookings.none')}>
              {t('tripsMoney.bookings.noneLead')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line/70">
              {bookings.data.mine.map((booking) => (
                <li key={`${booking.service} ${booking.id}`}>
                  <BookingRow trip={trip} document={document} booking={booking} lang={lang} />
                </li>
              ))}
            </ul>
          )
        ) : bookings.isError || bookings.fetchStatus === 'paused' ? (
          <ErrorState error={bookings.error} onRetry={() => void bookings.refetch()} />
        ) : (
          <ListSkeleton rows={3} />
        )}
        <EveningShows trip={trip} document={document} lang={lang} />
      </div>
    </Dialog>
  );
}

/** Stays where there is a date to go by; a day of its own else. */
const BY_DATE = 'date';
const IDEA = 'idea';

type RowProps = { trip: UsedTrip; document: TripDocument; booking: Booking; lang: 'ko' | 'en' };

function BookingRow({ trip, document, booking, lang }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowTime();
  const queryClient = useQueryClient();
  const days = entriesOf(document, 'day');
  const [day, setDay] = useState(booking.dayId === null ? IDEA : BY_DATE);
  const { service, id, title, state, venue, startsAt, seats, total } = booking;
  const command = useCommand<AddBookingBody, unknown>({
    name: `add-booking:${trip.tripId}:${id}`,
    run: (body, key) => addBooking(trip.tripId, body, key),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: [...tripKey(trip.tripId), 'bookings'] });
      void trip.refresh();
      toast(t('tripsMoney.bookings.added'));
    },
  });
  const add = () =>
    command.submit({
      ...{ service, id, lang },
      ...(day === BY_DATE ? {} : { dayId: day === IDEA ? null : day }),
    });
  const Icon = service === 'tickets' ? Ticket : Package;
  const facts = [
    ...(startsAt === null ? [] : [show.moment(startsAt)]),
    ...(venue === null ? [] : [venue]),
    ...(seats === null ? [] : [t('tripsMoney.bookings.seats', { count: seats })]),
    format.won(total),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex items-center gap-2">
          <span className="truncate font-semibold">{title}</span>
          <Badge tone={state === 'paid' || state === 'delivered' ? 'good' : 'neutral'}>
            {t(`tripsMoney.bookings.state.${state}`)}
          </Badge>
        </p>
        <p className="truncate text-sm text-muted">{facts.join(' · ')}</p>
      </div>
      {trip.canEdit && (
        <div className="flex w-full items-end gap-2 sm:w-auto">
          <Select
            label={t('tripsMoney.bookings.toDay')}
            className="min-w-0 flex-1"
            value={day}
            options={[
              ...(booking.dayId === null ? [] : [{ value: BY_DATE, label: t('tripsMoney.bookings.byDate') }]),
              { value: IDEA, label: t('tripsMoney.bookings.idea') },
              ...days.map(({ id: dayId, fields }, i) => ({
                value: dayId,
                label: fields.title || t('tripsMoney.dayNo', { no: i + 1 }),
              })),
            ]}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button
            loading={command.busy}
            onClick={add}
            aria-label={`${t('tripsMoney.bookings.add')}: ${title}`}
          >
            {t('tripsMoney.bookings.add')}
          </Button>
        </div>
      )}
      {command.error && <FormError error={command.error} />}
    </div>
  );
}
