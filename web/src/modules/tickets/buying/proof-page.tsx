import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { RefreshCw, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { proofQuery, type RoundProof } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { NoSuchRound } from '../picker/no-such-round.tsx';

const route = getRouteApi('/tickets/rounds/$roundId/proof');

/** For anybody: whether every place of a round is counted once, in plain words. */
export function ProofPage() {
  const { t } = useTranslation();
  const { roundId } = route.useParams();
  const query = useQuery(proofQuery(roundId));
  return (
    <Page
      title={t('ticketsBuying.proof.title')}
      lead={t('ticketsBuying.proof.lead')}
      back={
        <Link to="/tickets/rounds/$roundId" params={{ roundId }} className={backClass}>
          <BackIcon />
          {t('ticketsBuying.holdPage.toSeats')}
        </Link>
      }
      action={
        <Button
          variant="secondary"
          size="sm"
          icon={<RefreshCw aria-hidden="true" className="size-4" />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('ticketsBuying.proof.refresh')}
        </Button>
      }
    >
      {query.data !== undefined ? (
        <Proof proof={query.data} />
      ) : hasCode(query.error, 'tickets.round-not-found') ? (
        <NoSuchRound />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={4} />
      )}
    </Page>
  );
}

const STATES = ['free', 'held', 'sold', 'blocked'] as const;

function Proof({ proof }: { proof: RoundProof }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { isExact, fromStates, fromRows, counters, capacity } = proof;
  const { held, sold, blocked } = fromRows;
  const ways = [
    { name: t('ticketsBuying.proof.fromStates'), counted: fromStates },
    {
      name: t('ticketsBuying.proof.fromRows'),
      counted: { ...fromRows, free: capacity - held - sold - blocked },
    },
    { name: t('ticketsBuying.proof.counters'), counted: counters },
  ];
  return (
    <div className="flex flex-col gap-5">
      <div
        role="status"
        className={`flex items-start gap-3 rounded-3xl p-5 ${isExact ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad'}`}
      >
        {isExact ? (
          <ShieldCheck aria-hidden="true" className="size-7 shrink-0" />
        ) : (
          <ShieldAlert aria-hidden="true" className="size-7 shrink-0" />
        )}
        <div>
          <p className="text-lg font-bold">
            {t(isExact ? 'ticketsBuying.proof.exact' : 'ticketsBuying.proof.notExact')}
          </p>
          <p className="text-ink">
            {isExact
              ? t('ticketsBuying.proof.sum', { capacity: format.number(capacity) })
              : t('ticketsBuying.proof.notExactLead')}
          </p>
        </div>
      </div>
      <Card>
        <div className="overflow-x-auto">
          <table className="tnum w-full text-right">
            <caption className="sr-only">{t('ticketsBuying.proof.how')}</caption>
            <thead>
              <tr className="border-b border-line text-sm text-muted">
                <th scope="col" className="py-2 pr-4 text-left font-semibold">
                  {t('ticketsBuying.proof.way')}
                </th>
                {STATES.map((state) => (
                  <th key={state} scope="col" className="py-2 pl-4 font-semibold whitespace-nowrap">
                    {t(`ticketsBuying.house.${state}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ways.map(({ name, counted }) => (
                <tr key={name} className="border-b border-line/60 last:border-b-0">
                  <th scope="row" className="min-w-40 py-3 pr-4 text-left font-medium">
                    {name}
                  </th>
                  {STATES.map((state) => (
                    <td key={state} className="py-3 pl-4 font-semibold">
                      {format.number(counted[state])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Card className="flex flex-col gap-3">
        <Facts
          items={[
            { label: t('ticketsBuying.proof.sequence'), value: format.number(proof.sequence) },
            { label: t('ticketsBuying.proof.at'), value: format.exact(proof.at) },
          ]}
        />
        <div>
          <p className="text-muted">{t('ticketsBuying.proof.digest')}</p>
          <code className="font-mono text-sm break-all">{proof.digest}</code>
          <p className="mt-1 text-sm text-muted">{t('ticketsBuying.proof.digestLead')}</p>
        </div>
      </Card>
    </div>
  );
}
