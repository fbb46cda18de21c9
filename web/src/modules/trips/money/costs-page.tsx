import { getRouteApi } from '@tanstack/react-router';
import { CloudOff, Plus, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/hooks.ts';
import type { Balances } from '../../../api/trips-money.ts';
import type { TripEntryOf } from '../../../api/trips-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { cx } from '../../../ui/cx.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { TripGate } from '../editor/trip-gate.tsx';
import { BalanceBars, CategoryBars } from './balances-part.tsx';
import { CostList } from './cost-list.tsx';
import { CostSheet } from './cost-sheet.tsx';
import { inTripCurrency } from './currency.ts';
import { PaymentsPart } from './payments-part.tsx';
import { SettlePart } from './settle-part.tsx';
import { type UsedBalances, useBalances } from './use-balances.ts';
import { useMoney } from './use-money.ts';

const route = getRouteApi('/trips/$tripId/costs');

/** What was spent, who owes whom, and paying it back. */
export function CostsPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  return (
    <TripGate tripId={tripId} title={t('tripsMoney.title')}>
      {(trip, document) => <Costs trip={trip} document={document} />}
    </TripGate>
  );
}

type Open = { cost: TripEntryOf<'cost'> | null };

function Costs({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const costs = entriesOf(document, 'cost');
  const payments = entriesOf(document, 'payment').toReversed();
  const used = useBalances(trip);
  const { balances, keptAtMs } = used;
  const hasAny = costs.length > 0 || payments.length > 0;
  const add = trip.canEdit && (
    <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setOpen({ cost: null })}>
      {t('tripsMoney.cost.add')}
    </Button>
  );
  return (
    <>
      {hasAny ? (
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex flex-col gap-6 lg:order-2">
            {keptAtMs !== null && <Kept atMs={keptAtMs} />}
            <Summary trip={trip} document={document} costs={costs} balances={balances} />
            <Section title={t('tripsMoney.settle.title')}>
              <Standings used={used}>{(known) => <SettlePart trip={trip} balances={known} />}</Standings>
            </Section>
          </div>
          <Section title={t('tripsMoney.list')} action={add} className="lg:order-1 lg:row-span-2">
            <CostList trip={trip} document={document} costs={costs} onOpen={(cost) => setOpen({ cost })} />
          </Section>
          <div className="flex flex-col gap-8 lg:order-3 lg:col-start-2">
            <Section title={t('tripsMoney.balances.title')}>
              <Standings used={used}>
                {(known) => <BalanceBars balances={known} me={trip.me?.personId ?? null} />}
              </Standings>
            </Section>
            {balances !== undefined && balances.byCategory.length > 0 && (
              <Section title={t('tripsMoney.byCategory')}>
                <CategoryBars balances={balances} />
              </Section>
            )}
            {payments.length > 0 && (
              <Section title={t('tripsMoney.payment.title')}>
                <PaymentsPart trip={trip} payments={payments} currency={document.head.currency} />
              </Section>
            )}
          </div>
        </div>
      ) : (
        <EmptyState
          icon={<ReceiptText aria-hidden="true" />}
          title={t('tripsMoney.empty')}
          action={add || undefined}
        >
          {t(trip.canEdit ? 'tripsMoney.emptyLead' : 'tripsMoney.emptyReadOnly')}
        </EmptyState>
      )}
      {open && (
        <CostSheet
          key={open.cost?.id ?? 'new'}
          trip={trip}
          document={document}
          cost={open.cost}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

type SummaryProps = {
  trip: UsedTrip;
  document: TripDocument;
  costs: readonly TripEntryOf<'cost'>[];
  balances: Balances | undefined;
};

/** What the trip has cost so far, and how one stands oneself. */
function Summary({ trip, document, costs, balances }: SummaryProps) {
  const { t } = useTranslation();
  const money = useMoney();
  const { currency } = document.head;
  const total = costs.reduce((sum, { fields }) => sum + inTripCurrency(fields, currency), 0);
  const mine = balances?.people.find(({ personId }) => personId === trip.me?.personId);
  return (
    <Card>
      <p className="text-sm font-semibold text-muted">{t('tripsMoney.total')}</p>
      <p className="tnum text-3xl font-extrabold tracking-tight">{money(total, currency)}</p>
      {mine !== undefined && (
        <p
          className={cx(
            'tnum mt-2 font-semibold',
            mine.balance > 0 ? 'text-good' : mine.balance < 0 ? 'text-bad' : 'text-muted',
          )}
        >
          {mine.balance === 0
            ? t('tripsMoney.mine.even')
            : t(mine.balance > 0 ? 'tripsMoney.mine.gets' : 'tripsMoney.mine.owes', {
                amount: money(Math.abs(mine.balance), currency),
              })}
        </p>
      )}
    </Card>
  );
}

/** Since when who owes whom may be another. */
function Kept({ atMs }: { atMs: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p role="status" className="flex items-start gap-2 text-sm text-muted">
      <CloudOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {t('tripsMoney.kept', { when: format.relative(atMs) })}
    </p>
  );
}

type StandingsProps = {
  used: UsedBalances;
  children: (balances: Balances) => React.ReactNode;
};

/** Who owes whom is reckoned by the server: without a network what it last said is shown, or that it cannot be. */
function Standings({ used: { query, balances }, children }: StandingsProps) {
  const { t } = useTranslation();
  const online = useOnline();
  if (balances !== undefined) return children(balances);
  if (!online) {
    return (
      <p className="flex items-center gap-2 text-muted">
        <CloudOff aria-hidden="true" className="size-5" />
        {t('tripsMoney.offline')}
      </p>
    );
  }
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton className="h-24 w-full" />;
}
