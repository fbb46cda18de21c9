import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlaceCard } from '../../../api/trips-places.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useOpenWords } from './open-words.ts';
import { PlaceRow } from './place-row.tsx';

/** What was pressed on the map, over its lower edge. */
export function PressedPlace({ place, onClose }: { place: PlaceCard; onClose: () => void }) {
  const { t } = useTranslation();
  const openWords = useOpenWords();
  return (
    <div className="absolute inset-x-3 bottom-9 z-10 max-w-md animate-rise rounded-3xl border border-line bg-surface p-1 pr-14 shadow-lift sm:mx-auto print:hidden">
      <PlaceRow place={place} open={openWords(place)} isMarked={false}>
        {(content, className) => (
          <Link to="/trips/places/$placeId" params={{ placeId: place.placeId }} className={className}>
            {content}
          </Link>
        )}
      </PlaceRow>
      <IconButton
        label={t('common.close')}
        icon={<X aria-hidden="true" />}
        onClick={onClose}
        className="absolute! top-1.5 right-1.5"
      />
    </div>
  );
}
