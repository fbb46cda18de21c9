import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';
import { ownPlacesQuery, type PlaceCard, type PlaceKind } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { KIND_ICONS } from '../map/kind-icons.ts';
import { KindChips } from './kind-chips.tsx';
import { useOpenWords } from './open-words.ts';
import { type PickedPlace, pickedOf } from './picked-place.ts';
import { PickerMap } from './picker-map.tsx';
import { PlaceChoice } from './place-row.tsx';
import { PlaceSearch } from './place-search.tsx';
import { RegionPath } from './region-path.tsx';
import { usePlaces } from './use-places.ts';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title?: string;
  /** The code of the province that is looked at first. */
  province?: string | null;
  /** Places that are in the trip already: they are named so, and may be chosen again. */
  taken?: ReadonlySet<string>;
  /** 1: the first one closes the dialog. */
  most?: number;
  onPick: (places: PickedPlace[]) => void;
};

const WAYS = ['list', 'map', 'own'] as const;
type Way = (typeof WAYS)[number];

/** Chooses places: by words, by region and kind, on the map, or of one's own. */
export function PlacePicker({ open, onOpenChange, title, ...rest }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly PickedPlace[]>([]);
  const { most = 50, onPick } = rest;
  const close = () => {
    setChosen([]);
    onOpenChange(false);
  };
  const finish = (places: readonly PickedPlace[]) => {
    onPick([...places]);
    close();
  };
  const toggle = (place: PickedPlace) => {
    if (most === 1) return finish([place]);
    const isIn = (one: PickedPlace) =>
      place.placeId === null
        ? one.placeId === null && one.spot.lat === place.spot.lat && one.spot.lng === place.spot.lng
        : one.placeId === place.placeId;
    setChosen((before) =>
      before.some(isIn)
        ? before.filter((one) => !isIn(one))
        : before.length < most
          ? [...before, place]
          : before,
    );
  };
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={title ?? t('tripsPlaces.pick.title')}
      footer={
        most > 1 && (
          <>
            <Button variant="secondary" onClick={close}>
              {t('common.cancel')}
            </Button>
            <Button disabled={chosen.length === 0} onClick={() => finish(chosen)}>
              {t('tripsPlaces.pick.add', { count: chosen.length })}
            </Button>
          </>
        )
      }
    >
      {open && <Choosing {...rest} chosen={chosen} onToggle={toggle} />}
    </Dialog>
  );
}

type ChoosingProps = Pick<Props, 'province' | 'taken'> & {
  chosen: readonly PickedPlace[];
  onToggle: (place: PickedPlace) => void;
};

function Choosing({ province: first = null, taken, chosen, onToggle }: ChoosingProps) {
  const { t } = useTranslation();
  const isMember = useAccount() !== null;
  const [way, setWay] = useState<Way>('list');
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<PlaceKind>();
  const [region, setRegion] = useState<{ province?: string | undefined; district?: string | undefined }>(
    first === null ? {} : { province: first },
  );
  const found = usePlaces({ ...region, kind, ...(q !== '' && { q }) }, 'known');
  const ways = WAYS.filter((one) => isMember || one !== 'own');
  return (
    <div className="flex min-h-[60dvh] flex-col gap-3">
      <Segmented
        label={t('tripsPlaces.pick.how')}
        value={way}
        onChange={setWay}
        tabs={ways.map((value) => ({ value, label: t(`tripsPlaces.pick.way.${value}`) }))}
      />
      {way === 'own' ? (
        <OwnChoices chosen={chosen} taken={taken} onToggle={onToggle} />
      ) : (
        <>
          <PlaceSearch q={q} onSearch={setQ} label={t('tripsPlaces.search')} hasFocus />
          <div className="flex flex-col gap-2">
            <RegionPath {...region} onChoose={setRegion} />
            <KindChips chosen={kind} onChoose={setKind} counts={found.counts} />
          </div>
          {way === 'map' ? (
            <PickerMap {...{ found, region, chosen, onToggle }} onRegion={setRegion} />
          ) : found.items === undefined ? (
            found.isLost ? (
              <ErrorState error={found.error} onRetry={found.retry} />
            ) : (
              <ListSkeleton rows={5} />
            )
          ) : found.items.length === 0 ? (
            <NoneFound q={q} />
          ) : (
            <>
              <Choices items={found.items} {...{ chosen, taken, onToggle }} />
              {found.more.isThere && (
                <Button variant="secondary" loading={found.more.isLoading} onClick={found.more.read}>
                  {t('common.loadMore')}
                </Button>
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}

type ChoicesProps = {
  items: readonly PlaceCard[];
  chosen: readonly PickedPlace[];
  taken: ReadonlySet<string> | undefined;
  onToggle: (place: PickedPlace) => void;
};

function Choices({ items, chosen, taken, onToggle }: ChoicesProps) {
  const { t } = useTranslation();
  const local = useLocal();
  const openWords = useOpenWords();
  return (
    <ul aria-label={t('tripsPlaces.title')} className="-mx-2.5 flex flex-col gap-1">
      {items.map((place) => (
        <li key={place.placeId}>
          <PlaceChoice
            place={place}
            open={openWords(place)}
            isChosen={chosen.some(({ placeId }) => placeId === place.placeId)}
            isTaken={taken?.has(place.placeId) === true}
            onToggle={() => onToggle(pickedOf(place, local))}
          />
        </li>
      ))}
    </ul>
  );
}

function OwnChoices(props: Omit<ChoicesProps, 'items'>) {
  const { t } = useTranslation();
  const query = useQuery(ownPlacesQuery);
  const items = query.data?.items;
  if (items === undefined) {
    return query.isError || query.fetchStatus === 'paused' ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListSkeleton rows={3} />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={<KIND_ICONS.place aria-hidden="true" />} title={t('tripsPlaces.own.none')}>
        {t('tripsPlaces.pick.ownLead')}
      </EmptyState>
    );
  }
  return <Choices items={items} {...props} />;
}

function NoneFound({ q }: { q: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<KIND_ICONS.place aria-hidden="true" />}
      title={q === '' ? t('tripsPlaces.none') : t('search.none', { q })}
    >
      {t('tripsPlaces.pick.noneLead')}
    </EmptyState>
  );
}
