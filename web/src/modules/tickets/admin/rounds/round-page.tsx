import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { performanceQuery } from '../../../../api/tickets-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { Card } from '../../../../ui/card.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { useShowTime } from '../../show-time.ts';
import { RoundEnd } from './call-off.tsx';
import { MoveList } from './move-card.tsx';
import { RoundBar } from './round-bar.tsx';
import { RoundForm } from './round-form.tsx';
import { RoundLinks } from './round-links.tsx';
import { RoundStateBadge } from './round-state.tsx';

const route = getRouteApi('/admin/tickets/performances/$performanceId/rounds/$roundId');

export function RoundPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const navigate = useNavigate();
  const { performanceId, roundId } = route.useParams();
  const query = useQuery({ ...performanceQuery(performanceId), refetchInterval: 15_000 });
  const round = query.data?.rounds.find((one) => one.roundId === roundId);
  if (isMissing(query.error) || (query.data !== undefined && round === undefined)) return <NotFoundPage />;
  return (
    <Page
      title={round === undefined ? t('ticketsAdmin.rounds.round') : time.moment(round.startsAt)}
      lead={query.data && local(query.data.title)}
      action={round && <RoundStateBadge state={round.state} />}
      back={
        <Link
          to="/admin/tickets/performances/$performanceId"
          params={{ performanceId }}
          className={backClass}
        >
          <BackIcon />
          {query.data === undefined ? t('ticketsAdmin.performances.performance') : local(query.data.title)}
        </Link>
      }
    >
      <Loaded query={query}>
        {(performance) =>
          round && (
            <div className="flex flex-col gap-5">
              <Card className="flex flex-col gap-4">
                <RoundBar places={round} />
                {round.waiters > 0 && (
                  <p className="text-sm text-muted">
                    {t('ticketsAdmin.rounds.waiters', { count: round.waiters })}
                  </p>
                )}
                <RoundLinks roundId={roundId} />
              </Card>
              <MoveList roundId={roundId} />
              <RoundForm key={roundId} performance={performance} round={round} />
              <RoundEnd
                round={round}
                onRemoved={() =>
                  void navigate({
                    to: '/admin/tickets/performances/$performanceId',
                    params: { performanceId },
                    ignoreBlocker: true,
                  })
                }
              />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
