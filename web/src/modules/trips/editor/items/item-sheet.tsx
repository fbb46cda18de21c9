import { Link } from '@tanstack/react-router';
import { ExternalLink, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFields, ItemType, TravelMode } from '../../../../api/trips-types.ts';
import { Button } from '../../../../ui/button.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/field.tsx';
import { type Item, type Plan, standing, whereAt } from '../board/plan.ts';
import type { Moves } from '../board/use-moves.ts';
import type { UsedTrip } from '../store/index.ts';
import { LiveArea, LiveField } from './live-field.tsx';
import { SpotField } from './spot-field.tsx';
import { StayField } from './stay-field.tsx';
import { clockOf, minutesOf } from './times.ts';

type SheetProps = {
  trip: UsedTrip;
  plan: Plan;
  moves: Moves;
  itemId: string;
  onRemove: (item: Item) => void;
  onClose: () => void;
};

/** All that is said about one item. What is written is saved as it is written, so that two may write at once. */
export function ItemSheet({ trip, plan, moves, itemId, onRemove, onClose }: SheetProps) {
  const { t } = useTranslation();
  const found = standing(plan, itemId);
  const item = found?.list[found.at];
  const { look } = trip;
  useEffect(() => {
    look(itemId);
    return () => look(null);
  }, [look, itemId]);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={item?.fields.title ?? t('trips.sheet.title')}
      {...(trip.canEdit && item !== undefined ? { description: t('trips.sheet.autoSaved') } : {})}
      footer={
        trip.canEdit &&
        item !== undefined && (
          <Button
            variant="secondary"
            icon={<Trash2 aria-hidden="true" className="size-5" />}
            onClick={() => {
              onClose();
              onRemove(item);
            }}
          >
            {t('trips.item.remove')}
          </Button>
        )
      }
    >
      {item === undefined ? (
        <GoneItem trip={trip} itemId={itemId} />
      ) : (
        <fieldset disabled={!trip.canEdit} className="flex flex-col gap-4">
          <ItemForm trip={trip} plan={plan} moves={moves} item={item} />
        </fieldset>
      )}
    </Dialog>
  );
}

function GoneItem({ trip, itemId }: { trip: UsedTrip; itemId: string }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t('trips.sheet.gone')}</p>
      {trip.canEdit && (
        <Button variant="secondary" onClick={() => trip.edit([{ op: 'restore', id: itemId }])}>
          {t('trips.sheet.bringBack')}
        </Button>
      )}
    </div>
  );
}

type FormProps = { trip: UsedTrip; plan: Plan; moves: Moves; item: Item };
const types: readonly ItemType[] = ['place', 'stay', 'transport', 'note'];
const modes: readonly TravelMode[] = ['walk', 'bike', 'transit', 'car'];
const isAddress = (text: string): boolean => /^https?:\/\/[^\s"<>]+$/.test(text);

function ItemForm({ trip, plan, moves, item }: FormProps) {
  const { t } = useTranslation();
  const { fields } = item;
  const seen = trip.document?.sequence ?? 0;
  const set = (changed: Partial<ItemFields>, since?: number) =>
    void trip.edit([{ op: 'set', id: item.id, fields: changed }], since);
  const text = (name: 'title' | 'note' | 'address' | 'toTitle') => ({
    ...{ seen, value: fields[name], maxLength: name === 'note' ? 10_000 : 200 },
    onSave: (next: string, since: number) => {
      if (name !== 'title' || next.trim() !== '')
        set({ [name]: name === 'note' ? next : next.trim() }, since);
    },
  });
  const province = trip.document?.head.regions[0] ?? null;
  const placed = fields.spot === null ? null : fields.address || t('tripsPlaces.spot.unnamed');
  const dayOf = (value: string) =>
    moves.move(item, whereAt(plan, value || null, item.id, Number.POSITIVE_INFINITY));
  return (
    <>
      <LiveField label={t('trips.sheet.name')} {...text('title')} />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={t('trips.sheet.day')}
          value={standing(plan, item.id)?.day?.id ?? ''}
          onChange={(event) => dayOf(event.target.value)}
          options={[
            ...plan.days.map(({ id, index }) => ({
              value: id,
              label: t('trips.board.day', { number: index + 1 }),
            })),
            { value: '', label: t('trips.board.idea') },
          ]}
        />
        {fields.type === 'booking' ? (
          <Select
            label={t('trips.sheet.kind')}
            disabled
            options={[{ value: 'b', label: t('trips.item.type.booking') }]}
          />
        ) : (
          <Select
            label={t('trips.sheet.kind')}
            value={fields.type}
            onChange={(event) => set({ type: event.target.value as ItemType })}
            options={types.map((value) => ({ value, label: t(`trips.item.type.${value}`) }))}
          />
        )}
        <LiveField
          type="time"
          label={t('trips.sheet.time')}
          hint={t('trips.sheet.timeHint')}
          value={fields.startMin === null ? '' : clockOf(fields.startMin)}
          seen={seen}
          onSave={(next, since) => set({ startMin: minutesOf(next) }, since)}
        />
        <StayField value={fields.stayMin} onChange={(stayMin) => set({ stayMin })} />
      </div>
      {fields.type === 'transport' && (
        <>
          <LiveField label={t('trips.sheet.toTitle')} {...text('toTitle')} />
          <SpotField
            label={t('tripsPlaces.spot.arrives')}
            value={fields.toSpot === null ? null : fields.toTitle || t('tripsPlaces.spot.unnamed')}
            province={province}
            onChange={(place) =>
              set(
                {
                  toSpot: place?.spot ?? null,
                  ...(place && fields.toTitle === '' && { toTitle: place.name }),
                },
                seen,
              )
            }
          />
        </>
      )}
      {fields.type !== 'note' && (
        <>
          <Switch
            label={t('trips.sheet.isFixed')}
            checked={fields.isFixed}
            disabled={!trip.canEdit}
            onChange={(isFixed) => set({ isFixed })}
          />
          <Select
            label={t('trips.sheet.mode')}
            value={fields.mode ?? ''}
            onChange={(event) => set({ mode: (event.target.value || null) as TravelMode | null })}
            options={[
              {
                value: '',
                label: t('trips.sheet.modeTrip', {
                  mode: t(`trips.mode.${trip.document?.head.mode ?? 'car'}`),
                }),
              },
              ...modes.map((value) => ({ value, label: t(`trips.mode.${value}`) })),
            ]}
          />
          {trip.canEdit && fields.type !== 'booking' && (
            <SpotField
              label={t('tripsPlaces.spot.where')}
              value={placed}
              province={province}
              onChange={(place) =>
                set(
                  {
                    ...{ placeId: place?.placeId ?? null, spot: place?.spot ?? null },
                    ...(place && { address: place.address }),
                  },
                  seen,
                )
              }
            />
          )}
          <LiveField label={t('trips.sheet.address')} {...text('address')} />
        </>
      )}
      <LiveArea label={t('trips.sheet.note')} rows={4} {...text('note')} />
      <UrlField value={fields.url} seen={seen} onSave={(url, since) => set({ url }, since)} />
      {fields.placeId !== null && (
        <Link
          to={`/trips/places/${fields.placeId}` as string}
          className="tap inline-flex items-center gap-1.5 font-semibold text-accent"
        >
          {t('trips.sheet.seePlace')}
        </Link>
      )}
    </>
  );
}

type UrlProps = { value: string; seen: number; onSave: (next: string, since: number) => void };

function UrlField({ value, seen, onSave }: UrlProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-1">
      <LiveField
        type="url"
        inputMode="url"
        label={t('trips.sheet.url')}
        placeholder="https://"
        maxLength={2_000}
        value={value}
        seen={seen}
        onSave={(next, since) => {
          if (next.trim() === '' || isAddress(next.trim())) onSave(next.trim(), since);
        }}
        errorOf={(draft) => (draft.trim() === '' || isAddress(draft.trim()) ? null : t('trips.sheet.urlBad'))}
      />
      {isAddress(value) && (
        <a
          href={value}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="tap inline-flex items-center gap-1.5 font-semibold text-accent"
        >
          <ExternalLink aria-hidden="true" className="size-4" />
          {t('trips.sheet.openUrl')}
        </a>
      )}
    </div>
  );
}
