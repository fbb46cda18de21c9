import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AdminPlace,
  adminPlaceQuery,
  changePlace,
  makePlace,
  type NewPlaceBody,
  tripsAdminKey,
} from '../../../api/trips-admin.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { KINDS, useKindName } from '../places/kinds.ts';
import { bodyOf, draftOf, emptyPlace, flawsOf, type PlaceDraft, type PlaceFlaw } from './place-draft.ts';

type Props = { placeId: string | 'new'; onClose: () => void };

/** Writes a place, new or as it was read just now. */
export function PlaceDialog({ placeId, onClose }: Props) {
  const { t } = useTranslation();
  const isNew = placeId === 'new';
  const place = useQuery({ ...adminPlaceQuery(placeId), enabled: !isNew, refetchOnMount: 'always' });
  if (isNew) return <PlaceForm place={null} onClose={onClose} />;
  if (place.data !== undefined && !place.isFetching)
    return <PlaceForm place={place.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={t('tripsAdmin.places.editTitle')}>
      <Loaded query={{ ...place, data: undefined } as typeof place}>{() => null}</Loaded>
    </Dialog>
  );
}

function PlaceForm({ place, onClose }: { place: AdminPlace | null; onClose: () => void }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const [draft, setDraft] = useState<PlaceDraft>(() => (place === null ? emptyPlace : draftOf(place)));
  const [isAsked, setAsked] = useState(false);
  const set = (change: Partial<PlaceDraft>) => setDraft((old) => ({ ...old, ...change }));
  const flaws = flawsOf(draft);
  const flaw = (name: PlaceFlaw): string | null =>
    isAsked && flaws.has(name) ? t(`tripsAdmin.places.flaw.${name}`) : null;
  return (
    <ActDialog
      name={`trips-place:${place?.placeId ?? 'new'}`}
      title={t(place === null ? 'tripsAdmin.places.new' : 'tripsAdmin.places.editTitle')}
      confirmLabel={t('common.save')}
      refresh={tripsAdminKey}
      body={() => {
        setAsked(true);
        return flaws.size > 0 ? null : bodyOf(draft, place);
      }}
      run={(body: NewPlaceBody, key) =>
        place === null
          ? makePlace(body, key)
          : changePlace(place.placeId, { ...body, version: place.version }, key)
      }
      done={t('tripsAdmin.places.saved')}
      onClose={onClose}
    >
      <LocalizedField
        label={t('tripsAdmin.places.name')}
        value={draft.name}
        maxLength={100}
        errorAt={(language) => (language === 'ko' ? flaw('name') : null)}
        onChange={(name) => set({ name })}
      />
      <Select
        label={t('tripsAdmin.places.kind')}
        value={draft.kind}
        onChange={({ target }) => set({ kind: KINDS.find((kind) => kind === target.value) ?? draft.kind })}
        options={KINDS.map((value) => ({ value, label: kindName(value) }))}
      />
      <div className="grid grid-cols-2 gap-3">
        {(['lat', 'lng'] as const).map((name) => (
          <Field
            key={name}
            label={t(`tripsAdmin.places.${name}`)}
            inputMode="decimal"
            value={draft[name]}
            error={flaw(name)}
            onChange={({ target }) => set({ [name]: target.value })}
          />
        ))}
      </div>
      <Field
        label={t('tripsAdmin.places.address')}
        maxLength={200}
        value={draft.address}
        onChange={({ target }) => set({ address: target.value })}
      />
      <LocalizedField
        label={t('tripsAdmin.places.about')}
        value={draft.about}
        maxLength={2_000}
        rows={3}
        isOptional
        errorAt={() => null}
        onChange={(about) => set({ about })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field
          label={t('tripsAdmin.places.stayMin')}
          inputMode="numeric"
          value={draft.stayMin}
          error={flaw('stayMin')}
          onChange={({ target }) => set({ stayMin: target.value })}
        />
        <Field
          label={t('tripsAdmin.places.phone')}
          maxLength={30}
          value={draft.phone}
          onChange={({ target }) => set({ phone: target.value })}
        />
      </div>
      <Field
        label={t('tripsAdmin.places.url')}
        type="url"
        maxLength={500}
        value={draft.url}
        error={flaw('url')}
        onChange={({ target }) => set({ url: target.value })}
      />
      {place !== null && (
        <Field
          label={t('common.reason')}
          optional={t('common.optional')}
          maxLength={200}
          value={draft.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
      )}
    </ActDialog>
  );
}
