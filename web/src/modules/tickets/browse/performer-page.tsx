import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Drama, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/error.ts';
import { performerQuery } from '../../../api/tickets.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { ShowGrid, ShowGridSkeleton } from './show-grid.tsx';
import { BackToTickets } from './tickets-head.tsx';
import { useShowWords } from './use-show-words.ts';

const route = getRouteApi('/tickets/performers/$performerId');

/** Who it is, and where one can see them. */
export function PerformerPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const words = useShowWords();
  const query = useQuery(performerQuery(route.useParams().performerId));
  const performer = query.data;
  return (
    <Page
      wide
      hideTitle
      title={performer === undefined ? t('tickets.title') : local(performer.name)}
      back={<BackToTickets />}
    >
      {performer !== undefined ? (
        <>
          <div className="mb-10 flex flex-col items-center gap-4 text-center sm:flex-row sm:gap-7 sm:text-left">
            <Avatar name={local(performer.name)} picture={performer.picture} size="xl" />
            <div className="min-w-0">
              <p className="text-sm font-bold text-accent">{words.performer(performer.kind)}</p>
              <p aria-hidden="true" className="text-3xl font-extrabold tracking-tight">
                {local(performer.name)}
              </p>
              <p className="mt-2 max-w-2xl whitespace-pre-line text-muted">{local(performer.about)}</p>
            </div>
          </div>
          <Section title={t('tickets.performer.shows')}>
            {performer.performances.length === 0 ? (
              <EmptyState icon={<Drama aria-hidden="true" />} title={t('tickets.performer.noShows')} />
            ) : (
              <ShowGrid shows={performer.performances} level={3} />
            )}
          </Section>
        </>
      ) : isApiError(query.error) && [400, 404].includes(query.error.status) ? (
        <EmptyState
          icon={<UserX aria-hidden="true" />}
          title={t('tickets.performer.gone')}
          action={
            <Link to="/tickets" className={buttonClass('primary')}>
              {t('tickets.toTickets')}
            </Link>
          }
        />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ShowGridSkeleton count={4} />
      )}
    </Page>
  );
}
