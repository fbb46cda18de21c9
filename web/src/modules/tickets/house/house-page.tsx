import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { hallMapQuery, houseQuery, roundSaleQuery } from '../../../api/tickets-seats.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { hallPlan } from '../picker/hall-plan.ts';
import { NoSuchRound } from '../picker/no-such-round.tsx';
import { useShowTime } from '../show-time.ts';
import { BoxOffice } from './box-office.tsx';

const route = getRouteApi('/admin/tickets/rounds/$roundId/house');

/** The box office of one round: who has which place; blocking, freeing, selling at the door. */
export function HousePage() {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const { roundId } = route.useParams();
  const round = useQuery(roundSaleQuery(roundId));
  const house = useQuery(houseQuery(roundId));
  const mapId = round.data?.mapId ?? '';
  const map = useQuery({ ...hallMapQuery(mapId), enabled: mapId !== '' });
  const plan = useMemo(() => (map.data === undefined ? null : hallPlan(map.data)), [map.data]);
  const failed = [round, house, map].find(({ isError, data }) => isError && data === undefined);
  return (
    <Page
      title={t('ticketsBuying.house.title')}
      lead={
        round.data === undefined
          ? t('ticketsBuying.house.lead')
          : `${local(round.data.performance.title)} · ${time.full(round.data.startsAt)} · ${local(round.data.venue.name)} ${local(round.data.hall.name)}`
      }
      wide
      action={
        <Link
          to="/tickets/rounds/$roundId/proof"
          params={{ roundId }}
          className={buttonClass('secondary', 'sm')}
        >
          <ShieldCheck aria-hidden="true" className="size-4" />
          {t('ticketsBuying.house.proof')}
        </Link>
      }
    >
      {round.data !== undefined && house.data !== undefined && plan !== null ? (
        <BoxOffice key={roundId} round={round.data} house={house.data} plan={plan} />
      ) : hasCode(round.error ?? house.error, 'tickets.round-not-found') ? (
        <NoSuchRound />
      ) : failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <ListSkeleton rows={6} />
      )}
    </Page>
  );
}
