import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addOwnPlace,
  changeOwnPlace,
  type OwnPlaceBody,
  ownPlacesKey,
  type Place,
  type Spot,
} from '../../../api/trips-places.ts';
import { useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select, TextArea } from '../../../ui/field.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { MapFocus, MapPin } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { KINDS, useKindName } from './kinds.ts';
import { bodyIn, draftOf, type OwnPlaceDraft, spotIn } from './own-place-draft.ts';

type Props = {
  /** Null: a new one. */
  place: Place | null;
  /** Where it is, or was pressed on the map. */
  spot: Spot | null;
  onClose: () => void;
};

const HERE = 'here';

/** Adds or changes a place of one's own: its spot by pressing the map, or by coordinates. */
export function OwnPlaceDialog({ place, spot, onClose }: Props) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<OwnPlaceDraft>(() => draftOf(place, spot));
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<OwnPlaceDraft>) => setDraft((before) => ({ ...before, ...change }));
  const command = useCommand<OwnPlaceBody, Place>({
    name: `trips-own-place:${place?.placeId ?? 'new'}`,
    run: (body, key) => (place === null ? addOwnPlace(body, key) : changeOwnPlace(place.placeId, body, key)),
    onDone: () => {
      announce(t('tripsPlaces.own.saved'));
      toast(t('tripsPlaces.own.saved'));
      void queryClient.invalidateQueries({ queryKey: ownPlacesKey });
      onClose();
    },
  });
  const body = bodyIn(draft);
  const here = spotIn(draft);
  const isEmpty = draft.lat.trim() === '' && draft.lng.trim() === '';
  const spotError =
    isTried && here === null ? t(isEmpty ? 'tripsPlaces.own.noSpot' : 'tripsPlaces.own.badSpot') : null;
  const save = () => {
    setTried(true);
    if (body !== null) command.submit(body);
  };
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={t(place === null ? 'tripsPlaces.own.newTitle' : 'tripsPlaces.own.editTitle')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={command.state.phase === 'running'} onClick={save}>
            {t('tripsPlaces.own.save')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t('tripsPlaces.own.name')}
          maxLength={100}
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
          error={isTried && draft.name.trim() === '' ? t('tripsPlaces.own.noName') : null}
        />
        <div>
          <p className="text-sm font-semibold">{t('tripsPlaces.own.spot')}</p>
          <p className="mb-2 text-sm text-muted">{t('tripsPlaces.own.spotLead')}</p>
          <SpotMap
            first={spot}
            here={here}
            onSpot={({ lat, lng }) => set({ lat: String(lat), lng: String(lng) })}
          />
          <div className="mt-3 grid grid-cols-2 gap-3">
            <Field
              label={t('tripsPlaces.own.lat')}
              inputMode="decimal"
              value={draft.lat}
              onChange={({ target }) => set({ lat: target.value })}
            />
            <Field
              label={t('tripsPlaces.own.lng')}
              inputMode="decimal"
              value={draft.lng}
              onChange={({ target }) => set({ lng: target.value })}
            />
          </div>
          {spotError !== null && (
            <p role="alert" className="mt-1.5 text-sm font-medium text-bad">
              {spotError}
            </p>
          )}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('tripsPlaces.own.kind')}
            value={draft.kind}
            onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value) ?? 'sight' })}
            options={KINDS.map((value) => ({ value, label: kindName(value) }))}
          />
          <Field
            label={t('tripsPlaces.own.stay')}
            type="number"
            min={1}
            max={1440}
            value={draft.stayMin}
            onChange={({ target }) => set({ stayMin: target.value })}
          />
        </div>
        <Field
          label={t('tripsPlaces.own.address')}
          optional={t('common.optional')}
          maxLength={200}
          value={draft.address}
          onChange={({ target }) => set({ address: target.value })}
        />
        <TextArea
          label={t('tripsPlaces.own.about')}
          optional={t('common.optional')}
          maxLength={1000}
          value={draft.about}
          onChange={({ target }) => set({ about: target.value })}
        />
        <FormError error={command.error} />
        <CommandWait command={command} />
        {/* Enter saves; the button that one sees stands below. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

type SpotMapProps = { first: Spot | null; here: Spot | null; onSpot: (spot: Spot) => void };

function SpotMap({ first, here, onSpot }: SpotMapProps) {
  const { t } = useTranslation();
  const pins = useMemo<MapPin[]>(
    () => (here === null ? [] : [{ ...here, id: HERE, name: t('tripsPlaces.pick.here') }]),
    [here, t],
  );
  const focus: MapFocus = first === null ? { on: 'country' } : { on: 'spot', spot: first };
  return (
    <TripMap
      label={t('tripsPlaces.own.spot')}
      pins={pins}
      selected={here === null ? null : HERE}
      onSpot={onSpot}
      focus={focus}
      className="h-64 rounded-2xl"
    />
  );
}
