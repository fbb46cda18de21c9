import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../../ui/dialog.tsx';
import type { PickedPlace } from '../../places/picked-place.ts';
import type { PlanDay } from '../board/plan.ts';
import { LiveArea, LiveField } from '../items/live-field.tsx';
import { SpotField } from '../items/spot-field.tsx';
import { clockOf, minutesOf } from '../items/times.ts';
import type { UsedTrip } from '../store/index.ts';

type DaySheetProps = { trip: UsedTrip; day: PlanDay; onClose: () => void };

/** What is said about a whole day. Saved as it is written. */
export function DaySheet({ trip, day, onClose }: DaySheetProps) {
  const { t } = useTranslation();
  const { title, note, startMin, endMin, start, end } = day.fields;
  const seen = trip.document?.sequence ?? 0;
  const set = (fields: Record<string, unknown>, since: number) =>
    void trip.edit([{ op: 'set', id: day.id, fields }], since);
  const province = trip.document?.head.regions[0] ?? null;
  const named = (place: PickedPlace | null) => place && { name: place.name, ...place.spot };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('trips.days.title', { day: t('trips.board.day', { number: day.index + 1 }) })}
      description={t('trips.sheet.autoSaved')}
    >
      <div className="flex flex-col gap-4">
        <LiveField
          label={t('trips.days.name')}
          placeholder={t('trips.days.namePlaceholder')}
          maxLength={200}
          value={title}
          seen={seen}
          onSave={(next, since) => set({ title: next.trim() }, since)}
        />
        <div className="grid grid-cols-2 gap-3">
          <LiveField
            type="time"
            label={t('trips.days.start')}
            value={clockOf(startMin)}
            seen={seen}
            onSave={(next, since) => {
              const min = minutesOf(next);
              if (min !== null && min < endMin) set({ startMin: min }, since);
            }}
          />
          <LiveField
            type="time"
            label={t('trips.days.end')}
            value={clockOf(endMin)}
            seen={seen}
            onSave={(next, since) => {
              const min = minutesOf(next);
              if (min !== null && min > startMin) set({ endMin: min }, since);
            }}
          />
        </div>
        <SpotField
          label={t('tripsPlaces.spot.dayStart')}
          hint={t('tripsPlaces.spot.startHint')}
          value={start?.name ?? null}
          province={province}
          onChange={(place) => set({ start: named(place) }, seen)}
        />
        <SpotField
          label={t('tripsPlaces.spot.dayEnd')}
          hint={t('tripsPlaces.spot.endHint')}
          value={end?.name ?? null}
          province={province}
          onChange={(place) => set({ end: named(place) }, seen)}
        />
        <LiveArea
          label={t('trips.days.note')}
          rows={4}
          maxLength={10_000}
          value={note}
          seen={seen}
          onSave={(next, since) => set({ note: next }, since)}
        />
      </div>
    </Dialog>
  );
}
