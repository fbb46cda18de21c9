import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Bike, Bus, Car, Footprints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createTrip, myTripsKey } from '../../../api/trips-around.ts';
import type { TravelMode } from '../../../api/trips-types.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import {
  bodyOf,
  daysOf,
  emptyTrip,
  flawOf,
  MAX_DAYS,
  MAX_TITLE,
  type NewTripDraft,
  weekendTrip,
} from './new-trip.ts';
import { RegionChips } from './region-chips.tsx';
import { localToday } from './today.ts';
import { useProvinces } from './use-provinces.ts';

const modeIcons = { transit: Bus, car: Car, walk: Footprints, bike: Bike };
export const MODES: readonly TravelMode[] = ['transit', 'car', 'walk', 'bike'];

type Props = { start?: 'empty' | 'weekend'; onClose: () => void };

/** What a trip needs to begin with: when. All else has an answer already, and can be changed later. */
export function NewTripDialog({ start = 'empty', onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<NewTripDraft>(() =>
    start === 'weekend' ? weekendTrip(localToday()) : emptyTrip(),
  );
  const [isAsked, setAsked] = useState(false);
  const called = useCalled(draft);
  const make = useCommand({
    name: 'trips-new',
    run: createTrip,
    onDone: ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: myTripsKey });
      onClose();
      void navigate({ to: `/trips/${data.tripId}` as string });
    },
  });
  const flaw = isAsked ? flawOf(draft) : null;
  const set = (change: Partial<NewTripDraft>) => setDraft((old) => ({ ...old, ...change }));
  const submit = () => {
    setAsked(true);
    if (flawOf(draft) === null) make.submit(bodyOf(draft, called));
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && !make.busy && onClose()}
      title={t('tripsAround.new.title')}
      footer={
        <Button size="lg" loading={make.busy} onClick={submit}>
          {daysOf(draft) > 0
            ? t('tripsAround.new.makeDays', { count: daysOf(draft) })
            : t('tripsAround.new.make')}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('tripsAround.new.name')}
          placeholder={called}
          maxLength={MAX_TITLE}
          autoComplete="off"
          value={draft.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <When draft={draft} flaw={flaw} onChange={set} />
        <RegionChips
          label={t('tripsAround.new.regions')}
          chosen={draft.regions}
          onChange={(regions) => set({ regions })}
        />
        <div>
          <p className="mb-2 text-sm font-semibold">{t('tripsAround.new.mode')}</p>
          <Segmented
            label={t('tripsAround.new.mode')}
            value={draft.mode}
            onChange={(mode) => set({ mode })}
            tabs={MODES.map((value) => ({ value, label: <ModeLabel mode={value} /> }))}
          />
        </div>
        <FormError error={make.error} />
        <CommandWait command={make} />
        {/* Enter in a field makes it: the button stands outside. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

export function ModeLabel({ mode }: { mode: TravelMode }) {
  const { t } = useTranslation();
  const Icon = modeIcons[mode];
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon aria-hidden="true" className="size-4" />
      {t(`tripsAround.mode.${mode}`)}
    </span>
  );
}

/** What a trip is called that nobody has given a name. */
function useCalled(draft: NewTripDraft): string {
  const { t } = useTranslation();
  const provinces = useProvinces();
  const days = daysOf(draft) || draft.days;
  const where = provinces.names(draft.regions.slice(0, 2));
  return where === ''
    ? t('tripsAround.new.called', { count: days })
    : t('tripsAround.new.calledWhere', { count: days, where });
}

type WhenProps = {
  draft: NewTripDraft;
  flaw: ReturnType<typeof flawOf>;
  onChange: (change: Partial<NewTripDraft>) => void;
};

function When({ draft, flaw, onChange }: WhenProps) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="mb-2 text-sm font-semibold">{t('tripsAround.new.when')}</p>
      <Segmented
        label={t('tripsAround.new.when')}
        value={draft.when}
        onChange={(when) => onChange({ when })}
        tabs={[
          { value: 'dates', label: t('tripsAround.new.dates') },
          { value: 'days', label: t('tripsAround.new.onlyDays') },
        ]}
      />
      {draft.when === 'dates' ? (
        <div className="mt-3 grid grid-cols-2 gap-3">
          <Field
            type="date"
            label={t('tripsAround.new.from')}
            value={draft.startsOn}
            error={flaw === 'no-start' ? t('common.required') : null}
            onChange={({ target }) =>
              onChange({
                startsOn: target.value,
                // Whoever moves the first day behind the last means a later trip.
                ...(draft.endsOn !== '' && draft.endsOn < target.value && { endsOn: target.value }),
              })
            }
          />
          <Field
            type="date"
            label={t('tripsAround.new.to')}
            value={draft.endsOn}
            min={draft.startsOn}
            error={
              flaw === 'no-end'
                ? t('common.required')
                : flaw === 'turned'
                  ? t('tripsAround.new.turned')
                  : flaw === 'too-long'
                    ? t('tripsAround.new.tooLong', { count: MAX_DAYS })
                    : null
            }
            onChange={({ target }) => onChange({ endsOn: target.value })}
          />
        </div>
      ) : (
        <div className="mt-3 flex items-center gap-3">
          <Stepper
            label={t('tripsAround.new.days')}
            value={draft.days}
            max={MAX_DAYS}
            onChange={(days) => onChange({ days })}
          />
          <span>{t('tripsAround.new.daysLong')}</span>
        </div>
      )}
    </div>
  );
}
