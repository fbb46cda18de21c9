import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../../api/hooks.ts';
import { changeDates } from '../../../../api/trips.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field } from '../../../../ui/field.tsx';
import { FormError } from '../../../../ui/states.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { dayAfter, daysBetween } from '../../home/trip-dates.ts';
import { entriesOf, type UsedTrip } from '../store/index.ts';

const MOST_DAYS = 90;
const kept = ['order', 'dates'] as const;

/** Other dates for the trip, and what becomes of what is planned. */
export function DatesDialog({ trip, onClose }: { trip: UsedTrip; onClose: () => void }) {
  const { t } = useTranslation();
  const online = useOnline();
  const { document } = trip;
  const days = document === null ? 1 : Math.max(1, entriesOf(document, 'day').length);
  const startsOn = document?.head.startsOn ?? null;
  const [first, setFirst] = useState(startsOn ?? '');
  const [last, setLast] = useState(startsOn === null ? '' : dayAfter(startsOn, days - 1));
  const [keep, setKeep] = useState<(typeof kept)[number]>('order');
  const change = useCommand({
    name: `trip-dates:${trip.tripId}`,
    run: (body: Parameters<typeof changeDates>[1], key) => changeDates(trip.tripId, body, key),
    onDone: () => {
      toast(t('trips.days.saved'));
      void trip.refresh();
      onClose();
    },
  });
  const isWhole = first !== '' && last !== '';
  const count = isWhole ? daysBetween(first, last) : days;
  const fault = !isWhole
    ? null
    : count < 1
      ? t('trips.days.backwards')
      : count > MOST_DAYS
        ? t('trips.days.tooLong')
        : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && fault === null) change.submit({ startsOn: first, endsOn: last, keep });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('trips.days.datesTitle')}
      description={t('trips.days.datesLead')}
      footer={
        <Button
          type="submit"
          form="trip-dates"
          loading={change.busy}
          disabled={!online || !isWhole || fault !== null}
        >
          {t('trips.days.save')}
        </Button>
      }
    >
      <form id="trip-dates" onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Field
            type="date"
            label={t('trips.days.first')}
            value={first}
            onChange={(event) => {
              // The trip stays as long as it is while only its beginning is moved.
              if (event.target.value !== '') setLast(dayAfter(event.target.value, Math.max(1, count) - 1));
              setFirst(event.target.value);
            }}
          />
          <Field
            type="date"
            label={t('trips.days.last')}
            min={first}
            value={last}
            onChange={(event) => setLast(event.target.value)}
            error={fault}
          />
        </div>
        {startsOn !== null && (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 text-sm font-semibold">{t('trips.days.keep')}</legend>
            {kept.map((value) => (
              <label
                key={value}
                className="tap flex cursor-pointer items-start gap-3 rounded-2xl border border-line p-3 has-checked:border-ink"
              >
                <input
                  type="radio"
                  name="keep"
                  checked={keep === value}
                  onChange={() => setKeep(value)}
                  className="mt-1 size-4.5 accent-(--accent)"
                />
                <span>
                  <span className="block font-semibold">
                    {t(value === 'order' ? 'trips.days.keepOrder' : 'trips.days.keepDates')}
                  </span>
                  <span className="block text-sm text-muted">
                    {t(value === 'order' ? 'trips.days.keepOrderHint' : 'trips.days.keepDatesHint')}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {fault === null && count < days && (
          <Banner tone="warn">{t('trips.days.loses', { count: days - count })}</Banner>
        )}
        {fault === null && count > days && (
          <Banner tone="info">{t('trips.days.gains', { count: count - days })}</Banner>
        )}
        {!online && <Banner tone="warn">{t('trips.days.needsNetwork')}</Banner>}
        <FormError error={change.error} />
      </form>
    </Dialog>
  );
}
