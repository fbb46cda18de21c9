import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { proposalQuery } from '../../../api/trips-planning.ts';
import { announce } from '../../../ui/announcer.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import type { TripDocument, UsedTrip } from '../editor/store/index.ts';
import { TripGate } from '../editor/trip-gate.tsx';
import { PlanProgress } from './plan-progress.tsx';
import { ProposalPart } from './proposal-part.tsx';
import { usePlanMaker } from './use-plan-maker.ts';
import { WishForm } from './wish-form.tsx';

const route = getRouteApi('/trips/$tripId/plan');

/** Makes a plan for a trip: a wish, how far it is, and the proposal with its reasons. */
export function PlanPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('tripsPlanning.title')} wide>
      {(trip, document) => <PlanMaker trip={trip} document={document} />}
    </TripGate>
  );
}

function PlanMaker({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const { proposal: proposalId } = route.useSearch();
  const navigate = route.useNavigate();
  const top = useRef<HTMLHeadingElement>(null);
  const maker = usePlanMaker(trip.tripId, ({ proposalId: proposal, days }) => {
    announce(t('tripsPlanning.made', { count: days.reduce((sum, { visits }) => sum + visits.length, 0) }));
    void navigate({ search: { proposal } });
  });
  const {
    data: proposal,
    error,
    refetch,
    fetchStatus,
  } = useQuery({
    ...proposalQuery(trip.tripId, proposalId ?? ''),
    enabled: proposalId !== undefined,
  });
  const isMaking = maker.making !== null;
  // Whoever gets another view begins at its top.
  useEffect(() => {
    if (isMaking || proposalId !== undefined) top.current?.focus();
  }, [isMaking, proposalId]);
  const again = () => void navigate({ search: {} });
  if (!trip.canEdit && proposalId === undefined) {
    return (
      <EmptyState icon={<Lock aria-hidden="true" />} title={t('tripsPlanning.readOnly')}>
        {t('tripsPlanning.readOnlyLead')}
      </EmptyState>
    );
  }
  return (
    <>
      <h2 ref={top} tabIndex={-1} className="mb-1 text-xl font-bold focus:outline-none">
        {proposalId === undefined || isMaking ? t('tripsPlanning.headline') : t('tripsPlanning.proposal')}
      </h2>
      {(proposalId === undefined || isMaking) && (
        <p className="mb-4 max-w-2xl text-muted">{t('tripsPlanning.lead')}</p>
      )}
      {maker.making !== null ? (
        <div className="max-w-3xl">
          <PlanProgress making={maker.making} onCancel={maker.cancel} />
        </div>
      ) : proposalId === undefined ? (
        <div className="max-w-3xl">
          <WishForm document={document} busy={isMaking} error={maker.error} onMake={maker.make} />
        </div>
      ) : proposal !== undefined ? (
        <ProposalPart
          key={proposal.proposalId}
          trip={trip}
          document={document}
          proposal={proposal}
          onAgain={again}
        />
      ) : error !== null || fetchStatus === 'paused' ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </>
  );
}
