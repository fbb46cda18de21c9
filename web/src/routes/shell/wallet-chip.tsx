import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { WalletMinimal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../api/pay.ts';
import { siteQuery } from '../../api/site.ts';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../../ui/cx.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What can be spent now, kept true by the live stream. */
export function WalletChip() {
  const { t } = useTranslation();
  const format = useFormat();
  const site = useQuery(siteQuery);
  const payOn = site.data?.services.includes('pay') ?? false;
  const balance = useQuery({ ...balanceQuery, enabled: payOn });
  if (!payOn || balance.isError) return null;
  if (balance.data === undefined) return <Skeleton className="h-10 w-24 rounded-full" />;
  const amount = format.won(balance.data.available);
  // A million has no room beside the cart and the bell of a phone.
  const isLong = balance.data.available >= 1_000_000;
  return (
    <Link
      to="/pay"
      aria-label={t('shell.wallet', { amount })}
      className="tap tnum inline-flex min-w-0 items-center sm:shrink-0 gap-2 rounded-full border border-line bg-surface px-3.5 text-[0.95rem] font-bold hover:bg-sunken max-[26rem]:px-2.5"
    >
      <WalletMinimal aria-hidden="true" className="size-4 shrink-0 text-accent max-[26rem]:hidden" />
      <span className={cx('truncate', isLong && 'max-sm:hidden')}>{amount}</span>
      {isLong && <span className="sm:hidden">{format.compactWon(balance.data.available)}</span>}
    </Link>
  );
}
