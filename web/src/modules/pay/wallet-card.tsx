import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowUpFromLine, Plus, Send, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '../../api/pay.ts';
import { useFormat } from '../../i18n/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';

const actionIcon = 'size-[1.15em]';

/** What is there, what is set aside, and the two things one does most. */
export function WalletCard({ more = false }: { more?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = useQuery(balanceQuery);
  if (balance.data === undefined && balance.isError) {
    return <ErrorState error={balance.error} onRetry={() => void balance.refetch()} />;
  }
  const data = balance.data;
  return (
    <section
      aria-label={t('pay.title')}
      className="relative isolate overflow-hidden rounded-[1.75rem] bg-pine p-6 text-pine-ink shadow-card sm:p-8"
    >
      <Yard />
      <p className="font-semibold text-pine-muted">{t('pay.available')}</p>
      {data === undefined ? (
        <Skeleton className="mt-2 mb-1 h-11 w-56 bg-white/20" />
      ) : (
        <p className="tnum mt-0.5 text-[2.6rem] leading-tight font-extrabold tracking-tight">
          {format.won(data.available)}
        </p>
      )}
      <p className="tnum mt-1 min-h-6 text-pine-muted">
        {data !== undefined &&
          (data.held > 0 ? (
            <>
              {t('pay.balance')} {format.won(data.balance)} ·{' '}
              <Link to="/pay/holds" className="underline underline-offset-4">
                {t('pay.held')} {format.won(data.held)}
              </Link>
              {data.heldForStocks > 0 && (
                <>
                  {' '}
                  <span className="whitespace-nowrap">
                    ({t('pay.heldForStocks', { amount: format.won(data.heldForStocks) })})
                  </span>
                </>
              )}
            </>
          ) : (
            t('pay.heldNone')
          ))}
      </p>
      {data !== undefined && data.status !== 'active' && (
        <p role="status" className="mt-3 rounded-xl bg-white/12 px-4 py-2.5 font-medium">
          {t(data.status === 'frozen' ? 'pay.frozen' : 'pay.closedWallet')}
        </p>
      )}
      <div className={cx('mt-6 grid grid-cols-2 gap-2.5', !more && 'sm:flex')}>
        <Link
          to="/pay/send"
          className={buttonClass('primary', 'md', 'bg-[#ff8d5f]! text-[#2a0f03]! hover:bg-[#ffa37d]!')}
        >
          <Send aria-hidden="true" className={actionIcon} />
          {t('pay.send')}
        </Link>
        <Link to="/pay/top-up" className={buttonClass('onPine', 'md')}>
          <Plus aria-hidden="true" className={actionIcon} />
          {t('pay.topUp')}
        </Link>
        {more && (
          <>
            <Link to="/pay/withdraw" className={buttonClass('onPine', 'md')}>
              <ArrowUpFromLine aria-hidden="true" className={actionIcon} />
              {t('pay.withdraw')}
            </Link>
            <Link to="/pay/split" className={buttonClass('onPine', 'md')}>
              <Split aria-hidden="true" className={actionIcon} />
              {t('pay.split')}
            </Link>
          </>
        )}
      </div>
    </section>
  );
}

/** The plan of a house around its yard, faintly, as on a banknote. */
function Yard() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 200 200"
      className="absolute -top-10 -right-10 -z-10 size-64 text-white/[0.07]"
    >
      {[8, 32, 56].map((inset) => (
        <rect
          key={inset}
          x={inset}
          y={inset}
          width={200 - inset * 2}
          height={200 - inset * 2}
          rx={36 - inset / 3}
          fill="none"
          stroke="currentColor"
          strokeWidth="9"
        />
      ))}
      <circle cx="100" cy="100" r="15" fill="currentColor" />
    </svg>
  );
}
