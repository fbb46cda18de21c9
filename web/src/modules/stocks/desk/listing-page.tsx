import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminListing, adminListingKey, adminListingQuery } from '../../../api/stocks-admin.ts';
import { subscribe } from '../../../api/stream.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { CompanyForm } from './company-form.tsx';
import { ListingFacts } from './listing-facts.tsx';
import { SessionCard } from './session-card.tsx';

const route = getRouteApi('/admin/stocks/listings/$symbol');

/** One symbol: how it trades now, what is done to it, and what is said of its company. */
export function AdminListingPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { symbol } = route.useParams();
  const query = useQuery(adminListingQuery(symbol));
  useLiveListing(symbol);
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={query.data === undefined ? symbol : local(query.data.name)}
      lead={symbol}
      {...(query.data && { action: <ListingBadges listing={query.data} /> })}
      back={
        <Link to="/admin/stocks" className={backClass}>
          <BackIcon />
          {t('stocksAdmin.title')}
        </Link>
      }
    >
      <Loaded query={query}>
        {(listing) => (
          <div className="flex flex-col gap-6">
            <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
              {listing.status === 'listed' && <SessionCard listing={listing} />}
              <ListingFacts listing={listing} />
            </div>
            <CompanyForm key={symbol} listing={listing} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What happens in the book is read at once, a little later than it was told. */
function useLiveListing(symbol: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!/^[0-9A-Z-]{1,20}$/.test(symbol)) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = subscribe(`stocks:${symbol}`, () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        void queryClient.invalidateQueries({ queryKey: adminListingKey(symbol), exact: true });
      }, READ_AFTER_MS);
    });
    return () => {
      clearTimeout(soon);
      unsubscribe();
    };
  }, [symbol, queryClient]);
}
const READ_AFTER_MS = 300;

function ListingBadges({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const { symbol, status, phase, isByHand } = listing;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {status === 'delisted' ? (
        <Badge>{t('stocksAdmin.listing.delisted')}</Badge>
      ) : (
        <PhaseBadge phase={phase} />
      )}
      {status === 'listed' && isByHand && <Badge>{t('stocksAdmin.session.byHand')}</Badge>}
      <Link to="/stocks/$symbol" params={{ symbol }} className={buttonClass('secondary', 'sm')}>
        <ExternalLink aria-hidden="true" className="size-4" />
        {t('stocksAdmin.listing.open')}
      </Link>
    </div>
  );
}
