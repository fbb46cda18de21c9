import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { type SeasonDetail, seasonQuery, seasonsKey } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Card, Facts, Section } from '../../../ui/card.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { JoinCard } from './join-card.tsx';
import { League } from './league.tsx';
import { MyResult } from './my-result.tsx';
import { SeasonBadge } from './season-badge.tsx';
import { SeasonSymbols } from './season-symbols.tsx';
import { useLiveSeason } from './use-live-season.ts';

const route = getRouteApi('/stocks/seasons/$seasonId');

/** One contest: what it is, how long it takes, joining it, one's own result and the league. */
export function SeasonPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { seasonId } = route.useParams();
  useLiveSeason(seasonId);
  const query = useQuery(seasonQuery(seasonId));
  if (isMissing(query.error)) return <NotFoundPage />;
  const season = query.data;
  return (
    <Page
      wide
      title={season === undefined ? t('stocksContest.season') : local(season.name)}
      {...(season && { action: <SeasonBadge status={season.status} /> })}
      back={
        <Link to="/stocks/seasons" className={backClass}>
          <BackIcon />
          {t('stocksContest.title')}
        </Link>
      }
    >
      <Loaded query={query}>{(shown) => <Season season={shown} />}</Loaded>
    </Page>
  );
}

function Season({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const local = useLocal();
  const about = local(season.about);
  const isWaiting = season.status === 'announced';
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      <div className="order-2 flex min-w-0 flex-col gap-8 lg:order-none lg:col-start-1 lg:row-span-2 lg:row-start-1">
        {season.status !== 'cancelled' && (
          <Section title={t(season.status === 'over' ? 'stocksContest.final' : 'stocksContest.league')}>
            {isWaiting && <p className="mb-3 text-muted">{t('stocksContest.leagueSoon')}</p>}
            <League season={season} />
          </Section>
        )}
        {about !== '' && (
          <Section title={t('stocksContest.about')}>
            <p className="max-w-prose whitespace-pre-line">{about}</p>
          </Section>
        )}
      </div>
      <div className="order-1 flex flex-col gap-5 lg:order-none lg:col-start-2">
        {season.status === 'cancelled' && <Banner tone="bad">{t('stocksContest.cancelledLead')}</Banner>}
        <SeasonClock season={season} />
        {season.mine !== null ? (
          <MyResult season={season} mine={season.mine} />
        ) : (
          season.canBeJoined && <JoinCard season={season} />
        )}
      </div>
      <div className="order-3 flex flex-col gap-5 lg:order-none lg:col-start-2">
        <SeasonFacts season={season} />
        <SeasonSymbols season={season} />
      </div>
    </div>
  );
}

/** Until it begins, or until it ends. */
function SeasonClock({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const now = useServerNow();
  const queryClient = useQueryClient();
  const { status, startsAt, endsAt } = season;
  if (status !== 'announced' && status !== 'running') return null;
  const target = Date.parse(status === 'running' ? endsAt : startsAt);
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="font-bold">
        {t(status === 'running' ? 'stocksContest.endsIn' : 'stocksContest.startsIn')}
      </h2>
      {target <= now ? (
        <p role="status" className="text-muted">
          {t(status === 'running' ? 'stocksContest.ending' : 'stocksContest.starting')}
        </p>
      ) : (
        <Countdown
          targetMs={target}
          nowMs={now}
          onEnd={() => void queryClient.invalidateQueries({ queryKey: seasonsKey })}
        />
      )}
    </Card>
  );
}

function SeasonFacts({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useStockFormat(season.currency);
  return (
    <Card>
      <Facts
        items={[
          { label: t('stocksContest.startingCash'), value: money.money(season.startingCash) },
          { label: t('stocksContest.entrantsLabel'), value: format.number(season.entrants) },
          { label: t('stocksContest.from'), value: format.dateTime(season.startsAt) },
          { label: t('stocksContest.to'), value: format.dateTime(season.endsAt) },
          { label: t('stocksContest.hours'), value: t(`stocksContest.schedule.${season.schedule}`) },
          { label: t('stocksContest.charges'), value: t('stocksContest.noCharges') },
        ]}
      />
    </Card>
  );
}
