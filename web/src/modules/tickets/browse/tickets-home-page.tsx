import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drama } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShowCard, type TicketsHome, ticketsHomeQuery } from '../../../api/tickets.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { GENRES, GenreMenu } from './genre-menu.tsx';
import type { ListAddress } from './list-address.ts';
import { OpeningTile } from './opening-tile.tsx';
import { ShowShelf, ShowShelfSkeleton } from './show-grid.tsx';
import { TicketsHead } from './tickets-head.tsx';

/** What opens next, what is on sale, what people book: the house's own front. */
export function TicketsHomePage() {
  const { t } = useTranslation();
  const home = useQuery(ticketsHomeQuery);
  const isLost = home.data === undefined && (home.isError || home.fetchStatus === 'paused');
  return (
    <Page wide title={t('tickets.title')} hideTitle>
      <TicketsHead q="" />
      {!isLost && <GenreMenu genres={home.data?.genres.map(({ genre }) => genre) ?? GENRES} />}
      {isLost && <ErrorState error={home.error} onRetry={() => void home.refetch()} />}
      {home.data !== undefined && <Shelves home={home.data} />}
      {home.data === undefined && !isLost && <HomeSkeleton />}
    </Page>
  );
}

function Shelves({ home }: { home: TicketsHome }) {
  const { t } = useTranslation();
  const { openingSoon, onSale, ranking, endingSoon } = home;
  if ([openingSoon, onSale, ranking, endingSoon].every((shows) => shows.length === 0)) {
    return (
      <EmptyState icon={<Drama aria-hidden="true" />} title={t('tickets.home.emptyTitle')}>
        {t('tickets.home.emptyLead')}
      </EmptyState>
    );
  }
  return (
    <div className="mt-8 flex flex-col gap-14">
      {openingSoon.length > 0 && <Opening shows={openingSoon} />}
      {ranking.length > 0 && (
        <Shelf title={t('tickets.home.ranking')} search={{ sort: 'popular' }}>
          <ShowShelf
            label={t('tickets.home.ranking')}
            shows={ranking}
            ranked
            eager={openingSoon.length === 0}
          />
        </Shelf>
      )}
      {onSale.length > 0 && (
        <Shelf title={t('tickets.home.onSale')} search={{ onSale: 'true' }}>
          <ShowShelf label={t('tickets.home.onSale')} shows={onSale} />
        </Shelf>
      )}
      {endingSoon.length > 0 && (
        <Shelf title={t('tickets.home.endingSoon')} search={{ sort: 'soon' }}>
          <ShowShelf label={t('tickets.home.endingSoon')} shows={endingSoon} />
        </Shelf>
      )}
    </div>
  );
}

function Shelf({ title, search, children }: { title: string; search: ListAddress; children: ReactNode }) {
  return (
    <Section
      title={title}
      action={
        <Link to="/tickets/performances" search={search} className={moreClass}>
          <MoreWords of={title} />
        </Link>
      }
    >
      {children}
    </Section>
  );
}

const SHOWN = 5;

/** The next one large, those behind it small. */
function Opening({ shows }: { shows: readonly ShowCard[] }) {
  const { t } = useTranslation();
  const [first, ...others] = shows.slice(0, SHOWN);
  if (first === undefined) return null;
  return (
    <Section title={t('tickets.home.openingSoon')}>
      <OpeningTile show={first} wide />
      {others.length > 0 && (
        <ul className="no-scrollbar -mx-5 mt-4 flex snap-x gap-4 overflow-x-auto px-5 pb-3 sm:mx-0 sm:grid sm:grid-cols-2 sm:overflow-visible sm:px-0">
          {others.map((show) => (
            <li
              key={show.performanceId}
              className="w-[82vw] max-w-96 shrink-0 snap-center sm:w-auto sm:max-w-none"
            >
              <OpeningTile show={show} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function HomeSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className="mt-8 flex flex-col gap-14">
      <span className="sr-only">{t('common.loading')}</span>
      <div>
        <Skeleton className="mb-4 h-7 w-40" />
        <Skeleton className="aspect-[4/5] rounded-3xl! sm:aspect-auto sm:h-96" />
      </div>
      <div>
        <Skeleton className="mb-4 h-7 w-40" />
        <ShowShelfSkeleton />
      </div>
    </div>
  );
}
