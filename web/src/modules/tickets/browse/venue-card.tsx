import { Link } from '@tanstack/react-router';
import { ExternalLink, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VenueFacts } from '../../../api/tickets-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { PosterImage } from '../../../ui/poster-image.tsx';

/** Where it is, and how to find it. @param isLinked leads on to what else is shown there */
export function VenueCard({ venue, isLinked = false }: { venue: VenueFacts; isLinked?: boolean }) {
  const { t } = useTranslation();
  const local = useLocal();
  const { latitude, longitude } = venue;
  return (
    <div className="overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card">
      <span className="relative block aspect-[21/9] overflow-hidden bg-sunken">
        <PosterImage
          poster={venue.picture}
          seed={venue.venueId}
          sizes="(min-width: 64rem) 44rem, 100vw"
          className="absolute inset-0 size-full"
        />
      </span>
      <div className="flex flex-col gap-3 p-5 sm:p-6">
        {isLinked && <p className="text-lg font-bold">{local(venue.name)}</p>}
        <p className="flex gap-2">
          <MapPin aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted" />
          <span>
            <span className="sr-only">{t('tickets.venue.address')}: </span>
            {local(venue.address)}
          </span>
        </p>
        <p className="leading-relaxed whitespace-pre-line text-muted">{local(venue.about)}</p>
        <div className="flex flex-wrap gap-2 empty:hidden">
          {latitude !== null && longitude !== null && (
            <a
              href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
              target="_blank"
              rel="noreferrer"
              className={buttonClass('secondary', 'sm')}
            >
              <ExternalLink aria-hidden="true" className="size-4" />
              {t('tickets.show.mapLink')}
            </a>
          )}
          {isLinked && (
            <Link
              to="/tickets/venues/$venueId"
              params={{ venueId: venue.venueId }}
              className={buttonClass('secondary', 'sm')}
            >
              {t('tickets.venue.shows')}
            </Link>
          )}
        </div>
      </div>
    </div>
  );
}
