import { useTranslation } from 'react-i18next';
import type { Balances } from '../../../api/trips-money.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { categoryColours, categoryIcons } from './categories.ts';
import { useMoney } from './use-money.ts';

/** How everybody stands: bars to the right are owed to them, to the left are owed by them. */
export function BalanceBars({ balances, me }: { balances: Balances; me: string | null }) {
  const { t } = useTranslation();
  const money = useMoney();
  const most = Math.max(1, ...balances.people.map(({ balance }) => Math.abs(balance)));
  return (
    <ul aria-label={t('tripsMoney.balances.title')} className="flex flex-col gap-4">
      {balances.people.map(({ personId, name, paid, owed, balance }) => (
        <li key={personId} className="flex items-center gap-3">
          <Avatar name={name} size="sm" />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-3">
              <span className="truncate font-semibold">
                {personId === me ? t('tripsMoney.meAs', { name }) : name}
              </span>
              <span
                className={cx(
                  'tnum shrink-0 font-bold',
                  balance > 0 ? 'text-good' : balance < 0 ? 'text-bad' : 'text-muted',
                )}
              >
                {balance === 0
                  ? t('tripsMoney.balances.even')
                  : t(balance > 0 ? 'tripsMoney.balances.gets' : 'tripsMoney.balances.owes', {
                      amount: money(Math.abs(balance), balances.currency),
                    })}
              </span>
            </div>
            <div
              aria-hidden="true"
              className="mt-1.5 grid h-2 grid-cols-2 overflow-hidden rounded-full bg-line/60"
            >
              <span className="flex justify-end">
                {balance < 0 && (
                  <span
                    className="h-full rounded-l-full bg-bad"
                    style={{ width: `${(-balance / most) * 100}%` }}
                  />
                )}
              </span>
              <span>
                {balance > 0 && (
                  <span
                    className="block h-full rounded-r-full bg-good"
                    style={{ width: `${(balance / most) * 100}%` }}
                  />
                )}
              </span>
            </div>
            <p className="tnum mt-1 text-sm text-muted">
              {t('tripsMoney.balances.of', {
                paid: money(paid, balances.currency),
                owed: money(owed, balances.currency),
              })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What the money went to. */
export function CategoryBars({ balances }: { balances: Balances }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { total, byCategory, currency } = balances;
  return (
    <div className="flex flex-col gap-4">
      <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-line/60">
        {byCategory.map(({ category, amount }) => (
          <span
            key={category}
            className={cx('h-full', categoryColours[category])}
            style={{ width: `${(amount / Math.max(1, total)) * 100}%` }}
          />
        ))}
      </div>
      <ul aria-label={t('tripsMoney.byCategory')} className="flex flex-col gap-2">
        {byCategory.map(({ category, amount }) => {
          const Icon = categoryIcons[category];
          return (
            <li key={category} className="flex items-center gap-2.5">
              <span
                className={cx(
                  'flex size-7 items-center justify-center rounded-full text-white',
                  categoryColours[category],
                )}
              >
                <Icon aria-hidden="true" className="size-4" />
              </span>
              <span className="flex-1">{t(`tripsMoney.category.${category}`)}</span>
              <span className="tnum text-sm text-muted">
                {Math.round((amount / Math.max(1, total)) * 100)}%
              </span>
              <span className="tnum w-28 text-right font-semibold">{money(amount, currency)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
