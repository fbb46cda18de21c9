import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { hasCode, isApiError } from '../../../api/error.ts';
import { performanceQuery } from '../../../api/tickets.ts';
import type { Performance } from '../../../api/tickets-types.ts';
import { useLiveRounds } from '../../../api/use-live-rounds.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { PageSection, SectionTabs } from '../../../ui/page-sections.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { CancelNotes } from '../cancel-scale.tsx';
import { ShowReviews } from '../reviews/show-reviews.tsx';
import { BookingBar } from './booking-bar.tsx';
import { BookingBox } from './booking-box.tsx';
import { CastList } from './cast-list.tsx';
import { Poster } from './poster.tsx';
import { ShowHead } from './show-head.tsx';
import { isOver, stateAt } from './state-at.ts';
import { BackToTickets } from './tickets-head.tsx';
import { useRoundChoice } from './use-round-choice.ts';
import { VenueCard } from './venue-card.tsx';

const route = getRouteApi('/tickets/performances/$performanceId');
const SECTIONS = ['about', 'cast', 'reviews', 'venue', 'cancel'] as const;

export function PerformancePage() {
  const { t } = useTranslation();
  const { performanceId } = route.useParams();
  const performance = useQuery(performanceQuery(performanceId));
  const local = useLocal();
  return (
    <Page
      wide
      hideTitle
      title={performance.data === undefined ? t('tickets.title') : local(performance.data.title)}
      back={<BackToTickets />}
    >
      {performance.data !== undefined ? (
        <Shown key={performanceId} performance={performance.data} />
      ) : hasCode(performance.error, 'tickets.performance-not-found') ||
        (isApiError(performance.error) && performance.error.status === 400) ? (
        <NoPerformance />
      ) : performance.isError || performance.fetchStatus === 'paused' ? (
        <ErrorState error={performance.error} onRetry={() => void performance.refetch()} />
      ) : (
        <ShowSkeleton />
      )}
    </Page>
  );
}

const frameClass =
  'grid grid-cols-1 items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem] xl:gap-x-14';
const topClass = 'flex flex-col gap-6 sm:flex-row sm:gap-8';
const posterClass = 'mx-auto w-[min(66%,16rem)] shrink-0 rounded-3xl shadow-lift sm:mx-0 sm:w-60 md:w-68';

function Shown({ performance }: { performance: Performance }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const now = useServerNow();
  const choice = useRoundChoice(performance, now);
  useLiveRounds(
    performance.performanceId,
    choice.rounds.map(({ roundId }) => roundId),
  );
  const state = stateAt(performance, now);
  const { ratings } = performance;
  return (
    <div className={frameClass}>
      <div className="min-w-0">
        <div className={topClass}>
          <Poster
            poster={performance.poster}
            seed={performance.performanceId}
            sizes="(min-width: 48rem) 17rem, 16rem"
            eager
            className={`${posterClass} ${isOver(state) ? 'grayscale-[0.5]' : ''}`}
          />
          <ShowHead performance={performance} state={state} />
        </div>
        <SectionTabs
          label={t('tickets.show.parts')}
          sections={SECTIONS.map((name) => ({
            name,
            title: t(`tickets.show.section.${name}`),
            ...(name === 'reviews' && ratings > 0 && { count: format.number(ratings) }),
          }))}
        />
        <PageSection name="about" title={t('tickets.show.section.about')}>
          <p className="max-w-3xl text-[1.05rem] leading-[1.8] whitespace-pre-line">
            {local(performance.about) || local(performance.summary)}
          </p>
        </PageSection>
        <PageSection name="cast" title={t('tickets.show.section.cast')}>
          <CastList performance={performance} choice={choice} />
        </PageSection>
        <ShowReviews performance={performance} />
        <PageSection name="venue" title={t('tickets.show.section.venue')}>
          <VenueCard venue={performance.venue} isLinked />
        </PageSection>
        <PageSection name="cancel" title={t('tickets.cancel.title')}>
          <CancelNotes scale={performance.cancelScale} startsAt={choice.round?.startsAt} />
        </PageSection>
      </div>
      <aside className="sticky top-20 hidden max-h-[calc(100dvh-12.5rem)] overflow-y-auto lg:block">
        <Card>
          <BookingBox performance={performance} choice={choice} nowMs={now} />
        </Card>
      </aside>
      {/* What stands over the end of the page must not hide it. */}
      <div aria-hidden="true" className="h-20 lg:hidden" />
      <BookingBar performance={performance} choice={choice} nowMs={now} />
    </div>
  );
}

function NoPerformance() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Drama aria-hidden="true" />}
      title={t('tickets.show.gone')}
      action={
        <Link to="/tickets" className={buttonClass('primary')}>
          {t('tickets.toTickets')}
        </Link>
      }
    >
      {t('tickets.show.goneLead')}
    </EmptyState>
  );
}

function ShowSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className={frameClass}>
      <span className="sr-only">{t('common.loading')}</span>
      <div className={topClass}>
        <Skeleton className={`aspect-[3/4] ${posterClass}`} />
        <div className="flex flex-1 flex-col gap-3 pt-3">
          <Skeleton className="h-5 w-28" />
          <Skeleton className="h-9 w-4/5" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="mt-6 h-4 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      </div>
      <Skeleton className="hidden h-120 rounded-3xl! lg:block" />
    </div>
  );
}
