import { Check, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceCard } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { useKindName } from './kinds.ts';
import type { OpenWords } from './open-words.ts';
import { PlacePicture } from './place-picture.tsx';
import { usePlaceWords } from './use-place-words.ts';

type FactsProps = { place: PlaceCard; open: OpenWords | null };

/** What a place is, in a few lines. */
function PlaceFacts({ place, open }: FactsProps) {
  const local = useLocal();
  const kindName = useKindName();
  const words = usePlaceWords();
  const about = local(place.about);
  return (
    <>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-bold">{local(place.name)}</span>
        {place.metres !== undefined && (
          <span className="tnum text-sm font-semibold text-accent">{words.metres(place.metres)}</span>
        )}
      </span>
      <span className="mt-0.5 block truncate text-sm text-muted">
        {[kindName(place.kind), words.region(place)].filter(Boolean).join(' · ')}
      </span>
      {about !== '' && <span className="mt-1 line-clamp-2 text-sm leading-snug">{about}</span>}
      {open !== null && (
        <span className="mt-1.5 flex">
          <Badge tone={open.tone}>{open.text}</Badge>
        </span>
      )}
    </>
  );
}

const rowClass = 'flex w-full items-start gap-3.5 rounded-2xl p-2.5 text-left';
export const PICTURE = 'size-22 rounded-xl';

type RowProps = FactsProps & {
  isMarked: boolean;
  /** The link or button that is laid over the row. */
  children: (content: ReactNode, className: string) => ReactNode;
};

/** A place in a list; whoever shows it says what a press does. */
export function PlaceRow({ place, open, isMarked, children }: RowProps) {
  return children(
    <>
      <PlacePicture place={place} className={PICTURE} />
      <span className="min-w-0 flex-1 py-0.5">
        <PlaceFacts place={place} open={open} />
      </span>
    </>,
    cx(rowClass, 'transition-colors hover:bg-sunken', isMarked && 'bg-accent-soft/70'),
  );
}

type ChoiceProps = FactsProps & { isChosen: boolean; isTaken: boolean; onToggle: () => void };

/** A place to choose: pressed once it is in, pressed again it is out. */
export function PlaceChoice({ place, open, isChosen, isTaken, onToggle }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onToggle}
      className={cx(
        rowClass,
        'border',
        isChosen ? 'border-accent bg-accent-soft/60' : 'border-transparent hover:bg-sunken',
      )}
    >
      <PlacePicture place={place} className="size-16 rounded-xl" />
      <span className="min-w-0 flex-1 py-0.5">
        <PlaceFacts place={place} open={open} />
        {isTaken && (
          <span className="mt-1 block text-sm font-semibold text-good">{t('tripsPlaces.pick.taken')}</span>
        )}
      </span>
      <span
        aria-hidden="true"
        className={cx(
          'mt-5 flex size-8 shrink-0 items-center justify-center rounded-full [&>svg]:size-5',
          isChosen ? 'bg-accent text-accent-ink' : 'bg-sunken text-muted',
        )}
      >
        {isChosen ? <Check strokeWidth={3} /> : <Plus />}
      </span>
    </button>
  );
}
