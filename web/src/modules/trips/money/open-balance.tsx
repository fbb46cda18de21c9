import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { balancesQuery } from '../../../api/trips-money.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { UsedTrip } from '../editor/store/index.ts';
import { useMoney } from './use-money.ts';

export type OpenBalance =
  | { is: 'reading' }
  | { is: 'unknown' }
  /** Below 0: they owe it. In the smallest unit of the currency. */
  | { is: 'known'; balance: number; currency: string };

/** How somebody stands who is about to leave a trip. @param isAsked whether anybody wants to know */
export function useOpenBalance(trip: UsedTrip, personId: string, isAsked = true): OpenBalance {
  const query = balancesQuery(trip.tripId, trip.document?.sequence ?? 0);
  const { data, isError } = useQuery({ ...query, enabled: isAsked });
  if (data === undefined) return { is: isError ? 'unknown' : 'reading' };
  const balance = data.people.find((person) => person.personId === personId)?.balance ?? 0;
  return { is: 'known', balance, currency: data.currency };
}

type Props = {
  tripId: string;
  open: OpenBalance;
  /** Of somebody else; without it: it is about oneself. */
  name?: string;
};

/** Before somebody leaves a trip: what they owe or are owed, and the way to settle it first. Nothing where they are even. */
export function OpenBalanceNote({ tripId, open, name }: Props) {
  const { t } = useTranslation();
  const money = useMoney();
  const who = name === undefined ? 'mine' : 'theirs';
  if (open.is === 'reading') return <Skeleton className="h-16 w-full" />;
  if (open.is === 'unknown') {
    return (
      <Banner tone="warn" icon={<Scale aria-hidden="true" />}>
        {t('tripsMoney.leaving.unknown')}
      </Banner>
    );
  }
  const { balance, currency } = open;
  if (balance === 0) return null;
  const amount = money(Math.abs(balance), currency);
  return (
    <Banner tone="warn" icon={<Scale aria-hidden="true" />}>
      <div role="status">
        <p>{t(`tripsMoney.leaving.${who}.${balance < 0 ? 'owes' : 'gets'}`, { name, amount })}</p>
        <p className="font-normal">{t(`tripsMoney.leaving.${who}.lead`, { name })}</p>
      </div>
      <Link to="/trips/$tripId/costs" params={{ tripId }} className={buttonClass('outline', 'sm', 'mt-3')}>
        {t('tripsMoney.leaving.settle')}
      </Link>
    </Banner>
  );
}
