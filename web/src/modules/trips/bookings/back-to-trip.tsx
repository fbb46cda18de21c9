import { useNavigate } from '@tanstack/react-router';
import { Luggage } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AddBookingBody, addBooking } from '../../../api/trips-money.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { forgetTrip, rememberedTrip } from './booking-return.ts';

/** For whoever came from a trip to book: what they have booked goes there, and so do they. */
export function BackToTrip({ reservationId }: { reservationId: string }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [tripId] = useState(rememberedTrip);
  const command = useCommand<AddBookingBody, unknown>({
    name: `add-booking:${tripId}:${reservationId}`,
    run: (body, key) => addBooking(tripId ?? '', body, key),
    onDone: () => {
      forgetTrip();
      toast(t('tripsMoney.bookings.added'));
      if (tripId !== null) void navigate({ to: '/trips/$tripId', params: { tripId } });
    },
  });
  if (tripId === null) return null;
  const lang = i18n.language.startsWith('en') ? 'en' : 'ko';
  return (
    <div className="flex flex-col gap-3 rounded-3xl bg-sunken p-4">
      <p className="flex items-center gap-2 font-semibold">
        <Luggage aria-hidden="true" className="size-5 text-muted" />
        {t('tripsMoney.bookings.justBooked')}
      </p>
      <Button
        loading={command.busy}
        onClick={() => command.submit({ service: 'tickets', id: reservationId, lang })}
      >
        {t('tripsMoney.bookings.add')}
      </Button>
      {command.error && <FormError error={command.error} />}
    </div>
  );
}
